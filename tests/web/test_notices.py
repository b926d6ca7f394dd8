"""Notices: answers that must not wait are met on the very next page, and stay in view."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support import html, people
from tests.support.visitor import Visitor

VOICES = {"experiences": ["hearing_or_seeing_now"]}
BIRTH = {"pregnancy": ["gave_birth_past_year"]}
# What each person answers, on which page, after what they said before; and the notice they meet.
WHO = {
    "hears voices": ({}, "mind", VOICES, "voices"),
    "very high energy": ({}, "mind", {"experiences": ["very_high_energy_now"]}, "high_energy"),
    "voices after a birth": (BIRTH, "mind", VOICES, "after_birth"),
    "does not eat": ({}, "lately", {"basic_needs": ["not_eating_or_drinking"]}, "not_eating"),
}


def notice(page: html.Element, name: str) -> html.Element:
    found = page.by_id(f"notice-{name}")
    assert found is not None
    return found


def in_full(found: html.Element) -> bool:
    return "must" in (found.get("class") or "").split()


@pytest.mark.parametrize("who", WHO)
def test_it_stands_in_full_on_the_next_page_and_shorter_from_then_on(app: Flask, who: str) -> None:
    """With numbers to call above the next question; then a strip, to the summary and the facts."""
    before, page_id, answers, name = WHO[who]
    visitor = Visitor(app)
    visitor.tell({**people.STEADY, **before})
    led = visitor.answer(page_id, **answers)
    full = notice(visitor.page(led), name)
    assert in_full(full)
    assert any("tel:" in (link.get("href") or "") for link in full.all("a"))
    meant = next(one for one in visitor.questionnaire.notices if one.id == name)
    assert meant.title in full.text
    visitor.answer("habits", substances=["none"])
    for path in ("/questions/worries", "/check", "/summary", "/facts"):
        short = notice(visitor.page(path), name)
        assert not in_full(short), path
        assert meant.title in short.text


def test_only_the_first_that_holds_stands_in_full(visitor: Visitor) -> None:
    """After a birth, voices are an emergency first; the other notice is a strip beside it."""
    visitor.tell({**people.STEADY, **BIRTH})
    page = visitor.page(visitor.answer("mind", **VOICES))
    assert in_full(notice(page, "after_birth"))
    assert not in_full(notice(page, "voices"))


def test_it_ends_nothing_and_goes_with_its_answer(visitor: Visitor) -> None:
    """The journey goes on, and a slip that was mended leaves no notice behind."""
    visitor.tell({**people.STEADY, **VOICES})
    assert visitor.get("/summary").status_code == 200
    visitor.change("mind", experiences=["none"])
    assert visitor.page("/check").by_id("notice-voices") is None


def test_a_change_from_the_overview_is_met_there(visitor: Visitor) -> None:
    """The next page is the overview: in full before anything else on it."""
    visitor.tell(people.STEADY)
    assert visitor.change("mind", **VOICES) == "/check"
    assert in_full(notice(visitor.page("/check"), "voices"))


def test_the_panel_is_in_full_on_the_next_page_alone(visitor: Visitor) -> None:
    """Life not worth living: help in full, then shorter on every later page."""
    visitor.tell({"age": "from_65"})
    hard = {"life_not_worth": "yes", "suicidal_thoughts": "no", "attempt": "no"}
    led = visitor.answer("hard-moments", **hard)
    assert visitor.page(led).all(class_="panel-open") != []
    later = visitor.page(visitor.answer("medicines-tried", antidepressants_tried="none"))
    assert later.all(class_="panel-open") == []
    assert later.all(class_="panel") != []
