"""Saved answers: read from the session, put into it, and whether there is room.

The one place that knows how answers lie in the cookie; how it is sealed is in ``session.py``, how
little room they take in ``packing.py``. A choice always has room; what is typed is taken as long as
every choice there is has room beside it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from typing import Any, cast

from flask import current_app, session

from app.questionnaire import answers
from app.questionnaire.answers import Answers, Value
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page, Question
from app.web.packing import ANSWERS, Packing
from app.web.session import (
    MOST_CHARACTERS,
    MOST_WITH_EVERY_CHOICE,
    PAST_LIMITS,
    RENEWED,
    STARTED,
    SealedSessions,
    sealed_length,
)

LAST = "last"
TYPED = ("text", "table")
# As hard to compress as the token against forged requests, which travels beside the answers.
_A_TOKEN = "8d1c5e0f3b7a9264c8e17f50ad93b64e2f0c71d5"  # noqa: S105


def read(questionnaire: Questionnaire) -> Answers:
    """The answers in this request's session.

    Of answers that were kept past the ordinary limits, those that open help or urgent help are left
    out, and so are asked again: an old “no” never stands.
    """
    found = answers.read(questionnaire, session.get(ANSWERS))
    if not session.get(PAST_LIMITS):
        return found
    return found.replacing(_questions(questionnaire, questionnaire.asks_about_danger), {})


def last_page() -> str:
    """The id of the page that was saved last; "" where nothing says."""
    last = session.get(LAST)
    return last if isinstance(last, str) else ""


def save(page: Page, after: Answers) -> None:
    """Put the answers to this page into the session, in the place of those before.

    Whatever else lies there stays as it is: a newer copy of the program may have put it there.
    """
    raw = session.get(ANSWERS)
    others = dict(raw) if isinstance(raw, Mapping) else {}
    for question in page.questions:
        others.pop(question.id, None)
        if question.id in after.values:
            others[question.id] = after.values[question.id]
    session[ANSWERS] = others
    session[LAST] = page.id


def ask_again(questionnaire: Questionnaire) -> None:
    """Begin the ordinary limits anew, for answers that were kept past them."""
    raw = session.get(ANSWERS)
    again = questionnaire.asks_about_danger
    if isinstance(raw, Mapping):
        session[ANSWERS] = {name: value for name, value in raw.items() if name not in again}
    session.pop(PAST_LIMITS, None)
    session.pop(LAST, None)
    session[STARTED] = session[RENEWED] = int(time.time())


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


def cookie_length(questionnaire: Questionnaire, saved: Answers) -> int:
    """How many characters the cookie of somebody with these answers needs."""
    now = int(time.time())
    data = {"csrf_token": _A_TOKEN, STARTED: now, RENEWED: now, ANSWERS: dict(saved.values)}
    longest = max((page.id for page in questionnaire.pages), key=len)
    return sealed_length(Packing(questionnaire).pack({**data, LAST: longest}))


def _choices(question: Question) -> Value:
    if question.type == "choice":
        return next(iter(question.options))
    together = [code for code, option in question.options.items() if not option.exclusive]
    return tuple(together[: question.max])


def _length(values: Mapping[str, Value]) -> int:
    sessions = cast(SealedSessions, current_app.session_interface)
    data: dict[str, Any] = {STARTED: int(time.time()), **session, ANSWERS: dict(values)}
    return sealed_length(sessions.packing.pack(data))


def _questions(questionnaire: Questionnaire, names: Iterable[str]) -> list[Question]:
    return [questionnaire.question[name] for name in names if name in questionnaire.question]
