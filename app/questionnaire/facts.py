"""Facts: information for this person to keep, in layers, apart from the summary for the visit.

First the main points; then what their answers bring up, then what is for everyone, each as one
brief with questions to ask; then the options side by side, three drawn numbers and one table of
side effects. No score, no total and no verdict can be expressed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import NamedTuple

from app.questionnaire import document, messages, shown_answers
from app.questionnaire.conditions import Reasons, reasons, reasons_in_words
from app.questionnaire.definition.guidance import Each, Number, Topic, TreatmentOption
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.site_words import Authorship
from app.questionnaire.document import Document, Imprint
from app.questionnaire.journey import Journey
from app.questionnaire.shown_answers import ShownAnswer


class EachShown(NamedTuple):
    """What a topic says about one chosen option."""

    option: str
    say: Each


class TopicShown(NamedTuple):
    """A topic, the answers it is shown for, and what of it depends on them.

    ``because``  why it is shown; empty for what is for everyone
    ``changed``  the sentence that it may have changed; empty while its claims are known to hold
    ``options``  the options that stand side by side, where the topic shows them
    ``sources``  the ids of its own sources and of those of its numbers and options, each once
    """

    topic: Topic
    because: str
    changed: str
    each: tuple[EachShown, ...]
    echo: tuple[ShownAnswer, ...]
    options: tuple[TreatmentOption, ...]
    sources: tuple[str, ...]

    @property
    def asks(self) -> tuple[str, ...]:
        """The questions to ask, those for the chosen options last."""
        return _asks(self.topic, self.each)


@dataclass(frozen=True)
class Facts(Document):
    """Everything that a person takes away to read.

    ``for_you``       topics that their answers bring up
    ``for_everyone``  the other topics
    ``options``       the options side by side
    ``drawn``         the numbers that are drawn, at most three
    ``side_effects``  the numbers of the one table, the largest first
    ``numbers``       number id -> the number, for blocks and options that name one
    """

    main_points: tuple[str, ...]
    for_you: tuple[TopicShown, ...]
    for_everyone: tuple[TopicShown, ...]
    options: tuple[TreatmentOption, ...]
    drawn: tuple[Number, ...]
    side_effects: tuple[Number, ...]
    side_effects_note: str
    numbers: Mapping[str, Number]
    authorship: Authorship


def gather(journey: Journey, imprint: Imprint) -> Facts:
    """The facts of a journey that ended in no early outcome.

    ValueError: the journey ended in an early outcome, which has none.
    """
    questionnaire = journey.questionnaire
    words = questionnaire.facts
    topics = tuple(topics_for(journey, imprint.today))
    drawn, effects = drawn_numbers(questionnaire), side_effects(questionnaire)
    cited = {*chain(*(shown.sources for shown in topics)), *(n.source for n in (*drawn, *effects))}
    return Facts(
        **document.frame(journey, imprint, words.title, cited),
        main_points=words.main_points,
        for_you=tuple(shown for shown in topics if shown.because),
        for_everyone=tuple(shown for shown in topics if not shown.because),
        options=next((shown.options for shown in topics if shown.options), ()),
        drawn=drawn,
        side_effects=effects,
        side_effects_note=words.side_effects_note or "",
        numbers=questionnaire.numbers,
        authorship=questionnaire.authorship,
    )


def drawn_numbers(questionnaire: Questionnaire) -> tuple[Number, ...]:
    return tuple(questionnaire.numbers[name] for name in questionnaire.facts.numbers)


def side_effects(questionnaire: Questionnaire) -> tuple[Number, ...]:
    """The numbers of the one table, the largest first."""
    found = (questionnaire.numbers[name] for name in questionnaire.facts.side_effects)
    return tuple(sorted(found, key=lambda number: -number.treated.people))


def topics_for(journey: Journey, today: date) -> Iterator[TopicShown]:
    """The topics that this journey shows, in the file's order."""
    questionnaire = journey.questionnaire
    for topic, why in _holding(journey):
        yield TopicShown(
            topic=topic,
            because=messages.because(reasons_in_words(questionnaire, why)),
            changed=_changed(topic, today),
            each=_each(journey, topic),
            echo=tuple(_echo(journey, topic)),
            options=_options(questionnaire, topic),
            sources=questionnaire.cites[topic.id],
        )


def asks_for(journey: Journey) -> list[tuple[str, ...]]:
    """The questions to ask of each topic that this journey shows: those that its answers bring up,
    then those for everyone."""
    found = sorted(_holding(journey), key=lambda pair: not pair[1])
    return [_asks(topic, _each(journey, topic)) for topic, _why in found]


def _holding(journey: Journey) -> Iterator[tuple[Topic, Reasons]]:
    """The topics, each with the answers that bring it up; none where it is for everyone."""
    for topic in journey.questionnaire.topics:
        why = reasons(topic.when, journey.answers)
        if topic.when is None or why:
            yield topic, why


def _asks(topic: Topic, each: tuple[EachShown, ...]) -> tuple[str, ...]:
    return (*topic.ask, *(shown.say.ask for shown in each if shown.say.ask))


def _changed(topic: Topic, today: date) -> str:
    past = [block.until for block in topic.body if block.until and block.may_have_changed(today)]
    return messages.may_have_changed(min(past)) if past else ""


def _each(journey: Journey, topic: Topic) -> tuple[EachShown, ...]:
    if topic.for_each is None:
        return ()
    say, question = topic.for_each.say, journey.questionnaire.question[topic.for_each.question]
    chosen = journey.answers.codes(question.id)
    return tuple(
        EachShown(option.text, say[code])
        for code, option in question.options.items()
        if code in chosen and code in say
    )


def _echo(journey: Journey, topic: Topic) -> Iterator[ShownAnswer]:
    for name in topic.echo:
        if name in journey.answers.values:
            yield shown_answers.show_answer(journey, journey.questionnaire.question[name])


def _options(questionnaire: Questionnaire, topic: Topic) -> tuple[TreatmentOption, ...]:
    return questionnaire.options_table if topic.options_table else ()
