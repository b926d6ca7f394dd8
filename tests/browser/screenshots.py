"""A picture of every page, for whoever changes how it looks.

``python -m tests.browser.screenshots [device …]``

Into screenshots/, by device: a phone, a small phone, a desk, a phone in the dark, forced colours.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from tests.support import people, served, walking
from tests.support.long_history import LONG_HISTORY

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path("screenshots")
DEVICES: Mapping[str, Mapping[str, Any]] = {
    "phone": {"viewport": {"width": 390, "height": 844}},
    "desk": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    "small": {"viewport": {"width": 320, "height": 568}},
    "forced": {"viewport": {"width": 390, "height": 844}, "forced_colors": "active"},
}


def main() -> None:
    wanted = sys.argv[1:] or list(DEVICES)
    with (
        served.site() as site,
        sync_playwright() as playwright,
        served.chromium(playwright) as browser,
    ):
        for device in wanted:
            take(browser, site.address, device)


def take(browser: Browser, site: str, device: str) -> None:
    """Every page on one device, one after another."""
    folder = FOLDER / device
    folder.mkdir(parents=True, exist_ok=True)

    def shoot(page: Page, name: str) -> None:
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=folder / f"{name}.png", full_page=True)

    def visit(answers: Mapping[str, Any] | None) -> Page:
        page = browser.new_context(**DEVICES[device]).new_page()
        if answers is not None:
            walking.walk(page, site, answers)
        return page

    page = visit(None)
    for name in ("", "help-now", "about", "not-here"):
        page.goto(f"{site}/{name}")
        shoot(page, name or "start")

    places = iter(range(1, 40))
    walking.walk(
        page,
        site,
        LONG_HISTORY,
        lambda place: shoot(page, f"page-{next(places):02}-{place.rsplit('/', 1)[-1]}"),
    )
    page.goto(f"{site}/summary")
    shoot(page, "summary")
    page.locator("details").evaluate_all("all => all.forEach(card => card.open = true)")
    shoot(page, "summary-open")
    page.goto(f"{site}/check")
    with page.expect_navigation():
        page.get_by_role("button", name="Clear my answers").click()
    shoot(page, "cleared")

    page.goto(f"{site}/questions/you")
    with page.expect_navigation():
        page.locator(walking.CONTINUE).click()
    shoot(page, "error")
    for name, person in (("urgent", people.IN_DANGER_NOW), ("under-18", people.TEENAGER)):
        shoot(visit(person), name)
    page = visit(people.STEADY)
    page.goto(f"{site}/summary")
    shoot(page, "summary-all-skipped")
    for context in browser.contexts:
        context.close()


if __name__ == "__main__":
    main()
