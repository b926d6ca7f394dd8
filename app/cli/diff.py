"""`flask questions diff OLD NEW`: what changed for people between two files.

Which rules, which words, which example people now get other advice, and whatever else is not the
same: the help lines' numbers, the promises, the options' meaning. The people are the examples that
``reachability.py`` finds for either file: one for everything that can be reached in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from app.checks.problems import KeyPath
from app.checks.reachability import prove
from app.checks.texts import shown_texts
from app.cli.files import read
from app.proofs.paths import SUMMARY
from app.questionnaire import answers
from app.questionnaire.answers import Answers
from app.questionnaire.conditions import holds, in_words
from app.questionnaire.definition import Questionnaire
from app.questionnaire.journey import follow


@dataclass(frozen=True)
class Advice:
    """What a person is shown."""

    outcome: str
    pages: frozenset[str]
    flags: frozenset[str]
    topics: frozenset[str]


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Say what changed for people between two files."""
    before, after = read(old).questionnaire, read(new).questionnaire
    click.echo("\n".join(lines(before, after)))


def lines(before: Questionnaire, after: Questionnaire) -> Iterator[str]:
    changed = False
    for title, found in (
        ("Rules", _mapping(rules(before), rules(after))),
        ("Words", _mapping(texts(before), texts(after))),
        ("People who get other advice", people(before, after)),
        ("Everything else", rest(before, after)),
    ):
        told = list(found)
        if told:
            changed = True
            yield f"{title}: {len(told)}"
            yield from (f"  {line}" for line in told)
    if not changed and before.model_dump_json() != after.model_dump_json():
        yield "Nothing changed but the order of some parts."
    elif not changed:
        yield "Nothing changed for anybody."


def rules(questionnaire: Questionnaire) -> dict[str, str]:
    """Every rule by name, in words; what stands first is tried first."""
    q = questionnaire
    found = {"outcomes, in order": ", ".join(outcome.id for outcome in q.outcomes)}
    for kind, parts in (("page", q.pages), ("outcome", q.outcomes)):
        for part in parts:
            found[f"{kind} {part.id}"] = in_words(q, part.when) if part.when else "everybody"
    for flag in q.flags:
        today = "today: " if flag.today else ""
        found[f"flag {flag.id}"] = today + in_words(q, flag.when)
    for topic in q.topics:
        found[f"topic {topic.id}"] = in_words(q, topic.when) if topic.when else "everybody"
    found["help panel"] = in_words(q, q.help.panel.when)
    for question in q.question.values():
        found[f"options of {question.id}"] = ", ".join(question.options)
        found[f"required: {question.id}"] = str(question.required).lower()
    return found


def texts(questionnaire: Questionnaire) -> dict[str, str]:
    """Every text by its path, in which a part with an id stands under that, not its number."""
    dumped = questionnaire.model_dump(exclude_none=True)
    return {_named(path, dumped): text for path, text in shown_texts(questionnaire)}


def rest(before: Questionnaire, after: Questionnaire) -> Iterator[str]:
    """Whatever differs and is told neither as a rule nor as words."""
    words = texts(before).keys() | texts(after).keys()
    old_rules, new_rules = rules(before), rules(after)
    told = {name for name in old_rules | new_rules if old_rules.get(name) != new_rules.get(name)}
    old, new = values(before), values(after)

    def untold(found: Mapping[str, str]) -> dict[str, str]:
        return {
            path: value
            for path, value in found.items()
            if path not in words and _rule_of(path) not in told
        }

    yield from _mapping(untold(old), untold(new))


def values(questionnaire: Questionnaire) -> dict[str, str]:
    """Every value of the file by its path, and the order of the parts that have ids."""
    return dict(_values("", questionnaire.model_dump(mode="json", exclude_none=True)))


def _values(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, child in value.items():
            yield from _values(f"{path}.{key}" if path else key, child)
    elif not isinstance(value, list):
        yield path, str(value)
    elif all(isinstance(child, dict) and "id" in child for child in value):
        if value:
            yield f"{path}, in order", ", ".join(child["id"] for child in value)
        for child in value:
            yield from _values(f"{path}.{child['id']}", child)
    elif any(isinstance(child, (dict, list)) for child in value):
        for i, child in enumerate(value):
            yield from _values(f"{path}.{i}", child)
    else:
        yield path, ", ".join(map(str, value))


def _rule_of(path: str) -> str:
    """The name among the ``rules`` of what stands at this path, if it is part of one."""
    kind, _, below = path.partition(".")
    name, _, key = below.partition(".")
    if path.startswith("help.panel.when."):
        return "help panel"
    if path == "outcomes, in order":
        return path
    if path.endswith(".required"):
        return f"required: {path.split('.')[-2]}"
    if key.startswith("when.") or (kind, key) == ("flags", "today"):
        return f"{kind.removesuffix('s')} {name}"
    return ""


def advice(questionnaire: Questionnaire, said: Answers) -> Advice:
    """What this questionnaire shows to a person who says this."""
    journey = follow(questionnaire, answers.read(questionnaire, said.values))
    pages = frozenset(page.id for page in journey.pages)
    if journey.outcome:
        return Advice(journey.outcome.id, pages, frozenset(), frozenset())
    shown = [
        frozenset(part.id for part in parts if holds(part.when, journey.answers))
        for parts in (questionnaire.flags, questionnaire.topics)
    ]
    return Advice(SUMMARY, pages, *shown)


def people(before: Questionnaire, after: Questionnaire) -> Iterator[str]:
    """Example people whose advice is another one, with what they said and what changed."""
    examples = {**prove(before).examples, **prove(after).examples}
    for person, example in {each.in_one_line(): each for each in examples.values()}.items():
        change = list(_changed(advice(before, example), advice(after, example)))
        if change:
            yield f"{person or 'no answers'} -> {'; '.join(change)}"


def _changed(before: Advice, after: Advice) -> Iterator[str]:
    if before.outcome != after.outcome:
        yield f"outcome {before.outcome} is now {after.outcome}"
    for kind in ("pages", "flags", "topics"):
        old, new = getattr(before, kind), getattr(after, kind)
        if old - new:
            yield f"{kind} no longer shown: {', '.join(sorted(old - new))}"
        if new - old:
            yield f"{kind} now shown: {', '.join(sorted(new - old))}"


def _mapping(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if old is None:
            yield f"{key}: new: {new}"
        elif new is None:
            yield f"{key}: gone: {old}"
        else:
            yield f"{key}: was: {old} | now: {new}"


def _named(path: KeyPath, dumped: object) -> str:
    names: list[str] = []
    part: object = dumped
    for step in path:
        part = part[step]  # type: ignore[index]  # the path was made from this very value
        named = part.get("id") if isinstance(part, dict) else None
        names.append(str(named or step))
    return ".".join(names)
