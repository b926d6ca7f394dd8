"""No small slip in a rule of the shipped questions.yaml goes unnoticed."""

from __future__ import annotations

import pytest

from app.loading.loader import load_text
from tests.support import mutants


def test_the_people_are_shown_what_the_specification_says() -> None:
    """On the file as it ships, no example person sees anything but what is specified."""
    questionnaire = load_text(mutants.shipped()).questionnaire
    for said, expected in mutants.everyone():
        assert mutants.shown(questionnaire, said) == expected, said


@pytest.mark.parametrize("rule", mutants.names())
def test_every_slip_in_a_rule_is_caught(rule: str) -> None:
    """An option, a case, a question or a whole condition lost or swapped: somebody notices."""
    made = list(mutants.mutants(rule))
    assert made
    assert [mutant.name for mutant in made if mutants.caught_by(mutant) is None] == []


def test_outcomes_turned_around_are_caught() -> None:
    """Urgent help is tried first, even where no answers of today bring two outcomes together."""
    assert mutants.caught_by(mutants.outcomes_turned_around()) == "loader"
