"""Summary: the one value that every output (page, print, PDF, text, FHIR narrative) renders.

``summarise`` turns a journey into what is said about it, in the order a clinician reads: what to
tell first, the history, how things are, what matters, what to ask, what to do next; then the
information for the person. No score, no total and no verdict can be expressed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from app.questionnaire import said, words
from app.questionnaire.conditions import because, holds, reason
from app.questionnaire.definition import (
    Authorship,
    Block,
    Country,
    Each,
    Flag,
    Help,
    NextStep,
    Number,
    Questionnaire,
    Source,
    Topic,
    TreatmentOption,
)
from app.questionnaire.journey import Journey
from app.questionnaire.said import AnsweredPage, Group, Said

MOST_QUESTIONS = 12


@dataclass(frozen=True)
class Setting:
    """What a summary needs beside the answers: where and when it is made."""

    today: date
    digest: str
    default_country: str
    site_name: str
    contact: str = ""


@dataclass(frozen=True)
class Cited:
    id: str
    source: Source


@dataclass(frozen=True)
class FlagShown:
    id: str
    title: str
    because: str
    why: str
    call: str
    today: bool
    sources: tuple[Cited, ...]


@dataclass(frozen=True)
class Piece:
    """One block of running text with its number looked up; exactly one of the three is filled."""

    text: str = ""
    points: tuple[str, ...] = ()
    number: Number | None = None


@dataclass(frozen=True)
class EachShown:
    """What a topic says about one chosen option."""

    option: str
    say: Each


@dataclass(frozen=True)
class TopicShown:
    id: str
    title: str
    because: str
    body: tuple[Piece, ...]
    good: str
    hard: str
    each: tuple[EachShown, ...]
    echo: tuple[Said, ...]
    options: tuple[TreatmentOption, ...]
    ask: tuple[str, ...]
    sources: tuple[Cited, ...]


@dataclass(frozen=True)
class SectionShown:
    """A part of the clinician's pages: ``items`` with ordinary answers first, then ``groups``.

    Groups are the questions in each state ("Not answered", …), or all of them where the file asks
    to gather the section by answer.
    """

    id: str
    title: str
    items: tuple[Said, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Step:
    """The next step: who to book with, by when, and what to say on the phone."""

    book: str
    by_when: str
    first_sentence: str


@dataclass(frozen=True)
class Summary:
    title: str
    language: str
    version: str
    setting: Setting
    standing: str
    ask: str
    firm: tuple[str, ...]
    today: tuple[FlagShown, ...]
    first: tuple[FlagShown, ...]
    also_asked: tuple[Group, ...]
    sections: tuple[SectionShown, ...]
    own_words: str
    questions: tuple[str, ...]
    next_step: Step
    help: Help
    country: Country
    topics: tuple[TopicShown, ...]  # all options side by side first, so that none of them leads
    answers: tuple[AnsweredPage, ...]
    sources: tuple[Cited, ...]
    authorship: Authorship


def summarise(journey: Journey, setting: Setting) -> Summary:
    """The summary of a journey that ended in no early outcome.

    ValueError: the journey ended in an early outcome, which has no summary.
    """
    if journey.outcome is not None:
        raise ValueError(f"a journey that ended in {journey.outcome.id} has no summary")
    questionnaire = journey.questionnaire
    flags = tuple(_flag(journey, flag) for flag in _holding_flags(journey))
    topics = tuple(_topic(journey, topic) for topic in _holding_topics(journey))
    today = tuple(flag for flag in flags if flag.today)
    sections = tuple(_sections(journey))
    shown: tuple[FlagShown | TopicShown, ...] = (*flags, *topics)
    cited = {source.id: source for part in shown for source in part.sources}
    return Summary(
        title=questionnaire.summary.title,
        language=questionnaire.language,
        version=questionnaire.version,
        setting=setting,
        standing=words.STANDING,
        ask=questionnaire.summary.ask,
        firm=words.firm_statement(questionnaire.site.treatment),
        today=today,
        first=tuple(flag for flag in flags if not flag.today),
        also_asked=_also_asked(journey),
        sections=sections,
        own_words=_own_words(journey),
        questions=_questions(journey, topics),
        next_step=_step(questionnaire.summary.next_step, bool(today)),
        help=questionnaire.help,
        country=country(journey, setting.default_country),
        topics=tuple(sorted(topics, key=lambda topic: not topic.options)),
        answers=said.every_answer(journey),
        sources=tuple(cited[key] for key in questionnaire.sources if key in cited),
        authorship=questionnaire.authorship,
    )


def country(journey: Journey, default: str) -> Country:
    """The help of the country the person chose, or of the site's default."""
    help_lines = journey.questionnaire.help
    chosen = journey.answers.text(help_lines.question)
    return help_lines.countries.get(chosen) or help_lines.countries[default]


# ---------------------------------------------------------------------------- flags


def _holding_flags(journey: Journey) -> Iterator[Flag]:
    return (flag for flag in journey.questionnaire.flags if holds(flag.when, journey.answers))


def _flag(journey: Journey, flag: Flag) -> FlagShown:
    return FlagShown(
        id=flag.id,
        title=flag.title,
        because=reason(journey.questionnaire, flag.when, journey.answers),
        why=flag.why,
        call=flag.call or "",
        today=flag.today,
        sources=_cited(journey.questionnaire, flag.sources),
    )


def _also_asked(journey: Journey) -> tuple[Group, ...]:
    """The safety questions that raised no flag, gathered by what was said.

    "Nothing on the list", "not answered" and "rather not say" stay three different things, and
    none of them is ever read as "no risk". What was chosen from a list stands in its section.
    """
    raised = {
        reference.partition(".")[0]
        for flag in _holding_flags(journey)
        for reference in because(flag.when, journey.answers)
    }
    asked = (
        (question, said.of(journey, question))
        for page in journey.pages
        for question in page.questions
        if question.safety and question.id not in raised
    )
    return said.gathered(
        answer for question, answer in asked if answer.state or question.type == "choice"
    )


# ---------------------------------------------------------------------------- topics


def _holding_topics(journey: Journey) -> Iterator[Topic]:
    return (topic for topic in journey.questionnaire.topics if holds(topic.when, journey.answers))


def _topic(journey: Journey, topic: Topic) -> TopicShown:
    questionnaire = journey.questionnaire
    pieces = tuple(_piece(questionnaire, block) for block in topic.body)
    numbers = (piece.number.source for piece in pieces if piece.number)
    rows = questionnaire.options_table if topic.options_table else ()
    cited = dict.fromkeys(chain(topic.sources, numbers, *(row.sources for row in rows)))
    return TopicShown(
        id=topic.id,
        title=topic.title,
        because=reason(questionnaire, topic.when, journey.answers),
        body=pieces,
        good=topic.good or "",
        hard=topic.hard or "",
        each=tuple(_each(journey, topic)),
        echo=tuple(
            said.of(journey, questionnaire.question[question_id])
            for question_id in topic.echo
            if question_id in journey.answers.values
        ),
        options=rows,
        ask=topic.ask,
        sources=_cited(questionnaire, cited),
    )


def _piece(questionnaire: Questionnaire, block: Block) -> Piece:
    number = questionnaire.numbers[block.number] if block.number else None
    return Piece(block.text or "", block.points, number)


def _each(journey: Journey, topic: Topic) -> Iterator[EachShown]:
    if topic.for_each is None:
        return
    question = journey.questionnaire.question[topic.for_each.question]
    chosen = journey.answers.codes(question.id)
    for code, option in question.options.items():
        if code in chosen and code in topic.for_each.say:
            yield EachShown(option.text, topic.for_each.say[code])


def _cited(questionnaire: Questionnaire, source_ids: Iterable[str]) -> tuple[Cited, ...]:
    return tuple(Cited(source_id, questionnaire.sources[source_id]) for source_id in source_ids)


# ---------------------------------------------------------------------------- the clinician's page


def _sections(journey: Journey) -> Iterator[SectionShown]:
    on_path = {question.id for page in journey.pages for question in page.questions}
    for section in journey.questionnaire.summary.sections:
        items = tuple(
            said.of(journey, journey.questionnaire.question[question_id])
            for question_id in section.questions
            if question_id in on_path
        )
        if items:
            shown = ((), said.gathered(items)) if section.by_answer else said.told_apart(items)
            yield SectionShown(section.id, section.title, *shown)


def _own_words(journey: Journey) -> str:
    return journey.answers.text(journey.questionnaire.summary.own_questions)


def _questions(journey: Journey, topics: tuple[TopicShown, ...]) -> tuple[str, ...]:
    """The topics' questions in turn, those for this person before the rest.

    With the person's own words, which stand before them, they are at most twelve.
    """
    ordered = sorted(topics, key=lambda topic: not topic.because)
    asks = [(*topic.ask, *(each.say.ask for each in topic.each)) for topic in ordered]
    rounds = chain.from_iterable(zip_longest(*asks))
    most = MOST_QUESTIONS - bool(_own_words(journey))
    return tuple(dict.fromkeys(ask for ask in rounds if ask))[:most]


def _step(step: NextStep, today: bool) -> Step:
    return Step(step.book, step.by_when_today if today else step.by_when, step.first_sentence)
