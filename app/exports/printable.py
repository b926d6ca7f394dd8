"""Printable: which characters can be printed, and what stands for those that cannot.

A person may type anything. A PDF that every reader can use must not hold a character that no font
has, so each such sign becomes a small box before the document is made; it is never dropped in
silence. What has no shape of its own (control characters, bidirectional overrides that could make
a line read other than it was typed) is left out everywhere.
What each font has stands in ``font_coverage.py``, made from the fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from app.exports import font_coverage

FONTS = Path(__file__).parent / "fonts"
BOX = "□"
JOINERS = "\u200c\u200d"
# They only choose between forms of the same sign, which no shipped font has.
VARIATIONS = re.compile("[\ufe00-\ufe0f]")
# Nearly every text is made of these alone, and needs no closer look.
PLAIN = re.compile("[\n -~¡-¬®-ÿ‘’“”–—…•]*")
# Spaces that no line breaks at, of which a run would leave the page, and those that no font has.
SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# More marks than this on one letter only pile up over the lines around it.
MOST_MARKS = 6


def legible(text: str) -> str:
    """The text without what has no shape; line breaks are kept, broken characters are boxes."""
    if PLAIN.fullmatch(text):
        return text
    lines = re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
    return "".join(_shaped(sign) for sign in lines)


def printable(text: str) -> str:
    """The text as the shipped fonts can print it, with a box for each sign that they cannot."""
    if PLAIN.fullmatch(text):
        return text
    signs = _clusters(SPACES.sub(" ", text))
    return "".join(sign if _covered(sign, coverage()) else BOX for sign in signs)


def plainest(text: str) -> str:
    """Like ``printable``, from the main font alone and without combining marks.

    The last resort for a text that the typesetter refuses all the same.
    """
    main = coverage()[:1]
    return "".join(
        cluster if len(cluster) == 1 and _covered(cluster, main) else BOX
        for cluster in _clusters(SPACES.sub(" ", text))
    )


def right_to_left(text: str) -> bool:
    """Whether a text reads from the right: its first strong character does (UAX 9, rule P2)."""
    if PLAIN.fullmatch(text):
        return False
    strong = (unicodedata.bidirectional(sign) for sign in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


@cache
def coverage() -> tuple[frozenset[int], ...]:
    """The characters of each shipped font, the main one first."""
    return tuple(frozenset(_codes(ranges)) for ranges in font_coverage.RANGES.values())


def _codes(ranges: str) -> Iterator[int]:
    for part in ranges.split():
        first, _, last = part.partition("-")
        yield from range(int(first, 16), int(last or first, 16) + 1)


# ---------------------------------------------------------------------------- signs


def _shaped(sign: str) -> str:
    if sign == "\n" or sign in JOINERS:
        return sign
    match unicodedata.category(sign):
        case "Cc":
            return " " if sign == "\t" else ""
        case "Cf":
            return ""
        case "Cs":
            return BOX
        case "Cn" if ord(sign) & 0xFFFE == 0xFFFE:
            return BOX  # no character at all, and XML may not hold it
    return sign


def _clusters(text: str) -> Iterator[str]:
    """What a reader sees as one sign: a base with its marks, and what a joiner ties to it."""
    cluster = ""
    for sign in VARIATIONS.sub("", unicodedata.normalize("NFC", legible(text))):
        if cluster and cluster != "\n" and (_extends(sign) or cluster[-1] == JOINERS[1]):
            cluster += sign
            continue
        if cluster:
            yield cluster
        cluster = sign
    if cluster:
        yield cluster


def _extends(sign: str) -> bool:
    return (
        sign in JOINERS
        or unicodedata.category(sign).startswith("M")
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
    )


def _covered(cluster: str, fonts: Iterable[frozenset[int]]) -> bool:
    """Whether one font alone has the whole cluster; a cluster is never set in two fonts."""
    if cluster == "\n":
        return True
    needed = {ord(sign) for sign in cluster if sign not in JOINERS}
    marks = sum(map(_extends, cluster))
    return marks <= MOST_MARKS and bool(needed) and any(needed <= font for font in fonts)
