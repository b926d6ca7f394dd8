"""The field of a table: rows as cards, which come and go without a script.

A finished card is closed to one line; the last one, one with a mistake and one that is worked on
stand open.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import FieldList, Form, FormField
from wtforms.fields import Field

from app.questionnaire.answers import Row, Value
from app.questionnaire.definition.questions import Question
from app.web import form_errors
from app.web.fields import ATTRIBUTE, Asks, ById, is_short, single


class RowForm(ById, Form):
    """One row of a table."""


class RowField(FormField):
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


class TableField(Asks, FieldList):
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

    def name_of(self, entry: RowField) -> str:
        """What a row is called, such as “Medicine 2”."""
        return f"{self.thing} {entry.number}"

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


def table_of(question: Question, place: str) -> Any:
    """The field of a table; ``place`` is its id."""
    row = RowField(type("RowForm", (RowForm,), _cells(question)))
    return TableField(row, question, name=question.id, id=place)


def _cells(table: Question) -> dict[str, Any]:
    return {
        ATTRIBUTE + column.id: single(column, "cells" if is_short(column) else "chips")
        for column in table.columns
    }


def _in_short(cells: Iterable[Field], folded: Iterable[str]) -> Iterator[str]:
    """What was chosen in the cells that are not folded, for one line."""
    for cell in cells:
        if cell.asked.options and cell.short_name not in folded:
            yield from (cell.asked.options[c].text for c in cell.chosen if c in cell.asked.options)
