"""A form that comes too late, or without a cookie: what was typed is in it, and why is said."""

from __future__ import annotations

import pytest
from flask import Flask

from app.web import form_errors
from tests.support import html, people
from tests.support.visitor import Visitor, errors
from tests.web.test_questions import filled

WORDS = [("own_questions", "Will it help me sleep?")]


def late(visitor: Visitor, cookie: str | None) -> html.Element:
    """The page that answers somebody whose cookie became this meanwhile."""
    visitor.browser.delete_cookie("visit")
    if cookie is not None:
        visitor.browser.set_cookie("visit", cookie)
    response = visitor.browser.post("/questions/your-words", data=dict(WORDS))
    assert response.status_code == 200
    return html.read(response.text)


@pytest.mark.parametrize("cookie", ["gAAAAABdead", None])
def test_what_was_just_typed_is_still_there(visitor: Visitor, cookie: str | None) -> None:
    """The last page of a long journey does not lose its words with the rest."""
    page = late(visitor, cookie)
    assert "gone" in page.one("h1").text
    assert filled(page) == WORDS
    assert page.by_id("page-form").get("data-unsaved") is not None


def test_it_can_be_sent_again_and_waits_for_its_page(visitor: Visitor) -> None:
    """Continue keeps it; the pages before it come first, and then it is there."""
    page = late(visitor, "gAAAAABdead")
    token = page.all("input", name="csrf_token")[0].attributes["value"]
    data = {"csrf_token": token, **dict(WORDS), "continue": "1"}
    again = visitor.browser.post("/questions/your-words", data=data)
    assert (again.status_code, again.location) == (303, "/questions/you")
    visitor.tell(people.STEADY)
    assert filled(visitor.page("/questions/your-words")) == WORDS


def test_blocked_cookies_are_named_first(app: Flask) -> None:
    """Without any cookie it is not time that is to blame, and the page says so at every try."""
    browser = app.test_client(use_cookies=False)
    for _ in range(2):
        response = browser.post("/questions/you", data={"age": "from_65"})
        assert response.status_code == 422
        assert errors(response.text) == [form_errors.NO_COOKIE]
        assert form_errors.NO_COOKIE.index("cookie") < form_errors.NO_COOKIE.index("Allow")
        assert filled(html.read(response.text)) == [("age", "from_65")]
        assert "gone" not in html.read(response.text).one("h1").text


def test_a_cookie_of_another_program_locks_nobody_out(app: Flask) -> None:
    """Over plain HTTP a program beside ours may set a cookie of the same name, sent before ours."""
    browser = app.test_client(use_cookies=False)
    foreign = "theirs-and-not-ours"
    first = browser.get("/questions/you", headers={"Cookie": f"visit={foreign}"})
    assert "gone" in html.read(first.text).one("h1").text
    ours = first.headers["Set-Cookie"].partition(";")[0]
    both = {"Cookie": f"visit={foreign}; {ours}"}
    page = browser.get("/questions/you", headers=both)
    assert page.status_code == 200
    assert "gone" not in html.read(page.text).one("h1").text


def test_of_several_cookies_the_one_that_opens_is_read(visitor: Visitor) -> None:
    """Whatever comes before or after it."""
    visitor.tell(people.ANEURYSM)
    ours = visitor.browser.get_cookie("visit")
    assert ours is not None
    for line in (f"visit=x; visit={ours.value}", f"visit={ours.value}; visit=x"):
        browser = visitor.app.test_client(use_cookies=False)
        assert browser.get("/summary", headers={"Cookie": line}).status_code == 200
