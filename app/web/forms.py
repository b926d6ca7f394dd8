"""Forms: one WTForms class a page, built once at start from the definition and never changed.

A form checks what was sent and says what is wrong at the field; what a person gave is kept as they
gave it. It knows the shape of a question and nothing of what its answer means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from flask_wtf import FlaskForm

from app.questionnaire.answers import Answers, Row, Value
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page, Question
from app.web.fields import ATTRIBUTE, ById, ChoicesField, is_short, single
from app.web.table_fields import TableField, table_of

_QUESTIONS_BESIDE_CELLS = 3  # so many or fewer have room for a row of their own each option


class PageForm(ById, FlaskForm):
    """The form of one page; ``page`` is set on the subclass that ``build`` makes."""

    page: Page
    focus = ""

    @property
    def fields(self) -> list[Any]:
        """The fields of the page's questions, in order."""
        return [self[question.id] for question in self.page.questions]

    @property
    def tables(self) -> list[TableField]:
        return [field for field in self.fields if isinstance(field, TableField)]

    def given(self) -> Mapping[str, Value]:
        """Question id -> value, of the questions that were answered."""
        return {field.name: field.given for field in self.fields if field.given}

    def problems(self) -> Iterator[tuple[str, str]]:
        """(id of the element to go to, message) for everything that is wrong, in page order."""
        for field in self.fields:
            yield from field.problems()

    def refuse(self, message: str) -> None:
        """Put a message at the field with the most text: it is where room can be made."""
        largest = max(self.fields, key=lambda field: len(str(field.given)))
        largest.errors = [*largest.errors, message]

    def answers_after(self, before: Answers) -> Answers:
        """The answers with those given here in the place of those before; where something is wrong
        with one, the one before stays."""
        right = {field.name: field.given for field in self.fields if not field.errors}
        asked = [question for question in self.page.questions if question.id in right]
        return before.replacing(asked, right)

    def words_are_wrong(self) -> bool:
        """Whether something that was typed cannot be saved as it is."""
        return any(field.errors for field in self.fields if not field.asked.options)

    def only_tables_are_wrong(self) -> None:
        """Say nothing of other questions to somebody who only wants another row."""
        for field in self.fields:
            if not isinstance(field, TableField):
                field.errors = []

    def fold(self, focus: str) -> None:
        """Close the rows that are done; ``focus``: the id of the field that is gone on in."""
        for table in self.tables:
            table.fold(focus)

    def change_rows(self, add: bool, remove: str) -> None:
        """Add a row to the page's table, or remove one; ``focus`` is the field to go on in."""
        for table in self.tables[:1]:
            self.focus = table.change(add, remove)


def build(questionnaire: Questionnaire) -> Mapping[str, type[PageForm]]:
    """Page id -> its form class."""
    return {page.id: _form_of(page) for page in questionnaire.pages}


def _form_of(page: Page) -> type[PageForm]:
    return type("PageForm", (PageForm,), {"page": page, **fields_of(page)})


def fields_of(page: Page) -> dict[str, Any]:
    """The fields of a page, by their attribute of its form."""
    asked = enumerate(page.questions, 1)
    return {ATTRIBUTE + q.id: field_of(page, q, f"answer-{n}") for n, q in asked}


def field_of(page: Page, question: Question, place: str) -> Any:
    """The field of a question; ``place`` is its id."""
    if question.type == "table":
        return table_of(question, place)
    if question.type == "choices":
        return ChoicesField(question, name=question.id, id=place)
    look = (
        "cells" if is_short(question) and len(page.questions) > _QUESTIONS_BESIDE_CELLS else "list"
    )
    return single(question, look, place)


def filled(form: type[PageForm], answers: Answers) -> PageForm:
    """A page's form showing these answers; an untouched table stands open for as many rows as an
    earlier answer says there are."""
    made = form(formdata=None, data=shown(form.page, answers.values))
    for table in made.tables:
        expected = table.asked.rows_for
        if expected and not table.given:
            table.open_at_least(expected.rows.get(answers.text(expected.question), 1))
    return made


def shown(page: Page, values: Mapping[str, Value]) -> dict[str, Any]:
    """A page's answers as its form's fields hold them."""
    data: dict[str, Any] = {}
    for question in page.questions:
        value = values.get(question.id)
        if value is not None:
            data[ATTRIBUTE + question.id] = value if isinstance(value, str) else _shown(value)
    return data


def _shown(several: tuple[str, ...] | tuple[Row, ...]) -> list[Any]:
    return [
        one if isinstance(one, str) else {ATTRIBUTE + key: cell for key, cell in one.items()}
        for one in several
    ]
