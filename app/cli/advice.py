"""Example people who get other advice from a new file than from an old one, as plain as can be.

An example that was found for one thing says much else besides. Each is made plainer answer by
answer, as long as what changes for them stays the same, so that nobody is in danger in an example
about needles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from app.proofs.examples import in_one_line
from app.proofs.paths import SUMMARY
from app.questionnaire import answers
from app.questionnaire.answers import Answers, Value
from app.questionnaire.conditions import holds
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Meaning, Question
from app.questionnaire.journey import follow

_PARTS = ("pages", "notices", "flags", "topics")


@dataclass(frozen=True)
class Advice:
    """What a person is shown."""

    outcome: str
    pages: frozenset[str]
    notices: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()


def with_other_advice(
    before: Questionnaire, after: Questionnaire, examples: Iterable[Answers]
) -> Iterator[str]:
    """One person for each change of advice, with what they said and what is other for them."""
    told: dict[tuple[str, ...], Answers] = {}
    for person in {in_one_line(each): each for each in examples}.values():
        change = _change(before, after, person)
        if change and change not in told:
            told[change] = _plain(before, after, person, change)
    for change, person in told.items():
        yield f"{in_one_line(person) or 'no answers'} -> {'; '.join(change)}"


def advice(questionnaire: Questionnaire, person: Answers) -> Advice:
    """What this questionnaire shows to a person with these answers."""
    journey = follow(questionnaire, answers.read(questionnaire, person.values))
    pages = frozenset(page.id for page in journey.pages)
    if journey.outcome:
        return Advice(journey.outcome.id, pages)
    shown = [
        frozenset(part.id for part in parts if holds(part.when, journey.answers))
        for parts in (questionnaire.notices, questionnaire.flags, questionnaire.topics)
    ]
    return Advice(SUMMARY, pages, *shown)


def _change(before: Questionnaire, after: Questionnaire, person: Answers) -> tuple[str, ...]:
    old, new = advice(before, person), advice(after, person)
    found = []
    if old.outcome != new.outcome:
        found.append(f"outcome {old.outcome} is now {new.outcome}")
    for kind in _PARTS:
        was, now = getattr(old, kind), getattr(new, kind)
        if was - now:
            found.append(f"{kind} no longer shown: {', '.join(sorted(was - now))}")
        if now - was:
            found.append(f"{kind} now shown: {', '.join(sorted(now - was))}")
    return tuple(found)


def _plain(
    before: Questionnaire, after: Questionnaire, person: Answers, change: tuple[str, ...]
) -> Answers:
    """The same change for somebody who says as little else as can be."""
    values = dict(person.values)
    for name in list(values):
        for value in _plainer(after.question.get(name) or before.question.get(name)):
            tried = {key: given for key, given in values.items() if key != name}
            if value is not None:
                tried[name] = value
            if _nothing_due(after, tried) and _change(before, after, Answers(tried)) == change:
                values = tried
                break
    return Answers(values)


def _nothing_due(questionnaire: Questionnaire, values: Mapping[str, Value]) -> bool:
    """Whether somebody with these answers has gone all the way: nothing required is left out."""
    return follow(questionnaire, answers.read(questionnaire, values)).due is None


def _plainer(question: Question | None) -> Iterator[Value | None]:
    """Nothing at all, then an answer on which nothing depends."""
    yield None
    for code, option in question.options.items() if question else ():
        if option.no_rule and option.means is not Meaning.DECLINED:
            yield code if question and question.type == "choice" else (code,)
