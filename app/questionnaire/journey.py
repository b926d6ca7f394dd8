"""Journey: the way a person takes through the pages, derived from their answers each time.

Somebody who answers ``pets: none`` goes past the page ``each-pet``, whose ``when`` is
``{pets: [cat, dog]}``; one answer that calls for urgent help ends the journey where it was given.
No progress is stored and nothing is deleted: answers to pages off the path count nowhere, and come
back when the path reopens.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from app.questionnaire.answers import Answers, Value
from app.questionnaire.conditions import holds
from app.questionnaire.definition.guidance import Outcome
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page


@dataclass(frozen=True)
class Journey:
    """A path through a questionnaire.

    ``pages``    the pages on the path, in order; an early outcome cuts it after the page that led
                 there
    ``answers``  the answers that count: those to pages on the path
    ``outcome``  the early outcome that holds, or None: then the summary is the outcome
    ``due``      the first page with a required question unanswered, or None
    """

    questionnaire: Questionnaire
    pages: tuple[Page, ...]
    answers: Answers
    outcome: Outcome | None
    due: Page | None

    def can_visit(self, page_id: str) -> bool:
        """Whether this person may be on the page now.

        Where an outcome holds that is any page of the path, so that the answer that led there can
        be changed even when an old cookie lacks an answer that an earlier page now requires.
        """
        for page in self.pages:
            if page.id == page_id:
                return True
            if page is self.due and self.outcome is None:
                return False
        return False

    def asks(self, question_id: str) -> bool:
        """Whether the question is asked on this path."""
        return question_id in self._asked

    @cached_property
    def _asked(self) -> frozenset[str]:
        return frozenset(name for page in self.pages for name in page.asks)

    def next(self, page: Page) -> Page | None:
        """The page after this one; None at the end of the path."""
        after = self.pages[self._place(page) + 1 :]
        return after[0] if after else None

    def previous(self, page: Page) -> Page | None:
        """The page before this one; None at the beginning of the path."""
        before = self.pages[: self._place(page)]
        return before[-1] if before else None

    def _place(self, page: Page) -> int:
        # By identity: comparing every part of a page with every other would be the cost of a page.
        return next(i for i, other in enumerate(self.pages) if other is page)

    def opened_since(self, earlier: Journey) -> tuple[Page, ...]:
        """The pages on this path that were not on the earlier one.

        None where an outcome cut the earlier path: what lies behind it was on the path before.
        """
        if earlier.outcome:
            return ()
        known = {page.id for page in earlier.pages}
        return tuple(page for page in self.pages if page.id not in known)


def follow(questionnaire: Questionnaire, all_answers: Answers) -> Journey:
    """The journey that these answers make.

    After each page the early outcomes are tried in the file's order; the first that holds ends the
    journey there, so that no later page is shown and no later answer counts.
    """
    given = all_answers.values
    pages: list[Page] = []
    counted: dict[str, Value] = {}
    due: Page | None = None
    for page in questionnaire.pages:
        # A value of Answers never changes, so what counts so far is a new one each time.
        if page.when is not None and not holds(page.when, Answers(counted)):
            continue
        pages.append(page)
        for name in page.asks:
            if name in given:
                counted[name] = given[name]
        # Answers are only added along the path, so no other outcome can begin to hold here.
        for outcome in questionnaire.outcomes_decided_on[page.id]:
            if holds(outcome.when, Answers(counted)):
                return Journey(questionnaire, tuple(pages), Answers(counted), outcome, due)
        if due is None and not counted.keys() >= page.required:
            due = page
    return Journey(questionnaire, tuple(pages), Answers(counted), None, due)
