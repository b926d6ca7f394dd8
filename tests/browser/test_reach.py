"""Small screens, large text, wide spacing, fingers: nothing lost, nothing out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import EVERYWHERE, NewPage
from tests.support.states import FULL, STATES, Places

if TYPE_CHECKING:
    from playwright.sync_api import Page

SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }"""

# What sticks out sideways, or holds more than it shows.
LOST = """() => {
  const wide = document.documentElement.clientWidth;
  const name = element => [element.tagName, element.className,
                           element.textContent.trim().slice(0, 40)].join(" ");
  const shown = [...document.querySelectorAll("body *")].filter(element =>
    element.checkVisibility() && !element.closest(".unseen, .skip, thead, svg, datalist"));
  return shown.filter(element => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const cut = style.overflow !== "visible" && element.tagName !== "TEXTAREA"
      && element.tagName !== "INPUT" && element.scrollWidth > element.clientWidth + 1
      && style.clipPath === "none";
    return box.width && (box.right > wide + 1 || box.left < -1 || cut) && style.clipPath === "none";
  }).map(name);
}"""

# Whatever can be pressed: its box, with its label's; for an option the row that answers.
TARGETS = """() => [...document.querySelectorAll("a, button, summary, input, textarea")]
  .filter(element => element.checkVisibility({visibilityProperty: true})
    && element.type !== "hidden" && !element.closest(".unseen, .skip"))
  .map(element => {
    const box = (element.closest(".option") || element).getBoundingClientRect();
    return [element.outerHTML.slice(0, 80), Math.round(box.width), Math.round(box.height)];
  })"""


def lost(page: Page) -> list[str]:
    return page.evaluate(LOST)


@pytest.mark.parametrize("name", FULL)
def test_nothing_is_lost(name: str, new_page: NewPage, places: Places) -> None:
    """Nothing is cut off or needs sideways scrolling: at 320 pixels, at 400 % zoom (320 by 256),
    with text at twice its size, and with the spacing that some people read best with.
    """
    page = new_page(viewport={"width": 320, "height": 256})
    places.go(page, FULL[name])
    assert lost(page) == [], "at 400 % zoom"
    page.evaluate(
        "css => { const sheet = new CSSStyleSheet(); sheet.replaceSync(css);"
        " document.adoptedStyleSheets = [sheet]; }",
        SPACING,
    )
    assert lost(page) == [], "with wide spacing"
    page.set_viewport_size({"width": 640, "height": 800})
    page.evaluate(
        "() => { document.adoptedStyleSheets[0].replaceSync('html { font-size: 200% }'); }"
    )
    assert lost(page) == [], "with text twice as large"


@pytest.mark.parametrize("name", FULL)
def test_every_target_fits_a_finger(name: str, new_page: NewPage, places: Places) -> None:
    """Whatever can be pressed is at least 44 pixels high and wide, links included."""
    page = new_page(viewport={"width": 360, "height": 740})
    places.go(page, FULL[name])
    small = [target for target in page.evaluate(TARGETS) if min(target[1:]) < 44]
    assert small == []


@EVERYWHERE
def test_the_whole_row_answers(new_page: NewPage, places: Places) -> None:
    """A finger may come down anywhere on an option, on its edges and its hint too: it is chosen."""
    page = new_page(viewport={"width": 360, "height": 740})
    for name in ("lately, fresh", "how-you-feel, fresh", "each-medicine, fresh"):
        places.go(page, STATES[name])
        for index, (x, y) in enumerate(((0.02, 0.1), (0.98, 0.9), (0.5, 0.5))):
            row = page.locator(".option").nth(index)
            box = row.bounding_box()
            assert box is not None
            row.click(position={"x": box["width"] * x, "y": box["height"] * y})
            assert row.locator("input").is_checked(), (name, x, y)
    places.go(page, STATES["told-before, fresh"])
    row = page.locator(".option:has(.option-hint)").first
    row.locator(".option-hint").click(force=True)  # what covers it belongs to the row
    assert row.locator("input").is_checked()
