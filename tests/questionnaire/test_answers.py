"""Answers: typed by the definition, never guessed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire import answers
from app.questionnaire.answers import NO_ANSWERS, Answers
from tests.support import people
from tests.support.strategies import CONTENT, stored


@given(stored())
def test_what_was_said_is_read_back_whole(said: dict[str, Any]) -> None:
    """Reading drops nothing that the definition knows."""
    found = answers.read(CONTENT, said)
    assert set(found.values) == set(said)
    for question_id, value in said.items():
        question = CONTENT.question[question_id]
        if question.type == "choices":
            assert set(found.codes(question_id)) == set(value)
        elif question.type == "table":
            assert list(found.values[question_id]) == value
        else:
            assert found.text(question_id) == value


@given(stored())
def test_reading_twice_changes_nothing(said: dict[str, Any]) -> None:
    """What was read and stored again reads the same."""
    once = answers.read(CONTENT, said)
    assert answers.read(CONTENT, once.values) == once


@given(stored(), st.randoms(use_true_random=False))
def test_the_order_of_choosing_makes_no_difference(said: dict[str, Any], chance: Any) -> None:
    """The same options ticked in another order are the same answer."""
    mixed = {
        key: chance.sample(value, len(value)) if CONTENT.question[key].type == "choices" else value
        for key, value in said.items()
    }
    assert answers.read(CONTENT, mixed) == answers.read(CONTENT, said)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=12,
)


@given(anything | st.dictionaries(st.sampled_from(sorted(CONTENT.question)), anything))
def test_whatever_a_cookie_holds_can_be_read(raw: Any) -> None:
    """No shape of stored data fails, and none becomes a code that the definition does not have."""
    found = answers.read(CONTENT, raw)
    for question_id in found.values:
        known = CONTENT.question[question_id].options
        if known:
            assert found.codes(question_id) <= set(known)


@pytest.mark.parametrize(
    ("question_id", "raw"),
    [
        ("a_question_that_is_gone", "yes"),
        ("country", "atlantis"),
        ("country", ["us"]),
        ("health_conditions", "heart"),
        ("health_conditions", ["a_code_that_is_gone"]),
        ("trials", [{"length": "a_code_that_is_gone"}]),
        ("trials", ["Sertraline"]),
        ("own_questions", ""),
    ],
)
def test_what_the_definition_does_not_know_is_dropped(question_id: str, raw: Any) -> None:
    """An id, a code or a shape from an older file counts as unanswered, and as nothing else."""
    assert answers.read(CONTENT, {question_id: raw}) == NO_ANSWERS


def test_one_code_that_is_gone_takes_no_other_with_it() -> None:
    """Someone with a heart condition and one no longer listed keeps the heart condition."""
    found = answers.read(CONTENT, {"health_conditions": ["heart", "no_longer_listed"]})
    assert found.codes("health_conditions") == {"heart"}


def test_an_unanswered_question_has_no_codes() -> None:
    """There is no default: silence is not a "no"."""
    assert NO_ANSWERS.codes("suicidal_thoughts") == frozenset()
    assert NO_ANSWERS.text("own_questions") == ""


def test_a_column_is_read_over_every_row() -> None:
    """``table.column`` holds what any row says."""
    found = answers.read(CONTENT, people.TWO_TRIALS_IN_ENGLAND)
    assert found.codes("trials.length") == {"over_8_weeks"}
    assert found.codes("trials.stopped") == {"did_not_help"}
    assert found.codes("trials.no_such_column") == frozenset()


def test_a_table_keeps_no_more_rows_than_it_has_room_for() -> None:
    """A stored table of a thousand rows is read as the six that the page can show."""
    found = answers.read(CONTENT, {"trials": [{"medicine": "Sertraline"}] * 1000})
    assert len(answers.rows(found.values["trials"])) == CONTENT.question["trials"].max_rows


def test_a_page_answered_anew_replaces_that_page_and_no_other() -> None:
    """Someone who clears one box on a page loses nothing they said elsewhere."""
    said = answers.read(CONTENT, people.VETERAN_IN_RECOVERY)
    page = CONTENT.page["worries"]
    changed = said.replacing(page.questions, {})
    assert "concerns" not in changed.values
    assert changed.values.keys() | {"concerns"} == said.values.keys()


def test_answers_are_never_changed_in_place() -> None:
    """Every step makes a new value, so that an earlier one can still be compared."""
    said = Answers({"age": "from_65"})
    said.replacing(CONTENT.page["you"].questions, {"age": "under_18"})
    assert said.values == {"age": "from_65"}


def test_none_of_these_does_not_stand_beside_one_of_them() -> None:
    """Answers of an older file, where both could be chosen: what was chosen counts."""
    said = answers.read(CONTENT, {"health_conditions": ["none", "glaucoma"], "diagnoses": ["none"]})
    assert said.values == {"health_conditions": ("glaucoma",), "diagnoses": ("none",)}
    assert answers.read(CONTENT, {"health_conditions": ["none", "not_sure"]}).values == {}
