"""Guidance: what a person is told because of their answers, and what each claim rests on.

Outcomes end the journey, notices are help at once, flags are for the provider, topics are
information; options, numbers and sources are what topics are made of.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from app.questionnaire.definition.help_lines import Country, Service
from app.questionnaire.definition.parts import (
    Block,
    Body,
    Condition,
    Id,
    OneOf,
    Part,
    Passage,
    Slug,
    Text,
    Url,
)

TODAY = "today"  # the group of flags that need a call the same day


class Claim(Part):
    """What rests on sources, or says that it needs none."""

    sources: tuple[Slug, ...] = ()
    """What its claims rest on."""
    no_claim: bool = False
    """Whether it claims nothing that needs a source."""


class Sheet(Part):
    """A short sheet to print, or to show to whoever is helping."""

    title: Text
    """Its first line."""
    points: Annotated[tuple[Text, ...], Field(min_length=1)]
    """What it says."""


class Outcome(Part):
    """A page that ends the journey early, as soon as its condition holds.

    The help lines stand between ``body`` and ``after``.
    """

    id: Id
    """Its id, which is part of its address."""
    when: Condition
    """When it ends the journey."""
    urgent: bool = False
    """Whether a life may be in danger: then it is all help and nothing else."""
    young_first: bool = False
    """Whether help lines for the young stand first."""
    title: Text
    body: Body
    """What stands before the help lines."""
    after: Passage | None = None
    """What stands after them."""
    sheet: Sheet | None = None
    """A sheet to show."""
    change: Text
    """The words of the link back to the answer."""

    def services(self, country: Country) -> tuple[Service, ...]:
        """The help lines that it shows: those for the young first where it is about them; where a
        life may be in danger, none but those that answer a crisis."""
        services = country.young_first if self.young_first else country.services
        return tuple(one for one in services if not (self.urgent and one.support))


class Notice(Claim):
    """Help for an answer that must not wait for the summary, though it may be skipped.

    In full on the next page, then shorter; it ends nothing and needs no answer.
    """

    id: Id
    when: Condition
    """When it is shown; of several, the first in the file is shown in full."""
    title: Text
    """What to do, such as “Please call a doctor today”."""
    about: Text
    """What it is about, in one line."""
    body: Body
    """A few short lines."""
    emergency_first: bool = False
    """Whether its buttons lead with the emergency number."""


class Flag(Claim):
    """Something to tell the provider first, in two voices: to the person, and to a clinician."""

    id: Id
    group: Id
    """The group it is printed in; those of ``today`` come before all others."""
    title: Text
    """What it is, to the person."""
    short: Annotated[Text, StringConstraints(max_length=24)]
    """What it is, on paper."""
    when: Condition
    """When it is shown."""
    why: Text
    """To the person: what it is, why it matters, what to do."""
    call: Text | None = None
    """Who to call today; for the group ``today`` alone."""
    clinician: Text
    """To a clinician: what was reported, ever or now, and what a label says; no verdict."""
    echo: tuple[Id, ...] = ()
    """Questions whose answers are printed beside it."""

    @property
    def today(self) -> bool:
        """Whether it needs a call the same day."""
        return self.group == TODAY


class Each(Part):
    """What a topic says about one option that the person chose."""

    text: Text | None = None
    """What is known."""
    good: Text | None = None
    """What may be good."""
    hard: Text | None = None
    """What may be hard."""
    ask: Text | None = None
    """A question to ask."""


class ForEach(Part):
    """What a topic says about each option that was chosen."""

    question: Id
    """The question whose options they are."""
    say: dict[Id, Each]
    """Code -> what is said."""


class Topic(Claim):
    """Information for this person; without ``when`` it is for everyone."""

    id: Id
    title: Text
    when: Condition | None = None
    """When it is shown."""
    brief: Text
    """The main thing, in 60 words or fewer; it stands alone, and is what prints."""
    body: tuple[Block, ...] = ()
    """The rest, for whoever opens it."""
    good: Text | None = None
    """What may be good."""
    hard: Text | None = None
    """What may be hard."""
    for_each: ForEach | None = None
    """What is said about each option that was chosen."""
    echo: tuple[Id, ...] = ()
    """Questions with options, whose answers are shown back."""
    options_table: bool = False
    """Whether it shows the options side by side."""
    ask: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    """Questions to ask the provider."""


class TreatmentOption(Part):
    """One of the options that stand side by side, all in equal detail."""

    id: Id
    name: Text
    """What it is called."""
    how: Text
    """How it is given."""
    time: Text
    """What time it takes."""
    cost: Text
    """What it costs, and how one gets it."""
    good: Text
    """What may be good."""
    hard: Text
    """What may be hard."""
    known: Text
    """How much is known."""
    numbers: tuple[Id, ...] = ()
    """Numbers of its own, each compared within one trial."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """What its claims rest on."""


class Share(Part):
    """A number of people out of 100, and who they were."""

    people: Annotated[int, Field(ge=0, le=100)]
    """How many of 100."""
    group: Text
    """Who they were."""


class Number(OneOf):
    """A share of people out of 100 beside its comparison, as one sentence and one drawing."""

    one_of = ("compared", "no_comparison")

    what: Text
    """What happened to them."""
    treated: Share
    """Those who were treated."""
    compared: Share | None = None
    """Those they are compared with."""
    no_comparison: Text | None = None
    """Why there is nobody to compare with."""
    sentence: Text
    """All of it in words: with whom, for how long, who was studied."""
    certainty: Text
    """How sure it is."""
    source: Slug
    """What it rests on."""


class Source(Part):
    """What a claim rests on."""

    title: Text
    publisher: Text
    """Who published it."""
    year: Text
    """When."""
    authors: Text | None = None
    """Who wrote it."""
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    """Its DOI."""
    url: Url | None = None
    """Its official address."""
    note: Text | None = None
    """What a reader should know about it."""

    @property
    def short(self) -> str:
        """Who and when, for a link to the whole."""
        return f"{self.authors or self.publisher}, {self.year}"
