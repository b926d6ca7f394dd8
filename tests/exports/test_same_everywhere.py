"""One Summary feeds every output: what one of them holds, each of them holds."""

from __future__ import annotations

import html
import re
import subprocess

import pytest

from app.exports import fhir, pdf, printable, text
from app.questionnaire.summary import Summary
from tests.support.people import Person
from tests.support.summaries import EVERYONE, journey, parts, summary


def squeezed(said: str) -> str:
    """Words without the line breaks, columns and direction marks that each output adds."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069|]", "", said)


def missing(found: Summary, told: str) -> list[str]:
    held = squeezed(told)
    return [part for part in parts(found) if squeezed(part) not in held]


def as_read(document: bytes, paper: str, size: str) -> str:
    """A PDF's text in its order, without the foot of each page."""
    wide, high = {"a4": (595, 842), "letter": (612, 792)}[paper]
    foot = {"normal": 38, "large": 66}[size]
    area = ["-x", "0", "-y", "0", "-W", str(wide), "-H", str(high - foot)]
    return subprocess.run(
        ["pdftotext", "-raw", *area, "-enc", "UTF-8", "-", "-"],
        input=document,
        capture_output=True,
        check=True,
    ).stdout.decode()


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_text_holds_all_of_the_summary(person: Person) -> None:
    """Each flag, topic, answer and question of the summary stands in the plain text."""
    found = summary(person)
    assert missing(found, text.render(found)) == []


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_narrative_holds_all_of_the_summary(person: Person) -> None:
    """Each of them stands in the FHIR narrative, once its XML is read."""
    found = summary(person)
    div = fhir.response(journey(person), found)["text"]["div"]
    assert missing(found, html.unescape(re.sub(r"<[^>]+>", "", div))) == []


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
@pytest.mark.parametrize("size", pdf.SIZES)
def test_paper_holds_all_of_the_summary(person: Person, size: str) -> None:
    """Each of them stands on paper, in both sizes; right-to-left words are looked at elsewhere."""
    found = summary(person)
    paper = found.country.paper
    told = as_read(pdf.render(found, paper, size), paper, size)
    lost = [
        part
        for part in missing(found, told)
        if not any(map(printable.right_to_left, part.splitlines()))
        and printable.printable(part) == part
    ]
    assert lost == []
