"""Packing: any answers come back as they were, under this version of the file and under others."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given

from app.checks.largest_answers import largest_answers
from app.questionnaire import answers
from app.web import packing
from app.web.packing import Packing
from app.web.saved_answers import cookie_length
from app.web.session import MOST_WITH_EVERY_CHOICE
from tests.support import people
from tests.support.strategies import CONTENT, stored

PACKING = Packing(CONTENT)


@given(stored())
def test_what_was_packed_comes_back(said: dict) -> None:
    """Ids, codes, rows and words, and whatever else lies beside the answers."""
    before = dict(answers.read(CONTENT, said).values)
    after = PACKING.unpack(PACKING.pack({"answers": before, "last": "you"}))
    assert answers.read(CONTENT, after["answers"]) == answers.read(CONTENT, before)
    assert after["last"] == "you"


@pytest.mark.parametrize(
    "odd",
    [None, [], "yes", 7, {"age": ["from_65"]}, {"trials": "Sertraline"}, {"trials": [[]]},
     {"health_conditions": {"heart": True}}, {"age": None}, {"concerns": []}, {"nowhere": "x"}],
)  # fmt: skip
def test_whatever_an_older_program_wrote_is_carried(odd: object) -> None:
    """No shape of it is an error."""
    assert "answers" in PACKING.unpack(PACKING.pack({"answers": odd}))


def test_a_cookie_from_before_packing_is_read() -> None:
    """Names and codes written out, as they were before they were packed in short."""
    old = Packing().pack({"answers": dict(people.ANEURYSM)})
    assert (
        PACKING.unpack(old)["answers"]["health_conditions"] == people.ANEURYSM["health_conditions"]
    )


def test_what_another_version_does_not_know_passes_through_it_untouched() -> None:
    """A copy with an older file hands on what a newer one wrote, though it reads none of it."""
    older = Packing(_without("concerns", "heart"))
    said = {"concerns": ["addiction"], "health_conditions": ["heart", "liver"], "age": "from_65"}
    through = older.unpack(PACKING.pack({"answers": said}))
    assert through["answers"]["age"] == "from_65"
    assert "concerns" not in through["answers"]
    assert PACKING.unpack(older.pack(through))["answers"] == said


def test_names_that_look_alike_in_short_stay_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many ids there are, no answer is ever taken for another."""
    monkeypatch.setattr(packing, "_hash", lambda name: name[:1].ljust(3, "-"))
    crowded = Packing(CONTENT)
    said = {"age": "from_65", "attempt": "no", "health_conditions": ["heart", "head_pressure"]}
    assert crowded.unpack(crowded.pack({"answers": said}))["answers"] == said


def test_the_longest_real_person_fits() -> None:
    """Every option that goes together, six full rows, and every text as long as it may be."""
    assert cookie_length(CONTENT, largest_answers(CONTENT)) <= MOST_WITH_EVERY_CHOICE


def _without(question_id: str, code: str) -> SimpleNamespace:
    """The questionnaire as an older file had it: without this question, and without this option."""
    questions = {
        key: question.model_copy(
            update={"options": {c: o for c, o in question.options.items() if c != code}}
        )
        for key, question in CONTENT.question.items()
        if key != question_id
    }
    return SimpleNamespace(question=questions)
