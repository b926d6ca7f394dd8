"""Whether every claim has its source, every number its form, and every benefit its other side."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.problem_messages.evidence import EvidenceProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.checks.shares import SHARES
from app.checks.texts import numbers_shown, running_texts
from app.questionnaire.definition.guidance import (
    Flag,
    Notice,
    Number,
    Share,
    Topic,
    TreatmentOption,
)
from app.questionnaire.definition.questionnaire import Questionnaire

# Neither side may have more than one and a half times the words of the other.
MOST_WORDS_RATIO = 1.5

# How a share is said in each language; one that is not here has no form to be held to.
_OF_100 = {
    "en": re.compile(r"\babout (\d{1,3}) of 100\b", re.IGNORECASE),
    "es": re.compile(r"\bcerca de (\d{1,3}) de cada 100\b", re.IGNORECASE),
}


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _sources(questionnaire)
    yield from _numbers(questionnaire)
    yield from _balanced(questionnaire)


def unused(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Sources that nothing names, and numbers that no text shows."""
    named = {name for _, name in _named_sources(questionnaire)}
    for name in questionnaire.sources:
        if name not in named:
            yield Finding(Problem.UNUSED_SOURCE, ("sources", name), {"name": name}, on_key=True)
    shown = {name for _, name in numbers_shown(questionnaire)}
    for name in questionnaire.numbers:
        if name not in shown:
            yield Finding(Problem.UNUSED_NUMBER, ("numbers", name), {"name": name}, on_key=True)


def _sources(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A notice, flag or topic has sources or says that it claims nothing; every source exists."""
    for i, notice in enumerate(questionnaire.notices):
        yield from _supported("notice", notice, ("notices", i))
    for i, flag in enumerate(questionnaire.flags):
        yield from _supported("flag", flag, ("flags", i))
    for i, topic in enumerate(questionnaire.topics):
        yield from _supported("topic", topic, ("topics", i))
    for path, name in _named_sources(questionnaire):
        if name not in questionnaire.sources:
            facts = {"name": name, "nearest": nearest(name, questionnaire.sources)}
            yield Finding(Problem.UNKNOWN_SOURCE, path, facts)


def _supported(part: str, item: Notice | Flag | Topic, here: KeyPath) -> Iterator[Finding]:
    facts = {"part": part, "name": item.id}
    if not item.sources and not item.no_claim:
        yield Finding(Problem.NO_SOURCE, here, facts)
    if item.sources and item.no_claim:
        yield Finding(Problem.NEEDLESS_NO_CLAIM, (*here, "no_claim"), facts, on_key=True)


def _named_sources(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, str]]:
    groups: dict[str, tuple[Notice | Flag | Topic | TreatmentOption, ...]] = {
        "notices": questionnaire.notices,
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


def _numbers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Numbers about people are said one way only: “about N of 100”, beside their comparison."""
    form = _OF_100.get(questionnaire.language.partition("-")[0])
    for name, number in questionnaire.numbers.items():
        if form is not None:
            yield from _sentence(("numbers", name, "sentence"), number, form)
    for path, name in numbers_shown(questionnaire):
        if name not in questionnaire.numbers:
            facts = {"name": name, "nearest": nearest(name, questionnaire.numbers)}
            yield Finding(Problem.UNKNOWN_NUMBER, path, facts)
    for path, text in running_texts(questionnaire):
        for found in SHARES.finditer(" ".join(text.split())):
            yield Finding(Problem.NUMBER_IN_TEXT, path, {"found": found[0]})


def _sentence(here: KeyPath, number: Number, form: re.Pattern[str]) -> Iterator[Finding]:
    """The sentence says each share as the drawing does, and those who were treated first."""
    said = [int(found) for found in form.findall(number.sentence)]
    shares = [share.people for share in (number.treated, number.compared) if share]
    for people in shares:
        if people not in said:
            yield Finding(Problem.NUMBER_SENTENCE, here, {"people": people})
            return
    if [people for people in said if people in shares][: len(shares)] != shares:
        facts = {"treated": shares[0], "compared": shares[-1], "group": number.treated.group}
        yield Finding(Problem.NUMBER_ORDER, here, facts)
    elif number.compared:
        yield from _own_groups(here, number, number.compared, form)


def _own_groups(
    here: KeyPath, number: Number, compared: Share, form: re.Pattern[str]
) -> Iterator[Finding]:
    """The name of those who are compared stands with their figure, and not with the other's."""
    figures = form.finditer(number.sentence)
    figure = [found for found in figures if int(found[1]) == compared.people][-1]
    before = _words(number.sentence[: figure.start()])
    after = _words(number.sentence[figure.end() :])
    names = _words(compared.group) - _words(number.treated.group)
    if names & (before - after):
        facts = {"group": compared.group, "people": number.treated.people}
        yield Finding(Problem.NUMBER_OF_OTHERS, here, facts)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def _balanced(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What may be good and what may be hard stand together, in about equal detail."""
    for i, topic in enumerate(questionnaire.topics):
        yield from _balance(("topics", i), topic.good, topic.hard)
        for code, words in topic.for_each.say.items() if topic.for_each else ():
            path = ("topics", i, "for_each", "say", code)
            yield from _balance(path, words.good, words.hard)
    for i, row in enumerate(questionnaire.options_table):
        yield from _balance(("options_table", i), row.good, row.hard)


def _balance(path: KeyPath, good: str | None, hard: str | None) -> Iterator[Finding]:
    if good is None and hard is None:
        return
    if good is None or hard is None:
        has, lacks = ("good", "hard") if hard is None else ("hard", "good")
        yield Finding(Problem.ONE_SIDED, (*path, has), {"has": has, "lacks": lacks}, on_key=True)
        return
    words = len(good.split()), len(hard.split())
    if max(words) > MOST_WORDS_RATIO * min(words):
        facts = {"good": words[0], "hard": words[1]}
        yield Finding(Problem.UNBALANCED, (*path, "hard"), facts)
