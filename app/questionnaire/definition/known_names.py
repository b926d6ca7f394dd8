"""Known names: what can be typed as the name of a thing, and which thing it then stands for.

A name in the file has other names beside it, such as brands, and those of other languages.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from pydantic import Field, model_validator

from app.questionnaire.definition.parts import Part, Slug, Text


class Code(Part):
    """The same thing in a standard code system, such as LOINC, SNOMED CT or RxNorm."""

    system: Text
    """The address of the code system."""
    code: Text
    """Its code."""
    display: Text | None = None
    """Its own words for it."""


class Suggestion(Part):
    """A known name that can be typed; a bare list stands for ``{also: […]}``."""

    also: tuple[Text, ...] = ()
    """Other names for the same thing, such as brands."""
    other_languages: dict[Slug, tuple[Text, ...]] = Field(default={})
    """Code of another language -> its names for it, and its brands."""
    kind: Text | None = None
    """The kind it belongs to, printed beside the name."""
    code: Code | None = None
    """Its standard code."""

    @model_validator(mode="before")
    @classmethod
    def _bare_list(cls, value: Any) -> Any:
        return {"also": value} if isinstance(value, list | tuple) else value


class KnownName(NamedTuple):
    """What a typed name stands for: the name in the file, and whether it is another one for it."""

    name: str
    other: bool


def by_spelling(suggestions: Mapping[str, Suggestion]) -> Mapping[str, KnownName]:
    """Every name as it is compared -> what it stands for: the first in the file that has it."""
    found: dict[str, KnownName] = {}
    for spelling, known in _spellings(suggestions):
        found.setdefault(plainly(spelling), known)
    return found


def _spellings(suggestions: Mapping[str, Suggestion]) -> Iterator[tuple[str, KnownName]]:
    for name, known in suggestions.items():
        yield name, KnownName(name, other=False)
        for other in (*known.also, *chain.from_iterable(known.other_languages.values())):
            yield other, KnownName(name, other=True)
            yield f"{other} ({name})", KnownName(name, other=True)


def plainly(name: str) -> str:
    """A name as it is compared: accents and capitals are often left out."""
    letters = unicodedata.normalize("NFD", name.casefold().strip())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
