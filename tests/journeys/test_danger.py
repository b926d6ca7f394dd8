"""Danger: every way on leads to help, and back again when it is past."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support import people
from tests.support import specification as spec
from tests.support.journeys import (
    AFTER_RIGHT_NOW,
    BEYOND,
    LATER_PAGES,
    TREATMENT,
    walked,
)
from tests.support.visitor import Visitor, shown


@pytest.mark.parametrize(
    "path", [*BEYOND, *(f"/questions/{page}" for page in AFTER_RIGHT_NOW), "/outcome/under_18"]
)
def test_in_danger_every_way_on_leads_to_help(app: Flask, path: str) -> None:
    """Typed, bookmarked or downloaded: each later place is the urgent page."""
    response = walked(app, people.IN_DANGER_NOW).get(path)
    assert (response.status_code, response.location) == (303, "/outcome/urgent_help")
    assert TREATMENT.search(response.text) is None


@pytest.mark.parametrize(
    "path", [*BEYOND, *(f"/questions/{page}" for page in LATER_PAGES), "/outcome/urgent_help"]
)
def test_under_18_every_way_on_leads_to_the_page_for_young_people(app: Flask, path: str) -> None:
    """No later page, no summary and no file for someone under 18."""
    response = walked(app, people.TEENAGER).get(path)
    assert (response.status_code, response.location) == (303, "/outcome/under_18")


@pytest.mark.parametrize("page", AFTER_RIGHT_NOW)
def test_in_danger_no_later_form_is_taken(app: Flask, page: str) -> None:
    """A form sent by hand to a later page is not kept: it leads to the urgent page."""
    visitor = walked(app, people.IN_DANGER_NOW)
    response = visitor.post(f"/questions/{page}", [("own_questions", "How do I get it?")])
    assert (response.status_code, response.location) == (303, "/outcome/urgent_help")
    visitor.answer("right-now", suicidal_now="no")
    assert "How do I get it?" not in visitor.get("/summary").text


@pytest.mark.parametrize("outcome", spec.OUTCOMES)
def test_an_outcome_that_does_not_hold_leads_to_what_is_due(app: Flask, outcome: str) -> None:
    """Its address alone does not show it: to someone new, halfway, or done."""
    visitor = Visitor(app)
    assert visitor.get(f"/outcome/{outcome}").location == "/questions/you"
    visitor.answer("you", age="from_65")
    assert visitor.get(f"/outcome/{outcome}").location == "/questions/hard-moments"
    visitor.walk(people.STEADY)
    assert visitor.get(f"/outcome/{outcome}").location == "/check"


def test_an_unknown_outcome_leads_to_what_is_due(visitor: Visitor) -> None:
    """An outcome that the file does not have leads to what is due, as one that does not hold."""
    response = visitor.get("/outcome/you_qualify")
    assert (response.status_code, response.location) == (303, "/questions/you")


def test_someone_in_danger_who_changes_their_mind_goes_on(app: Flask) -> None:
    """The urgent page links to the answer; a no there continues, with help still in view."""
    visitor = walked(app, people.IN_DANGER_NOW)
    page = visitor.page("/outcome/urgent_help")
    assert "/questions/right-now" in [link.get("href") for link in page.one("main").all("a")]
    assert visitor.page("/questions/right-now").by_id("panel") is not None
    assert visitor.answer("right-now", suicidal_now="no") == "/questions/medicines-tried"
    assert visitor.get("/outcome/urgent_help").location == "/check"
    summary = visitor.summary()
    assert "suicidal_thoughts" in shown(summary.one("section", class_="today"), "flag")


def test_an_earlier_answer_can_still_be_changed_from_danger(app: Flask) -> None:
    """The pages up to the one that led there stay open; the later ones do not."""
    visitor = walked(app, people.IN_DANGER_NOW)
    for page in ("you", "lately", "how-you-feel", "hard-moments", "right-now"):
        assert visitor.get(f"/questions/{page}").status_code == 200
    assert visitor.answer("you", country="uk", age="from_65") == "/outcome/urgent_help"
    assert "116 123" in visitor.page("/outcome/urgent_help").text


def test_danger_told_from_the_overview_ends_there_too(app: Flask) -> None:
    """A finished person who goes back and says yes to danger gets help, not the overview."""
    visitor = walked(app, people.THOUGHTS_NO_PLAN)
    assert visitor.summary()
    assert visitor.change("right-now", suicidal_now="yes") == "/outcome/urgent_help"
    for path in BEYOND:
        assert visitor.get(path).location == "/outcome/urgent_help"


def test_a_no_to_thoughts_sets_the_danger_aside(app: Flask) -> None:
    """Thoughts changed to "no": the page about now closes, and its old yes counts nowhere."""
    visitor = walked(app, people.IN_DANGER_NOW)
    visitor.answer("hard-moments", life_not_worth="no", suicidal_thoughts="no", attempt="no")
    assert visitor.get("/questions/right-now").location == "/check"
    assert visitor.get("/outcome/urgent_help").location == "/check"
    page = visitor.summary()
    assert shown(page, "flag") == []
    assert page.by_id("panel") is None
    fhir = visitor.get("/summary.fhir.json")
    assert fhir.status_code == 200
    assert "suicidal_now" not in fhir.text


def test_a_yes_that_was_set_aside_counts_when_thoughts_come_back(app: Flask) -> None:
    """Yes, no, yes again: the danger told before is danger at once."""
    visitor = walked(app, people.IN_DANGER_NOW)
    visitor.answer("hard-moments", life_not_worth="no", suicidal_thoughts="no", attempt="no")
    led = visitor.answer("hard-moments", life_not_worth="no", suicidal_thoughts="yes", attempt="no")
    assert led == "/outcome/urgent_help"


def test_under_18_is_first_even_with_danger_told_before(app: Flask) -> None:
    """Danger told, then an age under 18: the page for young people, with crisis help."""
    visitor = walked(app, people.IN_DANGER_NOW)
    assert visitor.answer("you", country="us", age="under_18") == "/outcome/under_18"
    page = visitor.page("/outcome/under_18")
    assert "tel:988" in [link.get("href") for link in page.one("main").all("a")]
    assert visitor.get("/outcome/urgent_help").location == "/outcome/under_18"
    assert visitor.answer("you", country="us", age="from_65") == "/outcome/urgent_help"


def test_an_adult_who_chose_the_wrong_age_goes_on(app: Flask) -> None:
    """The page for young people links to the answer about age."""
    visitor = walked(app, people.TEENAGER)
    links = [link.get("href") for link in visitor.page("/outcome/under_18").one("main").all("a")]
    assert "/questions/you" in links
    assert visitor.answer("you", age="from_18_to_24") == "/questions/lately"
