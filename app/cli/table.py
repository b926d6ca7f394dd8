"""`flask questions table`: one truth table a rule, in words, for a clinician to read and sign.

A row is a case: every filled cell of a row must be so, and any one row is enough. The file's digest
stands above, so that a signature belongs to one exact file.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from app.cli.files import file_argument, read
from app.loading.loader import Loaded
from app.questionnaire.conditions import codes_in_words
from app.questionnaire.definition.guidance import Flag, Notice, Outcome, Topic
from app.questionnaire.definition.parts import Condition, question_in
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page

_HOW_TO_READ = (
    "Outcomes are tried in this order after every page, and the first that holds ends the "
    "questions there. An unanswered question matches nothing."
)


@dataclass(frozen=True)
class TruthTable:
    """A rule: what it shows, the questions it reads, and its cases; no rows: for everybody."""

    kind: str
    name: str
    shows: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@click.command()
@file_argument
@click.option("--format", "form", type=click.Choice(["markdown", "csv"]), default="markdown")
def table(file: Path | None, form: str) -> None:
    """Print every rule as a truth table in words, for sign-off."""
    loaded = read(file)
    click.echo(as_csv(loaded) if form == "csv" else as_markdown(loaded), nl=False)


def tables(questionnaire: Questionnaire) -> Iterator[TruthTable]:
    """Every rule of the file, in its order."""
    q = questionnaire
    kinds: tuple[tuple[str, Iterable[Page | Outcome | Notice | Flag | Topic]], ...] = (
        ("Page", q.pages),
        ("Outcome", q.outcomes),
        ("Notice", q.notices),
        ("Flag", q.flags),
        ("Topic", q.topics),
    )
    for kind, parts in kinds:
        for part in parts:
            today = isinstance(part, Flag) and part.today
            named = "Flag for today" if today else kind
            yield _table(q, named, part.id, part.title, part.when)
    yield _table(q, "Help panel", "help", q.help.panel.title, q.help.panel.when)
    for word, promises in (("Always", q.always), ("Never", q.never)):
        for promise in promises:
            about, name = promise.about
            yield _table(q, word, name, f"{about} `{name}`", promise.when)


def as_markdown(loaded: Loaded) -> str:
    q = loaded.questionnaire
    lines = [
        f"# Rules of “{q.site.name}”, version {q.version}",
        "",
        f"File: {loaded.source.name}, SHA-256 `{loaded.digest}`",
        "",
        _HOW_TO_READ,
        "",
    ]
    for each in tables(q):
        lines += [*_markdown(each), ""]
    return "\n".join([*lines, *_sign_off()])


def as_csv(loaded: Loaded) -> str:
    """One line a case; the conditions of a case side by side in one cell, joined by “and”."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["kind", "id", "shows", "case", "when", "sha256"])
    for each in tables(loaded.questionnaire):
        for number, row in enumerate(each.rows or ((),), start=1):
            cells = [
                f"{column}: {cell}" for column, cell in zip(each.columns, row, strict=True) if cell
            ]
            when = " AND ".join(cells) or "everybody"
            writer.writerow(
                [
                    *map(_text, (each.kind, each.name, each.shows)),
                    number,
                    _text(when),
                    loaded.digest,
                ]
            )
    return out.getvalue()


def _table(
    questionnaire: Questionnaire, kind: str, name: str, shows: str, when: Condition | None
) -> TruthTable:
    cases = when.cases if when else ()
    references = list(dict.fromkeys(reference for case in cases for reference in case))
    rows = tuple(
        tuple(codes_in_words(questionnaire, ref, case.get(ref, ())) for ref in references)
        for case in cases
    )
    columns = tuple(_label(questionnaire, reference) for reference in references)
    return TruthTable(kind, name, shows, columns, rows)


def _label(questionnaire: Questionnaire, reference: str) -> str:
    label = questionnaire.asked[reference].label
    if "." not in reference:
        return label
    return f"{questionnaire.question[question_in(reference)].label}, any row: {label}"


def _markdown(each: TruthTable) -> Iterator[str]:
    yield f"## {each.kind}: {each.shows} (`{each.name}`)"
    yield ""
    if not each.rows:
        yield "For everybody."
        return
    yield f"| Case | {' | '.join(map(_cell, each.columns))} |"
    yield f"|---|{'---|' * len(each.columns)}"
    for number, row in enumerate(each.rows, start=1):
        yield f"| {number} | {' | '.join(_cell(cell or '–') for cell in row)} |"


def _sign_off() -> Iterator[str]:
    yield "## Sign-off"
    yield ""
    yield "| Name and role | Date | Signature | Remarks |"
    yield "|---|---|---|---|"
    yield "| | | | |"
    yield ""


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _text(value: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(("=", "+", "-", "@")) else value
