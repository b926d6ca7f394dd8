"""What the shipped fonts can print, read from the fonts themselves: their ``cmap`` tables.

    python -m tests.support.font_tables

writes ``app/exports/font_coverage.py`` anew, which the program reads instead of the fonts; a test
holds the two together. Formats 4 and 12 of OpenType.
"""

from __future__ import annotations

import struct
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

FONTS = Path(__file__).parents[2] / "app/exports/fonts"
WIDTH = 85  # columns of a line's text, so that the formatter leaves it alone
MODULE = FONTS.parent / "font_coverage.py"
HEAD = '''"""Which characters each shipped font has, as ranges of code points; the main font first.

Made from the fonts by ``python -m tests.support.font_tables``; not written by hand.
"""

RANGES: dict[str, str] = {
'''


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


def ranges(codes: Iterable[int]) -> str:
    """Code points as hexadecimal ranges, such as ``20-7e a0-ff``."""
    found: list[list[int]] = []
    for code in sorted(codes):
        if found and found[-1][1] == code - 1:
            found[-1][1] = code
        else:
            found.append([code, code])
    return " ".join(f"{a:x}" if a == b else f"{a:x}-{b:x}" for a, b in found)


def _entry(name: str, told: str) -> str:
    lines = textwrap.wrap(told, WIDTH, drop_whitespace=False)
    if len(lines) == 1:
        return f'    "{name}": ("{told}"),\n'
    return "".join((f'    "{name}": (\n', *(f'        "{line}"\n' for line in lines), "    ),\n"))


def main() -> None:
    fonts = sorted(FONTS.glob("*.ttf"), key=lambda path: ("-SemiCondensed." not in path.name, path))
    body = (_entry(path.name, ranges(characters(path.read_bytes()))) for path in fonts)
    MODULE.write_text("".join((HEAD, *body, "}\n")))


if __name__ == "__main__":
    main()
