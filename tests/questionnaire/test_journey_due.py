"""Where a journey stands: what is due, and what an early end keeps."""

from __future__ import annotations

from typing import Any

from app.loading.loader import load_text
from app.questionnaire import answers, messages
from app.questionnaire.conditions import reasons, reasons_in_words
from app.questionnaire.journey import Journey, follow
from tests.support.broken_files import WHOLE

SMALL = load_text(WHOLE).questionnaire
PAGE = SMALL.page


def path(**said: Any) -> Journey:
    return follow(SMALL, answers.read(SMALL, said))


def test_the_first_page_with_a_required_question_is_due() -> None:
    """Somebody who answered neither required question is due at the first of the two, and may go
    back but not on; with both answered, nothing is due."""
    assert path(region="south").due is PAGE["you"]
    started = path(grown="yes")
    assert started.due is PAGE["today"]
    assert started.can_visit("you")
    assert started.can_visit("today")
    assert not started.can_visit("head")
    assert path(grown="yes", danger="no").due is None


def test_an_outcome_holds_although_something_is_due() -> None:
    """Danger is not asked to wait for an earlier answer; both are told."""
    journey = path(danger="yes")
    assert journey.outcome is SMALL.outcomes[0]
    assert journey.due is PAGE["you"]
    assert journey.questionnaire is SMALL


def test_what_is_for_everybody_has_no_reason() -> None:
    """Nobody is told that they see something because of an answer, when all see it."""
    found = reasons(None, path(grown="yes").answers)
    assert messages.because(reasons_in_words(SMALL, found)) == ""
