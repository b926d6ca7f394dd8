"""Upkeep: reviews that are past, far away or to come, and dated claims that have run out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.checks.problem_messages.upkeep import UpkeepProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.checks.texts import dated_blocks
from app.questionnaire.definition.questionnaire import Questionnaire

# The server's clock and the author's may stand on two sides of midnight.
SLACK = timedelta(days=1)

MOST_BETWEEN_REVIEWS = timedelta(days=366)
MOST_SINCE_LINES = timedelta(days=190)  # half a year, and a week to publish it


def check(questionnaire: Questionnaire, today: date) -> Iterator[Finding]:
    yield from _reviews(questionnaire, today)
    yield from _lines(questionnaire.help.checked, today)
    yield from _claims(questionnaire, today)
    yield from _to_come(questionnaire, today)


def _reviews(questionnaire: Questionnaire, today: date) -> Iterator[Finding]:
    authorship = questionnaire.authorship
    here: KeyPath = ("authorship", "next_review")
    if authorship.next_review < today:
        yield Finding(Problem.REVIEW_PAST, here, {"date": authorship.next_review})
    between = authorship.next_review - authorship.last_review
    if between > MOST_BETWEEN_REVIEWS:
        facts = {"days": between.days, "most": MOST_BETWEEN_REVIEWS.days}
        yield Finding(Problem.LATE_REVIEW, here, facts)
    if authorship.last_review > today + SLACK:
        facts_day = {"date": authorship.last_review}
        yield Finding(Problem.DATE_TO_COME, ("authorship", "last_review"), facts_day)


def _lines(checked: date, today: date) -> Iterator[Finding]:
    here: KeyPath = ("help", "checked")
    if checked > today + SLACK:
        yield Finding(Problem.DATE_TO_COME, here, {"date": checked})
    if today - checked > MOST_SINCE_LINES:
        facts = {"days": (today - checked).days, "most": MOST_SINCE_LINES.days}
        yield Finding(Problem.STALE_LINES, here, facts)


def _to_come(questionnaire: Questionnaire, today: date) -> Iterator[Finding]:
    """Nobody dialled a line, or signed, on a day that is still to come."""
    days: list[tuple[KeyPath, date | None]] = [
        (("reviewed", i, "on"), signed.on) for i, signed in enumerate(questionnaire.reviewed)
    ]
    for code, country in questionnaire.help.countries.items():
        for i, service in enumerate(country.services):
            days.append((("help", "countries", code, "services", i, "dialled"), service.dialled))
    for path, day in days:
        if day is not None and day > today + SLACK:
            yield Finding(Problem.DATE_TO_COME, path, {"date": day})


def _claims(questionnaire: Questionnaire, today: date) -> Iterator[Finding]:
    review = questionnaire.authorship.next_review
    for path, until in dated_blocks(questionnaire):
        if until < today:
            yield Finding(Problem.CLAIM_PAST, path, {"date": until})
        elif until < review:
            facts = {"review": review, "date": until}
            yield Finding(Problem.REVIEW_AFTER_CLAIM, path, facts)
