"""Shown answers: one answer as it is shown back, in the words of the option the person chose.

Shared by the overview and by both documents, so that an answer reads the same everywhere. States
that are not ordinary answers are kept apart: nothing on the list, not sure, rather not say, not
answered, and not asked at all because of an earlier answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from app.questionnaire import messages
from app.questionnaire.answers import Row, Value, rows
from app.questionnaire.definition.questions import Column, Page, Question, State
from app.questionnaire.journey import Journey

FEW = 2


class ShownCell(NamedTuple):
    """A table's cell in words; ``state``: how it was left open, None for an answer."""

    text: str
    state: State | None = None


@dataclass(frozen=True)
class ShownTable:
    """A table's answer: column labels, rows of as many cells, and what is counted above it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    counts: tuple[str, ...] = ()

    @property
    def labelled(self) -> list[list[tuple[str, ShownCell]]]:
        """The rows, each cell beside the label of its column."""
        return [list(zip(self.columns, row, strict=True)) for row in self.rows]


class ShownAnswer(NamedTuple):
    """One question and what was said to it.

    ``values``  the chosen options' words, or what was typed; empty for a table and when unanswered
    ``state``   how it was left open; None for an ordinary answer
    ``code``    of the one option that was chosen, "" when asked and unanswered; None for every
                other answer: where it is given, the file's texts alone make what is shown
    """

    id: str
    label: str
    question: str
    values: tuple[str, ...]
    state: State | None
    code: str | None = None
    table: ShownTable | None = None

    @property
    def text(self) -> str:
        """The answer in one line."""
        return messages.state(self.state) if self.state else "; ".join(self.values)


@dataclass(frozen=True)
class Group:
    """The labels of the questions that share one answer; ``state``: how they were left open."""

    answer: str
    labels: tuple[str, ...]
    state: State | None = None


@dataclass(frozen=True)
class Answered:
    """Answers under one heading: those of a page, or of a section of the summary."""

    id: str
    title: str
    items: tuple[ShownAnswer, ...]

    @property
    def tables(self) -> list[ShownAnswer]:
        """The answers that are tables."""
        return [item for item in self.items if item.table]

    @property
    def told(self) -> list[ShownAnswer]:
        """The answers that are no tables."""
        return [item for item in self.items if not item.table]


def show_answer(journey: Journey, question: Question) -> ShownAnswer:
    """What was said to a question on this journey."""
    given = journey.answers.values.get(question.id)
    if not given:
        if journey.asks(question.id):
            return show_option(question, "")
        return _shown(question, State.NOT_ASKED, (), None)
    if question.type == "table":
        return _shown(question, None, (), None)._replace(table=_table(given, question))
    if question.type == "text":
        return _shown(question, None, (str(given),), None)
    codes = [given] if isinstance(given, str) else [c for c in question.options if c in given]
    if len(codes) == 1:
        return show_option(question, codes[0])
    # A state is exclusive, so where several were chosen there is none among them.
    return _shown(question, None, tuple(question.options[code].text for code in codes), None)


def show_option(question: Question, code: str) -> ShownAnswer:
    """What is shown where this one option was chosen; "": where nothing was."""
    if not code:
        return _shown(question, State.NOT_ANSWERED, (), "")
    option = question.options[code]
    return _shown(question, option.state, (option.text,), code)


def _shown(
    question: Question, state: State | None, values: tuple[str, ...], code: str | None
) -> ShownAnswer:
    return ShownAnswer(question.id, question.label, question.text, values, state, code)


def of_page(journey: Journey, page: Page) -> Answered:
    """All questions of a page with their answers."""
    return Answered(page.id, page.title, tuple(show_answer(journey, q) for q in page.questions))


def group_by_answer(items: Iterable[ShownAnswer]) -> tuple[Group, ...]:
    """The items by their answer: each answer once, in order of first use; states last."""
    ordered = sorted(items, key=lambda item: bool(item.state))
    found: dict[tuple[str, State | None], list[str]] = {}
    for item in ordered:
        found.setdefault((item.text, item.state), []).append(item.label)
    return tuple(Group(answer, tuple(labels), state) for (answer, state), labels in found.items())


def split_common_states(
    items: Iterable[ShownAnswer],
) -> tuple[tuple[ShownAnswer, ...], tuple[Group, ...]]:
    """The items with an answer of their own; the rest grouped, each state once.

    So a section that was mostly skipped takes one line, and no state is ever run into another. A
    state that only a few share stands beside each of them, like any answer.
    """
    found = tuple(items)
    shared = Counter(item.state for item in found if item.state)
    many = {state for state, times in shared.items() if times > FEW}
    own = tuple(item for item in found if item.state not in many)
    return own, group_by_answer(item for item in found if item.state in many)


# ---------------------------------------------------------------------------- tables


def _table(given: Value, question: Question) -> ShownTable:
    filled = rows(given)
    columns = [column for column in question.columns if column.beside is None]
    return ShownTable(
        tuple(column.label for column in columns),
        tuple(tuple(_cell(question, column, row) for column in columns) for row in filled),
        tuple(_counts(question, filled)),
    )


def _counts(question: Question, filled: tuple[Row, ...]) -> Iterator[str]:
    """Neutral counts of rows; none where no row counts."""
    for count in question.counts:
        times = sum(
            all(row.get(column) in codes for column, codes in count.when.items()) for row in filled
        )
        if times:
            yield messages.count(times, len(filled), count.text)


def _cell(question: Question, column: Column, row: Row) -> ShownCell:
    """The answer to a column, and to the columns that are printed beside it."""
    beside = [row.get(other.id, "") for other in question.columns if other.beside == column.id]
    cell = _own(question, column, row)
    for said in filter(None, beside):
        cell = ShownCell(messages.beside(cell.text, said))
    return cell


def _own(question: Question, column: Column, row: Row) -> ShownCell:
    given = row.get(column.id, "")
    if column.id == question.name_column:
        return ShownCell(recognised(column, given) if given else messages.nameless(column))
    if not given:
        return _left_open(State.NOT_ANSWERED)
    if not column.options:
        return ShownCell(given)
    option = column.options[given]
    return _left_open(option.state) if option.state else ShownCell(option.text)


def _left_open(state: State) -> ShownCell:
    return ShownCell(messages.state(state), state)


def recognised(column: Column, typed: str) -> str:
    """The typed name, with its plain name, where a brand was typed, and its kind, where known."""
    known = column.known(typed)
    if known is None:
        return typed
    kind = column.suggestions[known.name].kind
    if known.other:
        return _explained(typed.removesuffix(f" ({known.name})"), known.name, kind)
    return _explained(typed, kind)


def _explained(typed: str, *told: str | None) -> str:
    found = ", ".join(filter(None, told))
    return messages.explained(typed, found) if found else typed
