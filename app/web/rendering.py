"""Once: what depends on the definition alone is rendered once, and kept for everyone.

In a template ``macro|once(…)`` gives what ``macro(…)`` gives, and ``macro|once_each(…)`` what it
gives for each of several in turn. The markup is kept only when every argument is a part of the
definition, or was put together from such parts, or is an untouched field of a form, or an answer of
one option: then the markup holds nothing of any person. Everything else is rendered each time. Give
it one part at a time, not the selection that a person's answers make: parts there are only so many,
selections without end. A test renders the same visits with and without it, and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup
from pydantic import BaseModel
from wtforms import RadioField
from wtforms.fields import Field

from app.questionnaire.definition import Questionnaire
from app.questionnaire.shown_answers import ShownAnswer

MOST_KEPT = 5_000
Macro = Callable[..., Markup]


class Once:
    """``kept``: what was asked for -> its markup."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        # Held, because the parts are known by identity, and an identity is free once its owner is.
        self._questionnaire = questionnaire
        self._parts = frozenset(map(id, _parts(questionnaire)))
        self.kept: dict[Hashable, Markup] = {}

    def __call__(self, macro: Macro, *given: Any) -> Markup:
        """What ``macro(*given)`` gives. Plain text among ``given`` is the template's own."""
        try:
            key = (macro.name, *map(self._argument, given))  # type: ignore[attr-defined]
        except _OfAPerson:
            return macro(*given)
        found = self.kept.get(key)
        if found is None:
            found = macro(*given)
            if len(self.kept) < MOST_KEPT:
                self.kept[key] = found
        return found

    def each(self, macro: Macro, values: Iterable[Any]) -> Markup:
        """What ``macro`` gives for each of these, in one piece."""
        pieces = [self(macro, value) for value in values]
        return Markup("".join(pieces))  # noqa: S704  # nosec B704  every piece is markup

    def _argument(self, value: Any) -> Hashable:
        if id(value) in self._parts:
            return id(value)
        if isinstance(value, str):
            return value
        if isinstance(value, ShownAnswer):
            return _of_one_option(value)
        return _untouched(value) if isinstance(value, Field) else self._known(value)

    def _known(self, value: Any) -> Hashable:
        """What stands for a value in a key. _OfAPerson: it is not of the definition alone."""
        if id(value) in self._parts:
            return id(value)
        if value is None or isinstance(value, bool | int):
            return value
        if isinstance(value, str) and not value:
            return ""
        if isinstance(value, tuple):
            return tuple(map(self._known, value))
        if is_dataclass(value):
            return tuple(self._known(getattr(value, name)) for name in _names(type(value)))
        raise _OfAPerson


class _OfAPerson(Exception):
    """A value may hold what somebody said."""


_NAMES: dict[type, tuple[str, ...]] = {}


def _names(kind: type) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(field.name for field in fields(kind))
    return _NAMES[kind]


def _of_one_option(said: ShownAnswer) -> Hashable:
    """An answer that the file's texts alone make."""
    if said.code is None:
        raise _OfAPerson
    return said.id, said.code


def _untouched(field: Field) -> Hashable:
    """A field as it is shown to everyone; with one known code chosen, too: they are few."""
    if field.errors:
        raise _OfAPerson
    if not field.data:
        return field.id, ""
    if isinstance(field, RadioField) and any(
        field.data == choice.value for choice in field.choices
    ):
        return field.id, field.data
    raise _OfAPerson


def _parts(value: object) -> Iterator[object]:
    """Everything the definition is made of, down to its texts."""
    yield value
    inner: Iterator[object] = iter(())
    if isinstance(value, BaseModel):
        inner = iter(value.__dict__.values())
    elif isinstance(value, Mapping):
        inner = iter(value.values())
    elif isinstance(value, tuple | list):
        inner = iter(value)
    for part in inner:
        yield from _parts(part)
