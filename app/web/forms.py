"""Forms: one WTForms class a page, built once at start from the definition and never changed.

A form checks what was sent and says what is wrong at the field; what a person gave is kept as they
gave it. It knows the shape of a question and nothing of what its answer means.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    FieldList,
    Form,
    FormField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields import Field
from wtforms.validators import StopValidation

from app.questionnaire import messages
from app.questionnaire.answers import Answers, Row, Value
from app.questionnaire.definition import Questionnaire
from app.questionnaire.questions import Asked, Page, Question


class PageForm(FlaskForm):
    """The form of one page; ``page`` is set on the subclass that ``build`` makes."""

    page: Page

    def given(self) -> Mapping[str, Value]:
        """Question id -> value, of the questions that were answered."""
        values = {question.id: _given(self[question.id]) for question in self.page.questions}
        return {question_id: value for question_id, value in values.items() if value}

    def problems(self) -> Iterator[tuple[str, str]]:
        """(id of the element to go to, message) for everything that is wrong, in page order."""
        for question in self.page.questions:
            yield from _problems(self[question.id])

    def refuse(self, message: str) -> None:
        """Put a message at the field with the most text: it is where room can be made."""
        fields = [self[question.id] for question in self.page.questions]
        largest = max(fields, key=lambda field: len(str(_given(field))))
        largest.errors = [*largest.errors, message]


class Rows(FieldList):
    """A table's rows; remembers how many were sent, because only ``max_entries`` are read."""

    sent = 0

    def cell(self, row: int) -> str:
        """The id of the element where this row begins."""
        return str(next(iter(self.entries[row].form)).id)

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        # WTForms' own reads any digit of any script and any length, and some of those are no int.
        row = re.compile(re.escape(prefix) + r"-([0-9]{1,4})-")
        found = {int(match[1]) for match in map(row.match, formdata) if match}
        self.sent = len(found)
        return iter(found)


class OneRow(FormField):
    """A row of a table; the ids of its cells tell their places, as those of questions do."""

    def process(self, *args: Any, **kwargs: Any) -> None:
        super().process(*args, **kwargs)
        for place, cell in enumerate(self.form, 1):
            cell.id = f"{self.id}-{place}"


def build(questionnaire: Questionnaire) -> Mapping[str, type[PageForm]]:
    """Page id -> its form class."""
    return {
        page.id: type(
            "PageForm",
            (PageForm,),
            {"page": page}
            | {q.id: _field(q, f"answer-{n}") for n, q in enumerate(page.questions, 1)},
        )
        for page in questionnaire.pages
    }


def filled(form: type[PageForm], answers: Answers) -> PageForm:
    """A page's form showing these answers."""
    return form(formdata=None, data=shown(form.page, answers.values))


def shown(page: Page, values: Mapping[str, Value]) -> dict[str, Any]:
    """A page's answers as its form's fields hold them."""
    data: dict[str, Any] = {}
    for question in page.questions:
        value = values.get(question.id)
        if value is not None:
            data[question.id] = value if isinstance(value, str) else list(value)
    return data


# ---------------------------------------------------------------------------- fields


def _field(question: Question, place: str) -> Any:
    """``place``: its id; a link to it leaves it in the history, so it names no subject."""
    if question.type == "table":
        columns = {column.id: _single(column) for column in question.columns}
        row = type("RowForm", (Form,), columns)
        return Rows(
            OneRow(row),
            id=place,
            min_entries=1,
            max_entries=question.max_rows,
            validators=[_TableCheck(question)],
        )
    if question.type == "choices":
        return SelectMultipleField(
            id=place,
            choices=_choices(question),
            validate_choice=False,
            validators=[_ChoicesCheck(question)],
        )
    return _single(question, place)


def _single(asked: Asked, place: str | None = None) -> Any:
    if asked.options:
        return RadioField(
            id=place,
            choices=_choices(asked),
            validate_choice=False,
            validators=[_ChoiceCheck(asked)],
        )
    kind, clean = (TextAreaField, tidy) if asked.long else (StringField, one_line)
    return kind(id=place, filters=[clean], validators=[_TextCheck(asked)])


def _choices(asked: Asked) -> Sequence[SelectChoice]:
    return [SelectChoice(code, option.text) for code, option in asked.options.items()]


def tidy(text: str | None) -> str:
    """What was typed, without the control characters that no keyboard makes."""
    lines = (text or "").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (
        sign for sign in lines if sign == "\n" or unicodedata.category(sign) not in ("Cc", "Cs")
    )
    return "".join(kept).strip()


def one_line(text: str | None) -> str:
    return " ".join(tidy(text).split())


# ---------------------------------------------------------------------------- checks


class _ChoiceCheck:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def __call__(self, form: Form, field: Field) -> None:
        if not field.data:
            if isinstance(self.asked, Question) and self.asked.required:
                raise StopValidation(messages.error_required(self.asked))
        elif field.data not in self.asked.options:
            raise StopValidation(messages.error_unknown(self.asked))


class _ChoicesCheck:
    def __init__(self, question: Question) -> None:
        self.question = question

    def __call__(self, form: Form, field: Field) -> None:
        question = self.question
        if not field.data and question.required:
            raise StopValidation(messages.error_required(question))
        chosen = dict.fromkeys(field.data or ())
        if any(code not in question.options for code in chosen):
            raise StopValidation(messages.error_unknown(question))
        alone = next((question.options[c] for c in chosen if question.options[c].exclusive), None)
        if alone and len(chosen) > 1:
            raise StopValidation(messages.error_exclusive(question, alone.text))
        if question.max and len(chosen) > question.max:
            raise StopValidation(messages.error_too_many(question))


class _TextCheck:
    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def __call__(self, form: Form, field: Field) -> None:
        length = len(field.data or "")
        if self.asked.max_length and length > self.asked.max_length:
            raise StopValidation(messages.error_too_long(self.asked, length))


class _TableCheck:
    def __init__(self, question: Question) -> None:
        self.question = question

    def __call__(self, form: Form, field: Rows) -> None:
        if field.sent > self.question.max_rows:
            raise StopValidation(messages.error_too_many_rows(self.question))


# ---------------------------------------------------------------------------- reading a field


def _given(field: Field) -> Value:
    if isinstance(field, Rows):
        return tuple(row for row in map(_row, field.entries) if row)
    if isinstance(field, SelectMultipleField):
        return tuple(dict.fromkeys(field.data or ()))
    return field.data or ""


def _row(entry: FormField) -> Row:
    return {cell.short_name: cell.data for cell in entry.form if cell.data}


def _problems(field: Field) -> Iterator[tuple[str, str]]:
    target = field.cell(0) if isinstance(field, Rows) else field.id
    yield from ((target, error) for error in field.errors if isinstance(error, str))
    if isinstance(field, Rows):
        for entry in field.entries:
            yield from ((cell.id, error) for cell in entry.form for error in cell.errors)
