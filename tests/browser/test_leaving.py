"""Leaving, by real keys in browsers with a screen: however fast, however slow the other site is.

Escape is the browser's own Stop too, and would call off the way out; only real keys can show it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import BY_KEYS, Desk, until
from tests.browser.test_journeys import questions_of_the_browser
from tests.support import walking
from tests.support.long_history import LONG_HISTORY
from tests.support.states import Places, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.support.served import LocalSite

pytestmark = BY_KEYS

NEVER = 120.0
TRIES = ((3, 30), (4, 60), (6, 30), (3, 250), (9, 15))  # how many presses, milliseconds between


@pytest.fixture
def way_out(site: LocalSite) -> Iterator[LocalSite]:
    """The site, whose exit is as slow as the test says."""
    site.exit.let.clear()
    yield site
    site.exit.let.set()
    site.exit.seconds = 0.0


def a_person(desk: Desk, places: Places, path: str = "/questions/your-words") -> Page:
    """Somebody who has said a great deal, on a page that shows some of it."""
    page = desk.new_page()
    places.go(page, State(path, LONG_HISTORY))
    return page


def forgotten(page: Page) -> bool:
    return [cookie["name"] for cookie in page.context.cookies() if cookie["name"] == "visit"] == []


def seen(page: Page) -> None:
    """Wait for the first paint: until then Chromium drops every key, and nobody presses any."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.wait_for_timeout(100)


def is_elsewhere(page: Page, site: LocalSite) -> bool:
    """Whether the other site is there, asked of the page itself: a driver does not hear of every
    page that takes the place of another.
    """

    def there() -> bool:
        try:
            return bool(page.evaluate("location.href") == site.elsewhere)
        except Error:  # between two pages
            return False

    return until(there, seconds=10)


def emptied(desk: Desk) -> bool:
    """Whether the page is empty before a person could read a word of it."""
    return until(lambda: not desk.in_view(), seconds=1)


def typed(page: Page, words: str) -> bool:
    return until(lambda: page.locator("textarea").input_value().endswith(words))


@pytest.mark.parametrize("seconds", [0.0, 2.0], ids=["a quick exit", "a slow exit"])
def test_escape_three_times_leaves(
    seconds: float, desk: Desk, places: Places, way_out: LocalSite
) -> None:
    """Three presses or more, in any rhythm: out, unasked, with words half typed, and forgotten."""
    way_out.exit.seconds = seconds
    left = 0
    for presses, between in TRIES:
        page = a_person(desk, places)
        asked = questions_of_the_browser(page)
        page.locator("textarea").focus()
        desk.keyboard.press("ctrl+End")
        desk.keyboard.type("!?")
        assert typed(page, "!?")
        desk.keyboard.press(*["Escape"] * presses, between=between)
        assert is_elsewhere(page, way_out)
        assert asked == []
        assert forgotten(page)
        left += 1
    assert left == len(TRIES)


def test_the_page_is_empty_however_slow_the_way_out(
    desk: Desk, places: Places, way_out: LocalSite
) -> None:
    """With the third press nothing is in view, whatever is pressed after it, though the other site
    does not answer; when it does at last, the browser is still on its way there.
    """
    way_out.exit.seconds = NEVER
    for path in ("/questions/your-words", "/questions/each-medicine", "/check", "/summary"):
        way_out.exit.let.clear()
        page = a_person(desk, places, path)
        assert until(desk.in_view)
        desk.keyboard.press("Escape", "Escape", "Escape")
        assert emptied(desk)
        for key in ("Escape", "Escape", "Return", "Escape", "space", "Escape", "Escape"):
            desk.keyboard.press(key)
            assert not desk.in_view()
        assert forgotten(page)
        way_out.exit.let.set()
        assert is_elsewhere(page, way_out)


def test_leave_by_click_empties_the_page_too(
    desk: Desk, places: Places, way_out: LocalSite
) -> None:
    """“Leave this site”, pressed with the other site asleep: nothing stays in view, and Escape does
    not call it off.
    """
    way_out.exit.seconds = NEVER
    page = a_person(desk, places, "/summary")
    page.get_by_role("link", name="Leave this site").click(no_wait_after=True)
    assert emptied(desk)
    desk.keyboard.press("Escape", "Escape")
    assert not desk.in_view()
    way_out.exit.let.set()
    assert is_elsewhere(page, way_out)


def test_back_shows_nothing_afterwards(desk: Desk, places: Places, way_out: LocalSite) -> None:
    """Answers given and sent page after page, then Escape three times: Back as often as one likes,
    and Reload, show no answer and no word that was typed.
    """
    page = desk.new_page()
    page.goto(f"{way_out.address}/questions/you")
    walking.fill(page, {"country": "uk", "age": "from_65"})
    page.locator(walking.CONTINUE).click()
    page.wait_for_url("**/questions/lately")
    walking.fill(page, {"daily_life": "a_lot"})
    page.locator(walking.CONTINUE).click()
    page.wait_for_url("**/questions/how-you-feel")
    seen(page)
    desk.keyboard.press("Escape", "Escape", "Escape")
    assert is_elsewhere(page, way_out)
    for _ in range(4):
        desk.keyboard.press("alt+Left")
        time.sleep(0.7)
        assert page.locator("input:checked").count() == 0, page.url
        assert "United Kingdom:" not in page.locator("body").inner_text()
    desk.keyboard.press("F5")
    time.sleep(0.7)
    assert page.locator("input:checked").count() == 0


def test_two_presses_stay(desk: Desk, places: Places, way_out: LocalSite) -> None:
    """Escape once or twice, or with another key between, is no wish to leave."""
    page = a_person(desk, places)
    before = page.url
    desk.keyboard.press("Escape", "Escape", "Tab", "Escape", "Escape")
    time.sleep(0.5)
    assert page.url == before
    assert "your-words" in before
    assert not forgotten(page)
