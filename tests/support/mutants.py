"""Every small slip in the rules of the shipped questions.yaml, and who catches it.

A mutant loses an option from a condition, has one code swapped for another, loses a case or a
question of a case, a whole `when`, or has its outcomes turned around. It is caught by an
example person who is shown something else than the specification says, by the loader or a check.
``python -m tests.support.mutants`` counts who catches how many.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from app.checks.problems import DefinitionError
from app.checks.reachability import prove
from app.config import ROOT
from app.loading.loader import load_text
from app.loading.yaml_tree import compose
from app.questionnaire import answers
from app.questionnaire.conditions import holds
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import follow
from tests.support import expected_rules, people
from tests.support import specification as spec

Plain = dict[str, Any]


@dataclass(frozen=True)
class Mutant:
    """``text`` is the whole file as JSON, which is YAML too."""

    name: str
    text: str


@cache
def shipped() -> str:
    root, _ = compose((ROOT / "questions.yaml").read_text(encoding="utf-8"))
    assert root
    return json.dumps(root.plain())


def rules(whole: Plain) -> Iterator[tuple[str, Plain]]:
    """Every part with a `when`, by name."""
    for group in ("pages", "outcomes", "notices", "flags", "topics"):
        for part in whole[group]:
            if "when" in part:
                yield f"{group} {part['id']}", part
    yield "help panel", whole["help"]["panel"]


def names() -> list[str]:
    return [name for name, _ in rules(json.loads(shipped()))]


def mutants(rule: str) -> Iterator[Mutant]:
    """Every slip in one rule."""
    part = dict(rules(json.loads(shipped())))[rule]
    when = part["when"]
    cases = when if isinstance(when, list) else [when]
    for label, changed in _changes(cases):
        whole = json.loads(shipped())
        dict(rules(whole))[rule]["when"] = changed
        yield Mutant(f"{rule}: {label}", json.dumps(whole))
    if rule.startswith(("pages", "topics")):
        whole = json.loads(shipped())
        del dict(rules(whole))[rule]["when"]
        yield Mutant(f"{rule}: for everybody", json.dumps(whole))


def outcomes_turned_around() -> Mutant:
    whole = json.loads(shipped())
    whole["outcomes"].reverse()
    return Mutant("outcomes turned around", json.dumps(whole))


def _changes(cases: list[Plain]) -> Iterator[tuple[str, list[Plain]]]:
    for i, case in enumerate(cases):
        others = [*cases[:i], *cases[i + 1 :]]
        if others:
            yield f"case {i + 1} lost", others
        for reference, codes in case.items():
            if len(case) > 1:
                less = {key: value for key, value in case.items() if key != reference}
                yield f"{reference} lost", [*cases[:i], less, *cases[i + 1 :]]
            lists = codes if isinstance(codes[0], list) else [codes]
            for n, one in enumerate(lists):
                if len(lists) > 1:
                    fewer = [each for k, each in enumerate(lists) if k != n]
                    yield f"{reference}, list {n + 1} lost", _with(cases, i, reference, fewer)
                for label, changed in _codes_changed(reference, one):
                    others = [changed if k == n else each for k, each in enumerate(lists)]
                    yield label, _with(cases, i, reference, others)


def _codes_changed(reference: str, codes: list[str]) -> Iterator[tuple[str, list[str]]]:
    for code in codes:
        kept = [c for c in codes if c != code]
        if kept:
            yield f"{code} lost", kept
        other = _another(reference, codes)
        if other:
            yield f"{code} is {other}", [other if c == code else c for c in codes]


def _with(cases: list[Plain], i: int, reference: str, lists: list[list[str]]) -> list[Plain]:
    codes = lists if len(lists) > 1 else lists[0]
    return [*cases[:i], {**cases[i], reference: codes}, *cases[i + 1 :]]


def _another(reference: str, codes: list[str]) -> str | None:
    """The first code of the question that the list does not hold yet."""
    question, _, column = reference.partition(".")
    known = spec.TRIALS[column][1] if column else _codes()[question]
    return next((code for code in known if code not in codes), None)


@cache
def _codes() -> dict[str, list[str]]:
    asked = [question for _, questions in spec.PAGES.values() for question in questions.items()]
    return {name: known for name, (_, known) in asked}


# ---------------------------------------------------------------------------- who catches it


def caught_by(mutant: Mutant) -> str | None:
    """The person, `loader` or `check`, cheapest first; None: nobody caught it."""
    unproved = Questionnaire.model_validate(json.loads(mutant.text))
    if any(shown(unproved, said) != expected for said, expected in everyone()):
        return "person"
    try:
        questionnaire = load_text(mutant.text).questionnaire
    except DefinitionError:
        return "loader"
    return "check" if prove(questionnaire).findings else None


# The outcome, the pages, whether help is kept in view, the notices, the flags, the topics.
Shown = tuple[str, list[str], bool, list[str], list[str], list[str]]


@cache
def everyone() -> list[tuple[Mapping[str, Any], Shown]]:
    """Example people, and what the specification says that each is shown."""
    found = [*people.WITH_A_SUMMARY.values(), people.IN_DANGER_NOW, people.TEENAGER]
    found.append({**people.IN_DANGER_NOW, **people.TEENAGER})
    every = {
        **{f"page {name}": when for name, (when, _) in spec.PAGES.items()},
        **{f"notice {name}": rule for name, rule in spec.NOTICES.items()},
        **{f"flag {name}": rule for name, rule in spec.FLAGS.items()},
        **{f"topic {name}": rule for name, rule in spec.TOPICS.items()},
    }
    every["panel"] = spec.PANEL
    for rule in every.values():
        if rule:
            found += [said for _, said in expected_rules.each_way(rule)]
            found.append({**expected_rules.LEAST, **expected_rules.everything_but(rule)})
    return [(said, _expected(said)) for said in found]


def _expected(said: Mapping[str, Any]) -> Shown:
    counted: dict[str, Any] = {}
    walked: list[str] = []
    for page, (when, questions) in spec.PAGES.items():
        if not expected_rules.holds(when, counted):
            continue
        walked.append(page)
        counted |= {question: said[question] for question in questions if question in said}
        for outcome, rule in spec.OUTCOMES.items():
            if expected_rules.holds(rule, counted):
                return outcome, walked, expected_rules.holds(spec.PANEL, counted), [], [], []
    notices, flags, topics = (
        [name for name, rule in rules_.items() if expected_rules.holds(rule, counted)]
        for rules_ in (spec.NOTICES, spec.FLAGS, spec.TOPICS)
    )
    panel = expected_rules.holds(spec.PANEL, counted)
    return "summary", walked, panel, sorted(notices), sorted(flags), sorted(topics)


def shown(questionnaire: Questionnaire, said: Mapping[str, Any]) -> Shown:
    """What the program shows."""
    journey = follow(questionnaire, answers.read(questionnaire, said))
    walked = [page.id for page in journey.pages]
    panel = holds(questionnaire.help.panel.when, journey.answers)
    if journey.outcome:
        return journey.outcome.id, walked, panel, [], [], []
    notices = [notice.id for notice in questionnaire.notices if holds(notice.when, journey.answers)]
    flags = [flag.id for flag in questionnaire.flags if holds(flag.when, journey.answers)]
    topics = [topic.id for topic in questionnaire.topics if holds(topic.when, journey.answers)]
    return "summary", walked, panel, sorted(notices), sorted(flags), sorted(topics)


def _count() -> None:
    made = [mutant for rule in names() for mutant in mutants(rule)]
    by: Counter[str] = Counter()
    for mutant in [*made, outcomes_turned_around()]:
        catcher = caught_by(mutant)
        by[catcher or "nobody"] += 1
        if catcher is None:
            sys.stdout.write(f"survived: {mutant.name}\n")
    counts = ", ".join(f"{name} {number}" for name, number in by.most_common())
    sys.stdout.write(f"{by.total()} mutants: {counts}\n")


if __name__ == "__main__":
    _count()
