"""What an error page says: a title, then what happened and what to do, in plain words."""

from __future__ import annotations

from app.questionnaire.speech import translated as _

NO_PDF = (
    "The PDF could not be made",
    "Wait a moment, then try again. Or go back and print the page.",
)
_KEPT = "The answers you gave before are kept."
_TITLES = {
    403: "This form came from another site",
    404: "This page is not here",
    405: "This page is not here",
    413: "That was too much to send",
}
_OTHER_SITE = (
    "Another website tried to send something to this guide. We did not take it. "
    "Nothing you told us has changed. To go on, begin at the start page."
)


def of(status: int, has_answers: bool) -> tuple[str, ...]:
    """The title and the texts for a status; ``has_answers``: there are some to be kept."""
    if status >= 500:
        return (
            _("Something went wrong on our side"),
            _("It is nothing you did. Wait a moment, then try again."),
        )
    title = _(_TITLES.get(status, "That did not work"))
    texts = (_(_OTHER_SITE),) if status == 403 else ()
    return (title, *texts, *((_(_KEPT),) if has_answers else ()))
