"""Which characters can be printed, and what stands for the others."""

from __future__ import annotations

import pytest

from app.exports import font_coverage, printable
from app.exports.printable import BOX
from tests.support.font_tables import characters


@pytest.mark.parametrize(
    "typed",
    [
        "Zażółć gęślą jaźń, Ærø, Åse, señor, naïve, Tiếng Việt",
        "Привет, як справи, Καλημέρα",
        "مرحبا بك",
        "שלום",
        "क्या यह सुरक्षित है? আমার தமிழ் తెలుగు ગુજરાતી ਪੰਜਾਬੀ ಕನ್ನಡ മലയാളം",
        "ไทย ລາວ ខ្មែរ አማርኛ հայերեն ქართული",
        "½ dose, 20 µg, ≤ 3 × a day → better ✓ ☐ ₹ € £",
    ],
)
def test_shipped_fonts_print_many_scripts(typed: str) -> None:
    """What the fonts hold is left as it was typed."""
    assert printable.printable(typed) == typed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("我很累", BOX * 3),
        ("ok 😀", f"ok {BOX}"),
        ("a family 👩‍👩‍👧 of one sign", f"a family {BOX} of one sign"),
        ("a wave 👋🏽", f"a wave {BOX}"),
        ("half a sign \ud800", f"half a sign {BOX}"),
        ("a letter with a foreign mark a\u064b", f"a letter with a foreign mark {BOX}"),
        ("a heap " + "z" + "\u0301" * 30, f"a heap {BOX}"),
    ],
)
def test_what_no_font_has_becomes_one_box_a_sign(typed: str, printed: str) -> None:
    """A box stands for each sign as a reader counts them, however many code points made it."""
    assert printable.printable(typed) == printed


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("a\tb", "a b"),
        ("bell\x07 escape\x1b[2J", "bell escape[2J"),
        ("\u202eevil\u202c", "evil"),
        ("soft\u00adhyphen\ufeff", "softhyphen"),
        ("पर\u200dमा", "पर\u200dमा"),
    ],
)
def test_what_has_no_shape_is_left_out_everywhere(typed: str, read: str) -> None:
    """Orders to a terminal or to the direction of reading go; line breaks and joiners stay."""
    assert printable.legible(typed) == read


def test_a_space_that_no_line_breaks_at_is_a_space_on_paper() -> None:
    """Words pasted from a chat or a web page, joined by no-break spaces, break like any others; a
    space as wide as a Chinese sign is no sign that no font has.
    """
    assert printable.printable("two\u00a0pills\u202fa\u2007day") == "two pills a day"
    assert printable.printable("two\u3000pills\u2003a\u2009day") == "two pills a day"


def test_letter_and_accent_meet() -> None:
    """A letter typed with its accent apart prints as the one letter that the font has."""
    assert printable.printable("cafe\u0301") == "café"


def test_the_plainest_print_needs_one_font_only() -> None:
    """The last resort keeps Latin, Greek and Cyrillic, and boxes everything else."""
    assert printable.plainest("né Привет क्या") == f"né Привет {BOX * 2}"


@pytest.mark.parametrize(
    ("typed", "from_right"),
    [("مرحبا, ok", True), ("1. שלום", True), ("ok, مرحبا", False), ("123", False), ("", False)],
)
def test_a_line_reads_from_where_its_first_letter_does(typed: str, from_right: bool) -> None:
    """Numbers and signs have no direction; the first letter decides."""
    assert printable.right_to_left(typed) is from_right


def test_the_fonts_are_shipped_with_their_licence() -> None:
    """Nothing needs to be fetched: the fonts and their licence stand in the package."""
    assert (printable.FONTS / "OFL.txt").read_text().startswith("Copyright")


def test_what_is_written_of_the_fonts_is_what_they_have() -> None:
    """The module of ranges says of each shipped font exactly the characters it has."""
    fonts = {path.name: characters(path.read_bytes()) for path in printable.FONTS.glob("*.ttf")}
    assert len(fonts) > 20
    assert dict(zip(font_coverage.RANGES, printable.coverage(), strict=True)) == fonts
