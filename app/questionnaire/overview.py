"""Overview: how far a person has come, part by part, and where to go on.

Nothing remembers which pages somebody saw; a part is done when each of its pages on their path has
an answer, and a page that was skipped on purpose stays open, without any reproach.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from app.questionnaire import messages, shown_answers
from app.questionnaire.journey import Journey
from app.questionnaire.questions import Page, QuestionPart
from app.questionnaire.shown_answers import Answered

State = Literal["done", "started", "not_started"]


class PageState(NamedTuple):
    """A page on the path, with its answers."""

    page: Page
    answered: Answered

    @property
    def open(self) -> int:
        """How many of its questions have no answer."""
        return sum(item.state == messages.NOT_ANSWERED for item in self.answered.items)

    @property
    def begun(self) -> bool:
        """Whether any of its questions has an answer."""
        return self.open < len(self.answered.items)


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
        begun = sum(page.begun for page in self.pages)
        unanswered = sum(page.open for page in self.pages)
        return messages.part_state(self.state, begun, len(self.pages), unanswered)


def parts(journey: Journey) -> tuple[PartState, ...]:
    """Every part in order; they never change while somebody walks."""
    pages = _pages(journey)
    return tuple(
        PartState(part, number, tuple(each for each in pages if each.page.part == part.id))
        for number, part in enumerate(journey.questionnaire.parts, 1)
    )


def next_page(journey: Journey, last: str = "") -> Page | None:
    """Where to go on: a page that is due; else the one after ``last``, the page that was saved
    last, or after the last page with an answer; else the first that has none. None: all have."""
    if journey.due is not None:
        return journey.due
    pages = _pages(journey)
    seen = [i for i, each in enumerate(pages) if each.begun or each.page.id == last]
    ahead = pages[seen[-1] + 1 :] if seen else pages
    skipped = [each for each in pages if not each.begun]
    return next((each.page for each in (*ahead, *skipped)), None)


def _pages(journey: Journey) -> list[PageState]:
    answered = shown_answers.every_answer(journey)
    return [PageState(*each) for each in zip(journey.pages, answered, strict=True)]
