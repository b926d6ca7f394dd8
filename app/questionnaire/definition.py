"""What a questions.yaml is: the pages, conditions, words and sources of one questionnaire.

These frozen models are the file's edge and the value that everything else reads. They check the
shape of each part on its own; what holds between parts (unknown ids, order, sources) is in
``integrity.py``, and what holds for every possible set of answers in ``checks.py``.
Nothing here knows Flask, a form or any one treatment.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Name = Annotated[Text, StringConstraints(pattern=r"^[^.!?:;\r\n]+$", max_length=60)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_]*$", max_length=60)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=60)]
Url = Annotated[str, StringConstraints(pattern=r"^https://[^\s]+$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?[0-9][0-9 -]*$", max_length=24)]


class Part(BaseModel):
    """A part of the file: closed (an unknown key is an error) and frozen."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _or_text(schema: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [{"type": "string"}, schema]}


class ShortPart(Part):
    """A part that may be written as one bare text, standing for ``{text: …}``."""

    @model_validator(mode="before")
    @classmethod
    def _bare_text(cls, value: Any) -> Any:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> JsonSchemaValue:
        return _or_text(handler(core))


# ---------------------------------------------------------------------------- conditions


class Condition(Part):
    """When something holds: any one case, each a map from question (or table.column) to codes.

    ``cases`` is a disjunction of conjunctions of positive membership, and that is the whole
    language: no negation, no arithmetic. In the file a single case may stand without its list.
    """

    cases: Annotated[
        tuple[
            Annotated[
                dict[str, Annotated[tuple[Text, ...], Field(min_length=1)]], Field(min_length=1)
            ],
            ...,
        ],
        Field(min_length=1),
    ]

    @model_validator(mode="before")
    @classmethod
    def _one_case_needs_no_list(cls, value: Any) -> Any:
        if isinstance(value, Condition):
            return value
        return {"cases": value if isinstance(value, list) else [value]}

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> JsonSchemaValue:
        case = {
            "type": "object",
            "minProperties": 1,
            "additionalProperties": {"type": "array", "minItems": 1, "items": {"type": "string"}},
        }
        return {
            "description": "Holds when, in any one case, every question has one of its codes.",
            "anyOf": [case, {"type": "array", "minItems": 1, "items": case}],
        }

    @cached_property
    def reads(self) -> frozenset[str]:
        """The question ids and ``table.column`` references that decide this condition."""
        return frozenset(reference for case in self.cases for reference in case)

    @cached_property
    def questions(self) -> frozenset[str]:
        """The ids of the questions that it reads, or reads a column of."""
        return frozenset(map(question_in, self.reads))


def question_in(reference: str) -> str:
    """The id of the question that a reference names, or of the table whose column it names."""
    return reference.partition(".")[0]


# ---------------------------------------------------------------------------- questions


class Meaning(StrEnum):
    """What an option says when it is not an ordinary choice; printed and exported as a state."""

    NOTHING = "nothing"
    DECLINED = "declined"
    UNSURE = "unsure"


class Option(ShortPart):
    text: Text
    hint: Text | None = None
    exclusive: bool = False
    no_rule: bool = False
    means: Meaning | None = None


class Errors(Part):
    """A question's own error messages; each one that is missing has a built-in wording."""

    required: Text | None = None
    exclusive: Text | None = None
    too_many: Text | None = None
    too_long: Text | None = None


ONE_LINE = 120  # letters


class Asked(Part):
    """What a question and a table's column share: the words, and how they are answered."""

    id: Id
    text: Text
    label: Text
    hint: Text | None = None
    options: dict[Id, Option] = {}
    max_length: Annotated[int, Field(ge=1, le=2000)] | None = None
    suggestions: dict[Text, tuple[Text, ...]] = {}
    errors: Errors = Errors()

    @property
    def long(self) -> bool:
        """Whether a typed answer may take more than one line."""
        return (self.max_length or 0) > ONE_LINE


class Column(Asked):
    type: Literal["choice", "text"]


class Question(Asked):
    type: Literal["choice", "choices", "text", "table"]
    why: Text | None = None
    required: bool = False
    safety: bool = False
    max: Annotated[int, Field(ge=1)] | None = None
    columns: tuple[Column, ...] = ()
    name_column: Id | None = None
    max_rows: Annotated[int, Field(ge=1, le=20)] = 6

    def column(self, column_id: str) -> Column | None:
        return next((column for column in self.columns if column.id == column_id), None)


class Block(ShortPart):
    """One piece of running text: a paragraph, a list of points, or a number that is drawn."""

    text: Text | None = None
    points: tuple[Text, ...] = ()
    number: Id | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Block:
        if sum(map(bool, (self.text, self.points, self.number))) != 1:
            raise ValueError("a block is one text, one list of points, or one number")
        return self

    @property
    def texts(self) -> tuple[str, ...]:
        """What it says in words; a number has its own."""
        return (self.text,) if self.text else self.points


Body = Annotated[tuple[Block, ...], Field(min_length=1)]


class Page(Part):
    id: Slug
    title: Text
    intro: tuple[Block, ...] = ()
    when: Condition | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]


# ---------------------------------------------------------------------------- what is said


class Passage(Part):
    """Running text under a heading."""

    title: Text
    body: Body


class Sheet(Part):
    """A short sheet to print, or to show to whoever is helping."""

    title: Text
    points: Annotated[tuple[Text, ...], Field(min_length=1)]


class Outcome(Part):
    """A page that ends the journey early, as soon as its condition holds.

    The help lines stand between ``body`` and ``after``; ``change`` is the link back to the answer.
    """

    id: Id
    when: Condition
    urgent: bool = False
    title: Text
    body: Body
    after: Passage | None = None
    sheet: Sheet | None = None
    change: Text


class Flag(Part):
    """Something to tell the provider first; ``today`` flags also say who to ``call`` today.

    ``brief`` stands for ``why`` where paper has no room for it. ``echo`` names questions whose
    answers a clinician wants to see beside this.
    """

    id: Id
    title: Text
    when: Condition
    today: bool = False
    why: Text
    brief: Text | None = None
    call: Text | None = None
    echo: tuple[Id, ...] = ()
    sources: tuple[Slug, ...] = ()
    no_claim: bool = False


class Each(Part):
    """What a topic says about one option that the person chose."""

    text: Text | None = None
    good: Text | None = None
    hard: Text | None = None
    ask: Text | None = None


class ForEach(Part):
    question: Id
    say: dict[Id, Each]


class Topic(Part):
    """Information for this person; without ``when`` it is for everyone.

    ``echo`` names questions with options, whose answers are shown back.
    """

    id: Id
    title: Text
    when: Condition | None = None
    body: Body
    good: Text | None = None
    hard: Text | None = None
    for_each: ForEach | None = None
    echo: tuple[Id, ...] = ()
    options_table: bool = False
    ask: Annotated[tuple[Text, ...], Field(min_length=1, max_length=3)]
    sources: tuple[Slug, ...] = ()
    no_claim: bool = False


class TreatmentOption(Part):
    """One row of the options table; ``good`` and ``hard`` in about equal detail."""

    id: Id
    name: Text
    how: Text
    good: Text
    hard: Text
    known: Text
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Share(Part):
    """A number of people out of 100, and who they were."""

    people: Annotated[int, Field(ge=0, le=100)]
    group: Text


class Number(Part):
    """A share of people out of 100 beside its comparison, as one sentence and one drawing."""

    what: Text
    treated: Share
    compared: Share | None = None
    no_comparison: Text | None = None
    sentence: Text
    certainty: Text
    source: Slug

    @model_validator(mode="after")
    def _comparison_is_decided(self) -> Number:
        if (self.compared is None) == (self.no_comparison is None):
            raise ValueError("a number has `compared`, or `no_comparison` that says why not")
        return self


class Source(Part):
    title: Text
    publisher: Text
    year: Text
    authors: Text | None = None
    doi: Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/\S+$")] | None = None
    url: Url | None = None
    note: Text | None = None

    @property
    def short(self) -> str:
        """Who and when, for a link to the whole."""
        return f"{self.authors or self.publisher}, {self.year}"


# ---------------------------------------------------------------------------- help lines


class Way(Part):
    """One way to reach a service: one of ``call``, ``text`` (a message) and ``chat`` (a page).

    ``message`` is the word to send, ``say`` the words of the link ("Call 988").
    """

    call: Phone | None = None
    text: Phone | None = None
    chat: Url | None = None
    message: Text | None = None
    say: Text

    @model_validator(mode="after")
    def _exactly_one(self) -> Way:
        if sum(map(bool, (self.call, self.text, self.chat))) != 1:
            raise ValueError("a way has one of `call`, `text` and `chat`")
        return self


class Service(Part):
    """A help line. One for ``support`` is no crisis line: left out where life is in danger."""

    name: Text
    about: Text | None = None
    support: bool = False
    ways: Annotated[tuple[Way, ...], Field(min_length=1)]


class Country(Part):
    """The help of one country. ``short`` ways stand in the line on every page."""

    name: Text
    paper: Literal["a4", "letter"] = "a4"
    short: Annotated[tuple[Way, ...], Field(min_length=1)]
    services: Annotated[tuple[Service, ...], Field(min_length=1)]


class Panel(Part):
    """Help that is kept at the top of every page while its condition holds."""

    when: Condition
    title: Text
    body: Body


class Help(Part):
    """Help lines by country, chosen by the answer to ``question``; checked on a date."""

    question: Id
    checked: date
    title: Text
    expect: Body
    nobody_watches: Text
    panel: Panel
    finder: Way
    countries: Annotated[dict[Id, Country], Field(min_length=1)]
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]


# ---------------------------------------------------------------------------- the other words


class Section(Part):
    """A part of the summary's first pages: which questions, under which heading.

    ``by_answer`` prints the questions gathered under each answer of the scale they share, from its
    last to its first.
    """

    id: Id
    title: Text
    questions: Annotated[tuple[Id, ...], Field(min_length=1)]
    by_answer: bool = False


class NextStep(Part):
    book: Text
    by_when: Text
    by_when_today: Text
    first_sentence: Text


class SummaryWords(Part):
    """``main_points`` stand before the topics, for someone who reads no further."""

    title: Text
    ask: Text
    main_points: tuple[Text, ...] = ()
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    own_questions: Id
    next_step: NextStep


class Site(Part):
    """What the questionnaire is about. ``treatment`` stands within the firm statement
    (``words.py``): no more than a name, it cannot add a sentence to it."""

    name: Text
    treatment: Name
    condition: Text
    strapline: Text


class Start(Part):
    """The start page: what stands above its button, and what stands below."""

    title: Text
    lead: Body
    sections: Annotated[tuple[Passage, ...], Field(min_length=1)]
    below: tuple[Passage, ...] = ()


class Authorship(Part):
    written_by: Text
    funding: Text
    reviewed_by: Text
    last_review: date
    next_review: date
    updates: Text
    evidence: Text
    reading_level: Text
    privacy: Text


class Rule(Part):
    """What must be shown (``always``), or not (``never``), on every path where ``when`` holds.

    ``panel`` stands for the help panel.
    """

    when: Condition
    outcome: Id | None = None
    flag: Id | None = None
    topic: Id | None = None
    panel: bool = False

    @model_validator(mode="after")
    def _exactly_one(self) -> Rule:
        if sum(map(bool, (self.outcome, self.flag, self.topic, self.panel))) != 1:
            raise ValueError("a rule names one of `outcome`, `flag`, `topic` and `panel`")
        return self


class Wording(Part):
    """What the wording checks of this file refuse, and the hard words that they let pass."""

    never_say: tuple[Text, ...] = ()
    known_words: tuple[Text, ...] = ()


# ---------------------------------------------------------------------------- the whole


@dataclass(frozen=True)
class Stretch:
    """Pages that are walked in one go: one conditional page, or unconditional ones of which only
    the last asks something required or can bring about an outcome."""

    when: Condition | None
    pages: tuple[Page, ...]
    asks: tuple[str, ...]
    required: frozenset[str]
    outcomes: tuple[Outcome, ...]


class Questionnaire(Part):
    version: Text
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    site: Site
    authorship: Authorship
    start: Start
    pages: Annotated[tuple[Page, ...], Field(min_length=1)]
    outcomes: tuple[Outcome, ...] = ()
    summary: SummaryWords
    flags: tuple[Flag, ...] = ()
    topics: tuple[Topic, ...] = ()
    options_table: tuple[TreatmentOption, ...] = ()
    numbers: dict[Id, Number] = {}
    help: Help
    sources: dict[Slug, Source]
    always: tuple[Rule, ...] = ()
    never: tuple[Rule, ...] = ()
    wording: Wording = Wording()

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
    def place_asking(self) -> Mapping[str, int]:
        """Reference -> the place, in the file's order, of the page that asks."""
        return {name: i for i, page in enumerate(self.pages) for name, _ in _asked_on(page)}

    @cached_property
    def page_asking(self) -> Mapping[str, Page]:
        """Question id -> the page that asks it."""
        return {question.id: page for page in self.pages for question in page.questions}

    @cached_property
    def cites(self) -> Mapping[str, tuple[str, ...]]:
        """Topic id -> the sources of its own, of its numbers and of its rows of options."""
        return {topic.id: tuple(dict.fromkeys(self._cited_by(topic))) for topic in self.topics}

    def _cited_by(self, topic: Topic) -> Iterator[str]:
        yield from topic.sources
        for block in topic.body:
            if block.number:
                yield self.numbers[block.number].source
        for row in self.options_table if topic.options_table else ():
            yield from row.sources

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """The pages in order, in as few stretches as can be; what one forward pass goes by."""
        found: list[Stretch] = []
        run: list[Page] = []
        for page in self.pages:
            required = frozenset(q.id for q in page.questions if q.required)
            outcomes = self._brought_about_on(page)
            if page.when is not None and run:
                found.append(_stretch(run, frozenset(), ()))
                run = []
            run.append(page)
            if page.when is not None or required or outcomes:
                found.append(_stretch(run, required, outcomes))
                run = []
        return (*found, _stretch(run, frozenset(), ())) if run else tuple(found)

    def _brought_about_on(self, page: Page) -> tuple[Outcome, ...]:
        asked = {question.id for question in page.questions}
        return tuple(
            outcome for outcome in self.outcomes if not outcome.when.questions.isdisjoint(asked)
        )

    def conditions(self) -> Iterator[Condition]:
        """Every condition that decides what a person is shown."""
        parts: tuple[Page | Outcome | Flag | Topic, ...]
        parts = (*self.pages, *self.outcomes, *self.flags, *self.topics)
        for part in parts:
            if part.when is not None:
                yield part.when
        yield self.help.panel.when


def _asked_on(page: Page) -> Iterator[tuple[str, Asked]]:
    for question in page.questions:
        yield question.id, question
        for column in question.columns:
            yield f"{question.id}.{column.id}", column


def _stretch(pages: list[Page], required: frozenset[str], outcomes: tuple[Outcome, ...]) -> Stretch:
    asks = tuple(question.id for page in pages for question in page.questions)
    return Stretch(pages[0].when, tuple(pages), asks, required, outcomes)
