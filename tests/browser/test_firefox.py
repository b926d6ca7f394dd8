"""Firefox, as Debian has it: a journey without script, how every page looks, what axe says of it.

All else that a person does is tried by the tests marked EVERYWHERE, which Chromium runs too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import test_axe as axe
from tests.browser.conftest import BY_FIREFOX, NewPage
from tests.browser.test_reach import lost
from tests.support import people, walking
from tests.support.states import ENDS, ERRORS, FILLED, FRAME, Places

if TYPE_CHECKING:
    from tests.support.served import LocalSite

pytestmark = [
    BY_FIREFOX,
    pytest.mark.parametrize("new_page", ["firefox"], indirect=True),
]
MAIN = ("start", "how-you-feel, filled", "right-now, filled", "each-medicine, filled", "too many",
        "check", "summary, all open", "urgent help", "help now, all open")  # fmt: skip
COLOURED = ("start", "each-medicine, filled", "too many", "summary, all open", "urgent help")
PLACES = {**FRAME, **FILLED, **ENDS, "too many": ERRORS["too many"]}
DESK = {"width": 1280, "height": 900}
SMALL_PHONE = {"width": 320, "height": 568}


def test_the_whole_journey_without_script(new_page: NewPage, site: LocalSite) -> None:
    """From the start page to the summary and its PDF, with rows added on the way, and no script."""
    page = new_page(java_script_enabled=False)
    seen = walking.walk(page, site.address, people.TWO_TRIALS_IN_ENGLAND)
    assert seen[-1] == "/check"
    assert len(seen) == 18
    walking.press(page.get_by_role("link", name="See my summary").first)
    page.wait_for_url("**/summary")
    assert page.locator("html.js").count() == 0
    told = page.locator("main").inner_text()
    for words in ("Sertraline", "Effexor XR", "Could my GP refer me"):
        assert words in told
    with page.expect_download() as saved:
        walking.press(page.get_by_role("link", name="Save PDF").first)
    assert saved.value.path().read_bytes().startswith(b"%PDF-")
    page.goto(f"{site.address}/facts")
    card = page.locator("#topic-side_effects")
    walking.press(card.locator("summary"))
    assert card.locator(".topic-body").is_visible()


def test_nothing_sticks_out(new_page: NewPage, places: Places) -> None:
    """Every page, on a small phone and at a desk, and there with the browser's text set twice as
    large: nothing is cut off, and nothing needs sideways scrolling.
    """
    page, in_large_text = new_page(), new_page(viewport=DESK, text=200)
    found: dict[str, list[str]] = {}
    sizes = [SMALL_PHONE, DESK]
    for name, state in PLACES.items():
        sizes.reverse()  # a page starts in the size where the one before it ended
        page.context.clear_cookies()
        page.set_viewport_size(sizes[0])
        places.go(page, state)
        for size in sizes:
            page.set_viewport_size(size)
            found[f"{name}, {size['width']} pixels wide"] = lost(page)
        in_large_text.context.clear_cookies()
        places.go(in_large_text, state)
        found[f"{name}, in large text"] = lost(in_large_text)
    assert {name: what for name, what in found.items() if what} == {}


@pytest.mark.parametrize(
    ("scheme", "rules", "names"),
    [("light", axe.RULES, MAIN), ("dark", axe.LOOKS, COLOURED)],
    ids=["light", "dark"],
)
def test_axe_finds_nothing(
    scheme: str, rules: dict[str, Any], names: tuple[str, ...], new_page: NewPage, places: Places
) -> None:
    """On pages that hold every part there is: all that axe can find, and in the dark all of it that
    depends on colours.
    """
    page = new_page(viewport=axe.PHONE, color_scheme=scheme)
    found: dict[str, list[str]] = {}
    for name in names:
        page.context.clear_cookies()
        places.go(page, PLACES[name])
        page.evaluate("scrollTo(0, 0)")
        page.evaluate(axe.axe())
        found[name] = axe.run(page, rules)
    assert {name: what for name, what in found.items() if what} == {}
