"""Paper: the pieces that every paper is made of, as values that a template can read.

A paper is a frozen value with the names that its template uses: ``summary_paper``, ``facts_paper``
and ``blank_paper`` make one each, name by name, so that a renamed attribute is an error of types
and not a hole on paper. ``typesetting`` turns it into JSON and sets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.exports import help_text
from app.questionnaire import messages
from app.questionnaire.definition.help_lines import ContactMethod, Country, Help
from app.questionnaire.document import Document

PAPERS = {"a4": "a4", "letter": "us-letter"}
SIZES = ("normal", "large")


@dataclass(frozen=True)
class Link:
    """Words that a reader can press: a number to call, a page to open."""

    say: str
    url: str


@dataclass(frozen=True)
class Line:
    """What was asked, in a word or two, and what was said; ``state`` when that is no answer."""

    label: str
    said: str
    state: bool = False


@dataclass(frozen=True)
class Frame:
    """What every paper has: how it is set, what it is called, and where help is.

    ``paper``  Typst's name of the sheet; ``large``: in 18 points; ``date``: year, month, day;
    ``running_foot``: whether every page has the same foot, or pages are laid out one by one
    """

    title: str
    language: str
    paper: str
    large: bool
    date: tuple[int, int, int]
    day: str
    site: str
    firm: tuple[str, ...]
    help_title: str
    help: tuple[Link, ...]
    handwriting: tuple[str, ...]
    page_of: tuple[str, str]
    running_foot: bool
    attached_as: str


def frame(document: Document, paper: str, size: str, *, running_foot: bool = True) -> Frame:
    """The frame of a document on ``paper`` (a4, letter) in ``size`` (normal, large)."""
    today = document.imprint.today
    return Frame(
        title=document.title,
        language=document.language,
        paper=PAPERS[paper],
        large=size == "large",
        date=(today.year, today.month, today.day),
        day=messages.day(today),
        site=f"{document.imprint.site_name} {document.imprint.contact}".strip(),
        firm=document.firm,
        help_title=help_text.title_on_paper(document),
        help=links(document.country.short),
        handwriting=messages.HANDWRITING,
        page_of=messages.PAGE_OF,
        running_foot=size == "large" or running_foot,
        attached_as=messages.ATTACHED_AS,
    )


def links(ways: Iterable[ContactMethod]) -> tuple[Link, ...]:
    """Ways to reach help, each to be pressed."""
    return tuple(Link(help_text.reached(way), help_text.address(way)) for way in ways)


def help_links(help_: Help, country: Country) -> tuple[tuple[Link, ...], ...]:
    """A country's services, each as what it is and then every way to reach it; the finder last."""
    services = ((Link(help_text.about(s), ""), *links(s.ways)) for s in country.services)
    return (*services, (Link("", ""), *links([help_.finder])))
