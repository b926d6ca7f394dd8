"""The start page is the one page that may be found, and a preview of it names no treatment."""

from __future__ import annotations

import pytest

from tests.support import people
from tests.support.journeys import TREATMENT
from tests.support.visitor import Visitor


def test_it_can_be_found_by_what_it_is(visitor: Visitor) -> None:
    """A description for search engines, and no word against being listed."""
    response = visitor.get("/")
    assert "X-Robots-Tag" not in response.headers
    description = visitor.page("/").one("meta", name="description").get("content") or ""
    assert description == visitor.questionnaire.site.description
    assert 0 < len(description) <= 160


def test_a_preview_in_a_chat_names_the_place_and_never_the_treatment(visitor: Visitor) -> None:
    """Somebody who sends the address tells nobody what it is about."""
    previews = [
        meta.get("content") or ""
        for meta in visitor.page("/").all("meta")
        if (meta.get("property") or "").startswith("og:")
    ]
    assert visitor.questionnaire.site.name in " ".join(previews)
    for words in previews:
        assert TREATMENT.search(words) is None


def test_every_link_says_where_it_leads(visitor: Visitor) -> None:
    """A search engine lists a page lower whose links say “more”; it does not follow Start."""
    for link in visitor.page("/").all("a"):
        if "nofollow" not in (link.get("rel") or ""):
            told = [part.text for part in link.all("span", class_="brief")] or [link.text]
            assert {text.lower() for text in told}.isdisjoint({"more", "start", "here", "this"})


@pytest.mark.parametrize("path", ["/help-now", "/about", "/questions/you"])
def test_no_other_page_is_listed(visitor: Visitor, path: str) -> None:
    """Nor does any have a description."""
    assert visitor.get(path).headers["X-Robots-Tag"] == "noindex"
    assert visitor.page(path).all("meta", name="description") == []


def test_robots_are_told_where_nothing_is_for_them(visitor: Visitor) -> None:
    """The pages of a person, and the way out; the start and what tells of us are open."""
    response = visitor.get("/robots.txt")
    assert response.headers["Content-Type"].startswith("text/plain")
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Disallow: /leave" in lines
    assert "Disallow: /questions/" in lines
    assert "Disallow: /" not in lines


def test_somebody_with_answers_is_welcomed_back(visitor: Visitor) -> None:
    """Where they stopped first, then what they have so far."""
    visitor.tell(people.STEADY)
    links = [link.get("href") for link in visitor.page("/").one("main").all("a")]
    assert links[0] == "/questions/medicines-tried"
    assert "/check" in links
