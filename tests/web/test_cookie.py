"""Answers in the cookie: they come back as they were said, and a cookie that cannot is no failure.

How the cookie is sealed and how it dies is tried in ``test_session.py``; here is what a person
meets.
"""

from __future__ import annotations

import re
from base64 import urlsafe_b64decode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings

from app import create_app
from app.config import ROOT, Settings
from app.questionnaire import answers
from app.web.session import SealedSessions
from tests.support import html, people
from tests.support.strategies import CONTENT, stored
from tests.support.visitor import EXPORTS, Visitor
from tests.web.test_questions import filled

EVERYWHERE = (
    "/", "/questions/you", "/questions/body", "/check", "/summary", "/outcome/urgent_help",
    "/help-now", "/about", *EXPORTS,
)  # fmt: skip


def cookie(visitor: Visitor) -> str:
    found = visitor.browser.get_cookie("visit")
    assert found is not None
    return found.value


def with_cookie(app: Flask, value: str) -> Visitor:
    visitor = Visitor(app)
    visitor.browser.set_cookie("visit", value)
    return visitor


def sealed(app: Flask, said: Any) -> str:
    """A cookie as this program would have written it, holding these answers."""
    assert isinstance(app.session_interface, SealedSessions)
    return app.session_interface.get_signing_serializer(app).dumps({"answers": said})


@settings(max_examples=40)
@given(stored())
def test_answers_come_back_out_of_the_cookie_as_they_went_in(app: Flask, said: dict) -> None:
    """Sealed, opened and read again, any answers are the same answers."""
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    before = answers.read(CONTENT, said)
    after = serializer.loads(serializer.dumps({"answers": dict(before.values)}))
    assert answers.read(CONTENT, after["answers"]) == before


def test_two_copies_of_the_program_serve_one_journey(
    app: Flask, settings_of_tests: Settings
) -> None:
    """Half the pages from one copy and half from another: one summary."""
    one, other = Visitor(app), Visitor(create_app(settings_of_tests))
    for page in CONTENT.pages:
        here = {q.id: people.ANEURYSM[q.id] for q in page.questions if q.id in people.ANEURYSM}
        if not here:
            continue
        one.answer(page.id, **here)
        other.browser.set_cookie("visit", cookie(one))
        one, other = other, one
    assert one.summary().by_id("flag-vessels") is not None


@pytest.mark.parametrize(
    "value", ["garbage", "", "gAAAAA", "a" * 3900, "ü", "{}", "eyJhIjoxfQ.x.y"]
)
@pytest.mark.parametrize("path", EVERYWHERE)
def test_a_cookie_that_does_not_open_is_no_failure(app: Flask, value: str, path: str) -> None:
    """Garbage leads to a page that says so, or to the start; the next page begins anew."""
    visitor = with_cookie(app, value)
    response = visitor.get(path)
    assert response.status_code in (200, 303)
    while response.status_code == 303:
        response = visitor.get(response.location or "")
    assert "988" in response.text
    visitor.get("/questions/you")
    assert visitor.get("/questions/you").status_code == 200
    assert visitor.walk(people.STEADY)[-1] == "/check"


def test_someone_whose_cookie_is_gone_is_told_so(app: Flask) -> None:
    """Not silently the first page: a page that says the answers are gone, and why."""
    page = with_cookie(app, "garbage").page("/questions/body")
    assert "gone" in page.one("h1").text
    assert "60 minutes" in page.text
    assert "/" in [link.get("href") for link in page.one("main").all("a")]


def test_a_form_sent_with_a_dead_cookie_says_that_answers_are_gone(app: Flask) -> None:
    """The last page of a long journey is not answered by an unexplained first page."""
    visitor = with_cookie(app, "garbage")
    response = visitor.browser.post("/questions/your-words", data={"own_questions": "Still there?"})
    if response.status_code == 303:
        response = visitor.get(response.location or "")
    assert response.status_code in (200, 400, 422)
    assert "gone" in html.read(response.text).one("h1").text


@pytest.mark.parametrize(
    "said",
    [
        None, [], "yes", 7, {"age": ["from_65"]}, {"trials": "Sertraline"}, {"trials": [[]]},
        {"health_conditions": {"heart": True}}, {"age": None, "country": {}},
    ],
)  # fmt: skip
def test_a_cookie_with_other_shapes_is_read_as_far_as_it_goes(app: Flask, said: Any) -> None:
    """Whatever an older program wrote, the person can go on."""
    visitor = with_cookie(app, sealed(app, said))
    assert visitor.get("/check").location == "/questions/you"
    assert visitor.walk(people.STEADY)[-1] == "/check"


def test_answers_from_an_older_file_load_without_what_is_gone(
    app: Flask, settings_of_tests: Settings, tmp_path: Path
) -> None:
    """A site is updated while someone is halfway: they keep all that the new file still asks."""
    old_text = (ROOT / "questions.yaml").read_text("utf-8")
    older = old_text.replace("  - id: lately\n", "  - id: lately-before\n", 1)
    gone = "          heart_long_ago: {text: Long ago, no_rule: true}\n"
    older = older.replace("          heart:", f"{gone}          heart:", 1)
    assert older.count("lately-before") == older.count("heart_long_ago") == 1
    file = tmp_path / "older.yaml"
    file.write_text(older, "utf-8")
    before = Visitor(create_app(replace(settings_of_tests, questions=file)))
    before.answer("you", country="uk", age="from_65")
    before.answer("lately-before", mood_length="over_2_years")
    before.answer("hard-moments", life_not_worth="no", suicidal_thoughts="no", attempt="no")
    before.answer("body", health_conditions=["heart_long_ago", "liver"])
    after = with_cookie(app, cookie(before))
    page = after.summary()
    assert page.by_id("flag-liver") is not None
    assert after.page("/facts").by_id("topic-access_uk") is not None
    assert filled(after.page("/questions/body")) == [("health_conditions", "liver")]
    assert filled(after.page("/questions/lately")) == [("mood_length", "over_2_years")]


def test_an_outcome_holds_for_an_old_cookie_too(app: Flask) -> None:
    """A cookie that tells of danger leads to help, whatever else it holds or lacks."""
    for missing in (None, "age", "life_not_worth", "country"):
        said = {key: value for key, value in people.IN_DANGER_NOW.items() if key != missing}
        visitor = with_cookie(app, sealed(app, {**said, "health_conditions": ["heart"]}))
        for path in ("/check", "/summary", *EXPORTS, "/questions/body"):
            assert visitor.get(path).location == "/outcome/urgent_help", (missing, path)
        page = visitor.page("/outcome/urgent_help")
        links = [link.get("href") or "" for link in page.one("main").all("a")]
        change = next(link for link in links if link.startswith("/questions/"))
        assert visitor.get(change).status_code == 200, missing


def test_a_cookie_is_not_readable(app: Flask) -> None:
    """Neither base64 nor compression: what the browser keeps shows nothing."""
    visitor = Visitor(app)
    visitor.walk(people.THOUGHTS_NO_PLAN)
    value = cookie(visitor)
    assert value.startswith("gAAAA")
    assert not re.search(rb"suicid|thoughts|ireland|answers", urlsafe_b64decode(value))


def test_a_page_that_arrives_late_undoes_nothing(visitor: Visitor) -> None:
    """Looking at a page soon after saving brings no older cookie back from a slow connection."""
    visitor.tell(people.STEADY)
    looked = visitor.browser.get("/questions/body")
    assert "Set-Cookie" not in looked.headers


def test_a_form_sent_after_answers_were_cleared_elsewhere_says_so(app: Flask) -> None:
    """Somebody cleared in one tab and presses Continue in another: they read what happened."""
    sent = app.test_client().post("/questions/body", data={"health_conditions": "none"})
    assert sent.status_code == 200
    assert "Your answers are gone" in sent.text
