"""The browser's own print: for a clinician with two minutes, on whatever paper there is."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from app.questionnaire import messages
from tests.browser.conftest import NewPage
from tests.support import people
from tests.support.long_history import LONG_HISTORY
from tests.support.states import FULL, Places, State

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAPERS = ("A4", "Letter")


def printed(page: Page, paper: str = "A4") -> list[str]:
    """The text of each page, as the printer gets it."""
    document = page.pdf(format=paper)
    told = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=document, capture_output=True, check=True
    )
    return told.stdout.decode().split("\f")[:-1]


@pytest.mark.parametrize("paper", PAPERS)
def test_the_clinician_gets_two_pages(paper: str, new_page: NewPage, places: Places) -> None:
    """From a dark screen, with a long history: two pages at most, the first stands alone, and the
    person's own part starts on a new one.
    """
    page = new_page(color_scheme="dark")
    places.go(page, State("/summary", LONG_HISTORY))
    sheets = printed(page, paper)
    starts = next(n for n, sheet in enumerate(sheets) if messages.INFORMATION in sheet)
    assert starts == 2
    assert messages.NEXT_STEP in sheets[1]
    first = " ".join(sheets[0].split())
    for told in (
        messages.HANDWRITING[0],
        "I would like to discuss",
        "Discuss this with your provider",
        messages.FLAGS_TODAY,
        "Call 988",
        messages.FLAGS_FIRST,
        "High blood pressure",
        messages.ALSO_ASKED,
    ):
        assert told in first


def test_nothing_on_paper_is_hidden(new_page: NewPage, places: Places) -> None:
    """Every card is open on paper, without script too, and every source is there."""
    page = new_page(java_script_enabled=False)
    places.go(page, State("/summary", LONG_HISTORY))
    paper = " ".join(" ".join(printed(page)).split())
    for topic in page.locator(".topic").all():
        body = topic.locator(".worth li").first.text_content() or ""
        assert " ".join(body.split()[:5]) in paper
    assert messages.ALL_ANSWERS in paper
    assert paper.count("doi.org/") > 10
    assert "988" in paper


def test_paper_holds_nothing_to_press_and_nothing_telling(
    new_page: NewPage, places: Places
) -> None:
    """No button, no way back, no exit; pages are numbered; neither title nor address is printed."""
    page = new_page()
    places.go(page, FULL["summary"])
    sheets = printed(page)
    paper = "\n".join(sheets)
    for pressed in ("Leave this site", "Back to your answers", "Save as PDF", "Clear my answers",
                    "Show every answer", "Skip to", "Escape", "127.0.0.1"):  # fmt: skip
        assert pressed not in paper
    assert f"Page 1 of {len(sheets)}" in sheets[0]


def test_paper_is_black_on_white(new_page: NewPage, places: Places) -> None:
    """From a dark screen, in greys: the ground is white, and text is black or nearly so."""
    page = new_page(color_scheme="dark")
    places.go(page, FULL["summary"])
    page.emulate_media(media="print", color_scheme="dark")
    used = page.evaluate(
        """() => [...new Set([...document.querySelectorAll("main *")].filter(one =>
             one.checkVisibility()).map(one => getComputedStyle(one).color))]"""
    )
    assert set(used) <= {"rgb(0, 0, 0)", "rgb(51, 51, 51)"}
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


def test_a_sheet_to_hand_over(new_page: NewPage, places: Places) -> None:
    """Someone in danger prints one page: the words they need not say, and the numbers."""
    page = new_page()
    places.go(page, FULL["urgent help"])
    sheets = printed(page, "Letter")
    assert len(sheets) == 1
    for told in ("I need help right now", "Please stay with me", "Call 988", "911"):
        assert told in sheets[0]
    assert "ketamine" not in sheets[0].lower()


def test_help_lines_print_for_any_country(new_page: NewPage, places: Places) -> None:
    """The page of help lines keeps its numbers on paper, with every country's card open."""
    page = new_page(java_script_enabled=False)
    places.go(page, State("/help-now", people.TWO_TRIALS_IN_ENGLAND))
    paper = " ".join(printed(page))
    for number in ("116 123", "988", "13 11 14", "1737", "14416"):
        assert number in paper
