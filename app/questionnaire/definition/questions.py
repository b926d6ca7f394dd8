"""Questions: what is asked, on which page, in which part, and how it may be answered."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from app.questionnaire.definition import known_names
from app.questionnaire.definition.known_names import Code, KnownName, Suggestion
from app.questionnaire.definition.parts import Block, Condition, Id, Part, ShortPart, Slug, Text

ONE_LINE = 120  # letters


class Meaning(StrEnum):
    """What an option says when it is not an ordinary choice; printed and exported as a state."""

    NOTHING = "nothing"
    DECLINED = "declined"
    UNSURE = "unsure"


class State(StrEnum):
    """How a question was left open, or answered with no ordinary choice; none is read as “no”."""

    NOT_ANSWERED = "not_answered"
    NOT_ASKED = "not_asked"
    NOTHING = Meaning.NOTHING.value
    DECLINED = Meaning.DECLINED.value
    UNSURE = Meaning.UNSURE.value


class Option(ShortPart):
    """One answer that can be chosen."""

    text: Text
    """The words beside the box."""
    hint: Text | None = None
    """A line below them that helps to choose."""
    exclusive: bool = False
    """Whether it stands alone, as “none of these” does."""
    no_rule: bool = False
    """Whether nothing depends on this answer, on purpose."""
    means: Meaning | None = None
    """What it says when it is no ordinary answer."""
    code: Code | None = None
    """Its standard code."""

    @property
    def state(self) -> State | None:
        """The state that it is printed as; None for an ordinary answer."""
        return State(self.means) if self.means else None


class Errors(Part):
    """A question's own error messages; each one that is missing has a built-in wording."""

    required: Text | None = None
    """Nothing was chosen."""
    exclusive: Text | None = None
    """An answer that stands alone was chosen with another."""
    too_many: Text | None = None
    """More was chosen than may be."""
    too_long: Text | None = None
    """More was typed than there is room for."""


class Asked(Part):
    """What a question and a table's column share: the words, and how they are answered."""

    id: Id
    """Its id, which is also the name of its field."""
    text: Text
    """The question, as it is asked."""
    label: Text
    """What it is called where its answer is shown."""
    hint: Text | None = None
    """A line below the question that helps to answer."""
    options: dict[Id, Option] = Field(default={})
    """Code -> answer that can be chosen."""
    max_length: Annotated[int, Field(ge=1, le=2000)] | None = None
    """How many letters can be typed."""
    suggestions: dict[Text, Suggestion] = Field(default={})
    """Known names that can be typed."""
    errors: Errors = Errors()
    """Its own error messages."""
    code: Code | None = None
    """Its standard code."""

    @property
    def long(self) -> bool:
        """Whether a typed answer may take more than one line."""
        return (self.max_length or 0) > ONE_LINE


class Column(Asked):
    """One column of a table: what is asked in every row."""

    type: Literal["choice", "text"]
    """How it is answered."""
    folded: bool = False
    """Whether it stays folded until somebody wants it or something is in it."""
    beside: Id | None = None
    """The column in whose cell it is printed."""

    def known(self, typed: str) -> KnownName | None:
        """What is known of a typed name, however its accents and capitals were typed."""
        return self._known.get(known_names.plainly(typed))

    @cached_property
    def _known(self) -> Mapping[str, KnownName]:
        return known_names.by_spelling(self.suggestions)

    def offered(self, language: str) -> tuple[str, ...]:
        """The known names as they are offered: those of the language of the page, the name, then
        each “Other name (name)”."""
        return tuple(
            offered
            for name, known in self.suggestions.items()
            for offered in (
                *known.other_languages.get(language, ()),
                name,
                *(f"{other} ({name})" for other in known.also),
            )
        )


class RowsFor(Part):
    """How many rows of a table stand open at first, by the answer to an earlier question."""

    question: Id
    """The earlier question."""
    rows: dict[Id, Annotated[int, Field(ge=1, le=20)]]
    """Its codes -> how many rows."""


class Count(Part):
    """A neutral count printed above a table: how many of its rows have all of these answers."""

    when: Annotated[dict[Id, Annotated[tuple[Text, ...], Field(min_length=1)]], Field(min_length=1)]
    """Column -> codes, of which the row has one."""
    text: Text
    """What these rows are, such as “taken for six weeks or more”."""


class Question(Asked):
    """One question of a page."""

    type: Literal["choice", "choices", "text", "table"]
    """How it is answered: one of several, some of several, in words, or in rows."""
    why: Text | None = None
    """Why it is asked."""
    points: tuple[Text, ...] = ()
    """Short lines between the question and its answers: “yes” if any of them is true."""
    required: bool = False
    """Whether it must be answered or declined."""
    safety: bool = False
    """Whether it is never left out of what is printed, however it was left open."""
    max: Annotated[int, Field(ge=1)] | None = None
    """How many answers can be chosen."""
    columns: tuple[Column, ...] = ()
    """The columns of a table."""
    name_column: Id | None = None
    """The column that names a row."""
    max_rows: Annotated[int, Field(ge=1, le=20)] = 6
    """How many rows a table can hold."""
    rows_for: RowsFor | None = None
    """How many rows stand open at first."""
    counts: tuple[Count, ...] = ()
    """What is counted above the table."""

    def column(self, column_id: str) -> Column | None:
        """The column with this id."""
        return next((column for column in self.columns if column.id == column_id), None)


class QuestionPart(Part):
    """One of the few parts that the pages stand in; they never change while somebody walks."""

    id: Id
    """Its id, which its pages name."""
    title: Text
    """What it is called."""
    icon: Id
    """The small drawing that stands for it."""
    thanks: Text | None = None
    """A warm sentence on the first page after it."""


class Page(Part):
    """One page of questions."""

    id: Slug
    """Its id, which is its address; browser histories keep it, so it names no subject."""
    part: Id
    """The part it stands in."""
    title: Text
    gentle: Text | None = None
    """A sentence before the questions, where they are hard."""
    intro: tuple[Block, ...] = ()
    """What stands before the questions."""
    when: Condition | None = None
    """When it is shown; it may read earlier pages alone."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """What it asks."""

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """The ids of its questions."""
        return tuple(question.id for question in self.questions)

    @cached_property
    def alone(self) -> bool:
        """Whether it asks one thing and says nothing before it: that question is its heading."""
        return len(self.questions) == 1 and not self.intro

    @cached_property
    def required(self) -> frozenset[str]:
        """The ids of the questions that must be answered or declined."""
        return frozenset(question.id for question in self.questions if question.required)
