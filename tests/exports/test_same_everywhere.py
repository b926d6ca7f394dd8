"""One Summary and one Facts feed every output: what one of them holds, each of them holds."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterable

import pytest

from app.exports import fhir, pdf, printable, text
from app.questionnaire.facts import gather
from tests.support.people import Person
from tests.support.summaries import (
    EVERYONE,
    IMPRINT,
    facts_parts,
    journey,
    summary,
    visit_parts,
)


def squeezed(said: str) -> str:
    """Words without the line breaks, columns, quotes and direction marks that each output sets."""
    plain = said.translate(text.PLAIN)
    return re.sub(r"[\s;\u200b-\u200f\u202a-\u202e\u2066-\u2069|/]", "", plain)


def missing(parts: Iterable[str], told: str) -> list[str]:
    held = squeezed(told)
    return [part for part in parts if squeezed(part) not in held]


def as_read(document: bytes, paper: str, foot: int) -> str:
    """A PDF's text in its order, without the foot of each page."""
    wide, high = {"a4": (595, 842), "letter": (612, 792)}[paper]
    area = ["-x", "0", "-y", "0", "-W", str(wide), "-H", str(high - foot)]
    return subprocess.run(
        ["pdftotext", "-raw", *area, "-enc", "UTF-8", "-", "-"],
        input=document,
        capture_output=True,
        check=True,
    ).stdout.decode()


def lost(parts: Iterable[str], told: str) -> list[str]:
    """What is missing on paper; words that read from the right are looked at elsewhere."""
    return [
        part
        for part in missing(parts, told)
        if not any(map(printable.right_to_left, part.splitlines()))
        and printable.printable(part) == part
    ]


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_text_and_narrative_hold_all_of_the_visit(person: Person) -> None:
    """Each flag, answer and question stands in the plain text and in the FHIR narrative."""
    found = summary(person)
    assert missing(visit_parts(found), text.summary(found)) == []
    div = fhir.response(journey(person), found)["text"]["div"]
    assert missing(visit_parts(found), html.unescape(re.sub(r"<[^>]+>", "", div))) == []


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_text_holds_all_of_the_facts(person: Person) -> None:
    """Each topic, option, number and source stands in the plain text."""
    found = gather(journey(person), IMPRINT)
    assert missing(facts_parts(found), text.facts(found)) == []


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
@pytest.mark.parametrize("size", pdf.SIZES)
def test_paper_holds_all_of_the_visit(person: Person, size: str) -> None:
    """Each flag, answer and question stands on paper, in both sizes."""
    found = summary(person)
    paper = found.country.paper
    foot = 66 if size == "large" else 0
    assert lost(visit_parts(found), as_read(pdf.summary(found, paper, size), paper, foot)) == []


@pytest.mark.parametrize("name", ["steady", "the richest", "two trials in England"])
@pytest.mark.parametrize("size", pdf.SIZES)
def test_paper_holds_all_of_the_facts(name: str, size: str) -> None:
    """Each topic, option, number and source stands on paper, in both sizes."""
    found = gather(journey(EVERYONE[name]), IMPRINT)
    paper = found.country.paper
    foot = 66 if size == "large" else 40
    told = as_read(pdf.facts(found, paper, size), paper, foot)
    # A paragraph may go on over a column, and so around a drawing.
    ends = (end for part in facts_parts(found) for end in (part[:25], part[-25:]))
    assert lost(ends, told) == []
