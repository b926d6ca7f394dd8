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
