"""A person at a real browser: what they answer, typed and clicked page after page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Page

CONTINUE = "#continue"


def path(page: Page) -> str:
    return urlsplit(page.url).path


def fill(page: Page, answers: Mapping[str, Any]) -> None:
    """Give the answers that the page in front of us asks for; leave the rest as they are."""
    for name, value in answers.items():
        if page.locator(f'[name="{name}"], [name^="{name}-0-"]').count() == 0:
            continue
        if isinstance(value, str):
            _one(page, name, value)
        else:
            for index, part in enumerate(value):
                if isinstance(part, str):
                    _one(page, name, part)
                else:
                    _row(page, name, index, part)


def _row(page: Page, name: str, index: int, cells: Mapping[str, str]) -> None:
    if page.locator(f'[name^="{name}-{index}-"]').count() == 0:
        with page.expect_navigation():
            page.locator('[name="add_row"]').click()
    for column, cell in cells.items():
        _one(page, f"{name}-{index}-{column}", cell)


def _one(page: Page, name: str, value: str) -> None:
    option = page.locator(f'input[name="{name}"][value="{value}"]:not([type=text])')
    if option.count():
        option.check()
    else:
        page.locator(f'[name="{name}"]').fill(value)


def steps(page: Page, site: str, answers: Mapping[str, Any]) -> Iterator[str]:
    """Walk from the start page to the end; every place on the way, filled in and not yet sent."""
    page.goto(site)
    with page.expect_navigation():
        page.get_by_role("link", name="Start", exact=True).click()
    for _ in range(40):
        if not path(page).startswith("/questions/"):
            yield path(page)
            return
        fill(page, answers)
        place = path(page)
        yield place
        page.locator(CONTINUE).click()
        page.wait_for_url(lambda url, place=place: urlsplit(url).path != place)
    raise AssertionError(f"no end in sight at {page.url}")


def walk(
    page: Page, site: str, answers: Mapping[str, Any], at: Callable[[str], None] | None = None
) -> list[str]:
    """Walk to the end, calling ``at`` at every place; the places."""
    seen = []
    for place in steps(page, site, answers):
        seen.append(place)
        if at:
            at(place)
    return seen
