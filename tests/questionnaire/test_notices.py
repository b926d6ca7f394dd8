"""Notices: help that must not wait, for answers that nobody has to give."""

from __future__ import annotations

import pytest

from app.questionnaire import answers, notices
from app.questionnaire.journey import follow
from tests.support import expected_rules, people
from tests.support import specification as spec
from tests.support.strategies import CONTENT


def holding(said: people.Person) -> list[str]:
    return [each.id for each in notices.holding(follow(CONTENT, answers.read(CONTENT, said)))]


@pytest.mark.parametrize("notice", spec.NOTICES)
def test_a_notice_holds_for_each_of_its_answers(notice: str) -> None:
    """Every case and every option of the rule brings the notice."""
    rule = spec.NOTICES[notice]
    assert rule
    for chosen, said in expected_rules.each_way(rule):
        assert notice in holding(said), chosen


@pytest.mark.parametrize("notice", spec.NOTICES)
def test_a_notice_does_not_hold_for_all_other_answers(notice: str) -> None:
    """Someone who says everything but what the notice reads does not get it."""
    rule = spec.NOTICES[notice]
    assert rule
    assert notice not in holding({**expected_rules.LEAST, **expected_rules.everything_but(rule)})


def test_care_after_a_birth_comes_before_the_call_to_a_doctor() -> None:
    """Of several that hold, the first is the one to be shown in full: the most urgent."""
    said = {**people.STEADY, "pregnancy": ["gave_birth_past_year"],
            "experiences": ["fixed_beliefs_now", "very_high_energy_now"],
            "basic_needs": ["not_eating_or_drinking"]}  # fmt: skip
    assert holding(said) == ["after_birth", "voices", "high_energy", "not_eating"]


def test_who_says_nothing_gets_no_notice() -> None:
    """An unanswered question matches nothing."""
    assert holding(people.STEADY) == []
