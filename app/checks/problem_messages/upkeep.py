"""Dates that are past or to come, and answers that no cookie could carry."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class UpkeepProblem(ProblemCode):
    """Dates that are past or to come, and answers that no cookie could carry."""

    REVIEW_PAST = (
        "review-past",
        "The next review was due on {date}.",
        "Review the content, then set both dates.",
        "  next_review: 2020-01-31",
    )
    DATE_TO_COME = (
        "date-to-come",
        "The date {date} is still to come.",
        "Write the day it was done.",
        "  checked: 2098-11-23",
    )
    COOKIE_TOO_LARGE = (
        "cookie-too-large",
        "The fullest answers would fill {size} characters of the {most} that a cookie may have.",
        "Lower `max_length` or `max_rows`, or shorten ids and codes.",
        (
            "        max_rows: 20\n"
            "          - {id: what, text: What it was, label: What, type: text, max_length: "
            "800}"
        ),
    )
    LATE_REVIEW = (
        "late-review",
        "The next review is {days} days after the last one.",
        "Let no more than {most} days pass between them.",
        "  next_review: 2029-11-23",
    )
    STALE_LINES = (
        "stale-lines",
        "The help lines were checked {days} days ago.",
        "Check each of them at least every {most} days, and write the day into `checked`.",
        "  checked: 2026-01-31",
    )
    CLAIM_PAST = (
        "claim-past",
        "What stands here was known to hold until {date}.",
        "Check it, then write it anew with its new date, or delete it.",
        "    body: [{text: There are fewer places., until: 2026-10-31}]",
    )
    REVIEW_AFTER_CLAIM = (
        "review-after-claim",
        "The next review is on {review}, after a claim of this file ends on {date}.",
        "Let the next review be on that day or before.",
        "    body: [{text: There are fewer places., until: 2026-12-31}]",
    )
    SIGN_OFF_VOID = (
        "sign-off-void",
        "{by} signed for this chapter on {date}, and its words have changed since.",
        "Show them `flask questions review --since OLD`, and let them sign again, or delete it.",
        (
            "reviewed:\n"
            "  - {chapter: flags, by: Dr. A. Example, on: 2026-11-20, digest: 0000000000000000000000000000000000000000000000000000000000000000}"
        ),
    )
