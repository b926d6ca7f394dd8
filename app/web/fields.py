"""Fields: one WTForms class a kind of question, which checks what was sent and keeps it as given.

Each also says how it is to be drawn, so that templates decide nothing: ``look`` is ``list`` (one
card of rows), ``cells`` (one row of short answers), ``chips`` (answers within a row of a table),
``text``, ``words`` (long) or ``table``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from wtforms import Form, RadioField, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import StopValidation

from app.questionnaire.answers import Value
from app.questionnaire.definition.questions import Asked, Question
from app.questionnaire.speech import ENGLISH, current_language
from app.web import form_errors, typed_text

# A field's attribute is its question's id behind this, so that no id can be one of WTForms' own
# names (``data``, ``errors`` …). In HTML a field is named by the id alone.
ATTRIBUTE = "answer_"

_LETTERS_OF_A_CELL = 14
_LETTERS_IN_TRANSLATION = 22  # other languages need more letters: there a cell has two lines
_OPTIONS_OF_CELLS = 4
_LETTERS_OF_A_CHIP = 24
_LETTERS_OF_A_WORD = 6


class ById:
    """A form whose fields are found by the id of their question or column."""

    def __getitem__(self, asked_id: str) -> Any:
        return super().__getitem__(ATTRIBUTE + asked_id)  # type: ignore[misc]


class Asks:
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


class ChoiceField(Asks, RadioField):
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


class ChoicesField(Asks, SelectMultipleField):
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
    def wrong(self) -> tuple[str, ...]:
        """The boxes that a mistake is about: those that were ticked, or else the first one."""
        ticked = tuple(code for code in self.chosen if code in self.asked.options)
        return ticked or tuple(self.asked.options)[:1]

    @property
    def given(self) -> Value:
        return self.chosen


class TextField(Asks, StringField):
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


def single(asked: Asked, look: str, place: str | None = None) -> Any:
    """The field of a question or column with one answer: a choice, or typed words."""
    if asked.options:
        return ChoiceField(asked, look, name=asked.id, id=place)
    return TextField(asked, name=asked.id, id=place)


def is_short(asked: Asked) -> bool:
    """Whether all answers fit side by side."""
    options = asked.options.values()
    most = _LETTERS_OF_A_CELL if current_language() == ENGLISH else _LETTERS_IN_TRANSLATION
    fit = all(len(option.text) <= most and not option.hint for option in options)
    return fit and len(options) <= _OPTIONS_OF_CELLS


def _choices(asked: Asked) -> list[SelectChoice]:
    return [SelectChoice(code, option.text) for code, option in asked.options.items()]
