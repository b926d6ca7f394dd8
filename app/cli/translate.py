"""`flask questions translate`: the PO file of a second language, made or brought up to date.

Nothing that was translated is lost: a text whose English has changed keeps its words, marked
``fuzzy`` with the English before, until a translator has read both.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import click

from app.cli.files import file_argument, read
from app.config import questions_file
from app.loading.translation import catalog, edition
from app.loading.translation.units import Unit, units


@click.command()
@click.argument("language")
@file_argument
@click.option("--review", is_flag=True, help="Write a table (CSV) for reviewers instead.")
@click.option(
    "--reviewed", "reviewers", help="Sign every safety text as it is now, with these names."
)
def translate(language: str, file: Path | None, review: bool, reviewers: str | None) -> None:
    """Make questions.LANGUAGE.po beside the file, or bring it up to date."""
    shown = file or questions_file()
    wanted = units(read(file).questionnaire)
    path = edition.beside(shown, language)
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    if review:
        click.echo(table(wanted, before, language), nl=False)
        return
    if reviewers:
        safety = [unit.key for unit in wanted if unit.safety]
        day = date.today().isoformat()  # noqa: DTZ011 - the reviewers' own day
        text, signed = catalog.signed(before, safety, reviewers, day)
        path.write_text(text, encoding="utf-8")
        click.echo(f"{path}: {signed} of {len(safety)} safety texts signed anew by {reviewers}.")
        return
    text, counts = catalog.brought_up_to_date(before, wanted, language)
    path.write_text(text, encoding="utf-8")
    click.echo(
        f"{path}: {counts.units} texts: {counts.translated} translated, "
        f"{counts.to_look_at} to look at again, {counts.new} new, {counts.unused} no longer used."
    )


def table(wanted: tuple[Unit, ...], before: str, language: str) -> str:
    """For two reviewers: the safety texts first, each with its English and room for remarks."""
    known = catalog.read(before, language)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["context", "safety", "English", language, "English before", "remarks"])
    for unit in sorted(wanted, key=lambda unit: not unit.safety):
        entry = known.entries.get(unit.key)
        words = entry.msgstr if entry is not None else ""
        earlier = (entry.previous_msgid or "") if entry is not None else ""
        writer.writerow(
            [unit.context, "safety" if unit.safety else "", unit.text, words, earlier, ""]
        )
    return out.getvalue()
