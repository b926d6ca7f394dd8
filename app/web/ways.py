"""Ways: where a request leads, as the address of a page; what is due, and where Continue leads."""

from __future__ import annotations

from flask import request, url_for

from app.questionnaire.definition import Page
from app.questionnaire.journey import Journey

CHECK = "check"


def due(journey: Journey) -> str:
    """Where this person is due: an outcome that holds, a page with a required answer, the check."""
    if journey.outcome:
        return url_for("journey.outcome", outcome_id=journey.outcome.id)
    if journey.due:
        return url_for("journey.question", page_id=journey.due.id)
    return url_for("journey.check")


def after(page: Page, before: Journey, journey: Journey) -> str:
    """Where Continue leads: an outcome, back to the check (unless pages opened), the next page."""
    if journey.outcome:
        return due(journey)
    following = journey.opened_since(before) if returning() else journey.next(page)
    if following is None or journey.page(following.id) is None:
        return due(journey)
    target = url_for("journey.question", page_id=following.id)
    return f"{target}?return={CHECK}" if returning() else target


def returning() -> bool:
    """Whether this person came from the check page to change one answer."""
    return request.args.get("return") == CHECK
