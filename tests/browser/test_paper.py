"""The browser's own print: for a clinician with two minutes, in any browser, paper and letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app.questionnaire import messages
from tests.browser.conftest import BY_FIREFOX, EVERYWHERE, IN_EVERY_LETTER, ON_PAPER, NewPage
from tests.support import people
from tests.support.five_people import FIVE
from tests.support.long_history import LONG_HISTORY
from tests.support.printouts import printed, shown, words
from tests.support.states import FULL, Places, State, open_all

if TYPE_CHECKING:
    from playwright.sync_api import Page

MARGIN = 13 / 25.4 * 72  # of site.css, in points
UNREADABLE = "\ufffd"  # what a reader says of a sign that has a shape alone
# A path of "/facts" with everything open is the longest there is.
PATHS = ("/summary", "/facts", "/facts?all=1")


def richest(page: Page, places: Places, path: str) -> Page:
    """Somebody with a great deal to say prints: from a page with its cards closed."""
    places.go(page, State(path, LONG_HISTORY))
    return page


@EVERYWHERE
@ON_PAPER
@pytest.mark.parametrize("who", [*FIVE, "long history"])
def test_the_clinician_gets_two_pages(
    who: str, paper: str, family: str, new_page: NewPage, places: Places
) -> None:
    """Whoever prints, from a dark screen, with everything skipped or with six medicines and a dozen
    points: never a third page, and the first one says what cannot wait.
    """
    page = new_page(color_scheme="dark", family=family)
    places.go(page, State("/summary", {**FIVE, "long history": LONG_HISTORY}[who]))
    sheets = printed(page, paper)
    assert len(sheets) <= 2
    for told in (
        messages.HANDWRITING[0],
        "I would like to discuss",
        "Discuss this with your provider",
        "988" if who != "seventy" else "116 123",
    ):
        assert sheets[0].says(told), told
    assert sheets[-1].says(messages.NEXT_STEP)


@EVERYWHERE
def test_the_eye_goes_from_the_ask_to_today(new_page: NewPage, places: Places) -> None:
    """On paper the ask and the firm statement lead; what cannot wait follows them, once."""
    page = new_page()
    places.go(page, State("/summary", FIVE["thoughts"]))
    first = "".join(printed(page)[0].lines)
    parts = ("Iwouldliketodiscuss", "Discussthiswithyourprovider", "Suicidalthoughts.", "Tellyour")
    found = [first.index(part) for part in parts]
    assert found == sorted(found)
    assert first.count("Suicidalthoughts.") == 1


@EVERYWHERE
@ON_PAPER
def test_nothing_hangs_out_of_a_sheet(
    paper: str, family: str, new_page: NewPage, places: Places
) -> None:
    """Every word keeps the margins, the numbers of lists too: what hangs out is cut by Firefox, and
    then a source has another's number.
    """
    page = new_page(family=family)
    for path in PATHS:
        for sheet in printed(richest(page, places, path), paper):
            assert sheet.sticking_out(MARGIN) == []


@EVERYWHERE
@IN_EVERY_LETTER
def test_numbers_are_whole(family: str, new_page: NewPage, places: Places) -> None:
    """Each number of each list is on paper as it is on the screen, and a screen reader finds it in
    a file that was printed: no sign of it is one that nobody can read.
    """
    page = new_page(family=family)
    for path, listed in (("/summary", "#questions ol"), ("/about", "ol.sources")):
        richest(page, places, path)
        count = page.locator(f"{listed} > li").count()
        assert count > 9, "and some have two figures"
        text = [word.text for sheet in printed(page) for word in sheet.words]
        assert [f"{n}." for n in range(1, count + 1) if f"{n}." not in text] == []
        assert [word for word in text if UNREADABLE in word] == []


@ON_PAPER
def test_no_word_is_broken_or_lost(
    paper: str, family: str, new_page: NewPage, places: Places
) -> None:
    """Every word that print shows is on paper, whole, in the narrowest column too."""
    page = new_page(family=family)
    for path in PATHS:
        richest(page, places, path)
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        expected = words(shown(page))
        lines = [line for sheet in printed(page, paper) for line in sheet.lines]
        page.emulate_media(media="screen")
        assert len(expected) > 100
        assert [word for word in expected if not any(word in line for line in lines)] == []


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("new_page", [pytest.param("firefox", marks=BY_FIREFOX)], indirect=True)
def test_paper_says_the_same_in_both_browsers(
    path: str, new_page: NewPage, chromium: NewPage, places: Places
) -> None:
    """Firefox and Chromium print the same words."""
    context = chromium(viewport={"width": 390, "height": 844})
    other = context.new_page()
    texts = []
    for page in (new_page(), other):
        sheets = printed(richest(page, places, path))
        texts.append(words(" ".join(sheet.text for sheet in sheets)))
    context.close()
    assert texts[0] == texts[1]


def test_nothing_on_paper_is_hidden(new_page: NewPage, places: Places) -> None:
    """Every card is open on paper, without script too."""
    page = new_page(java_script_enabled=False)
    richest(page, places, "/summary")
    text = " ".join(sheet.text for sheet in printed(page))
    assert "More, and what to ask" not in text
    paper = words(text)
    open_all(page)
    for card in page.locator("details.section").all():
        assert words(card.locator("dd").first.inner_text()) <= paper


@EVERYWHERE
def test_paper_holds_nothing_to_press_and_nothing_telling(
    new_page: NewPage, places: Places
) -> None:
    """No button, no way back, no exit; pages are numbered."""
    page = new_page()
    places.go(page, FULL["summary"])
    paper = " ".join(sheet.text for sheet in printed(page))
    for pressed in ("Leave this site", "Back to your answers", "Save PDF", "Clear my answers",
                    "Skip to", "Escape", "127.0.0.1", "Where to turn"):  # fmt: skip
        assert pressed not in paper


def test_paper_is_black_on_white(new_page: NewPage, places: Places) -> None:
    """From a dark screen, in greys: the ground is white, and text is black or nearly so."""
    page = new_page(color_scheme="dark")
    for name in ("summary", "facts"):
        page.emulate_media(media="screen", color_scheme="dark")
        places.go(page, FULL[name])
        page.emulate_media(media="print", color_scheme="dark")
        used = page.evaluate(
            """() => [...new Set([...document.querySelectorAll("main *")].filter(one =>
                 one.checkVisibility()).map(one => getComputedStyle(one).color))]"""
        )
        assert set(used) <= {"rgb(0, 0, 0)", "rgb(51, 51, 51)", "rgb(255, 255, 255)"}
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ground in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")


@EVERYWHERE
@IN_EVERY_LETTER
def test_a_sheet_to_hand_over(family: str, new_page: NewPage, places: Places) -> None:
    """Someone in danger prints one page: the words they need not say, and the numbers."""
    page = new_page(family=family)
    places.go(page, FULL["urgent help"])
    sheets = printed(page, "Letter")
    assert len(sheets) == 1
    for told in ("I need help right now", "Please stay with me", "988", "911"):
        assert sheets[0].says(told)
    assert "ketamine" not in sheets[0].text.lower()


@EVERYWHERE
def test_help_lines_print_for_any_country(new_page: NewPage, places: Places) -> None:
    """The page of help lines keeps its numbers on paper, with every country's card open."""
    page = new_page(java_script_enabled=False)
    places.go(page, State("/help-now", people.TWO_TRIALS_IN_ENGLAND))
    paper = " ".join(sheet.text for sheet in printed(page))
    for number in ("116 123", "988", "13 11 14", "1737", "14416"):
        assert number in paper
