"""Signs: which characters can be printed, and what stands for those that cannot.

A person may type anything. A PDF that every reader can use must not hold a character that no font
has, so each such sign becomes a small box before the document is made; it is never dropped in
silence. What has no shape of its own (control characters, bidirectional overrides that could make
a line read other than it was typed) is left out everywhere.
The coverage is read from the fonts themselves: their ``cmap`` tables, formats 4 and 12 of OpenType.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
MAIN_FONT = "NotoSans-SemiCondensed.ttf"
BOX = "□"
JOINERS = "\u200c\u200d"
# They only choose between forms of the same sign, which no shipped font has.
VARIATIONS = re.compile("[\ufe00-\ufe0f]")
# Nearly every text is made of these alone, and needs no closer look.
PLAIN = re.compile("[\n -~¡-¬®-ÿ‘’“”–—…•]*")
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
    return "".join(cluster if _covered(cluster, coverage()) else BOX for cluster in _clusters(text))


def plainest(text: str) -> str:
    """Like ``printable``, from the main font alone and without combining marks.

    The last resort for a text that the typesetter refuses all the same.
    """
    main = coverage()[:1]
    return "".join(
        cluster if len(cluster) == 1 and _covered(cluster, main) else BOX
        for cluster in _clusters(text)
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
    paths = sorted(FONTS.glob("*.ttf"), key=lambda path: (path.name != MAIN_FONT, path.name))
    return tuple(characters(path.read_bytes()) for path in paths)


def characters(font: bytes) -> frozenset[int]:
    """The code points that a TrueType font has a glyph for."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = (struct.unpack_from(">4sLLL", font, 12 + 16 * n) for n in range(count))
    start = next(offset for tag, _, offset, _ in tables if tag == b"cmap")
    found: set[int] = set()
    for n in range(struct.unpack_from(">H", font, start + 2)[0]):
        offset = start + struct.unpack_from(">HHL", font, start + 4 + 8 * n)[2]
        form = struct.unpack_from(">H", font, offset)[0]
        if form == 4:
            found.update(_format_4(font, offset))
        elif form == 12:
            found.update(_format_12(font, offset))
    return frozenset(found)


def _format_4(font: bytes, at: int) -> Iterator[int]:
    segments = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{segments}H", font, at + 14 + skip)
        for skip in (0, 2 * segments + 2, 4 * segments + 2, 6 * segments + 2)
    )
    ranges_at = at + 14 + 6 * segments + 2
    for n in range(segments):
        for code in range(starts[n], min(ends[n], 0xFFFE) + 1):
            glyph = code
            if offsets[n]:
                place = ranges_at + 2 * n + offsets[n] + 2 * (code - starts[n])
                glyph = struct.unpack_from(">H", font, place)[0]
                if not glyph:
                    continue
            if (glyph + deltas[n]) & 0xFFFF:
                yield code


def _format_12(font: bytes, at: int) -> Iterator[int]:
    for n in range(struct.unpack_from(">L", font, at + 12)[0]):
        first, last, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * n)
        yield from range(first, last + 1)


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
