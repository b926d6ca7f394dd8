"""Whether people and rules mean the same: no two answers or labels that read alike, none swapped.

A rule goes by the code, a person by the words. Where `yes` reads “No”, every rule about it says the
opposite of what was meant; where two options read alike, nobody knows which was chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.checks.problem_messages.structure import StructureProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Meaning


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    labels: dict[str, str] = {}
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            yield from _options(question.id, question, here)
            yield from _label(question, here, labels)
            columns: dict[str, str] = {}
            for k, column in enumerate(question.columns):
                beside = (*here, "columns", k)
                yield from _options(f"{question.id}.{column.id}", column, beside)
                yield from _label(column, beside, columns)


def _options(name: str, asked: Asked, here: KeyPath) -> Iterator[Finding]:
    seen: dict[str, str] = {}
    for code, option in asked.options.items():
        words = _plain(option.text)
        facts = {"question": name, "name": code, "text": option.text}
        if words in seen:
            path = (*here, "options", code)
            yield Finding(Problem.EQUAL_TEXTS, path, {**facts, "first": seen[words]}, on_key=True)
        elif words != _plain(code) and words in {_plain(other) for other in asked.options}:
            path = (*here, "options", code)
            yield Finding(Problem.SWAPPED_OPTIONS, path, facts, on_key=True)
        elif {_plain(code), _first(words)} & {"yes", "no"}:
            yield from _yes_or_no(asked, code, (*here, "options", code), facts)
        seen.setdefault(words, code)


def _yes_or_no(
    asked: Asked, code: str, path: KeyPath, facts: Mapping[str, object]
) -> Iterator[Finding]:
    """A yes is a yes, whatever follows it: its code is not the other's, and it prints as one."""
    option, first = asked.options[code], _first(_plain(asked.options[code].text))
    if first in asked.options and not code.startswith(first):
        yield Finding(Problem.SWAPPED_OPTIONS, path, facts, on_key=True)
    elif option.means is Meaning.DECLINED:
        yield Finding(Problem.PRINTED_OTHERWISE, (*path, "means"), facts, on_key=True)


def _label(asked: Asked, here: KeyPath, seen: dict[str, str]) -> Iterator[Finding]:
    words = _plain(asked.label)
    if words in seen:
        facts = {"name": asked.id, "first": seen[words], "text": asked.label}
        yield Finding(Problem.EQUAL_LABELS, (*here, "label"), facts)
    seen.setdefault(words, asked.id)


def _first(words: str) -> str:
    return re.split(r"\W", words, maxsplit=1)[0]


def _plain(text: str) -> str:
    """Words as they sound: without capitals, marks and the joints of a code."""
    return " ".join(text.replace("_", " ").casefold().split()).strip(" .!?")
