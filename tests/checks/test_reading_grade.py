"""The reading grade, beside a reference implementation with a pronouncing dictionary."""

from __future__ import annotations

from statistics import mean

import pytest
import textstat

from app.checks import reading_grade
from app.config import ROOT
from app.loading.loader import load

TOPICS = load(ROOT / "questions.yaml").questionnaire.topics


@pytest.fixture(scope="module")
def grades() -> list[tuple[float, float]]:
    """Ours and the reference's, for every topic's running text."""
    bodies = [" ".join(block.text for block in topic.body if block.text) for topic in TOPICS]
    return [
        (reading_grade.count([body]).grade, textstat.flesch_kincaid_grade(body))
        for body in bodies
        if body
    ]


def test_a_grade_is_near_the_reference(grades: list[tuple[float, float]]) -> None:
    """Counting syllables by the spelling moves no topic by more than a grade and a half."""
    assert max(abs(ours - reference) for ours, reference in grades) < 1.5


def test_grades_lean_neither_way(grades: list[tuple[float, float]]) -> None:
    """Over all topics together the two agree to half a grade, so the limit means what it says."""
    assert abs(mean(ours - reference for ours, reference in grades)) < 0.5


def test_a_harder_text_has_a_higher_grade() -> None:
    """A lawyer's sentence is graded far above a neighbour's."""
    plain = reading_grade.count(["You can stop at any time. Tell us how you feel."]).grade
    hard = reading_grade.count(
        ["Discontinuation notwithstanding, participants acknowledge their residual obligations."]
    ).grade
    assert hard > plain + 8
