"""Notices: help for answers that must not wait for the summary, though they may be skipped.

Somebody who hears voices is asked to call a doctor today, on the page right after saying so. None
of this ends a journey. Which notice stands in full, and where, is for the pages to say.
"""

from __future__ import annotations

from app.questionnaire.conditions import holds
from app.questionnaire.definition.guidance import Notice
from app.questionnaire.journey import Journey


def holding(journey: Journey) -> tuple[Notice, ...]:
    """The notices whose condition holds, in the file's order: the first is the one in full."""
    notices = journey.questionnaire.notices
    return tuple(notice for notice in notices if holds(notice.when, journey.answers))
