"""Finish now, and Back: both keep what was given, and neither passes over what must come first."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support import html, people
from tests.support import specification as spec
from tests.support.visitor import Visitor, errors, sent
from tests.web.test_questions import filled

CALM = {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "no"}
BEFORE_THE_END_OF_SAFETY = ("you", "lately", "how-you-feel", "hard-moments", "right-now")


def test_every_page_after_the_part_on_safety_can_be_the_last(visitor: Visitor) -> None:
    """The second button stands there from then on, and on none before."""
    person = {**people.STEADY, "suicidal_thoughts": "yes", "suicidal_now": "no"}
    for place in visitor.walk(person)[:-1]:
        page_id = place.removeprefix("/questions/")
        button = visitor.page(place).all("button", name="finish")
        assert len(button) == (page_id not in BEFORE_THE_END_OF_SAFETY), page_id


def test_finishing_saves_and_leads_to_the_overview(visitor: Visitor) -> None:
    """What was just chosen is on the summary of somebody who stops there."""
    visitor.tell(people.STEADY)
    response = visitor.post("/questions/body", [("health_conditions", "liver")], finish="1")
    assert (response.status_code, response.location) == (303, "/check")
    assert visitor.summary().by_id("flag-liver") is not None


def test_finishing_passes_over_nothing_required_and_no_outcome(app: Flask) -> None:
    """Pressed by whatever program, anywhere: what is due is asked, and danger is met with help."""
    visitor = Visitor(app)
    age = [("age", "from_65")]
    assert visitor.post("/questions/you", age, finish="1").location == "/questions/hard-moments"
    yes = sent({**CALM, "suicidal_thoughts": "yes"})
    led = visitor.post("/questions/hard-moments", yes, finish="1").location
    assert led == "/questions/right-now"
    urgent = visitor.post("/questions/right-now", [("suicidal_now", "yes")], finish="1")
    assert urgent.location == "/outcome/urgent_help"
    young = Visitor(app).post("/questions/you", [("age", "under_18")], finish="1")
    assert young.location == "/outcome/under_18"


def test_a_mistake_is_said_before_anybody_finishes(visitor: Visitor) -> None:
    """The same page, with what is wrong; nothing is kept of it yet."""
    visitor.tell(people.STEADY)
    both = [("health_conditions", "none"), ("health_conditions", "liver")]
    response = visitor.post("/questions/body", both, finish="1")
    assert response.status_code == 422
    assert len(errors(response.text)) == 1


@pytest.mark.parametrize("page_id", [page for page in spec.PAGES if page != "you"])
def test_back_keeps_what_was_chosen_on_every_page(app: Flask, page_id: str) -> None:
    """Choices that were made and not yet continued from are there again."""
    visitor = Visitor(app)
    visitor.tell({**people.VETERAN_IN_RECOVERY, "antidepressants_tried": "two",
                  "suicidal_thoughts": "yes", "suicidal_now": "no",
                  "health_conditions": ["heart"], "substances": ["cannabis"]})  # fmt: skip
    questions = visitor.questionnaire.page[page_id].questions
    given = {q.id: last(q) for q in questions if q.type in ("choice", "choices")}
    address = f"/questions/{page_id}"
    response = visitor.post(address, sent(given), back="1")
    assert response.status_code == 303
    assert (response.location or "").startswith("/questions/")
    assert filled(visitor.page(address)) == sorted(sent(given))


def last(question):
    """The last option that means something of its own and opens no outcome."""
    ordinary = [code for code, option in question.options.items() if not option.exclusive]
    code = next((c for c in reversed(ordinary) if c in ("no", "from_65")), ordinary[-1])
    return [code] if question.type == "choices" else code


def test_back_saves_what_is_valid_and_keeps_the_rest_as_it_was(visitor: Visitor) -> None:
    """An answer that cannot be kept costs no other answer of the page."""
    visitor.tell({**people.STEADY, "country": "uk"})
    response = visitor.post("/questions/you", [("age", "147"), ("filled_by", "me")], back="1")
    assert (response.status_code, response.location) == (303, "/")
    assert filled(visitor.page("/questions/you")) == [
        ("age", "from_25_to_64"), ("filled_by", "me"),
    ]  # fmt: skip


def test_words_that_cannot_be_kept_are_shown_and_not_lost(visitor: Visitor) -> None:
    """Back over a text that is too long: the page stays, with every word."""
    visitor.tell(people.STEADY)
    long = "why " * 100 + "?"
    response = visitor.post("/questions/your-words", [("own_questions", long)], back="1")
    assert response.status_code == 422
    assert html.read(response.text).one("textarea").text == long


def test_back_from_an_answer_of_danger_is_met_with_help(visitor: Visitor) -> None:
    """Somebody who chose yes and took fright is not sent on as if nothing had been said."""
    visitor.tell({**people.STEADY, "suicidal_thoughts": "yes"})
    response = visitor.post("/questions/right-now", [("suicidal_now", "yes")], back="1")
    assert response.location == "/outcome/urgent_help"


def test_answers_sent_ahead_wait_for_their_turn(app: Flask) -> None:
    """A page that was open while everything expired: its words come back when it is reached."""
    visitor = Visitor(app)
    words = [("own_questions", "Will it help me sleep?")]
    assert visitor.post("/questions/your-words", words).location == "/questions/you"
    assert visitor.get("/summary").location == "/questions/you"
    visitor.tell(people.STEADY)
    assert filled(visitor.page("/questions/your-words")) == words


def test_the_start_leads_to_where_somebody_stopped(visitor: Visitor) -> None:
    """The first way on; for somebody new it is the first page."""
    first = visitor.page("/").one("main").all("a")[0]
    assert first.get("href") == "/questions/you"
    visitor.answer("you", age="from_65")
    assert visitor.page("/").one("main").all("a")[0].get("href") == "/questions/lately"
    visitor.tell(people.STEADY)
    visitor.answer("body", health_conditions=["liver"])
    assert visitor.page("/").one("main").all("a")[0].get("href") == "/questions/family-plans"
    visitor.tell({**people.STEADY, "suicidal_thoughts": "yes", "suicidal_now": "yes"})
    assert visitor.page("/").one("a", class_="large").get("href") == "/outcome/urgent_help"
