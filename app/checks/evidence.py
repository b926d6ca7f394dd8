"""Whether every claim has its source, every number its form, and every benefit its other side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from app.checks.problems import Finding, Steps, nearest
from app.questionnaire.definition import Questionnaire
from app.questionnaire.guidance import Flag, Topic, TreatmentOption

# Neither side may have more than one and a half times the words of the other.
MOST_WORDS_RATIO = 1.5

# Texts that are not running text for a person: names, places and the words the checks look for.
_NOT_RUNNING = frozenset(
    {"version", "language", "numbers", "sources", "wording", "always", "never"}
)
_NOT_RUNNING_KEYS = frozenset({"suggestions", "last_review", "next_review", "checked"})
# Ids, codes, telephone numbers and addresses.
_NOT_WORDS = re.compile(r"[a-z0-9_-]+|\+?[0-9][0-9 -]*|https://\S+")

_COUNT = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|a hundred)"
_SHARES = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:%|per\s?cent\b|percent\b)"
    r"|\b\d+\s+(?:out\s+of|of|in)\s+(?:every\s+)?(?:100\b|1,?000\b|a\s+hundred\b)"
    rf"|\b(?:1|one)\s+in\s+(?:every\s+)?{_COUNT}\b(?!\s+(?:days?|weeks?|months?|years?|hours?)\b)",
    re.IGNORECASE,
)


def supported(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A flag or topic has sources or says that it claims nothing; every source exists."""
    for i, flag in enumerate(questionnaire.flags):
        yield from _supported("flag", flag, ("flags", i))
    for i, topic in enumerate(questionnaire.topics):
        yield from _supported("topic", topic, ("topics", i))
    for i, flag in enumerate(questionnaire.flags):
        if flag.today and flag.call is None:
            yield Finding("today-without-call", ("flags", i, "today"), {"name": flag.id}, True)
        if flag.call is not None and not flag.today:
            yield Finding("call-without-today", ("flags", i, "call"), {"name": flag.id}, True)
    for path, name in _named_sources(questionnaire):
        if name not in questionnaire.sources:
            facts = {"name": name, "nearest": nearest(name, questionnaire.sources)}
            yield Finding("unknown-source", path, facts)


def _supported(part: str, item: Flag | Topic, here: Steps) -> Iterator[Finding]:
    facts = {"part": part, "name": item.id}
    if not item.sources and not item.no_claim:
        yield Finding("no-source", here, facts)
    if item.sources and item.no_claim:
        yield Finding("needless-no-claim", (*here, "no_claim"), facts, on_key=True)


def unused(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Sources that nothing names, and numbers that no text shows."""
    named = {name for _, name in _named_sources(questionnaire)}
    for name in questionnaire.sources:
        if name not in named:
            yield Finding("unused-source", ("sources", name), {"name": name}, on_key=True)
    shown = {name for _, name in _shown_numbers(questionnaire)}
    for name in questionnaire.numbers:
        if name not in shown:
            yield Finding("unused-number", ("numbers", name), {"name": name}, on_key=True)


def numbers_in_form(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Numbers about people are said one way only: “about N of 100”, beside their comparison."""
    for name, number in questionnaire.numbers.items():
        for share in (number.treated, number.compared):
            said = share and rf"\babout {share.people} of 100\b"
            if share and not re.search(str(said), number.sentence, re.IGNORECASE):
                here = ("numbers", name, "sentence")
                yield Finding("number-sentence", here, {"people": share.people})
    for path, name in _shown_numbers(questionnaire):
        if name not in questionnaire.numbers:
            facts = {"name": name, "nearest": nearest(name, questionnaire.numbers)}
            yield Finding("unknown-number", path, facts)
    for path, text in running_texts(questionnaire):
        for found in _SHARES.findall(text):
            yield Finding("number-in-text", path, {"found": found})


def balanced(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What may be good and what may be hard stand together, in about equal detail."""
    for i, topic in enumerate(questionnaire.topics):
        yield from _balance(("topics", i), topic.good, topic.hard)
        for code, said in topic.for_each.say.items() if topic.for_each else ():
            path = ("topics", i, "for_each", "say", code)
            yield from _balance(path, said.good, said.hard)
    for i, row in enumerate(questionnaire.options_table):
        yield from _balance(("options_table", i), row.good, row.hard)


def running_texts(questionnaire: Questionnaire) -> Iterator[tuple[Steps, str]]:
    """Every text that is written for a person to read, with its path."""
    dumped = questionnaire.model_dump(exclude=set(_NOT_RUNNING), exclude_none=True)
    yield from _texts((), dumped)


def shown_texts(questionnaire: Questionnaire) -> Iterator[tuple[Steps, str]]:
    """The same, and what is said of the numbers and the sources, which has its own form."""
    yield from running_texts(questionnaire)
    numbers = {name: number.model_dump() for name, number in questionnaire.numbers.items()}
    for name, number in numbers.items():
        yield from _texts(("numbers", name), {k: v for k, v in number.items() if k != "source"})
    for name, source in questionnaire.sources.items():
        # A title is somebody else's words; a note is ours.
        yield from _texts(("sources", name, "note"), source.note)


def _texts(path: Steps, value: Any) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, str):
        if not _NOT_WORDS.fullmatch(value):
            yield path, value
    elif isinstance(value, dict):
        for key, child in value.items():
            if key not in _NOT_RUNNING_KEYS:
                yield from _texts((*path, key), child)
    elif isinstance(value, (list, tuple)):
        for i, child in enumerate(value):
            yield from _texts((*path, i), child)


def _balance(path: Steps, good: str | None, hard: str | None) -> Iterator[Finding]:
    if good is None and hard is None:
        return
    if good is None or hard is None:
        has, lacks = ("good", "hard") if hard is None else ("hard", "good")
        yield Finding("one-sided", (*path, has), {"has": has, "lacks": lacks}, on_key=True)
        return
    words = len(good.split()), len(hard.split())
    if max(words) > MOST_WORDS_RATIO * min(words):
        yield Finding("unbalanced", (*path, "hard"), {"good": words[0], "hard": words[1]})


def _named_sources(questionnaire: Questionnaire) -> Iterator[tuple[Steps, str]]:
    groups: dict[str, tuple[Flag | Topic | TreatmentOption, ...]] = {
        "flags": questionnaire.flags,
        "topics": questionnaire.topics,
        "options_table": questionnaire.options_table,
    }
    for group, parts in groups.items():
        for i, part in enumerate(parts):
            for k, name in enumerate(part.sources):
                yield (group, i, "sources", k), name
    for number_id, number in questionnaire.numbers.items():
        yield ("numbers", number_id, "source"), number.source
    for k, name in enumerate(questionnaire.help.sources):
        yield ("help", "sources", k), name


def _shown_numbers(questionnaire: Questionnaire) -> Iterator[tuple[Steps, str]]:
    """Every text block that shows a number, wherever it stands."""
    dumped = questionnaire.model_dump(exclude={"numbers", "sources"}, exclude_none=True)
    yield from _numbers((), dumped)


def _numbers(path: Steps, value: Any) -> Iterator[tuple[Steps, str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            if key == "number" and isinstance(child, str):
                yield (*path, key), child
            else:
                yield from _numbers((*path, key), child)
    elif isinstance(value, (list, tuple)):
        for i, child in enumerate(value):
            yield from _numbers((*path, i), child)
