"""Journey: the pages on one person's path, derived from their answers each time.

One forward pass and a few questions asked of it. No progress is stored and nothing is deleted:
answers to pages off the path count nowhere, and come back when the path reopens.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.questionnaire.answers import Answers, Value
from app.questionnaire.conditions import holds
from app.questionnaire.definition import Outcome, Page, Questionnaire


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

    def page(self, page_id: str) -> Page | None:
        """The page, if this person may be on it now.

        Where an outcome holds that is any page of the path, so that the answer that led there can
        be changed even when an old cookie lacks an answer that an earlier page now requires.
        """
        for page in self.pages:
            if page.id == page_id:
                return page
            if page is self.due and self.outcome is None:
                return None
        return None

    def next(self, page: Page) -> Page | None:
        """The page after this one; None at the end of the path."""
        after = self.pages[self._place(page) + 1 :]
        return after[0] if after else None

    def previous(self, page: Page) -> Page | None:
        before = self.pages[: self._place(page)]
        return before[-1] if before else None

    def step(self, page: Page) -> int:
        """The page's number on the path, from 1."""
        return self._place(page) + 1

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


def follow(questionnaire: Questionnaire, said: Answers) -> Journey:
    """The journey that these answers make.

    After each page the early outcomes are tried in the file's order; the first that holds ends the
    journey there, so that no later page is shown and no later answer counts.
    """
    pages: list[Page] = []
    given = said.values
    values: dict[str, Value] = {}
    due: Page | None = None
    for stretch in questionnaire.stretches:
        # Answers remember what they were asked, so each time they have grown they are made anew.
        if stretch.when is not None and not holds(stretch.when, Answers(values)):
            continue
        pages += stretch.pages
        for name in stretch.asks:
            if name in given:
                values[name] = given[name]
        # Answers are only added along the path, so no other outcome can begin to hold here.
        for outcome in stretch.outcomes:
            if holds(outcome.when, Answers(values)):
                return Journey(questionnaire, tuple(pages), Answers(values), outcome, due)
        if due is None and not values.keys() >= stretch.required:
            due = stretch.pages[-1]
    return Journey(questionnaire, tuple(pages), Answers(values), None, due)
