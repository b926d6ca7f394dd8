"""Document words: what the file says of the two documents: their titles, sections and next step."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from app.questionnaire.definition.parts import Id, Part, Text


class Section(Part):
    """A part of the summary: which questions, under which heading."""

    id: Id
    title: Text
    sheet: Annotated[int, Field(ge=1, le=2)] = 2
    """The sheet of paper it stands on."""
    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    """The questions whose answers it shows."""
    by_answer: bool = False
    """Whether they are printed under each answer of the scale they share, from last to first."""


class FilledBy(Part):
    """Who filled it in."""

    question: Id
    """The question that asks."""
    printed: dict[Id, Text]
    """Its codes -> what is printed."""


class NextStep(Part):
    """Whom to see, by when, and what to say on the phone."""

    book: Text
    """Who to book a visit with."""
    by_when: Text
    """By when."""
    by_when_today: Text
    """By when, where something needs a call the same day."""
    first_sentence: Text
    """What to say on the phone."""
    first_sentence_today: Text | None = None
    """What to say, where something needs a call the same day."""


class SummaryWords(Part):
    """What the summary for the visit is made of."""

    title: Text
    ask: Text
    """What the person asks for, in one line."""
    leaning: Id | None = None
    """The question where somebody says what they lean to."""
    age: Id | None = None
    """The question for the age group, which is always printed."""
    filled_by: FilledBy | None = None
    """Who filled it in."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Its sections, in order."""
    own_questions: Id
    """The question whose answer leads the questions to ask."""
    next_step: NextStep
    """What to do next."""


class FactsWords(Part):
    """What the facts for the person are made of, beside the topics."""

    title: Text
    main_points: tuple[Text, ...] = ()
    """What stands first, for someone who reads no further."""
    numbers: Annotated[tuple[Id, ...], Field(max_length=3)] = ()
    """The numbers that are drawn."""
    side_effects: tuple[Id, ...] = ()
    """The numbers of the one table of side effects."""
    side_effects_note: Text | None = None
    """Who was studied, for how long, compared with what, and how sure it is."""
