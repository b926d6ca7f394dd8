"""Three ways in which FHIR readers decide what to show, each told by its own rules.

``specification``  R4's own text: an unanswered question makes ``!=`` true; answers of what is not
                   enabled do not count
``any_answer``     the HL7 validator and android-fhir: a rule holds when some answer satisfies it,
                   so nothing holds of an unanswered question
``flat``           Smart Forms: like ``any_answer``, but on every answer in the response, whether
                   what it answers is enabled or not
Sources: hl7.org/fhir/R4/questionnaire.html; hapifhir/org.hl7.fhir.core, EnableWhenEvaluator;
google/android-fhir, EnablementEvaluator; aehrc/smart-forms, enableWhen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
Answers = dict[str, list[Json]]
Holds = Callable[[Json, list[Json]], bool]


def by_link_id(response: Json) -> Answers:
    """linkId -> the answers given to it, in any row."""
    found: Answers = {}
    for item in response.get("item", []):
        found.setdefault(item["linkId"], []).extend(item.get("answer", []))
        for link_id, given in by_link_id(item).items():
            found.setdefault(link_id, []).extend(given)
    return found


def _same(rule: Json, answer: Json) -> bool:
    wanted, given = rule["answerCoding"], answer.get("valueCoding", {})
    return (wanted["system"], wanted["code"]) == (given.get("system"), given.get("code"))


def by_the_specification(rule: Json, given: list[Json]) -> bool:
    same = any(_same(rule, answer) for answer in given)
    return same if rule["operator"] == "=" else not same


def by_any_answer(rule: Json, given: list[Json]) -> bool:
    return any(_same(rule, answer) == (rule["operator"] == "=") for answer in given)


@dataclass
class _Reading:
    given: Answers
    holds: Holds
    forgets: bool  # whether the answers of what is not enabled stop counting

    def enabled(self, item: Json) -> bool:
        if "enableWhen" not in item:
            return True
        held = [
            self.holds(rule, self.given.get(rule["question"], [])) for rule in item["enableWhen"]
        ]
        return any(held) if item.get("enableBehavior") == "any" else all(held)

    def walk(self, items: list[Json], shown: bool = True) -> Iterator[str]:
        for item in items:
            here = shown and self.enabled(item)
            if here:
                yield item["linkId"]
            elif self.forgets:
                self.given.pop(item["linkId"], None)
            yield from self.walk(item.get("item", []), here)


def specification(questionnaire: Json, response: Json) -> list[str]:
    """The linkIds that are shown, in order."""
    reading = _Reading(by_link_id(response), by_the_specification, forgets=True)
    return list(reading.walk(questionnaire["item"]))


def any_answer(questionnaire: Json, response: Json) -> list[str]:
    reading = _Reading(by_link_id(response), by_any_answer, forgets=True)
    return list(reading.walk(questionnaire["item"]))


def flat(questionnaire: Json, response: Json) -> list[str]:
    reading = _Reading(by_link_id(response), by_any_answer, forgets=False)
    return list(reading.walk(questionnaire["item"]))


EVALUATORS = {"specification": specification, "any answer": any_answer, "flat": flat}
