"""axe-core on every page in every state: all rules of WCAG 2.2 A and AA, and best practice.

What axe cannot decide (``incomplete``) is listed here with the reason why it is no problem, or with
the test that decides it; anything else it cannot decide fails as a violation does.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import NewPage
from tests.support.states import FRESH, STATES, Places

if TYPE_CHECKING:
    from playwright.sync_api import Page

RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "rules": {
        "target-size": {"enabled": True},
        "color-contrast-enhanced": {"enabled": True},
        "label-content-name-mismatch": {"enabled": True},
        "td-has-header": {"enabled": True},
        "p-as-heading": {"enabled": True},
    },
    "resultTypes": ["violations", "incomplete"],
}  # fmt: skip
# The rules whose result depends on the width or the colours, looked at again.
LOOKS = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced",
         "target-size", "link-in-text-block", "scrollable-region-focusable"]},
         "resultTypes": ["violations", "incomplete"]}  # fmt: skip
JUDGED = {
    # The card around an option is drawn by its label's ::before, which axe does not see through.
    # test_colours computes each colour of text on each ground it can stand on.
    "color-contrast",
    "color-contrast-enhanced",
}
LESS = ("summary", "summary, all skipped", "check, all skipped", "start, going on")
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}


@cache
def axe() -> str:
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def run(page: Page, options: dict[str, Any]) -> list[str]:
    found = page.evaluate("options => axe.run(document, options)", options)
    troubles = found["violations"] + [r for r in found["incomplete"] if r["id"] not in JUDGED]
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')[:200]}"
        for rule in troubles
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("name", STATES)
def test_axe_finds_nothing(name: str, new_page: NewPage, places: Places) -> None:
    """Nothing to find, on a phone and at a desk, in the light and in the dark."""
    page = new_page(viewport=PHONE)
    places.go(page, STATES[name])
    page.evaluate("scrollTo(0, 0)")  # the bar that follows down the page covers what is under it
    page.evaluate(axe())
    troubles = run(page, RULES)
    if name in FRESH or name in LESS:  # as another state looks, with less on it
        assert troubles == []
        return
    page.emulate_media(color_scheme="dark")
    troubles += run(page, LOOKS)
    page.set_viewport_size(DESK)
    troubles += run(page, LOOKS)
    page.emulate_media(color_scheme="light")
    troubles += run(page, LOOKS)
    assert troubles == []
