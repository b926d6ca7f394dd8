"""Conditions: when they hold, because of what, and how they read."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.questionnaire import answers, conditions, messages
from app.questionnaire.answers import NO_ANSWERS, Answers
from app.questionnaire.definition.parts import Condition
from tests.support import people
from tests.support.strategies import CONTENT, stored

EITHER = Condition.model_validate(
    [
        {"concerns": ["dissociation", "losing_control"]},
        {"experiences": ["trauma"], "country": ["us", "canada"]},
    ]
)


def test_one_case_is_enough() -> None:
    """Any one case holds: the first, or the second, or both."""
    assert conditions.holds(EITHER, Answers({"concerns": ("losing_control",)}))
    assert conditions.holds(EITHER, Answers({"experiences": ("trauma", "panic"), "country": "us"}))


def test_a_case_needs_all_of_its_questions() -> None:
    """Half of a case is not a case."""
    assert not conditions.holds(EITHER, Answers({"experiences": ("trauma",)}))
    assert not conditions.holds(EITHER, Answers({"experiences": ("trauma",), "country": "uk"}))


def test_halves_of_two_cases_are_not_one() -> None:
    """Cases do not lend each other their parts."""
    both = Condition.model_validate(
        [
            {"experiences": ["trauma"], "country": ["us"]},
            {"experiences": ["panic"], "country": ["uk"]},
        ]
    )
    assert not conditions.holds(both, Answers({"experiences": ("panic",), "country": "us"}))


@given(stored())
def test_a_condition_is_what_its_table_says(said: dict[str, Any]) -> None:
    """Every condition of the content agrees with a plain reading of it: any case of all codes."""
    found = answers.read(CONTENT, said)
    for condition in CONTENT.conditions():
        plain = any(
            all(
                _given(said, reference) & set(codes)
                for reference, lists in case.items()
                for codes in lists
            )
            for case in condition.cases
        )
        assert conditions.holds(condition, found) is plain


def _given(said: dict[str, Any], reference: str) -> set[str]:
    question, _, column = reference.partition(".")
    value = said.get(question, [])
    if isinstance(value, str):
        return {value}
    return {row[column] for row in value if column in row} if column else set(value)


def test_nothing_said_meets_no_condition() -> None:
    """An unanswered question matches nothing."""
    assert not any(conditions.holds(condition, NO_ANSWERS) for condition in CONTENT.conditions())


def test_no_condition_is_for_everyone() -> None:
    """A page or a topic without a ``when`` is always there."""
    assert conditions.holds(None, NO_ANSWERS)


@given(stored())
def test_reasons_are_the_persons_own_answers(said: dict[str, Any]) -> None:
    """What is given as the reason was really chosen, and is there exactly when the thing holds."""
    found = answers.read(CONTENT, said)
    for condition in CONTENT.conditions():
        reasons = conditions.reasons(condition, found)
        assert bool(reasons) is conditions.holds(condition, found)
        for reference, codes in reasons.items():
            assert codes
            assert set(codes) <= found.codes(reference)


def test_a_reason_names_every_answer_that_counted() -> None:
    """A veteran in recovery sees both answers behind the one flag, in the words they chose."""
    said = answers.read(CONTENT, people.VETERAN_IN_RECOVERY)
    flag = next(flag for flag in CONTENT.flags if flag.id == "substance_use")
    found = conditions.reasons(flag.when, said)
    reason = messages.because(conditions.reasons_in_words(CONTENT, found))
    for question, code in (("diagnoses", "substance_use"), ("substances", "in_recovery")):
        asked = CONTENT.question[question]
        assert asked.options[code].text in reason
        assert asked.label in reason
    assert CONTENT.question["diagnoses"].options["ptsd"].text not in reason


def test_a_reason_leaves_out_a_case_that_did_not_hold() -> None:
    """Living in the US is no reason for a topic that came from a worry."""
    said = Answers({"concerns": ("dissociation",), "country": "us"})
    assert set(conditions.reasons(EITHER, said)) == {"concerns"}


def test_a_condition_says_every_question_and_code_it_reads() -> None:
    """A clinician who reads the condition in words misses none of it."""
    for condition in CONTENT.conditions():
        words = conditions.in_words(CONTENT, condition)
        for case in condition.cases:
            for reference, lists in case.items():
                asked = CONTENT.asked[reference]
                assert asked.label in words
                assert all(asked.options[code].text in words for codes in lists for code in codes)


TOGETHER = Condition.model_validate({"current_medicines": [["maoi"], ["stimulant", "nasal_spray"]]})


@pytest.mark.parametrize(
    ("taken", "meets"),
    [
        (("maoi", "stimulant"), True),
        (("nasal_spray", "lithium", "maoi"), True),
        (("maoi",), False),
        (("stimulant", "nasal_spray"), False),
        ((), False),
    ],
    ids=str,
)
def test_two_lists_need_an_answer_of_each(taken: tuple[str, ...], meets: bool) -> None:
    """An MAOI with a stimulant or a nasal spray: neither alone is the two together."""
    assert conditions.holds(TOGETHER, Answers({"current_medicines": taken})) is meets


def test_the_reason_of_a_combination_names_both() -> None:
    """Somebody who takes an MAOI, a stimulant and lithium is told of the two that met."""
    said = Answers({"current_medicines": ("stimulant", "maoi", "lithium")})
    assert conditions.reasons(TOGETHER, said) == {"current_medicines": ["maoi", "stimulant"]}


def test_a_combination_says_in_words_that_both_are_needed() -> None:
    """A clinician who signs the rule off reads “together with”, not “or”."""
    options = CONTENT.question["current_medicines"].options
    words = conditions.in_words(CONTENT, TOGETHER)
    assert f"“{options['maoi'].text}”, together with “{options['stimulant'].text}” or" in words
