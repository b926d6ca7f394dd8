"""Definition: one questionnaire, whole, as one ``questions.yaml`` says it, and its indexes.

These frozen models are the file's edge and the value that everything else reads. They check the
shape of each part on its own; what must hold between parts is for the checks. Nothing here knows
a form, a web page or any one treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from app.questionnaire.definition.document_words import FactsWords, SummaryWords
from app.questionnaire.definition.for_authors import Promise, SignOff, Wording
from app.questionnaire.definition.guidance import (
    TODAY,
    Flag,
    Notice,
    Number,
    Outcome,
    Source,
    Topic,
    TreatmentOption,
)
from app.questionnaire.definition.help_lines import Help
from app.questionnaire.definition.parts import Condition, Id, Part, Slug, Text
from app.questionnaire.definition.questions import Asked, Page, Question, QuestionPart
from app.questionnaire.definition.site_words import Authorship, SiteWords, Start


class Questionnaire(Part):
    """Everything that one file of questions says."""

    version: Text
    """The version of the file."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    """The language it is written in."""
    site: SiteWords
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
    always: tuple[Promise, ...] = ()
    """What must be shown."""
    never: tuple[Promise, ...] = ()
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

    def last_page_read(self, condition: Condition) -> Page:
        """The page whose answers are the last that a condition reads."""
        return self.pages[max(self.page_index_of[name] for name in condition.reads)]

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
