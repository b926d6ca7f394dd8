"""The two pages that end a journey early: what stands on them, and what never does."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support import html, people
from tests.support import specification as spec
from tests.support.journeys import TREATMENT
from tests.support.visitor import Visitor

COUNTRIES = spec.PAGES["you"][1]["country"][1]
WHO = {"urgent_help": people.IN_DANGER_NOW, "under_18": people.TEENAGER}


def outcome(app: Flask, name: str, country: str = "us") -> tuple[Visitor, html.Element]:
    visitor = Visitor(app)
    visitor.tell({**WHO[name], "country": country})
    return visitor, visitor.page(f"/outcome/{name}")


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("name", WHO)
def test_every_way_to_reach_help_is_a_link(app: Flask, name: str, country: str) -> None:
    """All lines of the chosen country, to call, text or chat with one tap, before the footer."""
    visitor, page = outcome(app, name, country)
    links = {link.get("href") or "" for link in page.one("main").all("a")}
    for service in visitor.questionnaire.help.countries[country].services:
        if service.support and name == "urgent_help":
            assert service.name not in page.one("main").text
            continue
        assert service.name in page.one("main").text
        for way in service.ways:
            number = (way.call or way.text or "").replace(" ", "").replace("-", "")
            if way.call:
                assert f"tel:{number}" in links
            elif way.text:
                assert any(link.startswith(f"sms:{number}") for link in links)
            else:
                assert way.chat in links


@pytest.mark.parametrize("name", WHO)
def test_nothing_of_the_treatment_is_said(app: Flask, name: str) -> None:
    """No word of the drug in any part of the page: title, links and attributes included."""
    visitor, _ = outcome(app, name)
    source = visitor.get(f"/outcome/{name}").text
    assert TREATMENT.search(source) is None
    for word in visitor.questionnaire.site.treatment.split(" or "):
        assert word not in source.casefold()
    assert "/summary" not in source
    assert "flag-" not in source
    assert "topic-" not in source


@pytest.mark.parametrize("name", WHO)
def test_the_answer_can_be_changed_and_everything_cleared(app: Flask, name: str) -> None:
    """A slip of the finger is no dead end, and a shared computer can be left clean."""
    _, page = outcome(app, name)
    main = page.one("main")
    page_id = "right-now" if name == "urgent_help" else "you"
    assert f"/questions/{page_id}" in [link.get("href") for link in main.all("a")]
    assert main.one("form", action="/clear").get("method") == "post"
    assert "/leave" in [link.get("href") for link in page.all("a")]


@pytest.mark.parametrize("name", WHO)
def test_nobody_is_promised_to_be_watching(app: Flask, name: str) -> None:
    """It is said that nobody reads the answers, and what happens on a call."""
    _, page = outcome(app, name)
    text = page.one("main").text
    help_ = Visitor(app).questionnaire.help
    assert help_.nobody_watches in text
    assert (help_.expect[0].text or help_.expect[0].points[0]) in text
    for promise in ("we will call", "help is on the way", "we'll monitor", "monitor you"):
        assert promise not in text.replace("’", "'").casefold()


def test_the_urgent_page_has_a_sheet_to_show(app: Flask) -> None:
    """A few sentences in the first person, for whoever is helping, and a way to keep safe."""
    _, page = outcome(app, "urgent_help")
    sheet = page.one("section", class_="sheet")
    assert "Please stay with me" in sheet.text
    assert "ketamine" not in sheet.text
    text = page.one("main").text
    for said in ("Stay with someone", "Move away from anything you could use to hurt yourself"):
        assert said in text


def test_a_teenager_reads_whom_to_talk_to(app: Flask) -> None:
    """A parent or an adult they trust, their doctor, and help for young people."""
    _, page = outcome(app, "under_18")
    text = page.one("main").text
    for said in ("parent", "adult you trust", "doctor", "988"):
        assert said in text


def test_a_teenager_without_a_country_finds_a_line_anywhere(app: Flask) -> None:
    """Nobody is left with the lines of a country that is not theirs."""
    visitor = Visitor(app)
    visitor.answer("you", age="under_18")
    finder = visitor.questionnaire.help.finder
    assert finder.say in visitor.page("/outcome/under_18").one("main").text


@pytest.mark.parametrize("name", WHO)
def test_a_search_engine_and_a_shared_cache_keep_nothing(app: Flask, name: str) -> None:
    """The page is for one person, once."""
    visitor, _ = outcome(app, name)
    headers = visitor.get(f"/outcome/{name}").headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Robots-Tag"] == "noindex"
