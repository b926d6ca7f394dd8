"""A browser with a profile of its own brings back what was closed: after Leave and Clear, nothing.

What Firefox opens again at its next start no driver can see; that was looked at by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import BY_KEYS, until
from tests.support import keys, served, walking
from tests.support.long_history import LONG_HISTORY
from tests.support.states import Places, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Page, Playwright

    from tests.support.keys import Keyboard
    from tests.support.served import LocalSite

pytestmark = BY_KEYS[:2]
BROWSERS = ("chromium", "firefox")


@pytest.fixture
def keyboard() -> Iterator[Keyboard]:
    with keys.desk() as one:
        yield one


def a_tab(context: BrowserContext, keyboard: Keyboard) -> Page:
    """A tab beside another, so that closing it does not end the browser."""
    page = context.new_page()
    keyboard.sit_at(until(lambda: max(keyboard.windows(), key=int)))
    opened(context, keyboard, "ctrl+t")
    page.bring_to_front()
    return page


def opened(context: BrowserContext, keyboard: Keyboard, key: str) -> Page:
    with context.expect_page() as page:
        keyboard.press(key)
    page.value.wait_for_timeout(1000)
    return page.value


def tell_a_great_deal(page: Page, places: Places) -> None:
    """Answers that were sent, pages that show them, and words that are typed and not sent."""
    page.goto(f"{places.site.address}/questions/you")
    walking.fill(page, {"country": "uk", "age": "from_65"})
    page.locator(walking.CONTINUE).click()
    page.wait_for_url("**/questions/lately")
    for path in ("/summary", "/questions/each-medicine", "/check", "/questions/your-words"):
        places.go(page, State(path, LONG_HISTORY))
    page.locator("textarea").fill("Zoloft was a long time ago")


def leave(page: Page, keyboard: Keyboard, site: LocalSite) -> None:
    keyboard.press("Escape", "Escape", "Escape")
    page.wait_for_url(site.elsewhere)


def clear(page: Page, keyboard: Keyboard, site: LocalSite) -> None:
    page.on("dialog", lambda asked: asked.accept())
    page.goto(f"{site.address}/check")
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_role("heading", name="Your answers are gone").wait_for()


WAYS = {"leave": leave, "clear": clear}


def nothing_is_shown(page: Page, keyboard: Keyboard) -> None:
    """Here and on every page that Back leads to."""
    seen = []
    for _ in range(5):
        seen.append(page.url)
        assert page.locator("input:checked").count() == 0, page.url
        assert "Zoloft" not in page.content(), page.url
        typed = page.locator("textarea, input[type=text]")
        assert not any(typed.evaluate_all("all => all.map(one => one.value)")), page.url
        keyboard.press("alt+Left")
        page.wait_for_timeout(900)
    assert any("/questions/you" in address for address in seen), seen


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", BROWSERS)
def test_a_tab_that_is_opened_again_shows_nothing(
    name: str, way: str, keyboard: Keyboard, playwright: Playwright, places: Places, tmp_path: Path
) -> None:
    """Closed after leaving or clearing, and opened again by its key: no answer, nor by Back."""
    with served.at_home(playwright, name, tmp_path, keyboard.display) as context:
        page = a_tab(context, keyboard)
        tell_a_great_deal(page, places)
        WAYS[way](page, keyboard, places.site)
        with page.expect_event("close"):
            keyboard.press("ctrl+w")
        nothing_is_shown(opened(context, keyboard, "ctrl+shift+t"), keyboard)


@pytest.mark.parametrize("way", WAYS)
def test_a_browser_that_starts_where_it_ended_shows_nothing(
    way: str, keyboard: Keyboard, playwright: Playwright, places: Places, tmp_path: Path
) -> None:
    """Ended after leaving or clearing, and started with all that was open."""
    with served.at_home(playwright, "chromium", tmp_path, keyboard.display) as context:
        page = a_tab(context, keyboard)
        tell_a_great_deal(page, places)
        WAYS[way](page, keyboard, places.site)
        page.wait_for_timeout(3000)  # until the browser has written down what is open
    with served.at_home(playwright, "chromium", tmp_path, keyboard.display) as context:
        keyboard.sit_at(until(lambda: max(keyboard.windows(), key=int)))
        ours = (places.site.address, places.site.elsewhere)
        back = until(lambda: [one for one in context.pages if one.url.startswith(ours)])
        back[0].bring_to_front()
        nothing_is_shown(back[0], keyboard)
