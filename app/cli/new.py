"""`flask questions new FILE`: a start for another clinic, the smallest file that can be served.

Three things are asked; the rest stands in the file, with a remark beside whatever is not plain. It
passes the check as it is written.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import click

from app.checks.problems import DefinitionError
from app.cli.files import exit_with
from app.loading.loader import load_text
from app.paths import PACKAGE, TEMPLATES

TO_WRITE = "Write here"  # how each text begins in whose place the author writes another

_UNTIL_REVIEW = timedelta(days=180)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--treatment", prompt="Which treatment is it about (a plain name)?")
@click.option("--condition", prompt="What is it a treatment for?")
@click.option("--number", prompt="Which number is called where you are when a life is in danger?")
def new(file: Path, treatment: str, condition: str, number: str) -> None:
    """Write a small questionnaire to start from."""
    if file.exists():
        raise click.ClickException(f"{file} is there already; nothing was written.")
    today = date.today()  # noqa: DTZ011 - the author's own day
    text = filled(
        {
            "TREATMENT": treatment,
            "CONDITION": condition,
            "NUMBER": number,
            "TODAY": today.isoformat(),
            "LATER": (today + _UNTIL_REVIEW).isoformat(),
            "YEAR": str(today.year),
            "SCHEMA": (PACKAGE / "loading" / "questions.schema.json").as_uri(),
        }
    )
    try:
        load_text(text, str(file))
    except DefinitionError as error:
        click.echo(str(error), err=True)
        exit_with(error)
    file.write_text(text, encoding="utf-8")
    click.echo(f"{file} is written. To serve it: FLASK_QUESTIONS={file} flask --app app run")


def filled(values: Mapping[str, str]) -> str:
    """The starter with these words in the places of their names."""
    text = (TEMPLATES / "starter.yaml").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(name, json.dumps(value, ensure_ascii=False)[1:-1])
    return text
