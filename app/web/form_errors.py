"""What a form says at a field that it cannot take: the file's own message, or one of these.

The constants are English: whoever shows one says it in the language of the page. Each names the
question, since a person may read it in the list at the top of the page.
"""

from __future__ import annotations

from app.questionnaire.definition.questions import Asked, Question
from app.questionnaire.speech import translated as _

NO_ROOM = (
    "There is no room to keep this answer. Shorten what you wrote here. Your other answers are kept"
)
OPEN_LONG = (
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
    return asked.errors.required or _("Choose an answer for “{label}”").format(label=asked.label)


def unknown(asked: Asked) -> str:
    return _("Choose from the answers shown for “{label}”").format(label=asked.label)


def exclusive(question: Question, alone: str) -> str:
    told = _("For “{label}”, choose “{alone}” on its own, or take it off your answers")
    return question.errors.exclusive or told.format(label=question.label, alone=alone)


def too_many(question: Question) -> str:
    told = _("For “{label}”, choose {max} answers or fewer")
    return question.errors.too_many or told.format(label=question.label, max=question.max)


def too_long(asked: Asked, length: int) -> str:
    told = _("“{label}” can hold {max} letters. Yours has {length}")
    return asked.errors.too_long or told.format(
        label=asked.label, max=asked.max_length, length=length
    )


def too_many_rows(question: Question) -> str:
    told = _("“{label}” can hold {max} rows")
    return told.format(label=question.label, max=question.max_rows)
