"""`flask questions review`: the whole file as one document, for a clinician to read and to sign.

Everything that people are asked and told, with the rules in words beside it (`review_document.py`),
as HTML or as PDF; with ``--since`` only what changed. ``--sign`` writes a sign-off into the file
(``signing.py``); it is void by itself once the chapter's words change.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.checks.problems import DefinitionError
from app.cli.files import exit_with, file_argument, read
from app.cli.review_document import Review, document
from app.cli.signing import sign
from app.config import questions_file
from app.exports.typesetting import set_paper
from app.loading.sign_off import CHAPTERS
from app.paths import TEMPLATES


@click.command()
@file_argument
@click.option(
    "--since",
    "old",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file as it was signed last: show only what changed.",
)
@click.option("--format", "form", type=click.Choice(["html", "pdf"]), default="html")
@click.option("--sign", "by", help="Name and role of who read it: write a sign-off into the file.")
@click.option(
    "--chapter",
    "chapters",
    multiple=True,
    type=click.Choice(list(CHAPTERS)),
    help="Which chapter is signed; all of them if it is left out.",
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day; today if left out.")
def review(
    file: Path | None,
    old: Path | None,
    form: str,
    by: str | None,
    chapters: tuple[str, ...],
    day: datetime | None,
) -> None:
    """Write the document to sign to the standard output, as HTML or PDF, or sign it."""
    loaded = read(file)
    today = day.date() if day else date.today()  # noqa: DTZ011 - the reviewer's own day
    if by is None and chapters:
        raise click.UsageError("Say with --sign who signs for the chapter.")
    if by is None:
        made = document(loaded, today, read(old) if old else None)
        click.echo(set_paper("review.typ", made) if form == "pdf" else as_html(made), nl=False)
        return
    path = file or questions_file()
    name = " ".join(by.split())
    signed = chapters or tuple(CHAPTERS)
    if not name:
        raise click.BadParameter("Write the name and role of who read it.", param_hint="--sign")
    try:
        sign(path, loaded, name, signed, today)
    except DefinitionError as error:
        click.echo(str(error), err=True)
        exit_with(error)
    click.echo(f"{path}: signed by {name}, on {today}: {', '.join(signed)}.")


def as_html(made: Review) -> str:
    """A page that fetches nothing and runs nothing, so that it can be sent and kept."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("review.html").render(review=made)
