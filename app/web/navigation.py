"""Navigation: where a request leads, as the address of a page.

What is due, where Continue leads, and the way back to the overview, which is in the address and
nowhere else: ``?return=check``, and beside it the pages that a change opened and that are still to
be asked, each as ``opened=<page>``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.questionnaire.definition.questions import Page
from app.questionnaire.journey import Journey

OVERVIEW = "check"
OPENED = "opened"
WAY_BACK = re.compile(rf"return={OVERVIEW}(&{OPENED}=[a-z0-9_-]+)*")


def due_url(journey: Journey) -> str:
    """Where this person is due: an outcome that holds, a page that is due, or the overview."""
    if journey.outcome:
        return url_for("journey.outcome", outcome_id=journey.outcome.id)
    return page_url(journey.due) if journey.due else url_for("journey.overview")


def redirect_to_due(journey: Journey) -> ResponseReturnValue:
    return redirect(due_url(journey), 303)


def next_url(page: Page, before: Journey, journey: Journey) -> str:
    """Where Continue leads: an outcome, the next page of the path, or back to the overview.

    On the way back, every page that a change opened is asked first, and every page that is due.
    """
    if journey.outcome:
        return due_url(journey)
    if returning():
        asked = {p.id for p in (*journey.opened_since(before), *opened(journey))} - {page.id}
        ahead = [p for p in journey.pages if p.id in asked or p is journey.due]
        return page_url(*ahead) if ahead else url_for("journey.overview")
    following = journey.next(page)
    if following is None or not journey.can_visit(following.id):
        return due_url(journey)
    return page_url(following)


def page_url(page: Page, *then: Page) -> str:
    """A page's address. It keeps the way back, with the pages that are to be asked then."""
    return url_for("journey.question", page_id=page.id) + way_back(then)


def previous_url(page: Page, journey: Journey) -> str:
    """Where Back leads: to the overview for who came from there, the page before, or the start.

    While an answer is due there is no overview to go back to: it would lead here again.
    """
    if journey.outcome:
        return due_url(journey)
    if returning() and journey.due is None:
        return url_for("journey.overview")
    before = journey.previous(page)
    return page_url(before, *opened(journey)) if before else url_for("information.start")


def way_back(then: Iterable[Page]) -> str:
    """What follows the path in the address of a page on the way back; else nothing."""
    if not returning():
        return ""
    return "&".join([f"?return={OVERVIEW}", *(f"{OPENED}={page.id}" for page in then)])


def returning() -> bool:
    """Whether this person came from the overview to change one answer."""
    return request.args.get("return") == OVERVIEW


def opened(journey: Journey) -> list[Page]:
    """The pages that a change opened, and that this person has not come to yet."""
    named = request.args.getlist(OPENED)
    return [page for page in journey.pages if page.id in named]
