"""Upkeep: review dates that are past or to come, and answers that no cookie could carry."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.checks.problem_messages.upkeep import UpkeepProblem as Problem
from app.checks.problems import Finding
from app.questionnaire.definition import Questionnaire

# The server's clock and the author's may stand on two sides of midnight.
SLACK = timedelta(days=1)


def check(questionnaire: Questionnaire, today: date) -> Iterator[Finding]:
    authorship = questionnaire.authorship
    if authorship.next_review < today:
        facts = {"date": authorship.next_review}
        yield Finding(Problem.REVIEW_PAST, ("authorship", "next_review"), facts)
    for path, day in (
        (("authorship", "last_review"), authorship.last_review),
        (("help", "checked"), questionnaire.help.checked),
    ):
        if day > today + SLACK:
            yield Finding(Problem.DATE_TO_COME, path, {"date": day})
