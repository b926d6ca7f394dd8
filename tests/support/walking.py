"""A person at a real browser: what they answer, typed and clicked page after page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

CONTINUE = "#continue"
NAMES = "all => all.map(one => one.name)"
NO_SCRIPT = "matchMedia('(scripting: none)').matches"


def path(page: Page) -> str:
    return urlsplit(page.url).path


def press(what: Locator) -> None:
    """Click it."""
    what.click(force=_unmoving(what.page))


def _unmoving(page: Page) -> bool:
    """Whether waiting is in vain: without script Firefox never says that something stands still."""
    return _in_firefox(page) and bool(page.evaluate(NO_SCRIPT))


def _in_firefox(page: Page) -> bool:
    browser = page.context.browser
    assert browser is not None
    return browser.browser_type.name == "firefox"


def fill(page: Page, answers: Mapping[str, Any]) -> None:
    """Give the answers that the page in front of us asks for; leave the rest as they are."""
    asked = {name.split("-")[0] for name in page.locator("[name]").evaluate_all(NAMES)}
    for name, value in answers.items():
        if name not in asked:
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
            press(page.locator('[name="add_row"]'))
    for column, cell in cells.items():
        _one(page, f"{name}-{index}-{column}", cell)


def _one(page: Page, name: str, value: str) -> None:
    unfold(page.locator(f'[name="{name}"]').first)
    option = page.locator(f'input[name="{name}"][value="{value}"]:not([type=text])')
    if option.count():
        _choose(option)
    else:
        _write(page.locator(f'[name="{name}"]'), value)


def unfold(field: Locator) -> None:
    """Open what is folded around a field, as somebody does who wants to fill it in."""
    for fold in field.locator("xpath=ancestor::details[not(@open)]").all():
        press(fold.locator("> summary"))


def _choose(option: Locator) -> None:
    if not _in_firefox(option.page):
        option.check(force=True)  # its label lies over it: the whole card answers
        return
    option.press("Space")  # in a third of the time of a click
    assert option.is_checked()


def _write(field: Locator, value: str) -> None:
    if not _unmoving(field.page):
        field.fill(value)
        return
    field.press("Control+A")
    field.page.keyboard.insert_text(value)


def steps(page: Page, site: str, answers: Mapping[str, Any]) -> Iterator[str]:
    """Walk from the start page to the end; every place on the way, filled in and not yet sent."""
    page.goto(site)
    with page.expect_navigation():
        press(page.get_by_role("link", name="Start", exact=True))
    for _ in range(40):
        if not path(page).startswith("/questions/"):
            yield path(page)
            return
        fill(page, answers)
        place = path(page)
        yield place
        press(page.locator(CONTINUE))
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
