"""Facts paper: the facts as their template (templates/facts.typ) reads them.

Each topic is its brief, what to ask and the numbers of its sources; three numbers are drawn, the
side effects share one table, and the options stand under each concern. What a screen folds away is
left to the screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.exports import help_text
from app.exports.facts_numbers import Drawn, Effects, drawn, effects, source_numbers
from app.exports.paper import Frame, Link, frame, help_links
from app.questionnaire import messages
from app.questionnaire.definition.guidance import TreatmentOption
from app.questionnaire.facts import Facts, TopicShown
from app.questionnaire.speech import translated as _


@dataclass(frozen=True)
class TopicOnPaper:
    """A topic in brief. ``said``: what of it is the person's own, such as their plan."""

    title: str
    changed: str
    brief: str
    said: tuple[str, ...]
    asks: tuple[str, ...]
    sources: str


@dataclass(frozen=True)
class OptionLine:
    """What one option says to one concern."""

    name: str
    said: str


@dataclass(frozen=True)
class Concern:
    """One concern, and what every option says to it."""

    title: str
    options: tuple[OptionLine, ...]


@dataclass(frozen=True)
class NumberedSource:
    """A source in few words, under the number that the facts give it."""

    number: int
    short: str
    url: str


@dataclass(frozen=True)
class FactsPaperWords:
    """The program's own words on this paper."""

    kept: str
    main_points: str
    for_you: str
    for_everyone: str
    ask: str
    drawn: str
    happened: str
    did_not: str
    of_100: str
    effects: str
    effects_note: str
    options: str
    sources: str
    sources_note: str
    about: str
    help: str
    replaced: str


def _words() -> FactsPaperWords:
    return FactsPaperWords(
        kept=_("These pages are mine to keep. The two pages for the visit stand apart."),
        main_points=messages.MAIN_POINTS,
        for_you=messages.FOR_YOU,
        for_everyone=messages.FOR_EVERYONE,
        ask=messages.ASK,
        drawn=_("Numbers, drawn"),
        happened=_("it happened"),
        did_not=_("it did not"),
        of_100=_("of 100"),
        effects=_("Side effects, most common first"),
        effects_note=_("of 100 people"),
        options=messages.OPTIONS_SIDE_BY_SIDE,
        sources=messages.SOURCES,
        sources_note=_(
            "Every source in full, with what each shows, stands on the site, under “About”."
        ),
        about=messages.ABOUT_THIS,
        help=messages.HELP_LINES,
        replaced=messages.REPLACED,
    )


@dataclass(frozen=True)
class FactsPaper:
    """Everything on the paper, in the order it is read."""

    frame: Frame
    made: str
    main_points: tuple[str, ...]
    for_you: tuple[TopicOnPaper, ...]
    for_everyone: tuple[TopicOnPaper, ...]
    drawn: tuple[Drawn, ...]
    effects: Effects | None
    concerns: tuple[Concern, ...]
    help_lines: tuple[tuple[Link, ...], ...]
    help_checked: str
    sources: tuple[NumberedSource, ...]
    about: tuple[str, ...]
    words: FactsPaperWords


def of(facts: Facts, paper: str, size: str) -> FactsPaper:
    """The paper of somebody's facts."""
    return FactsPaper(
        frame=frame(facts, paper, size),
        made=messages.made(messages.day(facts.imprint.today), facts.version),
        main_points=facts.main_points,
        for_you=tuple(_topic(facts, shown) for shown in facts.for_you),
        for_everyone=tuple(_topic(facts, shown) for shown in facts.for_everyone),
        drawn=tuple(drawn(facts, number) for number in facts.drawn),
        effects=effects(facts) if facts.side_effects else None,
        concerns=tuple(_concerns(facts.options)),
        help_lines=help_links(facts.help, facts.country),
        help_checked=f"{messages.HELP_CHECKED}: {messages.day(facts.help.checked)}.",
        sources=tuple(_sources(facts)),
        about=tuple(_about(facts)),
        words=_words(),
    )


# ---------------------------------------------------------------------------- topics


def _topic(facts: Facts, shown: TopicShown) -> TopicOnPaper:
    return TopicOnPaper(
        title=shown.topic.title,
        changed=shown.changed,
        brief=shown.topic.brief,
        said=tuple(f"{item.label}: {item.text}" for item in shown.echo),
        asks=shown.asks,
        sources=source_numbers(facts, shown.sources),
    )


# ---------------------------------------------------------------------------- options


def _concerns(options: tuple[TreatmentOption, ...]) -> Iterator[Concern]:
    for name, title in messages.CONCERNS.items():
        told = tuple(OptionLine(option.name, getattr(option, name)) for option in options)
        if told:
            yield Concern(title, told)


# ---------------------------------------------------------------------------- the end


def _sources(facts: Facts) -> Iterator[NumberedSource]:
    for number, source in enumerate(facts.sources.values(), 1):
        yield NumberedSource(number, source.short, help_text.source_address(source))


def _about(facts: Facts) -> Iterator[str]:
    authorship = facts.authorship
    yield authorship.written_by
    yield authorship.funding
    if not facts.imprint.translation_reviewed:
        yield messages.TRANSLATION_NOT_REVIEWED
    yield f"{messages.AUTHORSHIP['reviewed_by']}: {authorship.reviewed_by}."
    for name in ("last_review", "next_review"):
        yield f"{messages.AUTHORSHIP[name]}: {messages.day(getattr(authorship, name))}."
