"""`flask questions readability`: how much there is to read, and how hard each part is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from app.checks.problems import DefinitionError
from app.checks.reading_grade import MEDIAN_GRADE, MOST_GRADE, median_grade, pieces
from app.cli import translation_report
from app.cli.files import exit_with, file_argument, read
from app.config import questions_file
from app.questionnaire.definition.questionnaire import Questionnaire


@click.command()
@file_argument
@click.option("--language", help="Those of its translation into this language: es.")
def readability(file: Path | None, language: str | None) -> None:
    """Count the words of each part and give its reading grade."""
    if language:
        try:
            click.echo("\n".join(translation_report.words(file or questions_file(), language)))
        except DefinitionError as error:
            click.echo(str(error), err=True)
            exit_with(error)
        return
    click.echo("\n".join(lines(read(file).questionnaire)))


def lines(questionnaire: Questionnaire) -> Iterator[str]:
    known = questionnaire.wording.known_words
    yield f"{'part':<8} {'id':<34} {'words':>6} {'sentences':>10} {'grade':>6}"
    total = 0
    for piece in pieces(questionnaire):
        count = piece.count(known)
        total += count.words
        mark = "  hard" if count.grade > MOST_GRADE else ""
        yield (
            f"{piece.kind:<8} {piece.name:<34} {count.words:>6} {count.sentences:>10} "
            f"{max(count.grade, 0):>6.1f}{mark}"
        )
    yield f"{total} words in all. Flesch-Kincaid grades; words in `known_words` count as easy."
    yield (
        f"Median over start, pages and outcomes: {max(median_grade(questionnaire), 0):.1f} "
        f"(at most {MEDIAN_GRADE:.0f}; no part above {MOST_GRADE:.0f})."
    )
