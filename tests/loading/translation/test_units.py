"""Units: every text that people read is one to translate, and no other."""

from __future__ import annotations

from collections import Counter

from app.checks.texts import shown_texts
from app.loading.translation.units import units
from tests.support.strategies import CONTENT

UNITS = units(CONTENT)


def test_every_unit_is_told_apart_by_its_context_and_its_english() -> None:
    """Nine lists may say “None of these”, each in its own context."""
    assert max(Counter(unit.key for unit in UNITS).values()) == 1
    assert sum(unit.text == "None of these" for unit in UNITS) > 3


def test_every_text_that_people_read_has_a_unit() -> None:
    """Save for names, and the word that a help line is sent."""
    covered = {path for unit in UNITS for path in unit.paths}
    left = {(path[0], path[-1]) for path, _ in shown_texts(CONTENT) if path not in covered}
    assert left <= {("site", "name"), ("site", "publisher"), ("site", "url"), ("help", "message")}


def test_a_context_holds_no_place_in_a_list() -> None:
    """A paragraph put before another must not make the later ones old."""
    steps = {step for unit in UNITS for step in unit.context.split(".")}
    assert not [step for step in steps if step.isdigit() and step not in CONTENT.question]


def test_what_danger_is_met_with_is_marked_as_safety() -> None:
    """The questions about suicide, the outcomes, the notices, the help lines and the sheet."""
    marked = {unit.context for unit in UNITS if unit.safety}
    for context in (
        "question.suicidal_now.text",
        "outcomes.urgent_help.title",
        "outcomes.urgent_help.sheet.points",
        "help.panel.title",
        "help.nobody_watches",
        "summary.ask",
    ):
        assert context in marked, context
    assert "question.age.label" not in marked


def test_the_ways_of_another_language_are_no_units() -> None:
    """They are written in that language: nobody translates them."""
    assert not [unit for unit in UNITS if "other_languages" in unit.context]
