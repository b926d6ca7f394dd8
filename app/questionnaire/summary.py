"""Summary: the one value that every output (page, print, PDF, text, FHIR narrative) renders.

``summarise`` turns a journey into what is said about it, in the order a clinician reads: what to
tell first, the history, how things are, what matters, what to ask, what to do next; then the
information for the person. No score, no total and no verdict can be expressed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import chain, zip_longest
from typing import NamedTuple

from app.questionnaire import messages, shown_answers
from app.questionnaire.conditions import because, reason
from app.questionnaire.definition import Authorship, NextStep
from app.questionnaire.guidance import Each, Flag, ForEach, Number, Source, Topic, TreatmentOption
from app.questionnaire.help_lines import Country, Help
from app.questionnaire.journey import Journey
from app.questionnaire.parts import question_in
from app.questionnaire.questions import Question
from app.questionnaire.shown_answers import Answered, Group, ShownAnswer

MOST_QUESTIONS = 12


@dataclass(frozen=True)
class Setting:
    """What a summary needs beside the answers: where and when it is made."""

    today: date
    digest: str
    default_country: str
    site_name: str
    contact: str = ""


class FlagShown(NamedTuple):
    """What to tell the provider first, which answers say so, and the answers to see beside it.

    ``raised_by``  the ids of the questions with those answers
    """

    flag: Flag
    because: str
    echo: tuple[ShownAnswer, ...]
    raised_by: tuple[str, ...]


class EachShown(NamedTuple):
    """What a topic says about one chosen option."""

    option: str
    say: Each


class TopicShown(NamedTuple):
    """A topic, the answers it is shown for, and what of it depends on them.

    ``options``  the rows of the options table, where the topic shows it
    ``sources``  the ids of its own sources and of those of its numbers and rows, each once
    """

    topic: Topic
    because: str
    each: tuple[EachShown, ...]
    echo: tuple[ShownAnswer, ...]
    options: tuple[TreatmentOption, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class SectionShown(Answered):
    """A part of the clinician's pages: ``items`` with ordinary answers first, then ``groups``.

    Groups are the questions in each state ("Not answered", …), or all of them where the file asks
    to gather the section by answer.
    """

    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Step:
    """The next step: who to book with, by when, and what to say on the phone."""

    book: str
    by_when: str
    first_sentence: str


@dataclass(frozen=True)
class Summary:
    """Everything that is said of one journey.

    ``numbers``  number id -> the number, for the blocks of a topic that show one
    ``sources``  source id -> the source, of everything shown; its place in the list is its number
    """

    title: str
    language: str
    version: str
    setting: Setting
    standing: str
    ask: str
    skipped: str  # what is said where most questions were
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
    country_chosen: bool  # else it is the site's own
    main_points: tuple[str, ...]
    topics: tuple[TopicShown, ...]
    answers: tuple[Answered, ...]
    numbers: Mapping[str, Number]
    sources: Mapping[str, Source]
    authorship: Authorship

    @property
    def help_title(self) -> str:
        """The heading over the country's help lines."""
        return f"{self.help.title} ({self.country.name})"

    def cited(self, source_ids: Iterable[str]) -> list[tuple[int, str]]:
        """The numbers of these sources in the list at the end, with their ids, in its order."""
        return sorted((self._places[source_id], source_id) for source_id in source_ids)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {source_id: place for place, source_id in enumerate(self.sources, 1)}


def summarise(journey: Journey, setting: Setting) -> Summary:
    """The summary of a journey that ended in no early outcome.

    ValueError: the journey ended in an early outcome, which has no summary.
    """
    if journey.outcome is not None:
        raise ValueError(f"a journey that ended in {journey.outcome.id} has no summary")
    questionnaire = journey.questionnaire
    answers = shown_answers.every_answer(journey)
    told = {item.id: item for page in answers for item in page.items}
    flags = tuple(_flags(journey, told))
    topics = tuple(_topics(journey, told))
    today = tuple(shown for shown in flags if shown.flag.today)
    cited = set(chain(*(shown.flag.sources for shown in flags), *(t.sources for t in topics)))
    return Summary(
        title=questionnaire.summary.title,
        language=questionnaire.language,
        version=questionnaire.version,
        setting=setting,
        standing=messages.STANDING,
        ask=questionnaire.summary.ask,
        skipped=messages.MOSTLY_SKIPPED if _mostly_skipped(told.values()) else "",
        firm=messages.firm_statement(questionnaire.site.treatment),
        today=today,
        first=tuple(shown for shown in flags if not shown.flag.today),
        also_asked=_also_asked(journey, flags, told),
        sections=tuple(_sections(journey, told)),
        own_words=_own_words(journey),
        questions=_questions(journey, topics),
        next_step=_step(questionnaire.summary.next_step, bool(today)),
        help=questionnaire.help,
        main_points=questionnaire.facts.main_points,
        country=country(journey, setting.default_country),
        country_chosen=country_chosen(journey),
        topics=topics,
        answers=answers,
        numbers=questionnaire.numbers,
        sources={key: found for key, found in questionnaire.sources.items() if key in cited},
        authorship=questionnaire.authorship,
    )


def country(journey: Journey, default: str) -> Country:
    """The help of the country the person chose, or of the site's default."""
    help_lines = journey.questionnaire.help
    chosen = journey.answers.text(help_lines.question)
    return help_lines.countries.get(chosen) or help_lines.countries[default]


def country_chosen(journey: Journey) -> bool:
    return journey.questionnaire.help.question in journey.answers.values


# ---------------------------------------------------------------------------- flags


def _flags(journey: Journey, told: Mapping[str, ShownAnswer]) -> Iterator[FlagShown]:
    for flag in journey.questionnaire.flags:
        why = because(flag.when, journey.answers)
        if why:
            named = tuple([question_in(reference) for reference in why])
            beside = [told[name] for name in flag.echo if name in told and name not in named]
            yield FlagShown(flag, reason(journey.questionnaire, why), tuple(beside), named)


def _also_asked(
    journey: Journey, flags: Iterable[FlagShown], told: Mapping[str, ShownAnswer]
) -> tuple[Group, ...]:
    """The safety questions that neither raised a flag nor stand beside one, by what was said.

    "Nothing on the list", "not answered", "rather not say" and "not asked" stay four different
    things, and none of them is ever read as "no risk". What was chosen from a list stands in its
    section.
    """
    elsewhere = set[str]()
    for shown in flags:
        elsewhere |= {*shown.raised_by, *(item.id for item in shown.echo)}
    safety = [q for q in journey.questionnaire.question.values() if q.safety]
    return shown_answers.group_by_answer(
        answer for q in safety if q.id not in elsewhere for answer in _also_said(q, told.get(q.id))
    )


def _also_said(question: Question, answer: ShownAnswer | None) -> Iterator[ShownAnswer]:
    if answer is not None and answer.state:
        yield answer
    elif answer is not None and question.type == "choice":
        yield answer._replace(values=(messages.answered(answer.text),), code=None)
    elif question.type == "choice":
        yield ShownAnswer(question.id, question.label, question.text, (), messages.NOT_ASKED)


# ---------------------------------------------------------------------------- topics


def _topics(journey: Journey, told: Mapping[str, ShownAnswer]) -> Iterator[TopicShown]:
    questionnaire = journey.questionnaire
    for topic in questionnaire.topics:
        why = because(topic.when, journey.answers)
        if topic.when is None or why:
            yield TopicShown(
                topic=topic,
                because=reason(questionnaire, why),
                each=tuple(_each(journey, topic.for_each)) if topic.for_each else (),
                echo=tuple([told[name] for name in topic.echo if name in journey.answers.values]),
                options=questionnaire.options_table if topic.options_table else (),
                sources=questionnaire.cites[topic.id],
            )


def _each(journey: Journey, per_option: ForEach) -> Iterator[EachShown]:
    question = journey.questionnaire.question[per_option.question]
    chosen = journey.answers.codes(question.id)
    for code, option in question.options.items():
        if code in chosen and code in per_option.say:
            yield EachShown(option.text, per_option.say[code])


# ---------------------------------------------------------------------------- the clinician's page


def _sections(journey: Journey, told: Mapping[str, ShownAnswer]) -> Iterator[SectionShown]:
    question = journey.questionnaire.question
    for section in journey.questionnaire.summary.sections:
        asked = [told[name] for name in section.questions if name in told]
        # How a safety question was left open stands with the flags, or right after them.
        items = [item for item in asked if not (item.state and question[item.id].safety)]
        if items and section.by_answer:
            yield SectionShown(
                section.id,
                section.title,
                (),
                shown_answers.group_by_answer(_by_scale(journey, items)),
            )
        elif items:
            yield SectionShown(section.id, section.title, *shown_answers.split_common_states(items))


def _by_scale(journey: Journey, items: Iterable[ShownAnswer]) -> list[ShownAnswer]:
    """From the last answer of the scale to the first: what is there most of the time leads."""

    def place(item: ShownAnswer) -> int:
        scale = [*journey.questionnaire.question[item.id].options]
        given = journey.answers.text(item.id)
        return scale.index(given) if given else -1

    return sorted(items, key=place, reverse=True)


def _mostly_skipped(told: Iterable[ShownAnswer]) -> bool:
    skipped = [item.state == messages.NOT_ANSWERED for item in told]
    return 2 * sum(skipped) > len(skipped)


def _own_words(journey: Journey) -> str:
    return journey.answers.text(journey.questionnaire.summary.own_questions)


def _questions(journey: Journey, topics: Iterable[TopicShown]) -> tuple[str, ...]:
    """The topics' questions in turn, those for this person before the rest.

    With the person's own words, which stand before them, they are at most twelve.
    """
    ordered = sorted(topics, key=lambda shown: not shown.because)
    asks = [(*shown.topic.ask, *(each.say.ask for each in shown.each)) for shown in ordered]
    rounds = chain.from_iterable(zip_longest(*asks))
    most = MOST_QUESTIONS - bool(_own_words(journey))
    return tuple(dict.fromkeys(ask for ask in rounds if ask))[:most]


def _step(step: NextStep, today: bool) -> Step:
    return Step(step.book, step.by_when_today if today else step.by_when, step.first_sentence)
