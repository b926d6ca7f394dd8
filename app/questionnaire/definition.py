"""Definition: one questionnaire, whole, as one ``questions.yaml`` says it, and its indexes.

These frozen models are the file's edge and the value that everything else reads. They check the
shape of each part on its own; what must hold between parts is for the checks. Nothing here knows
a form, a web page or any one treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from app.questionnaire.document_words import FactsWords, SummaryWords
from app.questionnaire.guidance import (
    TODAY,
    Flag,
    Notice,
    Number,
    Outcome,
    Source,
    Topic,
    TreatmentOption,
)
from app.questionnaire.help_lines import Help
from app.questionnaire.parts import Body, Condition, Day, Id, Name, Part, Passage, Slug, Text, Url
from app.questionnaire.questions import Asked, Page, Question, QuestionPart


class Site(Part):
    """What the questionnaire is about."""

    name: Text
    """What the site is called."""
    treatment: Name
    """The treatment: a plain name. It stands on all that is printed, and in no sentence of ours."""
    condition: Text
    """What it is a treatment for."""
    strapline: Text
    """What the site is for, in one line."""
    description: Annotated[Text, StringConstraints(max_length=160)]
    """What a search engine shows."""
    url: Url | None = None
    """Where the site stands."""
    publisher: Text | None = None
    """Who publishes it."""


class Start(Part):
    """The start page: what stands above its button, and what stands below."""

    title: Text
    lead: Body
    """What stands before the button."""
    sections: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """What stands after it."""
    below: tuple[Passage, ...] = ()
    """What stands last."""


class Authorship(Part):
    """Who made it, who checked it, and how it is kept."""

    written_by: Text
    """Who wrote it."""
    funding: Text
    """Who paid for it."""
    reviewed_by: Text
    """Which clinician reviewed it, or that none did."""
    last_review: Day
    """When its authors last went through it."""
    next_review: Day
    """By when they will again."""
    updates: Text
    """How it is kept up to date."""
    evidence: Text
    """How the facts were chosen."""
    reading_level: Text
    """For which grade it is written."""
    privacy: Text
    """What happens to answers."""


class Rule(Part):
    """What must be shown (``always``), or not (``never``), on every path where ``when`` holds."""

    when: Condition
    """When the rule applies."""
    outcome: Id | None = None
    """The outcome that it is about."""
    notice: Id | None = None
    """The notice that it is about."""
    flag: Id | None = None
    """The flag that it is about."""
    topic: Id | None = None
    """The topic that it is about."""
    panel: bool = False
    """Whether it is about the help panel."""

    @model_validator(mode="after")
    def _exactly_one(self) -> Rule:
        if sum(map(bool, (self.outcome, self.notice, self.flag, self.topic, self.panel))) != 1:
            raise ValueError("a rule names one of `outcome`, `notice`, `flag`, `topic` and `panel`")
        return self


class SignOff(Part):
    """That somebody read a chapter of the file, and found it right as it stood."""

    chapter: Literal["safety", "questions", "flags", "topics", "numbers", "words"]
    """What was read, as `flask questions review` divides the file."""
    by: Text
    """Who read it: name and role."""
    on: Day
    """When."""
    digest: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """Of what was read: where the words have changed since, it is void."""


class Wording(Part):
    """What the wording checks of this file refuse, and the hard words that they let pass."""

    never_say: tuple[Text, ...] = ()
    """Phrases that are refused."""
    known_words: tuple[Text, ...] = ()
    """Words that count as easy."""


class Questionnaire(Part):
    """Everything that one file of questions says."""

    version: Text
    """The version of the file."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """The language it is written in."""
    site: Site
    """What it is about."""
    authorship: Authorship
    """Who made it."""
    start: Start
    """The start page."""
    parts: Annotated[tuple[QuestionPart, ...], Field(min_length=1)]
    """The parts that the pages stand in, in order."""
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    """The pages, in the order they are asked."""
    outcomes: tuple[Outcome, ...] = ()
    """The pages that end a journey early, in the order they are tried."""
    notices: tuple[Notice, ...] = ()
    """Help for answers that may be skipped."""
    summary: SummaryWords
    """What the summary is made of."""
    facts: FactsWords
    """What the facts are made of."""
    flag_groups: dict[Id, Text] = Field(default={TODAY: "Today"})
    """The groups that flags are printed in, in order."""
    flags: tuple[Flag, ...] = ()
    """What to tell the provider first."""
    topics: tuple[Topic, ...] = ()
    """Information for the person."""
    options_table: tuple[TreatmentOption, ...] = ()
    """The options that stand side by side."""
    numbers: dict[Id, Number] = Field(default={})
    """Shares of people out of 100."""
    help: Help
    """The help lines."""
    sources: dict[Slug, Source]
    """What the claims rest on."""
    always: tuple[Rule, ...] = ()
    """What must be shown."""
    never: tuple[Rule, ...] = ()
    """What must not be shown."""
    wording: Wording = Wording()
    """What the wording checks go by."""
    reviewed: tuple[SignOff, ...] = ()
    """Who signed for which chapter; `flask questions review --sign` writes it."""

    @cached_property
    def part(self) -> Mapping[str, QuestionPart]:
        """Part id -> part, in order."""
        return {part.id: part for part in self.parts}

    @cached_property
    def page(self) -> Mapping[str, Page]:
        """Page id -> page, in the file's order."""
        return {page.id: page for page in self.pages}

    @cached_property
    def question(self) -> Mapping[str, Question]:
        """Question id -> question, in the order they are asked."""
        return {question.id: question for page in self.pages for question in page.questions}

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """Reference (question id, or "table.column") -> the question or the column."""
        return {name: asked for page in self.pages for name, asked in _asked_on(page)}

    @cached_property
    def page_index_of(self) -> Mapping[str, int]:
        """Reference -> the place, in the file's order, of the page that asks."""
        return {name: i for i, page in enumerate(self.pages) for name, _ in _asked_on(page)}

    @cached_property
    def page_asking(self) -> Mapping[str, Page]:
        """Question id -> the page that asks it."""
        return {question.id: page for page in self.pages for question in page.questions}

    @cached_property
    def outcomes_decided_on(self) -> Mapping[str, tuple[Outcome, ...]]:
        """Page id -> the outcomes that an answer on it can bring about, in the file's order."""
        return {
            page.id: tuple(
                outcome
                for outcome in self.outcomes
                if not outcome.when.questions.isdisjoint(page.asks)
            )
            for page in self.pages
        }

    @cached_property
    def asks_about_danger(self) -> frozenset[str]:
        """The ids of the questions whose answers open the help panel or an urgent outcome."""
        urgent = [outcome.when.questions for outcome in self.outcomes if outcome.urgent]
        return self.help.panel.when.questions.union(*urgent)

    @cached_property
    def pages_to_finish_from(self) -> frozenset[str]:
        """The ids of the pages after the last one that asks something required."""
        last = max((i for i, page in enumerate(self.pages) if page.required), default=-1)
        return frozenset(page.id for page in self.pages[last + 1 :])

    def may_finish(self, page: Page) -> bool:
        """Whether a person may finish on this page: no later one asks something required."""
        return page.id in self.pages_to_finish_from

    @cached_property
    def cites(self) -> Mapping[str, tuple[str, ...]]:
        """Topic id -> the sources of its own, of its numbers and of the options it shows."""
        return {topic.id: tuple(dict.fromkeys(self._cited_by(topic))) for topic in self.topics}

    def _cited_by(self, topic: Topic) -> Iterator[str]:
        yield from topic.sources
        numbers = [block.number for block in topic.body if block.number]
        for option in self.options_table if topic.options_table else ():
            yield from option.sources
            numbers += option.numbers
        yield from (self.numbers[number].source for number in numbers)

    def conditions(self) -> Iterator[Condition]:
        """Every condition that decides what a person is shown."""
        parts: tuple[Page | Outcome | Notice | Flag | Topic, ...]
        parts = (*self.pages, *self.outcomes, *self.notices, *self.flags, *self.topics)
        for part in parts:
            if part.when is not None:
                yield part.when
        yield self.help.panel.when


def _asked_on(page: Page) -> Iterator[tuple[str, Asked]]:
    for question in page.questions:
        yield question.id, question
        for column in question.columns:
            yield f"{question.id}.{column.id}", column
