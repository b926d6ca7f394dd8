"""Visit paper: what the template of the visit reads, as one typed value.

``of`` turns a Summary into it, name by name, so that a renamed attribute is an error of types and
not a hole on paper. The template (templates/summary.typ) sees the same names as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass


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
class Point:
    """A flag as a clinician reads it: a short title, and what was reported."""

    short: str
    said: str


@dataclass(frozen=True)
class Group:
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Cell:
    """A table's cell: what leads it in bold, then the rest."""

    lead: str
    rest: str


@dataclass(frozen=True)
class Table:
    label: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True)
class Section:
    title: str
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Words:
    """The program's own words on this paper."""

    handwriting: tuple[str, ...]
    today: str
    flags: str
    flags_note: str
    first_questions: str
    questions: str
    more_questions: str
    own_words: str
    next_step: str
    notes: str
    see_page_2: str
    page: str
    of_pages: str


@dataclass(frozen=True)
class VisitPaper:
    """The two pages, in the order they are read."""

    title: str
    made: str
    site: str
    age: str
    filled_by: str
    standing: str
    ask: str
    leaning: Line | None
    firm: tuple[str, ...]
    skipped: str
    today: tuple[Point, ...]
    groups: tuple[Group, ...]
    sheet_1: tuple[Section, ...]
    sheet_2: tuple[Section, ...]
    own_words: str
    questions: tuple[str, ...]
    next_step: tuple[Line, ...]
    help_title: str
    help: tuple[Link, ...]
    words: Words
