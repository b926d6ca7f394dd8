"""What the way may ask of a tired person: the laws that bench/burden.py measures, held."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench import burden
from tests.support.five_people import FIVE

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from bench.burden import Burden
    from tests.browser.conftest import NewPage
    from tests.support.served import LocalSite

pytestmark = pytest.mark.xdist_group("burden")  # who walks, walks once

RICHEST = "six medicines"
A_PAGE_MORE = ("thoughts", RICHEST)  # hard answers, asked about again


@pytest.fixture(scope="module")
def burdens(browser: Browser, site: LocalSite) -> dict[str, Burden]:
    """Each of the five, walked once."""
    return {name: burden.burden(browser, site, person) for name, person in FIVE.items()}


def test_start_is_on_the_first_screen(new_page: NewPage, site: LocalSite) -> None:
    """On a phone the button is in view without scrolling, after few words, the help included."""
    start = burden.start(new_page(), site)
    assert start.ends <= burden.SCREEN
    assert start.words <= burden.MOST_WORDS_BEFORE_START


@pytest.mark.parametrize("name", FIVE)
def test_the_least_is_little(name: str, burdens: dict[str, Burden]) -> None:
    """Who answers what is required and finishes presses at most six times beside the answers (once
    more after hard answers, which are asked about again), and reads at most 600 words.
    """
    least = burdens[name].least
    asked_again = name in A_PAGE_MORE
    assert least.taps <= (burden.MOST_TAPS_AFTER_A_PAGE_MORE if asked_again else burden.MOST_TAPS)
    assert least.words <= burden.MOST_WORDS_AT_LEAST


@pytest.mark.parametrize("name", FIVE)
def test_the_short_way_is_short(name: str, burdens: dict[str, Burden]) -> None:
    """How you are, hard moments, what you tried, then finish: read aloud in five minutes, and in
    six by somebody with six medicines who had the treatment before.
    """
    richest = name == RICHEST
    most = burden.MOST_MINUTES_OF_THE_RICHEST if richest else burden.MOST_MINUTES_SHORT
    assert burdens[name].short.minutes <= most


@pytest.mark.parametrize("name", FIVE)
def test_a_medicine_takes_two_screens(name: str, burdens: dict[str, Burden]) -> None:
    """One medicine, with everything about it unfolded, is at most two screens of a phone."""
    assert burdens[name].medicine <= burden.MOST_SCREENS_OF_A_MEDICINE


@pytest.mark.parametrize("name", FIVE)
def test_the_summary_is_short_on_a_phone(name: str, burdens: dict[str, Burden]) -> None:
    """At most six screens, twelve for the richest; the way to save it is on the first."""
    richest = name == RICHEST
    most = burden.MOST_SCREENS_OF_THE_RICHEST if richest else burden.MOST_SCREENS_OF_A_SUMMARY
    assert burdens[name].summary <= most
    assert burdens[name].save_ends <= 1


@pytest.mark.parametrize("name", FIVE)
def test_the_facts_are_short_on_a_phone(name: str, burdens: dict[str, Burden]) -> None:
    """At most nine screens, half a screen more for the richest, before anything is unfolded."""
    richest = name == RICHEST
    most = burden.MOST_SCREENS_OF_THE_RICHEST_FACTS if richest else burden.MOST_SCREENS_OF_FACTS
    assert burdens[name].facts <= most
