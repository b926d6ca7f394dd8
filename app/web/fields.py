"""Fields: one WTForms class a kind of question, which checks what was sent and keeps it as given.

Each also says how it is to be drawn, so that templates decide nothing: ``look`` is ``list`` (one
card of rows), ``cells`` (one row of short answers), ``chips`` (answers within a row of a table),
``text``, ``words`` (long) or ``table``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import (
    FieldList,
    Form,
    FormField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
)
from wtforms.fields import Field
from wtforms.validators import StopValidation

from app.questionnaire.answers import Row, Value
from app.questionnaire.questions import Asked, Page, Question
from app.web import form_errors, typed_text

# A field's attribute is its question's id behind this, so that no id can be one of WTForms' own
# names (``data``, ``errors`` …). In HTML a field is named by the id alone.
ATTRIBUTE = "answer_"

_LETTERS_OF_A_CELL = 14
_OPTIONS_OF_CELLS = 4
_QUESTIONS_BESIDE_CELLS = 3  # so many or fewer have room for a row of their own each option
_LETTERS_OF_A_CHIP = 24
_LETTERS_OF_A_WORD = 6


class ById:
    """A form whose fields are found by the id of their question or column."""

    def __getitem__(self, asked_id: str) -> Any:
        return super().__getitem__(ATTRIBUTE + asked_id)  # type: ignore[misc]


class RowForm(ById, Form):
    """One row of a table."""


class _Asks:
    """What every field of ours has: what it asks, and how it is drawn.

    ``id`` tells its place: a link to it leaves it in the history, so it names no subject.
    """

    asked: Asked
    look: str
    data: Any
    errors: Iterable[Any]

    @property
    def given(self) -> Value:
        """What was given, empty where nothing was."""
        return self.data or ""

    def problems(self) -> Iterator[tuple[str, str]]:
        """(id of the element to go to, message) for what is wrong."""
        yield from ((self.id, error) for error in self.errors)  # type: ignore[attr-defined]


class Choice(_Asks, RadioField):
    """One of several."""

    def __init__(self, asked: Asked, look: str, **place: Any) -> None:
        super().__init__(choices=_choices(asked), validate_choice=False, **place)
        self.asked, self.look = asked, look

    def pre_validate(self, form: Form) -> None:
        if not self.data:
            if isinstance(self.asked, Question) and self.asked.required:
                raise StopValidation(form_errors.required(self.asked))
        elif self.data not in self.asked.options:
            raise StopValidation(form_errors.unknown(self.asked))

    @property
    def chosen(self) -> tuple[str, ...]:
        return (self.data,) if self.data else ()

    @property
    def wide(self) -> frozenset[str]:
        """The options whose words need the full width of a card."""
        options = self.asked.options.items()
        return frozenset(code for code, option in options if len(option.text) > _LETTERS_OF_A_CHIP)


class Choices(_Asks, SelectMultipleField):
    """Some of several."""

    asked: Question
    look = "list"

    def __init__(self, asked: Question, **place: Any) -> None:
        super().__init__(choices=_choices(asked), validate_choice=False, **place)
        self.asked = asked

    def pre_validate(self, form: Form) -> None:
        question, chosen = self.asked, self.chosen
        if not chosen and question.required:
            raise StopValidation(form_errors.required(question))
        if any(code not in question.options for code in chosen):
            raise StopValidation(form_errors.unknown(question))
        alone = next((question.options[c] for c in chosen if question.options[c].exclusive), None)
        if alone and len(chosen) > 1:
            raise StopValidation(form_errors.exclusive(question, alone.text))
        if question.max and len(chosen) > question.max:
            raise StopValidation(form_errors.too_many(question))

    @property
    def chosen(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.data or ()))

    @property
    def given(self) -> Value:
        return self.chosen


class Text(_Asks, StringField):
    """Typed words, in one line or in several."""

    def __init__(self, asked: Asked, **place: Any) -> None:
        clean = typed_text.tidy if asked.long else typed_text.one_line
        super().__init__(filters=[clean], **place)
        self.asked, self.look = asked, "words" if asked.long else "text"

    def pre_validate(self, form: Form) -> None:
        most = self.asked.max_length
        if most and len(self.text) > most:
            raise StopValidation(form_errors.too_long(self.asked, len(self.text)))

    @property
    def text(self) -> str:
        return self.data or ""

    @property
    def room(self) -> int:
        """About how many words fit."""
        return (self.asked.max_length or 0) // _LETTERS_OF_A_WORD // 10 * 10


class OneRow(FormField):
    """A row of a table, as a card: in short where it is closed.

    ``closed`` is decided by its table; ``more_open`` says that something stands in what is folded.
    """

    closed = False
    title = ""
    line = ""
    more_open = False

    def process(self, *args: Any, **kwargs: Any) -> None:
        super().process(*args, **kwargs)
        for place, cell in enumerate(self.form, 1):
            cell.id = f"{self.id}-{place}"

    @property
    def number(self) -> int:
        return int(self.index) + 1

    @property
    def given(self) -> Row:
        return {cell.short_name: cell.given for cell in self.form if cell.given}


class Rows(_Asks, FieldList):
    """A table; it remembers how many rows were sent, because only ``max_entries`` are read."""

    asked: Question
    look = "table"
    sent = 0

    def __init__(self, row: Any, asked: Question, **place: Any) -> None:
        super().__init__(row, min_entries=1, max_entries=asked.max_rows, **place)
        self.asked = asked

    def validate(self, form: Form, extra_validators: Any = ()) -> bool:
        valid = bool(super().validate(form, extra_validators))
        if self.sent <= self.asked.max_rows:
            return valid
        self.errors = [*self.errors, form_errors.too_many_rows(self.asked)]
        return False

    @property
    def thing(self) -> str:
        """What a row is of, in a word."""
        named = self.asked.column(self.asked.name_column) if self.asked.name_column else None
        return named.label if named else self.asked.label

    def cell(self, row: int) -> str:
        """The id of the element where this row begins."""
        return str(next(iter(self.entries[row].form)).id)

    @property
    def full(self) -> bool:
        return len(self.entries) >= self.asked.max_rows

    @property
    def given(self) -> Value:
        return tuple(row.given for row in self.entries if row.given)

    def problems(self) -> Iterator[tuple[str, str]]:
        yield from ((self.cell(0), error) for error in self.errors if isinstance(error, str))
        for entry in self.entries:
            yield from ((cell.id, error) for cell in entry.form for error in cell.errors)

    def change(self, add: bool, remove: str) -> str:
        """Add a row, or remove the one of this number, keeping the others.

        Gives the id of the field to go on in: of the new row, or of the one where a row was
        removed; "" where nothing changed.
        """
        focus = ""
        if add and not self.full:
            self.append_entry()
            focus = self.cell(-1)
        if remove in map(str, range(len(self.entries))):
            self.pop_entry(int(remove))
            focus = self.cell(min(int(remove), len(self.entries) - 1)) if self.entries else ""
        self.open_at_least(1)
        return focus

    def open_at_least(self, rows: int) -> None:
        """Let at least so many rows stand open, as far as there may be."""
        while len(self.entries) < min(rows, self.asked.max_rows):
            self.append_entry()

    def fold(self, focus: str) -> None:
        """Close the cards that have a name, have nothing wrong, and are not worked on."""
        folded = {column.id for column in self.asked.columns if column.folded}
        for entry in self.entries:
            cells = {cell.short_name: cell for cell in entry.form}
            entry.title = cells[self.asked.name_column].text if self.asked.name_column else ""
            entry.line = " · ".join(_in_short(cells.values(), folded))
            entry.more_open = any(cells[name].given or cells[name].errors for name in folded)
            wrong = any(cell.errors for cell in cells.values())
            worked_on = entry is self.entries[-1] or focus in {cell.id for cell in cells.values()}
            entry.closed = bool(entry.title) and not wrong and not worked_on

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        # WTForms' own reads any digit of any script and any length, and some of those are no int.
        row = re.compile(re.escape(prefix) + r"-([0-9]{1,4})-")
        found = {int(match[1]) for match in map(row.match, formdata) if match}
        self.sent = len(found)
        return iter(found)


def field_of(page: Page, question: Question, place: str) -> Any:
    """The field of a question; ``place`` is its id."""
    if question.type == "table":
        row = OneRow(type("RowForm", (RowForm,), _cells(question)))
        return Rows(row, question, name=question.id, id=place)
    if question.type == "choices":
        return Choices(question, name=question.id, id=place)
    look = "cells" if _short(question) and len(page.questions) > _QUESTIONS_BESIDE_CELLS else "list"
    return _single(question, look, place)


def _cells(table: Question) -> dict[str, Any]:
    return {
        ATTRIBUTE + column.id: _single(column, "cells" if _short(column) else "chips")
        for column in table.columns
    }


def _single(asked: Asked, look: str, place: str | None = None) -> Any:
    if asked.options:
        return Choice(asked, look, name=asked.id, id=place)
    return Text(asked, name=asked.id, id=place)


def _short(asked: Asked) -> bool:
    """Whether all answers fit side by side."""
    options = asked.options.values()
    fit = all(len(option.text) <= _LETTERS_OF_A_CELL and not option.hint for option in options)
    return fit and len(options) <= _OPTIONS_OF_CELLS


def _choices(asked: Asked) -> list[SelectChoice]:
    return [SelectChoice(code, option.text) for code, option in asked.options.items()]


def _in_short(cells: Iterable[Field], folded: Iterable[str]) -> Iterator[str]:
    """What was chosen in the cells that are not folded, for one line."""
    for cell in cells:
        if cell.asked.options and cell.short_name not in folded:
            yield from (cell.asked.options[c].text for c in cell.chosen if c in cell.asked.options)
