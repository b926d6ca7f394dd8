"""Colours, computed from what the stylesheet gives the browser: contrast in every scheme."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import EVERYWHERE, NewPage
from tests.support.long_history import LONG_HISTORY
from tests.support.states import FULL, Places, State

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXT = ("ink", "soft", "accent", "wrong")
GROUNDS = ("paper", "card", "tint", "sun")
TOKENS = """names => Object.fromEntries(names.map(name =>
  [name, getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim()]))"""
USED = """() => [...new Set([...document.querySelectorAll("body, body *")].filter(element =>
  element === document.body || [...element.childNodes].some(part => part.data?.trim())).flatMap(
  element => [getComputedStyle(element).color, getComputedStyle(element).backgroundColor]))]"""
SCHEMES = {
    "light": {"color_scheme": "light"},
    "dark": {"color_scheme": "dark"},
    "more contrast": {"color_scheme": "light", "contrast": "more"},
    "more contrast in the dark": {"color_scheme": "dark", "contrast": "more"},
}


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_edges_stand_out(scheme: str, new_page: NewPage, places: Places) -> None:
    """Text has 7 to 1 on every ground; edges of what can be chosen and the focus ring 3 to 1."""
    page = new_page(**SCHEMES[scheme])
    places.go(page, State("/"))
    names = [*TEXT, *GROUNDS, "on-accent", "edge", "focus", "sun-edge"]
    token = page.evaluate(TOKENS, names)
    weak = [
        (text, ground, round(contrast(token[text], token[ground]), 2))
        for text, ground in product(TEXT, GROUNDS)
        if contrast(token[text], token[ground]) < 7
    ]
    assert weak == []
    assert contrast(token["on-accent"], token["accent"]) >= 7
    for line, ground in product(("edge", "focus", "sun-edge"), GROUNDS):
        assert contrast(token[line], token[ground]) >= 3, (line, ground)


@EVERYWHERE
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_colour_stands_outside_the_tokens(
    scheme: str, new_page: NewPage, places: Places
) -> None:
    """Every colour of text and every ground on the page is a token, so the sums above hold; in the
    dark the ground is dark.
    """
    page = new_page(color_scheme=scheme)
    for name in ("summary, all open", "each-medicine, filled", "nothing chosen"):
        page.context.clear_cookies()
        places.go(page, FULL[name])
        used = page.evaluate(USED)
        token = page.evaluate(TOKENS, [*TEXT, *GROUNDS, "on-accent"])
        assert set(used) <= {_rgb(colour) for colour in token.values()} | {"rgba(0, 0, 0, 0)"}
        assert _rgb(token["paper"]) in used
        assert (luminance(token["paper"]) < 0.1) == (scheme == "dark")


@pytest.mark.parametrize("forced", ["none", "active"])
def test_what_is_chosen_and_what_has_focus_can_be_seen(
    forced: str, new_page: NewPage, places: Places
) -> None:
    """An option looks different when it is chosen, when it has focus, and from the page around
    it, also where the system forces its own colours.
    """
    page = new_page(forced_colors=forced)
    places.go(page, State("/questions/lately", LONG_HISTORY))
    row = page.locator(".option").first
    row.scroll_into_view_if_needed()
    plain = _picture(page)
    row.locator("input").focus()
    page.keyboard.press("Shift")  # a key, so that the ring is shown
    focused = _picture(page)
    page.keyboard.press("Space")
    chosen = _picture(page)
    assert len({plain, focused, chosen}) == 3
    edge = page.evaluate(
        """() => getComputedStyle(document.querySelector(".list")).borderTopWidth"""
    )
    assert edge != "0px"


def test_a_picture_in_forced_colours_takes_them(new_page: NewPage, places: Places) -> None:
    """Line art is drawn in the system's text colour, so that it shows on any ground."""
    page = new_page(forced_colors="active", color_scheme="dark")
    places.go(page, State("/"))
    drawn, text = page.evaluate(
        """() => [".drawing", "h1"].map(
             found => getComputedStyle(document.querySelector(found)).color)"""
    )
    assert drawn == text


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_nothing_moves(motion: str, new_page: NewPage, places: Places) -> None:
    """No animation, no transition, no smooth scrolling, asked for or not."""
    page = new_page(reduced_motion=motion)
    places.go(page, FULL["summary"])
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(element => {
             const style = getComputedStyle(element);
             return style.animationName !== "none" || style.transitionDuration !== "0s"
               || style.scrollBehavior === "smooth"; }).length"""
    )
    assert moving == 0


def _picture(page: Page) -> bytes:
    box = page.locator(".list").first.bounding_box()
    assert box is not None
    around = {"x": box["x"] - 6, "y": box["y"] - 6, "width": box["width"] + 12, "height": 70}
    return page.screenshot(clip=around)  # type: ignore[arg-type]


def _rgb(colour: str) -> str:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return f"rgb({', '.join(str(int(digits[place : place + 2], 16)) for place in (0, 2, 4))})"
