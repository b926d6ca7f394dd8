"""The ways out: forget everything, and leave at once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from tests.support import people
from tests.support.visitor import EXPORTS, Visitor

PLACES = {
    "/check": people.ANEURYSM,
    "/summary": people.ANEURYSM,
    "/outcome/urgent_help": people.IN_DANGER_NOW,
    "/outcome/under_18": people.TEENAGER,
}


@pytest.mark.parametrize("place", PLACES)
def test_everything_can_be_forgotten_from_where_it_ends(app: Flask, place: str) -> None:
    """The form on the overview, the summary and each outcome forgets all, and a page says so."""
    visitor = Visitor(app)
    visitor.tell(PLACES[place])
    assert visitor.page(place).one("form", action="/clear").get("method") == "post"
    response = visitor.browser.post("/clear")
    assert response.status_code == 200
    assert "forgotten" in response.text
    assert "storage" in response.headers["Clear-Site-Data"]
    assert visitor.browser.get_cookie("visit") is None
    for path in ("/check", "/summary", place, *EXPORTS):
        assert visitor.get(path).location == "/questions/you"


def test_the_page_that_says_so_carries_the_help_lines(visitor: Visitor) -> None:
    """Someone who clears in despair is not left without a number."""
    visitor.tell(people.IN_DANGER_NOW)
    assert "988" in visitor.browser.post("/clear").text


@pytest.mark.parametrize("body", [{}, {"csrf_token": "of yesterday"}, {"own": "x" * 2**17}])
@pytest.mark.parametrize("value", ["as it is", "garbage", None])
def test_clearing_never_fails(visitor: Visitor, body: dict[str, str], value: str | None) -> None:
    """However old the page, and whatever became of the cookie: everything is forgotten."""
    visitor.tell(people.ANEURYSM)
    if value is None:
        visitor.browser.delete_cookie("visit")
    elif value == "garbage":
        visitor.browser.set_cookie("visit", value)
    response = visitor.browser.post("/clear", data=body)
    assert response.status_code == 200
    assert "forgotten everything" in response.text
    assert visitor.browser.get_cookie("visit") is None
    assert visitor.get("/check").location == "/questions/you"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Referer": "https://elsewhere.example/"},
    ],
)
def test_another_site_cannot_clear(visitor: Visitor, headers: dict[str, str]) -> None:
    """A form that a page of another site sends is refused, and nothing is forgotten."""
    visitor.tell(people.ANEURYSM)
    response = visitor.browser.post("/clear", headers=headers)
    assert response.status_code == 403
    assert "Clear-Site-Data" not in response.headers
    assert "Set-Cookie" not in response.headers
    assert visitor.summary().by_id("flag-vessels") is not None


def test_clearing_is_no_link(visitor: Visitor) -> None:
    """Nothing is lost because a browser or a mail program followed an address."""
    visitor.tell(people.STEADY)
    assert visitor.get("/clear").status_code == 405
    assert visitor.get("/check").status_code == 200


def test_leaving_forgets_and_goes_elsewhere(visitor: Visitor) -> None:
    """One link, no script, no question: the browser shows something else, and here is nothing."""
    visitor.tell(people.THOUGHTS_NO_PLAN)
    response = visitor.get("/leave")
    assert response.status_code == 303
    assert response.location == "https://www.wikipedia.org/"
    assert "storage" in response.headers["Clear-Site-Data"]
    assert visitor.browser.get_cookie("visit") is None
    assert visitor.get("/check").location == "/questions/you"


def test_every_page_has_the_way_to_leave(visitor: Visitor) -> None:
    """From the start to the summary, from errors and from the outcome pages."""
    seen = visitor.walk(people.VETERAN_IN_RECOVERY)
    for place in ("/", *seen, "/summary", "/help-now", "/about"):
        assert "/leave" in [link.get("href") for link in visitor.page(place).all("a")], place
    assert 'href="/leave"' in visitor.get("/nowhere").text


def test_a_clinic_chooses_where_leaving_leads(settings_of_tests: Settings) -> None:
    """The neutral site is a setting."""
    elsewhere = replace(settings_of_tests, exit_url="https://weather.example/today")
    response = Visitor(create_app(elsewhere)).get("/leave")
    assert response.location == "https://weather.example/today"


def test_someone_who_said_nothing_can_leave_and_clear(visitor: Visitor) -> None:
    """Neither fails when there is nothing to forget."""
    assert visitor.get("/leave").status_code == 303
    assert visitor.browser.post("/clear").status_code == 200
