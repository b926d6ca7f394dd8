"""Typed words of any shape, from the form to paper: all of them there, and nothing pushed aside."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import EVERYWHERE, NewPage
from tests.browser.test_paper import MARGIN
from tests.browser.test_reach import lost
from tests.support.long_history import LONG_HISTORY
from tests.support.printouts import PAPERS, printed
from tests.support.states import Places, State, open_all

if TYPE_CHECKING:
    from tests.support.people import Person

MOST = 400  # letters of one answer
SHAPES = {
    "a word without end": "W" * MOST,
    "dashes, which no line breaks between": "—" * MOST,
    "dots": "." * MOST,
    "an address": ("https://example.org/" + "a-b_c%20d" * 50)[:MOST],
    "joined by spaces that never break": "\u00a0".join(["word"] * 80),
    "joined by what joins words": "\u2060".join(["word"] * 80),
    "a letter a line": "\n".join("abcdefghij" * 20),
    "a letter a word": " ".join("abcdefghij" * 20),
    "markup": "<b>&amp;{{7*7}}#let $x$</b> " * 14,
}
WIDTHS = (320, 700, 1000, 1280)
WIDTH_OF_FOR = 23  # the first word of the title, in points


def somebody(words: str) -> Person:
    """Words of this shape in every field for words, six medicines among them."""
    row = {"medicine": words[:40], "dose": words[:30], "length": "still_taking_over_6_weeks"}
    typed = {"own_questions": words, "other_medicines": words[:120], "trials": [row] * 6}
    return {**LONG_HISTORY, **typed}


def seen(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable() and sign not in " /\u2060")


@EVERYWHERE
@pytest.mark.parametrize("name", SHAPES)
def test_words_of_any_shape_push_nothing_aside(
    name: str, new_page: NewPage, places: Places
) -> None:
    """On a phone and at a desk: nothing is cut, and nothing beside them leaves the screen."""
    page = new_page()
    found: dict[str, list[str]] = {}
    for path in ("/check", "/summary", "/questions/each-medicine", "/questions/your-words"):
        places.go(page, State(path, somebody(SHAPES[name]), open_all))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found[f"{path} at {width}"] = lost(page)
    assert {where: what for where, what in found.items() if what} == {}


@EVERYWHERE
@pytest.mark.parametrize(("name", "paper"), [*zip(SHAPES, cycle(PAPERS), strict=False)])
def test_words_of_any_shape_are_whole_on_paper(
    name: str, paper: str, new_page: NewPage, places: Places
) -> None:
    """Every sign is there and keeps the margins, and the sheet is not made smaller to hold them;
    three at most for six medicines of that.
    """
    page = new_page()
    places.go(page, State("/summary", somebody(SHAPES[name])))
    sheets = printed(page, paper)
    assert len(sheets) <= 3
    assert [word for sheet in sheets for word in sheet.sticking_out(MARGIN)] == []
    assert sheets[0].words[0].right - sheets[0].words[0].left > WIDTH_OF_FOR
    assert seen(SHAPES[name]) in seen("".join(sheet.text for sheet in sheets))
