"""Whole journeys over HTTP: people who walked, and what nobody in danger may read."""

from __future__ import annotations

import re

from flask import Flask

from tests.support import specification as spec
from tests.support.people import Person
from tests.support.visitor import EXPORTS, Visitor

LATER_PAGES = [page for page in spec.PAGES if page != "you"]
AFTER_RIGHT_NOW = LATER_PAGES[LATER_PAGES.index("right-now") + 1 :]
FILES = (*EXPORTS, "/facts.pdf", "/facts.txt", "/summary.pdf?paper=letter&size=large")
BEYOND = ("/check", "/summary", "/facts", *FILES)
TREATMENT = re.compile(r"\b(es)?ketamine\b|spravato|nasal spray|\binfusions?\b", re.IGNORECASE)


def plain(text: str) -> str:
    """With straight quotes, as a chart takes them."""
    return text.replace("’", "'")


def digits(text: str) -> str:
    """Numbers however they are grouped, and addresses as they are."""
    return re.sub(r"(?<=\d)[ -](?=\d)", "", text.replace("https://", ""))


def walked(app: Flask, person: Person) -> Visitor:
    visitor = Visitor(app)
    visitor.walk(person)
    return visitor
