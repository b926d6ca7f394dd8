"""Help comes first: on the very next page, whatever becomes of the form that calls for it.

A form may be stale, incomplete, too much for the cookie, sent twice, or sent after its answers were
forgotten or its page was closed in another tab. None of that is a reason to wait for help.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app import create_app
from app.config import Settings
from app.web import form_errors
from tests.support import html
from tests.support.broken_files import WHOLE
from tests.support.visitor import Visitor, errors, sent

HARD: list[dict[str, str]] = [
    {"life_not_worth": "yes", "suicidal_thoughts": "no", "attempt": "no"},
    {"life_not_worth": "rather_not_say", "suicidal_thoughts": "no", "attempt": "no"},
    {"life_not_worth": "no", "suicidal_thoughts": "yes", "attempt": "no"},
    {"life_not_worth": "no", "suicidal_thoughts": "rather_not_say", "attempt": "no"},
    {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "past_3_months"},
    {"attempt": "rather_not_say"},
    {"life_not_worth": "yes"},
    {"suicidal_thoughts": "rather_not_say"},
]
CALM = {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "no"}
OTHER_SITE = {"Sec-Fetch-Site": "cross-site"}


def urgent(response: TestResponse) -> bool:
    """Whether this is the page of urgent help, with numbers to call."""
    page = html.read(response.text)
    links = [link.get("href") or "" for link in page.one("main").all("a")]
    return page.all(class_="urgent") != [] and any(link.startswith("tel:") for link in links)


def panel_in_full(response: TestResponse) -> bool:
    """Whether help stands on this page above all else, with what to do and numbers to call."""
    panels = html.read(response.text).all(class_="panel-open")
    return [p for p in panels if any("tel:" in (a.get("href") or "") for a in p.all("a"))] != []


@pytest.fixture
def asked_now(app: Flask) -> Visitor:
    """Someone with thoughts of suicide, at the page about now."""
    visitor = Visitor(app)
    visitor.tell({**CALM, "age": "from_65", "country": "uk", "suicidal_thoughts": "yes"})
    return visitor


# What became of this person's answers before they pressed Continue.
GONE = {
    "it is an hour later": "garbage",
    "they were cleared in another tab": None,
}


def lose(visitor: Visitor, value: str | None) -> None:
    visitor.browser.delete_cookie("visit")
    if value is not None:
        visitor.browser.set_cookie("visit", value)


def press(visitor: Visitor, page_id: str, answers: dict[str, Any]) -> TestResponse:
    """Send a page's form as it was left open: with the token that it held then."""
    data = {"csrf_token": "of yesterday", **answers, "continue": "1"}
    return visitor.browser.post(f"/questions/{page_id}", data=data)


@pytest.mark.parametrize("gone", GONE)
def test_danger_told_after_everything_is_gone_is_urgent_help_at_once(
    asked_now: Visitor, gone: str
) -> None:
    """Not that the answers are gone: that somebody is there."""
    lose(asked_now, GONE[gone])
    response = press(asked_now, "right-now", {"suicidal_now": "yes"})
    assert urgent(response)
    assert "gone" not in html.read(response.text).one("main").text
    assert asked_now.get("/check").location == "/questions/you"


@pytest.mark.parametrize("hard", HARD)
@pytest.mark.parametrize("gone", GONE)
def test_a_hard_answer_after_everything_is_gone_is_met_with_help(
    asked_now: Visitor, gone: str, hard: dict[str, str]
) -> None:
    """That the answers are gone is said below whom to talk to."""
    lose(asked_now, GONE[gone])
    response = press(asked_now, "hard-moments", hard)
    assert panel_in_full(response)
    assert "gone" in html.read(response.text).one("h1").text


@pytest.mark.parametrize("answer", ["no", "rather_not_say"])
@pytest.mark.parametrize("gone", GONE)
def test_who_was_asked_about_now_is_met_with_help_whatever_they_say(
    asked_now: Visitor, gone: str, answer: str
) -> None:
    """The page about now is opened by a hard answer alone, and tells of it when that is gone."""
    lose(asked_now, GONE[gone])
    assert panel_in_full(press(asked_now, "right-now", {"suicidal_now": answer}))


@pytest.mark.parametrize("gone", GONE)
def test_nobody_is_told_of_hard_answers_they_did_not_give(asked_now: Visitor, gone: str) -> None:
    """Two times no, or a page about something else: the help lines of every page, and no panel."""
    for page, answers in (("hard-moments", CALM), ("body", {"health_conditions": "heart"})):
        lose(asked_now, GONE[gone])
        response = press(asked_now, page, answers)
        assert html.read(response.text).all(class_="panel") == []
        assert "tel:" in response.text


def test_danger_told_on_a_stale_form_is_urgent_help_at_once(asked_now: Visitor) -> None:
    """Nothing is kept of a form without a good token, and nobody has to send it twice for help."""
    assert urgent(press(asked_now, "right-now", {"suicidal_now": "yes"}))
    assert asked_now.get("/check").location == "/questions/right-now"


@pytest.mark.parametrize("hard", HARD)
def test_a_hard_answer_on_a_stale_form_brings_the_panel(app: Flask, hard: dict[str, str]) -> None:
    """The form comes back as it was typed, below whom to talk to; nothing is kept of it."""
    visitor = Visitor(app)
    visitor.answer("you", age="from_65")
    response = press(visitor, "hard-moments", hard)
    assert errors(response.text) == [form_errors.OPEN_LONG]
    assert panel_in_full(response)
    assert visitor.page("/questions/hard-moments").all(class_="panel") == []


@pytest.mark.parametrize("hard", [hard for hard in HARD if len(hard) == 1])
def test_a_hard_answer_beside_an_unanswered_one_brings_the_panel(
    app: Flask, hard: dict[str, str]
) -> None:
    """The next page is the same page with an error; help does not wait until it is mended."""
    visitor = Visitor(app)
    visitor.answer("you", age="from_65")
    response = visitor.post("/questions/hard-moments", sent(hard))
    assert response.status_code == 422
    assert panel_in_full(response)


def test_danger_told_on_a_page_that_was_closed_in_another_tab_is_urgent_help(
    asked_now: Visitor,
) -> None:
    """One tab says no to thoughts, the one that is still open says yes to a plan: help, and no
    redirect to what is due. Another answer there leads to what is due."""
    asked_now.answer("hard-moments", **CALM)
    assert urgent(asked_now.post("/questions/right-now", [("suicidal_now", "yes")]))
    for answer in ("no", "rather_not_say"):
        response = asked_now.post("/questions/right-now", [("suicidal_now", answer)])
        assert (response.status_code, response.location) == (303, "/check")


@pytest.mark.parametrize(
    ("page", "answers"),
    [("right-now", {"suicidal_now": "yes"}), ("hard-moments", {"life_not_worth": "yes"})],
)
def test_who_began_anew_in_another_tab_is_helped_in_the_old_one(
    asked_now: Visitor, page: str, answers: dict[str, str]
) -> None:
    """The old tab's page is ahead of the new answers; what it tells is heard all the same."""
    lose(asked_now, None)
    asked_now.page("/questions/you")
    response = press(asked_now, page, answers)
    assert urgent(response) or panel_in_full(response)


def test_danger_told_twice_is_urgent_help_twice(asked_now: Visitor) -> None:
    """A nervous second press, and one from the page that Back brings up again."""
    for _ in range(2):
        assert asked_now.answer("right-now", suicidal_now="yes") == "/outcome/urgent_help"
        assert asked_now.answer("lately", mood_length="not_sure") == "/outcome/urgent_help"


def test_who_came_back_from_urgent_help_may_make_a_mistake(asked_now: Visitor) -> None:
    """The page of urgent help links to its answer: what is wrong there is said at the field."""
    asked_now.answer("right-now", suicidal_now="yes")
    response = asked_now.post("/questions/you", [("age", "147")])
    assert response.status_code == 422
    assert errors(response.text) != []
    assert "panel" in html.read(response.text).ids


def test_another_site_cannot_have_help_shown(asked_now: Visitor) -> None:
    """A page of ours that somebody else filled in is refused whatever it says, with help lines."""
    data = {"csrf_token": asked_now.token(), "suicidal_now": "yes"}
    response = asked_now.browser.post("/questions/right-now", data=data, headers=OTHER_SITE)
    assert response.status_code == 403
    assert "tel:" in response.text


# ---------------------------------------------------------------------------- a page with both

# A page that asks for a hard answer, a text and a table, and danger that no panel reads: a file may
# have them, though ours has neither.
BOTH = (
    WHOLE.replace(
        "  - id: head\n",
        "      - {id: words, text: Say more, label: More, type: text, max_length: 2000}\n"
        "      - {id: past, text: What was before, label: Before, type: table, columns: "
        "[{id: what, text: What it was, label: What, type: text, max_length: 40}]}\n"
        "  - id: head\n",
        1,
    )
    .replace("questions: [metal]", "questions: [metal, words, past]")
    .replace('danger: ["yes", rather', "danger: [rather")
)


@pytest.fixture
def talker(settings_of_tests: Settings, tmp_path: Path) -> Visitor:
    """Someone of legal age, at the page that asks both."""
    file = tmp_path / "both.yaml"
    file.write_text(BOTH, "utf-8")
    visitor = Visitor(create_app(replace(settings_of_tests, questions=file)))
    visitor.answer("you", grown="yes")
    return visitor


TOO_MUCH = "".join(chr(Random(n).randrange(0x4E00, 0x9FFF)) for n in range(2000))


def test_danger_beside_more_than_fits_is_urgent_help_at_once(talker: Visitor) -> None:
    """Not a word of room: the page of urgent help, although the text is not kept."""
    response = talker.post("/questions/today", sent({"danger": "yes", "words": TOO_MUCH}))
    assert response.status_code == 422
    assert urgent(response)
    assert form_errors.NO_ROOM not in response.text
    assert talker.get("/check").location == "/questions/today"


def test_a_hard_answer_beside_more_than_fits_brings_the_panel(talker: Visitor) -> None:
    """The page says what to shorten, and above it in full whom to talk to."""
    declined = sent({"danger": "rather_not_say", "words": TOO_MUCH})
    response = talker.post("/questions/today", declined)
    assert response.status_code == 422
    assert errors(response.text) == [form_errors.NO_ROOM]
    assert html.read(response.text).one("textarea").text == TOO_MUCH
    assert panel_in_full(response)
    calm = talker.post("/questions/today", sent({"danger": "no", "words": TOO_MUCH}))
    assert html.read(calm.text).all(class_="panel") == []


def test_a_row_that_is_added_beside_a_hard_answer_comes_with_help(talker: Visitor) -> None:
    """The page that comes back hears it."""
    response = talker.post("/questions/today", [("danger", "rather_not_say")], add_row="1")
    assert response.status_code == 200
    assert panel_in_full(response)
    calm = talker.post("/questions/today", [("danger", "no")], add_row="1")
    assert html.read(calm.text).all(class_="panel") == []


def test_a_row_that_is_added_beside_danger_leads_to_urgent_help(talker: Visitor) -> None:
    """Whoever is in danger gets help on the very next page, whichever button they press."""
    response = talker.post("/questions/today", [("danger", "yes")], add_row="1")
    assert response.status_code == 303
    assert "/outcome/" in response.location
