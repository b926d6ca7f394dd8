"""A PDF as its readers get it: the words of each page and their places, its type and its tags."""

from __future__ import annotations

import io
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from operator import attrgetter
from typing import Any

import pikepdf

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way down: a word with a sign of another font has a taller box than its line."""
        return (self.top + self.bottom) / 2

    @property
    def near(self) -> float:
        """How far apart two lines are, at the least, for letters of this height."""
        return 0.65 * (self.bottom - self.top)

    def overlaps(self, other: Word) -> bool:
        """Whether two words lie on each other: one above the other, in lines that are closer than
        letters are high.
        """
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > 1 and abs(self.middle - other.middle) < min(self.near, other.near)


def poppler(tool: str, *arguments: str, document: bytes) -> str:
    command = [tool, *arguments, "-", "-"]
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()


def pages(document: bytes) -> list[str]:
    """The text of each page, in reading order."""
    return poppler("pdftotext", "-raw", document=document).split("\f")[:-1]


def on_one_line(text: str) -> str:
    return " ".join(text.split())


def read_word(element: ET.Element) -> Word:
    """A word as pdftotext tells it."""
    edges = ("xMin", "yMin", "xMax", "yMax")
    return Word(element.text or "", *(float(element.attrib[edge]) for edge in edges))


def words_on(document: bytes, page: int) -> tuple[list[Word], tuple[float, float]]:
    """The words of a page with their places, and the page's size."""
    number = str(page)
    told = poppler("pdftotext", "-bbox", "-f", number, "-l", number, document=document)
    found = ET.fromstring(told).find(f".//{XHTML}page")  # noqa: S314, poppler's own words
    assert found is not None
    return list(map(read_word, found)), (
        float(found.attrib["width"]),
        float(found.attrib["height"]),
    )


def faults_of_place(document: bytes) -> list[str]:
    """Words that leave the paper's printable part, and words that lie on each other."""
    found = []
    for page in range(1, len(pages(document)) + 1):
        places, (width, height) = words_on(document, page)
        for word in places:
            if not (30 < word.left <= word.right < width - 30):
                found.append(f"page {page}: {word.text} leaves the side")
            if not (15 < word.top < word.bottom < height - 10):
                found.append(f"page {page}: {word.text} leaves the end")
        found += [
            f"page {page}: {one.text} lies on {other.text}" for one, other in _on_each_other(places)
        ]
    return found


def _on_each_other(words: list[Word]) -> Iterator[tuple[Word, Word]]:
    """Down the page, each word beside those of its own line and no others: all pairs take long."""
    down = sorted(words, key=attrgetter("middle"))
    for place, one in enumerate(down, 1):
        for other in islice(down, place, None):
            if other.middle - one.middle >= one.near:
                break
            if one.overlaps(other):
                yield one, other


def sizes_of_type(document: bytes) -> set[float]:
    """The sizes that text is set in, rounded to a tenth of a point."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        return {
            round(float(operation.operands[1]), 1)
            for page in opened.pages
            for operation in pikepdf.parse_content_stream(page)
            if str(operation.operator) == "Tf"
        }


def links(document: bytes) -> list[str]:
    """The addresses that can be pressed."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        return [
            str(annotation.A.URI)
            for page in opened.pages
            for annotation in page.get("/Annots", [])
            if "/A" in annotation
        ]


def tags(document: bytes) -> list[tuple[str, str]]:
    """Every element of the structure tree with the kind of its parent, in order."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        return list(_tags(opened.Root.StructTreeRoot.K, ""))


def _tags(node: Any, parent: str) -> Iterator[tuple[str, str]]:
    for found in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(found, pikepdf.Dictionary) and "/S" in found:
            kind = str(found.S)[1:]
            yield kind, parent
            if "/K" in found:
                yield from _tags(found.K, kind)
