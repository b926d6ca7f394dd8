"""Names of medicines, typed and chosen by real keys: what a browser's list shows is what it puts.

The list is the browser's own. Firefox shows and searches the label of a suggestion alone, Chromium
both; so a suggestion has no label. Of letters that follow one another within some 60 milliseconds
Chromium heeds the first alone until the next one, and still puts what it shows.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import BY_KEYS, Desk, until
from tests.support import people
from tests.support.states import Places, State

if TYPE_CHECKING:
    from playwright.sync_api import Locator

pytestmark = BY_KEYS

ONE_MEDICINE = {**people.STEADY, "country": "us", "antidepressants_tried": "one"}
STEMS = {
    "sertr": "sertraline",
    "zoloft": "Zoloft (sertraline)",
    "prozac": "Prozac (fluoxetine)",
    "effexor": "Effexor XR (venlafaxine)",
    "wellb": "Wellbutrin (bupropion)",
    "lex": "Lexapro (escitalopram)",
    "zol": "Zoloft (sertraline)",
}
MOST = 6  # names looked through before a person gives up


@pytest.fixture
def field(desk: Desk, places: Places) -> Locator:
    """Where a name is typed."""
    page = desk.new_page()
    places.go(page, State("/questions/each-medicine", ONE_MEDICINE))
    return page.locator('[name="trials-0-medicine"]')


def chosen(desk: Desk, field: Locator, stem: str, steps: int) -> str:
    """What is in the field after typing a stem and taking the name so many steps down the list.

    The list follows when typing has paused: on a busy machine after a longer pause, and until then
    it is that of fewer letters.
    """
    for pause in (1, 2, 4):
        field.fill("")
        field.focus()
        desk.keyboard.type(stem)
        until(lambda: field.input_value() == stem)
        time.sleep(pause)
        desk.keyboard.press(*["Down"] * steps, "Return")
        time.sleep(0.3)
        taken = field.input_value()
        if taken != stem and stem in taken.lower():
            break
    return field.input_value()


@pytest.mark.parametrize("stem", STEMS)
def test_a_name_is_found_by_its_beginning(stem: str, desk: Desk, field: Locator) -> None:
    """Brand or generic name, whoever types it finds it, and every name on the way fits as well."""
    seen = []
    for steps in range(1, MOST + 1):
        seen.append(chosen(desk, field, stem, steps))
        assert stem in seen[-1].lower(), seen
        if seen[-1] == STEMS[stem]:
            break
    assert STEMS[stem] in seen
    assert field.page.url.endswith("/questions/each-medicine"), "Enter takes the name, no more"


def test_a_suggestion_has_no_second_name(desk: Desk, field: Locator) -> None:
    """No label and no words beside what is put, none twice."""
    offered = field.page.locator("datalist option")
    assert offered.count() > 40
    told = "all => all.filter(one => one.hasAttribute('label') || one.textContent).length"
    assert offered.evaluate_all(told) == 0
    values = offered.evaluate_all("all => all.map(one => one.value)")
    assert len(set(values)) == len(values)


def test_enter_goes_on_within_the_page(desk: Desk, field: Locator) -> None:
    """Enter after a name leads to the next question of the same medicine, and sends nothing."""
    field.focus()
    desk.keyboard.type("lithium")
    until(lambda: field.input_value() == "lithium")
    desk.keyboard.press("Return")
    page = field.page
    until(lambda: page.evaluate("document.activeElement.name") != "trials-0-medicine")
    assert str(page.evaluate("document.activeElement.name")).startswith("trials-0-")
    assert page.url.endswith("/questions/each-medicine")
