"""Pages that say what could not be done: true for this person, and with a way on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.exports import help_text
from app.questionnaire.definition.questionnaire import Questionnaire
from tests.support import html
from tests.support.visitor import Visitor

KEPT = "The answers you gave before are kept."
# What a person, or a site behind their back, asks for in vain.
REFUSED: dict[str, tuple[int, Callable[[Visitor], TestResponse]]] = {
    "a page that is not here": (404, lambda who: who.get("/nowhere")),
    "a form where none is": (405, lambda who: send(who, "/about")),
    "more than any form holds": (413, lambda who: send(who, "/questions/you", own="x" * 2**17)),
    "a form of another site": (403, lambda who: send(who, "/questions/you", site="cross-site")),
}


def send(visitor: Visitor, path: str, own: str = "", site: str = "same-origin") -> TestResponse:
    return visitor.browser.post(
        path,
        data={"csrf_token": visitor.token(), "own_questions": own},
        headers={"Sec-Fetch-Site": site},
    )


@pytest.mark.parametrize("refused", REFUSED)
def test_who_is_refused_hears_that_their_answers_are_kept(person: Visitor, refused: str) -> None:
    """It is said, it is true, and the way on is there."""
    before = person.page("/check").one("main").text
    status, ask = REFUSED[refused]
    response = ask(person)
    assert response.status_code == status
    main = html.read(response.text).one("main")
    assert KEPT in main.text
    assert main.one("a", class_="button", href="/").text == "Go to the start page"
    assert person.page("/check").one("main").text == before


@pytest.mark.parametrize("refused", REFUSED)
def test_who_has_no_answers_hears_of_none(app: Flask, refused: str) -> None:
    """Where nothing was answered yet, nothing is said to be kept."""
    status, ask = REFUSED[refused]
    response = ask(Visitor(app))
    assert response.status_code == status
    assert "kept" not in html.read(response.text).one("main").text


def test_a_form_of_another_site_is_explained(person: Visitor) -> None:
    """Whoever is brought here by another site hears what happened, and that it did nothing."""
    page = html.read(send(person, "/questions/you", site="cross-site").text)
    assert page.one("h1").text == "This form came from another site"
    told = page.one("main").text
    for sentence in ("Another website tried to send something to this guide.",
                     "We did not take it.", "Nothing you told us has changed.",
                     "To go on, begin at the start page."):  # fmt: skip
        assert sentence in told
    elsewhere = html.read(person.get("/nowhere").text).one("main").text
    assert "Another website" not in elsewhere


def test_a_form_of_another_site_takes_no_answers_away(app: Flask) -> None:
    """A browser sends such a form without our cookie, and no empty one may come in its place."""
    response = app.test_client().post(
        "/questions/you", data={"age": "from_65"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert response.status_code == 403
    assert "Set-Cookie" not in response.headers


def test_a_failure_of_ours_is_called_ours(
    app: Flask, person: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is nothing they did; and nothing is promised of answers that could not be read."""

    def broken() -> None:
        raise RuntimeError

    monkeypatch.setitem(app.view_functions, "journey.overview", broken)
    response = person.get("/check")
    assert response.status_code == 500
    told = html.read(response.text).one("main").text
    assert "It is nothing you did." in told
    assert "kept" not in told


def test_the_last_resort_sends_the_word_that_a_line_asks_for(
    visitor: Visitor, questionnaire: Questionnaire
) -> None:
    """Pressing “Text HOME to 741741” there does what it does on every other page."""
    links = [link.attributes["href"] for link in visitor.page("/help-lines.html").all("a")]
    services = [
        each for country in questionnaire.help.countries.values() for each in country.services
    ]
    ways = [way for service in services for way in service.ways]
    assert [way for way in ways if help_text.address(way) not in links] == []
    assert any("body=" in link for link in links)
