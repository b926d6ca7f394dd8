"""What a browser's printer gets, read back word by word, with the place of each."""

from __future__ import annotations

import re
import subprocess
import unicodedata
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.support.pdf_pages import XHTML, Word, read_word

if TYPE_CHECKING:
    from playwright.sync_api import Page

CENTIMETRES = {"A4": (21, 29.7), "Letter": (21.59, 27.94)}
PAPERS = tuple(CENTIMETRES)
LEEWAY = 2  # points: less than half of a figure
# The words that print shows, box by box as they stand in the page.
SHOWN = """() => {
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const around = texts.currentNode.parentElement;
    if (around.checkVisibility({visibilityProperty: true}) && !around.closest(".unseen, svg"))
      found.push(texts.currentNode.data);
  }
  return found.join(" ");
}"""


@dataclass(frozen=True)
class PrintedSide:
    """One side of paper, in points."""

    width: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def lines(self) -> list[str]:
        """Each line without its spaces: where letters are kerned, one is read into a word."""
        lines: list[str] = []
        top = -10.0
        for word in self.words:
            if abs(word.top - top) > 1:
                lines.append("")
            lines[-1] += word.text
            top = word.top
        return lines

    def says(self, told: str) -> bool:
        """Whether this stands on it, over the ends of lines too."""
        return "".join(told.split()) in "".join(self.lines)

    def sticking_out(self, margin: float) -> list[Word]:
        """Words that do not keep the margin: a printer, or Firefox, cuts them there."""
        return [
            word for word in self.words
            if word.left < margin - LEEWAY or word.right > self.width - margin + LEEWAY
        ]  # fmt: skip


def printed(page: Page, paper: str = "A4") -> list[PrintedSide]:
    """The page as it comes out of the printer."""
    told = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"],
        input=_pdf(page, paper), capture_output=True, check=True,
    )  # fmt: skip
    told_words = re.sub(rb"[\0-\x08\x0b-\x1f]", b"", told.stdout)
    tree = ET.fromstring(told_words)  # noqa: S314  # pdftotext made it a moment ago
    return [
        PrintedSide(
            float(sheet.attrib["width"]),
            tuple(_read(word) for word in sheet.iter(f"{XHTML}word")),
        )
        for sheet in tree.iter(f"{XHTML}page")
    ]


def _pdf(page: Page, paper: str) -> bytes:
    browser = page.context.browser
    if browser and browser.browser_type.name == "firefox":
        # Playwright 1.64 gives Firefox inches where centimetres are asked for.
        width, height = CENTIMETRES[paper]
        return page.pdf(width=f"{width}in", height=f"{height}in")
    return page.pdf(format=paper)


def _read(word: ET.Element) -> Word:
    found = read_word(word)
    return replace(found, text=unicodedata.normalize("NFKC", found.text))


def words(text: str) -> set[str]:
    """The words of a text that are long enough to break."""
    return set(re.findall(r"[^\W_]{4,}", unicodedata.normalize("NFKC", text)))


def shown(page: Page) -> str:
    """The text that print shows; the page must be told that it is printed."""
    return str(page.evaluate(SHOWN))
