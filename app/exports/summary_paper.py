"""Summary paper: the summary as its template (templates/summary.typ) reads it.

Two sheets for a clinician: what a section says becomes aligned lines, a flag one point with its
short title, and states that are no answers stand in square brackets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.exports.brackets import bracketed
from app.exports.paper import Frame, Line, frame
from app.questionnaire import messages
from app.questionnaire.definition.questions import State
from app.questionnaire.flags import FlagShown
from app.questionnaire.shown_answers import Group, ShownAnswer, ShownCell, ShownTable
from app.questionnaire.speech import translated as _
from app.questionnaire.summary import SectionShown, Summary


@dataclass(frozen=True)
class Point:
    """A flag for a clinician: its short title, what was reported; ``reasons``: by which answers."""

    short: str
    said: str
    reasons: str = ""


@dataclass(frozen=True)
class Points:
    """Points under one heading."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Cell:
    """A table's cell: what leads it in bold, then the rest; ``state`` when that is no answer."""

    lead: str
    rest: str
    state: bool = False


@dataclass(frozen=True)
class TableOnPaper:
    """A table, under its columns' labels."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class SectionOnPaper:
    """A section: lines, then tables with the note that stands beside the title, then lines."""

    title: str
    note: str
    before: tuple[Line, ...]
    tables: tuple[TableOnPaper, ...]
    after: tuple[Line, ...]


@dataclass(frozen=True)
class SummaryPaperWords:
    """The program's own words on this paper."""

    today: str
    flags: str
    flags_note: str
    first_questions: str
    questions: str
    more_questions: str
    own_words: str
    next_step: str
    notes: str
    see_page_2: str
    replaced: str


def _words() -> SummaryPaperWords:
    return SummaryPaperWords(
        today=messages.FLAGS_TODAY,
        flags=messages.FLAGS_FIRST,
        flags_note=_("None of these rules anything in or out."),
        first_questions=_("My first questions"),
        questions=messages.QUESTIONS,
        more_questions=_("More questions I want to ask"),
        own_words=messages.OWN_WORDS,
        next_step=messages.NEXT_STEP,
        notes=messages.NOTES,
        see_page_2=_("The list of medicines: see page 2."),
        replaced=messages.REPLACED,
    )


@dataclass(frozen=True)
class SummaryPaper:
    """Everything on the two sheets, in the order it is read."""

    frame: Frame
    made: str
    age: str
    filled_by: str
    disclaimer: str
    ask: str
    leaning: Line | None
    skipped: str
    today: tuple[Point, ...]
    groups: tuple[Points, ...]
    sheet_1: tuple[SectionOnPaper, ...]
    sheet_2: tuple[SectionOnPaper, ...]
    own_words: str
    first_questions: tuple[str, ...]
    other_questions: tuple[str, ...]
    next_step: tuple[Line, ...]
    words: SummaryPaperWords


def of(summary: Summary, paper: str, size: str) -> SummaryPaper:
    """The paper of a summary."""
    step = summary.next_step
    said = (step.book, step.by_when, f"“{step.first_sentence}”")
    leaning = summary.leaning
    return SummaryPaper(
        frame=frame(summary, paper, size, running_foot=False),
        made=messages.made(messages.day(summary.imprint.today), summary.version),
        age=f"{summary.age.label}: {_said(summary.age)}" if summary.age else "",
        filled_by=summary.filled_by,
        disclaimer=summary.disclaimer,
        ask=summary.ask,
        leaning=Line(leaning.label, _said(leaning)) if leaning else None,
        skipped=summary.skipped,
        today=tuple(map(_point, summary.today)),
        groups=tuple(_groups(summary)),
        sheet_1=tuple(map(_section, summary.on_sheet(1))),
        sheet_2=tuple(map(_section, summary.on_sheet(2))),
        own_words=_without_blank_lines(summary.own_words),
        first_questions=summary.first_questions,
        other_questions=summary.more_questions,
        next_step=tuple(Line(*pair) for pair in zip(messages.STEP, said, strict=True)),
        words=_words(),
    )


def _groups(summary: Summary) -> Iterator[Points]:
    for group in summary.groups:
        yield Points(group.title, tuple(map(_point, group.flags)))
    if summary.also_asked:
        yield Points(messages.ALSO_ASKED, tuple(map(_left_open, summary.also_asked)))


def _left_open(group: Group) -> Point:
    return Point(bracketed(group.answer, group.state), "; ".join(group.labels))


def _point(shown: FlagShown) -> Point:
    said = (item for item in shown.echo if item.state is not State.NOT_ANSWERED)
    beside = (f"{item.label}: {_said(item)}." for item in said)
    return Point(shown.flag.short, " ".join((shown.flag.clinician, *beside)), shown.reported)


def _section(section: SectionShown) -> SectionOnPaper:
    tables = [item.table for item in section.items if item.table]
    place = next((n for n, item in enumerate(section.items) if item.table), len(section.items))
    counts = [count for table in tables for count in table.counts]
    return SectionOnPaper(
        title=section.title,
        note=" ".join(f"{count}." for count in counts),
        before=tuple(_lines(section.items[:place])),
        tables=tuple(map(_table, tables)),
        after=(*_lines(section.items[place:]), *map(_group, section.groups)),
    )


def _lines(items: Iterable[ShownAnswer]) -> Iterator[Line]:
    for item in items:
        if item.table is None:
            yield Line(item.label, _said(item), bool(item.state))


def _group(group: Group) -> Line:
    """The questions that share an answer, under it; a state is told from an answer by brackets."""
    return Line(bracketed(group.answer, group.state), "; ".join(group.labels), bool(group.state))


def _table(table: ShownTable) -> TableOnPaper:
    return TableOnPaper(table.columns, tuple(tuple(_cells(row)) for row in table.rows))


def _cells(row: tuple[ShownCell, ...]) -> Iterator[Cell]:
    """The first cell leads with the name, and what is known of it follows in brackets."""
    name, known = re.fullmatch(r"(.*?)(\s*\([^()]*\))?", row[0].text, re.DOTALL).groups("")  # type: ignore[union-attr]
    yield Cell(name, known.strip())
    for cell in row[1:]:
        yield Cell("", bracketed(*cell), bool(cell.state))


def _said(item: ShownAnswer) -> str:
    return bracketed(_without_blank_lines(item.text), item.state)


def _without_blank_lines(typed: str) -> str:
    return re.sub(r"\s*\n\s*", "\n", typed.strip())
