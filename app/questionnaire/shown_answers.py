"""ShownAnswer: one answer as it is shown back, in the words of the option the person chose.

Shared by the check page and by every form of the summary, so that an answer reads the same
everywhere. States that are not ordinary answers are kept apart: nothing chosen, not sure, rather
not say, and not answered at all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.questionnaire import messages
from app.questionnaire.answers import Row, Value, rows
from app.questionnaire.journey import Journey
from app.questionnaire.questions import Column, Question

FEW = 2


@dataclass(frozen=True)
class Table:
    """A table's answer: column labels, and rows of as many cells."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows, each cell beside the label of its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


class ShownAnswer(NamedTuple):
    """One question and what was said to it.

    ``values``  the chosen options' words, or what was typed; empty for a table and when unanswered
    ``state``   "" for an ordinary answer, else the words of the state ("Not answered", …)
    ``code``    of the one option that was chosen, "" when unanswered; None for every other answer:
                where it is given, the file's texts alone make what is shown
    """

    id: str
    label: str
    question: str
    values: tuple[str, ...]
    state: str
    code: str | None = None
    table: Table | None = None

    @property
    def text(self) -> str:
        """The answer in one line."""
        return self.state or "; ".join(self.values)


@dataclass(frozen=True)
class Group:
    """The labels of the questions that share one answer."""

    answer: str
    labels: tuple[str, ...]


@dataclass(frozen=True)
class Answered:
    """Answers under one heading: those of a page, or of a section of the summary."""

    id: str
    title: str
    items: tuple[ShownAnswer, ...]

    @property
    def tables(self) -> list[ShownAnswer]:
        return [item for item in self.items if item.table]

    @property
    def told(self) -> list[ShownAnswer]:
        """The answers that are no tables."""
        return [item for item in self.items if not item.table]


def show_answer(journey: Journey, question: Question) -> ShownAnswer:
    """What was said to a question on this journey."""
    given = journey.answers.values.get(question.id)
    if not given:
        return ShownAnswer(
            question.id, question.label, question.text, (), messages.NOT_ANSWERED, ""
        )
    if question.type == "table":
        table = _table(given, question)
        return ShownAnswer(question.id, question.label, question.text, (), "", None, table)
    if question.type == "text":
        return ShownAnswer(question.id, question.label, question.text, (str(given),), "")
    codes = [given] if isinstance(given, str) else [c for c in question.options if c in given]
    if len(codes) == 1:
        option = question.options[codes[0]]
        state = messages.STATES[option.means] if option.means else ""
        return ShownAnswer(
            question.id, question.label, question.text, (option.text,), state, codes[0]
        )
    # A state is exclusive (askings.py), so where several were chosen there is none among them.
    several = tuple([question.options[code].text for code in codes])
    return ShownAnswer(question.id, question.label, question.text, several, "")


def every_answer(journey: Journey) -> tuple[Answered, ...]:
    """All questions of the path with their answers, page by page."""
    return tuple(
        Answered(page.id, page.title, tuple(show_answer(journey, q) for q in page.questions))
        for page in journey.pages
    )


def group_by_answer(items: Iterable[ShownAnswer]) -> tuple[Group, ...]:
    """The items gathered by their answer: each answer once, in order of first use; states last."""
    ordered = sorted(items, key=lambda item: bool(item.state))
    found: dict[str, list[str]] = {}
    for item in ordered:
        found.setdefault(item.text, []).append(item.label)
    return tuple(Group(answer, tuple(labels)) for answer, labels in found.items())


def split_common_states(
    items: Iterable[ShownAnswer],
) -> tuple[tuple[ShownAnswer, ...], tuple[Group, ...]]:
    """The items with an answer of their own; the rest gathered, each state once.

    So a section that was mostly skipped takes one line, and no state is ever run into another. A
    state that only a few share stands beside each of them, like any answer.
    """
    found = tuple(items)
    shared = Counter(item.state for item in found if item.state)
    many = {state for state, times in shared.items() if times > FEW}
    own = tuple(item for item in found if item.state not in many)
    return own, group_by_answer(item for item in found if item.state in many)


def _table(given: Value, question: Question) -> Table:
    return Table(
        tuple(column.label for column in question.columns),
        tuple(
            tuple(_cell(question, column, row) for column in question.columns)
            for row in rows(given)
        ),
    )


def _cell(question: Question, column: Column, row: Row) -> str:
    given = row.get(column.id, "")
    if column.options:
        return column.options[given].text if given else messages.NOT_ANSWERED
    if column.id == question.name_column:
        return recognised(column, given) if given else messages.nameless(column)
    return given or messages.NOT_ANSWERED


def recognised(column: Column, typed: str) -> str:
    """The typed name, with the plain name beside it when a known brand was typed."""
    wanted = typed.casefold().strip()
    for name, known in column.suggestions.items():
        if wanted in (other.casefold() for other in known.also):
            return f"{typed} ({name})"
    return typed
