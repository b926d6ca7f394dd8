"""Typed text is kept as it is read: composed, with plain spaces, and only where it can be seen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.web.typed_text import one_line, tidy
from tests.support import html, people
from tests.support.visitor import Visitor, sent

NOTHING = {
    "a space of no width": "\u200b",
    "a soft hyphen": "\u00ad",
    "an embedding of direction": "\u202e\u202c",
    "a filler of Hangul": "\u3164",
    "an empty cell of Braille": "\u2800",
    "accents without a letter": "\u0301\u0301",
    "spaces that never break": "\u00a0\u202f\u2007",
    "the mark of byte order": "\ufeff",
}


@pytest.mark.parametrize("what", NOTHING)
def test_what_nobody_can_see_is_no_answer(visitor: Visitor, what: str) -> None:
    """No empty quotation on the summary, and no medicine with a blank name."""
    visitor.tell({**people.STEADY, "antidepressants_tried": "one"})
    visitor.answer("your-words", own_questions=NOTHING[what])
    visitor.answer("each-medicine", trials=[{"medicine": NOTHING[what]}])
    page = visitor.summary()
    assert page.all(class_="own-words") == []
    assert "not named" not in page.text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("cafe\u0301", "café"),
        ("one\u00a0two\u202fthree", "one two three"),
        ("a\r\nb\rc\td", "a\nb\nc d"),
        ("a\u202eb\u2066c", "abc"),
        ("नि\u200dम", "नि\u200dम"),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("bell\x07", "bell"),
    ],
)
def test_the_rest_stays_as_it_was_written(typed: str, kept: str) -> None:
    """Joiners that a script or an emoji needs among it."""
    assert tidy(typed) == kept


def test_an_accent_typed_apart_is_no_letter_more(visitor: Visitor) -> None:
    """Four hundred letters fit, however a keyboard makes them."""
    visitor.tell(people.STEADY)
    visitor.answer("your-words", own_questions="e\u0301" * 400)
    assert html.read(visitor.get("/questions/your-words").text).one("textarea").text == "é" * 400
    too_many = visitor.post("/questions/your-words", sent({"own_questions": "e\u0301" * 401}))
    assert "401" in too_many.text or too_many.status_code == 422


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    """What was kept is kept again as it is."""
    assert tidy(tidy(text)) == tidy(text)
    assert one_line(one_line(text)) == one_line(text)
    assert "\n" not in one_line(text)
