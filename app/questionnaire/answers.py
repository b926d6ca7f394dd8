"""Answers: what a person said, typed by the definition, and nothing else.

A frozen value. An unanswered question is absent; there is no default that could pass for an answer.
Reading drops whatever the definition does not know, so that answers given under an older
questions.yaml load under a newer one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Question

Row = Mapping[str, str]
Value = str | tuple[str, ...] | tuple[Row, ...]


@dataclass(frozen=True)
class Answers:
    """Question id -> value: a code or text, a tuple of codes, or a tuple of table rows."""

    values: Mapping[str, Value]
    _codes: dict[str, frozenset[str]] = field(default_factory=dict, init=False, compare=False)

    def codes(self, reference: str) -> frozenset[str]:
        """The codes given to a question, or to ``table.column`` in any row. Empty: unanswered."""
        found = self._codes.get(reference)
        if found is None:
            found = self._codes[reference] = self._read(reference)
        return found

    def _read(self, reference: str) -> frozenset[str]:
        question_id, _, column_id = reference.partition(".")
        value = self.values.get(question_id)
        if value is None:
            return frozenset()
        if isinstance(value, str):
            return frozenset((value,))
        if column_id:
            return frozenset(row[column_id] for row in rows(value) if column_id in row)
        return frozenset(code for code in value if isinstance(code, str))

    def text(self, question_id: str) -> str:
        """What was typed or chosen for a question with one answer; empty when unanswered."""
        value = self.values.get(question_id, "")
        return value if isinstance(value, str) else ""

    def replacing(self, questions: Iterable[Question], given: Mapping[str, Value]) -> Answers:
        """These answers with one page's questions answered anew; what is missing is unanswered."""
        asked = {question.id for question in questions}
        kept = {key: value for key, value in self.values.items() if key not in asked}
        return Answers(kept | {key: value for key, value in given.items() if value})


NO_ANSWERS = Answers({})


def rows(value: Value | None) -> tuple[Row, ...]:
    """The rows of a table's answer; none for any other value."""
    if value is None or isinstance(value, str):
        return ()
    return tuple(row for row in value if isinstance(row, Mapping))


def read(questionnaire: Questionnaire, raw: Any) -> Answers:
    """Answers from stored data of unknown age; unknown ids, codes and shapes are dropped."""
    if not isinstance(raw, Mapping):
        return NO_ANSWERS
    values: dict[str, Value] = {}
    for question_id, given in raw.items():
        question = questionnaire.question.get(question_id)
        value = _value(question, given) if question else None
        if value:
            values[question_id] = value
    return Answers(values)


def _value(question: Question, raw: Any) -> Value | None:
    if question.type in ("choice", "text"):
        return _cell(question, raw)
    if not isinstance(raw, list | tuple):
        return None
    if question.type == "choices":
        return _together(question, tuple([code for code in question.options if code in raw]))
    found = [_row(question, row) for row in raw if isinstance(row, Mapping)]
    return tuple(row for row in found if row)[: question.max_rows]


def _together(question: Question, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Codes that may be chosen together: “none of these” does not stand beside one of them."""
    if len(codes) == 1:
        return codes
    return tuple([code for code in codes if not question.options[code].exclusive])


def _row(question: Question, raw: Mapping[str, Any]) -> Row:
    cells = {column.id: _cell(column, raw.get(column.id)) for column in question.columns}
    return {column_id: cell for column_id, cell in cells.items() if cell}


def _cell(asked: Asked, raw: Any) -> str | None:
    if not isinstance(raw, str):
        return None
    if asked.options:
        return raw if raw in asked.options else None
    return raw[: asked.max_length] if asked.max_length else raw
