"""The texts of a definition that people read, found by the type of their field.

A field of the type ``Text`` holds words; ids, codes, numbers to call and addresses have types of
their own, so an option whose whole text is one small word is read like any other. What is written
for the checks and not for people (``wording``, the promises) and other people's words (a source's
title) are left out by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from app.checks.problems import KeyPath
from app.questionnaire.definition import (
    Asked,
    Condition,
    Number,
    Questionnaire,
    Rule,
    Source,
    Text,
    Wording,
)

# A text is marked by the constraint that makes `Text` of a plain string.
_WORDS = next(mark for mark in get_args(Text) if isinstance(mark, StringConstraints))

# Parts that nobody reads, and fields that are no sentences of ours.
_NOT_READ = (Condition, Rule, Wording)
_NOT_OURS = {
    Questionnaire: {"version"},
    Asked: {"suggestions"},
    Source: {"title", "publisher", "year", "authors"},
}


def running_texts(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str]]:
    """Every text that is written for a person to read, with its path. What is said of numbers and
    sources has a form of its own: see ``shown_texts``."""
    for path, text in shown_texts(questionnaire):
        if path[0] not in ("numbers", "sources"):
            yield path, text


def shown_texts(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str]]:
    """The same, and what is said of the numbers and the sources."""
    yield from _texts((), questionnaire, Questionnaire)


def numbers_shown(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str]]:
    """The id of every number that some text shows, with its path."""
    yield from _numbers((), questionnaire)


def _texts(path: KeyPath, value: Any, hint: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        if _is_words(hint):
            yield path, value
    elif isinstance(value, BaseModel):
        if isinstance(value, _NOT_READ):
            return
        for name, field_hint in _fields(type(value)):
            yield from _texts((*path, name), getattr(value, name), field_hint)
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _texts((*path, key), child, _inside(hint))
    elif isinstance(value, tuple):
        for i, child in enumerate(value):
            yield from _texts((*path, i), child, _inside(hint))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The names and types of a model's fields, without those that hold no words of ours."""
    hints = get_type_hints(model, include_extras=True)
    left_out = {
        name for kind, names in _NOT_OURS.items() if issubclass(model, kind) for name in names
    }
    return tuple((name, hints[name]) for name in model.model_fields if name not in left_out)


def _is_words(hint: Any) -> bool:
    """Whether a text of this type is words: it is a ``Text``, or may be one (``Text | None``)."""
    options = (hint, *get_args(hint))
    return any(part is _WORDS for option in options for part in get_args(option))


def _inside(hint: Any) -> Any:
    """The type of what is in a list or a mapping, whatever stands around it in the annotation."""
    if get_origin(hint) in (tuple, dict):
        return get_args(hint)[-1 if get_origin(hint) is dict else 0]
    return next((found for part in get_args(hint) if (found := _inside(part)) is not None), None)


def _numbers(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, Number):
        return
    if isinstance(value, BaseModel):
        number = getattr(value, "number", None)
        if isinstance(number, str):
            yield (*path, "number"), number
        for name in type(value).model_fields:
            yield from _numbers((*path, name), getattr(value, name))
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _numbers((*path, key), child)
    elif isinstance(value, tuple):
        for i, child in enumerate(value):
            yield from _numbers((*path, i), child)
