"""Answers in the session: read from it, kept in it, and whether there is room.

The one place that knows how answers lie in the cookie; how it is sealed is in ``session.py``. A
choice always has room; what is typed is taken as long as every choice there is has room beside it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from flask import session

from app.questionnaire import answers
from app.questionnaire.answers import Answers, Value
from app.questionnaire.definition import Questionnaire
from app.questionnaire.questions import Page, Question
from app.web.session import MOST_CHARACTERS, MOST_WITH_EVERY_CHOICE, RENEWED, sealed_length

ANSWERS = "answers"
TYPED = ("text", "table")
# As hard to compress as the token against forged requests, which travels beside the answers.
_A_TOKEN = "8d1c5e0f3b7a9264c8e17f50ad93b64e2f0c71d5"  # noqa: S105


def read(questionnaire: Questionnaire) -> Answers:
    """The answers in this request's session."""
    return answers.read(questionnaire, session.get(ANSWERS))


def keep(kept: Answers) -> None:
    """Put these answers into the session, in the place of those before."""
    session[ANSWERS] = dict(kept.values)


def fits(page: Page, before: Answers, after: Answers, choices: Mapping[str, Value]) -> bool:
    """Whether there is room for what was answered on this page.

    What was newly typed must leave the room that ``choices``, as many as can be made, may need.
    """
    if _length(after.values) > MOST_CHARACTERS:
        return False
    typed = [question.id for question in page.questions if question.type in TYPED]
    if all(after.values.get(name) in (None, before.values.get(name)) for name in typed):
        return True
    return _length({**after.values, **choices}) <= MOST_WITH_EVERY_CHOICE


def every_choice(questionnaire: Questionnaire) -> Mapping[str, Value]:
    """As many choices as can be made, whatever is typed: what the cookie must always hold."""
    asked = questionnaire.question.values()
    return {question.id: _choices(question) for question in asked if question.type not in TYPED}


def cookie_length(kept: Answers) -> int:
    """How many characters the cookie of somebody with these answers has."""
    return sealed_length(
        {"csrf_token": _A_TOKEN, RENEWED: int(time.time()), ANSWERS: dict(kept.values)}
    )


def _choices(question: Question) -> Value:
    if question.type == "choice":
        return next(iter(question.options))
    together = [code for code, option in question.options.items() if not option.exclusive]
    return tuple(together[: question.max])


def _length(values: Mapping[str, Value]) -> int:
    return sealed_length({**session, ANSWERS: dict(values)})
