"""Summary: the visit, the one value that its page, print, PDF, text and FHIR narrative render.

In the order a clinician reads: the ask, what cannot wait, the other flags, medicines and what was
tried, how things are, what worries and what matters, what to ask, what to do next. Page 1 stands
alone. No score, no total and no verdict can be expressed here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, zip_longest

from app.questionnaire import document, facts, flags, messages, notices, shown_answers
from app.questionnaire.definition.document_words import Section
from app.questionnaire.definition.guidance import Notice
from app.questionnaire.definition.questions import State
from app.questionnaire.document import Document, Imprint
from app.questionnaire.flags import FlagGroup, FlagShown
from app.questionnaire.journey import Journey
from app.questionnaire.shown_answers import Answered, Group, ShownAnswer

MOST_QUESTIONS = 12
FIRST_QUESTIONS = 3


@dataclass(frozen=True)
class SectionShown(Answered):
    """A section: ``items`` with answers of their own first, then ``groups``.

    Groups are the questions in each state ("Not answered", …), or all of them where the file asks
    to group the section by answer. ``sheet`` is the sheet of paper it stands on.
    """

    groups: tuple[Group, ...]
    sheet: int


@dataclass(frozen=True)
class NextStepShown:
    """The next step: who to book with, by when, and what to say on the phone."""

    book: str
    by_when: str
    first_sentence: str


@dataclass(frozen=True)
class Summary(Document):
    """Everything that is said at the visit.

    ``filled_by``    who filled it in; empty where that was not said
    ``age``          the age group, in any state; None where the file asks for none
    ``leaning``      where the person leans now; None where that was not said
    ``today``        flags that need a call the same day
    ``groups``       the other flags, in the file's groups; a group without any is left out
    ``also_asked``   questions of safety that raised no flag, by what was said
    ``skipped``      the sentence that most was skipped; empty where it was not
    ``own_words``    what the person most wants to ask
    ``questions``    the topics' questions to ask, after the person's own words
    """

    filled_by: str
    age: ShownAnswer | None
    disclaimer: str
    ask: str
    leaning: ShownAnswer | None
    notices: tuple[Notice, ...]
    today: tuple[FlagShown, ...]
    groups: tuple[FlagGroup, ...]
    also_asked: tuple[Group, ...]
    skipped: str
    sections: tuple[SectionShown, ...]
    own_words: str
    questions: tuple[str, ...]
    next_step: NextStepShown

    @property
    def first_questions(self) -> tuple[str, ...]:
        """Those of the topics' questions that stand on page 1, after the person's own words."""
        return self.questions[: FIRST_QUESTIONS - bool(self.own_words)]

    @property
    def more_questions(self) -> tuple[str, ...]:
        """The other questions of the topics."""
        return self.questions[len(self.first_questions) :]

    def on_sheet(self, sheet: int) -> tuple[SectionShown, ...]:
        """The sections of one sheet of paper."""
        return tuple(section for section in self.sections if section.sheet == sheet)


def summarise(journey: Journey, imprint: Imprint) -> Summary:
    """The summary of a journey that ended in no early outcome.

    ValueError: the journey ended in an early outcome, which has no summary.
    """
    questionnaire = journey.questionnaire
    words = questionnaire.summary
    told = {q.id: shown_answers.show_answer(journey, q) for q in questionnaire.question.values()}
    raised = tuple(flags.shown(journey, told))
    today = tuple(shown for shown in raised if shown.flag.today)
    cited = chain(*(shown.flag.sources for shown in raised))
    skipped = _mostly_skipped(told.values())
    return Summary(
        **document.frame(journey, imprint, words.title, cited),
        filled_by=_filled_by(journey),
        age=told[words.age] if words.age else None,
        disclaimer=messages.disclaimer(imprint.answered_in, imprint.translation_reviewed),
        ask=words.ask,
        leaning=_leaning(journey, told),
        notices=notices.holding(journey),
        today=today,
        groups=tuple(flags.in_groups(journey, raised)),
        also_asked=flags.also_asked(journey, raised, told),
        skipped=messages.MOSTLY_SKIPPED if skipped else "",
        sections=tuple(_sections(journey, told, skipped)),
        own_words=journey.answers.text(words.own_questions),
        questions=_questions(journey),
        next_step=_next_step(journey, bool(today)),
    )


def _filled_by(journey: Journey) -> str:
    asked = journey.questionnaire.summary.filled_by
    return asked.printed.get(journey.answers.text(asked.question), "") if asked else ""


def _leaning(journey: Journey, told: Mapping[str, ShownAnswer]) -> ShownAnswer | None:
    asked = journey.questionnaire.summary.leaning
    return told[asked] if asked and asked in journey.answers.values else None


# ---------------------------------------------------------------------------- sections


def _sections(
    journey: Journey, told: Mapping[str, ShownAnswer], skipped: bool
) -> Iterator[SectionShown]:
    """Every section with the answers that stand in it; where most was skipped, one line says so in
    place of each."""
    left_out = {State.NOT_ASKED, *([State.NOT_ANSWERED] if skipped else ())}
    for section in journey.questionnaire.summary.sections:
        shown = [told[name] for name in section.questions if told[name].state not in left_out]
        items = [item for item in shown if not _stands_with_flags(journey, item)]
        if items:
            yield _section(journey, section, items)


def _stands_with_flags(journey: Journey, item: ShownAnswer) -> bool:
    """Whether an answer is how a safety question was left open."""
    return bool(item.state) and journey.questionnaire.question[item.id].safety


def _section(journey: Journey, section: Section, items: list[ShownAnswer]) -> SectionShown:
    if section.by_answer:
        own: tuple[ShownAnswer, ...] = ()
        groups = shown_answers.group_by_answer(_by_scale(journey, items))
    else:
        own, groups = shown_answers.split_common_states(items)
    return SectionShown(section.id, section.title, own, groups, section.sheet)


def _by_scale(journey: Journey, items: Iterable[ShownAnswer]) -> list[ShownAnswer]:
    """From the last answer of the scale to the first: what is there most of the time leads."""

    def place(item: ShownAnswer) -> int:
        scale = [*journey.questionnaire.question[item.id].options]
        given = journey.answers.text(item.id)
        return scale.index(given) if given else -1

    return sorted(items, key=place, reverse=True)


def _mostly_skipped(told: Iterable[ShownAnswer]) -> bool:
    states = [item.state for item in told]
    skipped = states.count(State.NOT_ANSWERED)
    return 2 * skipped > len(states) - states.count(State.NOT_ASKED)


# ---------------------------------------------------------------------------- what to ask and do


def _questions(journey: Journey) -> tuple[str, ...]:
    """The topics' questions in turn, those for this person before the rest.

    With the person's own words, which stand before them, they are at most twelve.
    """
    rounds = chain.from_iterable(zip_longest(*facts.asks_for(journey)))
    own = journey.answers.text(journey.questionnaire.summary.own_questions)
    found: dict[str, None] = {}
    for ask in filter(None, rounds):
        if len(found) == MOST_QUESTIONS - bool(own):
            break
        found[ask] = None
    return tuple(found)


def _next_step(journey: Journey, today: bool) -> NextStepShown:
    step = journey.questionnaire.summary.next_step
    if not today:
        return NextStepShown(step.book, step.by_when, step.first_sentence)
    first = step.first_sentence_today or step.first_sentence
    return NextStepShown(step.book, step.by_when_today, first)
