"""Progress: how far a person has come, part by part, and where to go on; the overview shows it.

Nothing remembers which pages somebody saw; a part is done when each of its pages on their path has
an answer, and a page that was skipped on purpose stays open, without any reproach.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Literal, NamedTuple

from app.questionnaire import shown_answers
from app.questionnaire.definition.questions import Page, QuestionPart
from app.questionnaire.journey import Journey
from app.questionnaire.shown_answers import Answered
from app.questionnaire.speech import translated as _

State = Literal["done", "started", "not_started"]


class PageState(NamedTuple):
    """A page on the path, with its answers; ``open`` is how many of its questions have none."""

    page: Page
    answered: Answered
    open: int

    @property
    def begun(self) -> bool:
        """Whether any of its questions has an answer."""
        return self.open < len(self.page.questions)


@dataclass(frozen=True)
class PartState:
    """A part, by its number from 1, with those of its pages that are on the path."""

    part: QuestionPart
    number: int
    pages: tuple[PageState, ...]

    @property
    def state(self) -> State:
        """Done, started or not started, by the pages that have an answer."""
        begun = [page.begun for page in self.pages]
        if not any(begun):
            return "not_started"
        return "done" if all(begun) else "started"

    @property
    def line(self) -> str:
        """The state in words."""
        if self.state == "not_started":
            return _("Not started")
        if self.state == "started":
            begun = sum(page.begun for page in self.pages)
            return _("{begun} of {pages} pages").format(begun=begun, pages=len(self.pages))
        unanswered = sum(page.open for page in self.pages)
        return (
            _("Done · {count} not answered").format(count=unanswered) if unanswered else _("Done")
        )


def parts(journey: Journey) -> tuple[PartState, ...]:
    """Every part in order; they never change while somebody walks."""
    pages = _pages(journey)
    return tuple(
        PartState(part, number, tuple(each for each in pages if each.page.part == part.id))
        for number, part in enumerate(journey.questionnaire.parts, 1)
    )


def next_page(journey: Journey, last: str = "") -> Page | None:
    """Where to go on: the page after ``last``, the one that was saved last, or after the last page
    with an answer, and not past a page that is due; else the first without an answer. None: there
    is no such page."""
    pages = journey.pages
    begun = [_open(journey, page) < len(page.questions) for page in pages]
    seen = [i for i, page in enumerate(pages) if begun[i] or page.id == last]
    ahead = pages[seen[-1] + 1 :] if seen else pages
    if journey.due is not None:
        return next((page for page in ahead if journey.can_visit(page.id)), journey.due)
    skipped = (page for i, page in enumerate(pages) if not begun[i])
    return next(chain(ahead, skipped), None)


def _pages(journey: Journey) -> list[PageState]:
    return [
        PageState(page, shown_answers.of_page(journey, page), _open(journey, page))
        for page in journey.pages
    ]


def _open(journey: Journey, page: Page) -> int:
    """How many questions of a page have no answer."""
    given = journey.answers.values
    return len(page.asks) - len(given.keys() & page.asks)
