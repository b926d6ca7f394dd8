"""Kept for seven days, by choice: answers come back, and what decides about help is asked anew."""

from __future__ import annotations

import time

import pytest
from flask import Flask

from app.web import session
from tests.support import people
from tests.support.visitor import Visitor
from tests.web.test_questions import filled

MINUTE, HOUR, DAY = 60, 3_600, 86_400
START = 1_900_000_000


@pytest.fixture
def clock(monkeypatch):
    """What time it is, for the program and for what it seals; can be moved on."""

    class Clock:
        now = START

        def __call__(self) -> float:
            return self.now

    watch = Clock()
    monkeypatch.setattr(time, "time", watch)
    return watch


@pytest.fixture
def keeper(app: Flask, clock) -> Visitor:
    """Someone with a whole summary, who chose to keep it."""
    visitor = Visitor(app)
    visitor.tell({**people.ANEURYSM, "own_questions": "Will it help me sleep?"})
    assert visitor.post("/keep", keep="1").location == "/check"
    return visitor


def test_nobody_is_kept_who_did_not_choose_it(visitor: Visitor) -> None:
    """The cookie of everybody else ends with their browser; the choice is offered, not made."""
    response = visitor.post("/questions/you", [("age", "from_65")])
    assert "Max-Age" not in response.headers["Set-Cookie"]
    assert "Expires" not in response.headers["Set-Cookie"]
    visitor.tell(people.STEADY)
    form = visitor.page("/check").one("form", action="/keep")
    assert form.one("button", name="keep").get("value") == "1"


def test_whoever_chooses_it_has_seven_days_from_the_last_use(keeper: Visitor, clock) -> None:
    """The cookie carries its own end, and each use moves it."""
    clock.now += 10 * MINUTE
    header = keeper.get("/questions/you").headers["Set-Cookie"]
    assert f"Max-Age={7 * DAY}" in header
    assert keeper.page("/check").one("form", action="/keep").one("button").get("value") == "0"
    clock.now += 6 * DAY
    keeper.get("/questions/you")
    clock.now += 6 * DAY
    assert filled(keeper.page("/questions/you")) != []
    clock.now += 8 * DAY
    assert "gone" in keeper.page("/check").one("h1").text


def test_what_decides_about_help_is_asked_again_before_anything_else(
    keeper: Visitor, clock
) -> None:
    """An old “no” never stands; whatever else was said is there, and counts once it is answered."""
    clock.now += 2 * HOUR
    for path in ("/check", "/summary", "/summary.pdf", "/facts", "/questions/body"):
        assert keeper.get(path).location == "/questions/hard-moments", path
    assert filled(keeper.page("/questions/hard-moments")) == []
    assert keeper.page("/").one("main").all("a")[0].get("href") == "/questions/hard-moments"
    calm = {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "no"}
    keeper.answer("hard-moments", **calm)
    assert keeper.summary().by_id("flag-vessels") is not None
    assert "Will it help me sleep?" in keeper.summary().text


def test_an_old_no_does_not_come_back_by_any_way(keeper: Visitor, clock) -> None:
    """Not by pages that keep nothing, and not after a page that did."""
    clock.now += 2 * HOUR
    for path in ("/", "/help-now", "/about", "/questions/you"):
        keeper.get(path)
    keeper.answer("you", country="us", age="from_65")
    assert keeper.get("/summary").location == "/questions/hard-moments"


def test_four_hours_of_use_are_a_limit_too(keeper: Visitor, clock) -> None:
    """Somebody who goes on all day is asked again: how it is now may have changed."""
    for _ in range(9):
        clock.now += 30 * MINUTE
        keeper.get("/questions/you")
    assert keeper.get("/summary").location == "/questions/hard-moments"


def test_the_choice_can_be_taken_back(keeper: Visitor, clock) -> None:
    """From then on the ordinary limits hold."""
    header = keeper.post("/keep", keep="0").headers["Set-Cookie"]
    assert "Max-Age" not in header
    clock.now += 2 * HOUR
    assert "gone" in keeper.page("/check").one("h1").text


@pytest.mark.parametrize("way", ["clear", "leave"])
def test_clearing_and_leaving_end_it(keeper: Visitor, way: str) -> None:
    """Both take the cookie away, however long it was to stay."""
    if way == "clear":
        keeper.browser.post("/clear")
    else:
        keeper.get("/leave")
    assert keeper.browser.get_cookie("visit") is None


def test_a_stale_page_cannot_keep(visitor: Visitor) -> None:
    """A form without a good token changes nothing, and its sender sees their overview."""
    visitor.tell(people.STEADY)
    response = visitor.browser.post("/keep", data={"csrf_token": "of yesterday", "keep": "1"})
    assert (response.status_code, response.location) == (303, "/check")
    assert visitor.page("/check").one("form", action="/keep").one("button").get("value") == "1"


def test_seven_days_are_said_where_it_is_chosen(visitor: Visitor) -> None:
    """And that the device should be nobody else's."""
    visitor.tell(people.STEADY)
    text = visitor.page("/check").one("main").text
    assert f"{session.KEPT_DAYS} days" in text
    assert "yours alone" in text
