"""What a form says at a field that it cannot take: the file's own message, or one of these.

Each names the question, since a person may read it in the list at the top of the page.
"""

from __future__ import annotations

from app.questionnaire.questions import Asked, Question

NO_ROOM = (
    "There is no room to keep this answer. Shorten what you wrote here. Your other answers are kept"
)
STALE = (
    "This page had been open for a long time, so it is not saved yet. Choose Continue again. "
    "If this message comes back, your browser may be blocking the cookie that holds your answers"
)
NO_COOKIE = (
    "Your browser sent no cookie along, and the cookie is what holds your answers. Allow cookies "
    "for this site, then choose Continue again. Or they were cleared in another tab"
)
EXPIRED = (
    "What you just answered is still on this page. Choose Continue to keep it, and to begin again "
    "with the pages before it"
)


def required(asked: Question) -> str:
    return asked.errors.required or f"Choose an answer for “{asked.label}”"


def unknown(asked: Asked) -> str:
    return f"Choose from the answers shown for “{asked.label}”"


def exclusive(question: Question, alone: str) -> str:
    return question.errors.exclusive or (
        f"For “{question.label}”, choose “{alone}” on its own, or take it off your answers"
    )


def too_many(question: Question) -> str:
    return question.errors.too_many or (
        f"For “{question.label}”, choose {question.max} answers or fewer"
    )


def too_long(asked: Asked, length: int) -> str:
    return asked.errors.too_long or (
        f"“{asked.label}” can hold {asked.max_length} letters. Yours has {length}"
    )


def too_many_rows(question: Question) -> str:
    return f"“{question.label}” can hold {question.max_rows} rows"
