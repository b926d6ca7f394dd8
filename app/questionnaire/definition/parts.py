"""Parts: the small pieces that the whole file of questions is written with.

Kinds of text (an id, an address, a telephone number), a block of running text, and the one
condition language: ``{pets: [cat, dog]}`` holds when a cat or a dog was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[Text, StringConstraints(pattern=r"^[^.!?:;\r\n]+$", max_length=60)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=60)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]*$", max_length=24)]


def _as_written(given: Any) -> Any:
    """A day is written out: no number of seconds, no time of day."""
    if isinstance(given, date) or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(given)):
        return given
    raise PydanticCustomError("date_parsing", "not a day")


Day = Annotated[date, BeforeValidator(_as_written)]


class Part(BaseModel):
    """A part of the file: closed (an unknown key is an error) and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class ShortPart(Part):
    """A part that may be written as one bare text, standing for ``{text: …}``."""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value


class OneOf(Part):
    """A part that has exactly one of several keys."""

    one_of: ClassVar[tuple[str, ...]]

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(bool(getattr(self, key)) for key in self.one_of) != 1:
            raise PydanticCustomError("one_of", "exactly one of {keys}", {"keys": self.one_of})
        return self


# ---------------------------------------------------------------------------- conditions

Codes = tuple[str, ...]
Case = Mapping[str, tuple[Codes, ...]]
"""Reference (question id, or ``table.column``) -> lists of codes, of each of which one is given."""


class _CodesOrLists:
    """In the file one list of codes stands without a list around it."""

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        codes = handler.generate_schema(Annotated[tuple[Text, ...], Field(min_length=1)])
        one = core_schema.no_info_after_validator_function(lambda given: (given,), codes)
        several = core_schema.tuple_variable_schema(codes, min_length=1)
        return core_schema.tagged_union_schema({"one": one, "several": several}, cls._kind)

    @staticmethod
    def _kind(given: Any) -> str:
        lists = isinstance(given, list | tuple) and any(isinstance(g, list | tuple) for g in given)
        return "several" if lists else "one"


class Condition(Part):
    """When something holds: any one case, in which every question has one of its codes.

    Two lists of codes for one question ask for one code of each: a cat together with a dog.
    That is the whole language: no negation, no arithmetic. In the file a single case, and a single
    list of codes, may stand without the list around it.
    """

    cases: Annotated[
        tuple[
            Annotated[
                dict[str, Annotated[tuple[tuple[str, ...], ...], _CodesOrLists]],
                Field(min_length=1),
            ],
            ...,
        ],
        Field(min_length=1),
    ]
    """The cases, of which any one is enough."""

    @model_validator(mode="before")
    @classmethod
    def _one_case_needs_no_list(cls, value: Any) -> Any:
        if isinstance(value, Condition):
            return value
        return {"cases": value if isinstance(value, list) else [value]}

    @cached_property
    def reads(self) -> frozenset[str]:
        """The question ids and ``table.column`` references that decide this condition."""
        return frozenset(reference for case in self.cases for reference in case)

    @cached_property
    def questions(self) -> frozenset[str]:
        """The ids of the questions that it reads, or reads a column of."""
        return frozenset(map(question_in, self.reads))

    @cached_property
    def named_codes(self) -> tuple[tuple[str, str], ...]:
        """Every (reference, code) that it names, each once."""
        lists = (
            (name, codes) for case in self.cases for name, many in case.items() for codes in many
        )
        return tuple(dict.fromkeys((name, code) for name, codes in lists for code in codes))


def question_in(reference: str) -> str:
    """The id of the question that a reference names, or of the table whose column it names."""
    return reference.partition(".")[0]


# ---------------------------------------------------------------------------- running text


class Block(ShortPart, OneOf):
    """One piece of running text: a paragraph, a list of points, or a number that is drawn."""

    one_of = ("text", "points", "number")

    text: Text | None = None
    """A paragraph."""
    points: tuple[Text, ...] = ()
    """A list of short lines."""
    number: Id | None = None
    """The id of a number, which is written out and drawn."""
    here_only: bool = False
    """Whether it is true on this site alone, and so left out of files and of paper to fill in."""
    until: Day | None = None
    """The last day on which the claim is known to hold."""

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says in words; a number has its own."""
        return (self.text,) if self.text else self.points

    def may_have_changed(self, today: date) -> bool:
        """Whether the day until which the claim is known to hold is past."""
        return self.until is not None and self.until < today


Body = Annotated[tuple[Block, ...], Field(min_length=1)]


def off_site_texts(blocks: Iterable[Block]) -> list[str]:
    """What running text says anywhere, without what is true on our own site alone."""
    return [text for block in blocks if not block.here_only for text in block.texts]


class Passage(Part):
    """Running text under a heading."""

    title: Text
    body: Body
    """What stands under it."""
