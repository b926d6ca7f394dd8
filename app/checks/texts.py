"""The texts of a definition that people read, found by the type of their field.

A field of the type ``Text`` holds words; ids, codes, numbers to call and addresses have types of
their own, so an option whose whole text is one small word is read like any other. What is written
for the checks and not for people (``wording``, the promises) and other people's words (a source's
title) are left out by name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

from pydantic import BaseModel, StringConstraints

from app.checks.problems import KeyPath
from app.questionnaire.definition.document_words import FactsWords
from app.questionnaire.definition.for_authors import Promise, SignOff, Wording
from app.questionnaire.definition.guidance import Number, Source, TreatmentOption
from app.questionnaire.definition.help_lines import LanguageHelp
from app.questionnaire.definition.known_names import Code
from app.questionnaire.definition.parts import Block, Condition, Text
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Count

# A text is marked by the constraint that makes `Text` of a plain string.
_WORDS = next(mark for mark in get_args(Text) if isinstance(mark, StringConstraints))

# Parts that nobody reads, and fields that are no sentences of ours.
# The ways for readers of another language are in that language: its edition reads them.
_NOT_READ = (Condition, Promise, Wording, Code, LanguageHelp, SignOff)
_NOT_OURS = {
    Questionnaire: {"version"},
    Asked: {"suggestions"},
    Count: {"when"},
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


def dated_blocks(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, date]]:
    """Every block that holds a claim with a last day, and the day."""
    for path, block in _blocks((), questionnaire):
        if block.until is not None:
            yield (*path, "until"), block.until


def _blocks(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, Block]]:
    if isinstance(value, Block):
        yield path, value
    for step, child in _children(value):
        yield from _blocks((*path, step), child)


def _children(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, BaseModel):
        yield from ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from enumerate(value)


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


def _named_by(path: KeyPath, part: BaseModel) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(part, Block) and part.number:
        yield (*path, "number"), part.number
    if isinstance(part, (TreatmentOption, FactsWords)):
        for i, name in enumerate(part.numbers):
            yield (*path, "numbers", i), name
    if isinstance(part, FactsWords):
        for i, name in enumerate(part.side_effects):
            yield (*path, "side_effects", i), name


def _numbers(path: KeyPath, value: Any) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, Number):
        return
    if isinstance(value, BaseModel):
        yield from _named_by(path, value)
    for step, child in _children(value):
        yield from _numbers((*path, step), child)
