"""The site in Spanish in a browser: nothing for axe to find, and room for its longer words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_axe import RULES, axe, run
from tests.support import people, served
from tests.support.five_people import EXHAUSTED
from tests.support.states import Places, State

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = {
    "start": State("/es/"),
    "first page": State("/es/questions/you"),
    "hard moments": State("/es/questions/hard-moments", EXHAUSTED),
    "ten feelings": State("/es/questions/how-you-feel", EXHAUSTED),
    "each medicine": State("/es/questions/each-medicine", EXHAUSTED),
    "check": State("/es/check", EXHAUSTED),
    "summary": State("/es/summary", EXHAUSTED),
    "facts": State("/es/facts", EXHAUSTED),
    "help": State("/es/help-now"),
    "about": State("/es/about"),
    "urgent": State("/es/outcome/urgent_help", people.IN_DANGER_NOW),
}


@pytest.fixture(scope="module")
def places() -> Iterator[Places]:
    with served.site({"FLASK_LANGUAGES": "es"}) as running:
        yield Places(running)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_is_too_wide(name: str, phone: Page, places: Places) -> None:
    """On a phone, and at 320 pixels; the bar above is one line on a phone of today."""
    places.go(phone, PAGES[name])
    assert phone.locator("html").get_attribute("lang") == "es"
    phone.evaluate(axe())
    assert run(phone, RULES) == []
    line = phone.locator(".help-line").first.bounding_box()
    assert line is not None
    assert line["height"] < 50
    phone.set_viewport_size({"width": 320, "height": 700})
    assert phone.evaluate("document.documentElement.scrollWidth") == 320
    header = phone.locator("header.head").bounding_box()
    assert header is not None
    assert header["height"] < 60


def test_the_switch_keeps_what_was_just_ticked(phone: Page, places: Places) -> None:
    """By pressing it, as anybody would."""
    places.go(phone, State("/questions/you"))
    phone.get_by_label("25 to 64").check()
    phone.get_by_role("button", name="Español").click()
    assert phone.url.endswith("/es/questions/you")
    assert phone.locator("input[value=from_25_to_64]").is_checked()
    phone.get_by_role("button", name="Continuar").first.click()
    assert "/es/questions/" in phone.url


@pytest.mark.parametrize(
    "country",
    ["us", "canada", "uk", "ireland", "australia", "new_zealand", "india", "elsewhere"],
)
@pytest.mark.parametrize("language", ["", "/es"])
def test_the_bar_of_help_is_one_line_in_any_country(
    language: str, country: str, phone: Page, places: Places
) -> None:
    """However long its numbers are, and the words for them."""
    places.go(phone, State(f"{language}/help-now", {**people.STEADY, "country": country}))
    bar = phone.locator("#help").bounding_box()
    assert bar is not None
    assert bar["height"] <= 46
