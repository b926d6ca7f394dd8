"""Every sentence that the program itself says outside its templates.

What is said about a treatment, a condition or a country belongs to questions.yaml; what stands here
is the same for every questionnaire, and is where a second language would begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from app.questionnaire.questions import Asked, Meaning, Question

NOT_ANSWERED = "Not answered"
NOT_ASKED = "Not asked, because of an earlier answer"
NOTHING_CHOSEN = "None of these (list read)"
STATES = {
    Meaning.NOTHING: NOTHING_CHOSEN,
    Meaning.DECLINED: "Rather not say",
    Meaning.UNSURE: "Not sure",
}

STANDING = (
    "These are the patient’s own answers, not a diagnosis or a safety check. "
    "No clinician reviewed them before printing."
)
MOSTLY_SKIPPED = (
    "Most questions were skipped. That is fine. They can be talked through at the visit."
)
FLAGS_TODAY = "Today"
FLAGS_FIRST = "Tell your provider about these first"
ALSO_ASKED = "Safety questions"
QUESTIONS = "Questions I want to ask"
OWN_WORDS = "In my own words"
MORE_QUESTIONS = "More questions"
NEXT_STEP = "My next step"
NOTES = "Notes"
INFORMATION = "Information for me"
INFORMATION_KEPT = "These pages are mine to keep. The pages before them are for the visit."
MAIN_POINTS = "The main points"
ASK_YOUR_PROVIDER = "Worth asking"
MAY_HELP = "What may be good"
MAY_BE_HARD = "What may be hard"
ALL_ANSWERS = "All my answers"
SOURCES = "Where this comes from"
SOURCE_NUMBERS = "Sources:"
ABOUT_THIS = "Who made this, and when"
HANDWRITING = ("Name", "Date of birth")
REPLACED = "Some signs could not be printed here. Each one stands as a small box: □"
STEP = ("Who to book with", "By when", "What I could say")
NOTES_ON = ("What we talked about", "What we decided", "What happens next, and when")
NUMBERS_BELOW = "For the numbers that follow:"
NUMBER_KEY = "Each small figure is one person. Filled in: it happened. Hollow: it did not."
WHY_IT_MATTERS = "Why these points matter"
OPTIONS_TABLE = ("Option", MAY_HELP, MAY_BE_HARD, "What is known")
HELP_CHECKED = "Help lines as listed on"
AUTHORSHIP = {
    "written_by": "Written by",
    "funding": "Paid for by",
    "reviewed_by": "Clinician review",
    "last_review": "Last review, by the authors",
    "next_review": "Next review",
    "updates": "How it is kept up to date",
    "evidence": "How the facts were chosen",
    "reading_level": "Reading level",
    "privacy": "Privacy",
}


def day(when: date) -> str:
    """A date with its month as a word, so that no country reads it as another day."""
    return f"{when.day} {when:%B} {when.year}"


def made(when: date, version: str) -> str:
    """The line under a summary's title."""
    return f"{day(when)}, questions version {version}"


RIGHT_TO_LEFT = {"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}


def direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def firm_statement(treatment: str) -> tuple[str, ...]:
    """The one text that no file can remove or add to; it only takes the treatment's name."""
    return (
        "Discuss this with your provider.",
        (
            f"This summary does not say whether {treatment} is right for you. "
            "Only a licensed provider who knows your health can decide that with you."
        ),
        "Do not start, stop or change any medicine because of it.",
    )


def answered(text: str) -> str:
    """An answer that would be misread on its own, such as “No”."""
    return f"I answered “{text}”"


def nameless(column: Asked) -> str:
    """What stands for a row's name where it was left out, such as “medicine not named”."""
    return f"{column.label.lower()} not named"


def quoted(texts: Sequence[str]) -> str:
    """``“a”``, ``“a” and “b”``, ``“a”, “b” and “c”``."""
    marked = [f"“{text}”" for text in texts]
    return marked[0] if len(marked) == 1 else f"{', '.join(marked[:-1])} and {marked[-1]}"


def because(reasons: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Why something is shown: (label of the question, options the person chose) pairs."""
    parts = [f"{quoted(options)} for “{label}”" for label, options in reasons]
    return f"Because you chose {', and '.join(parts)}." if parts else ""


def condition_case(parts: Iterable[tuple[str, Sequence[Sequence[str]], bool]]) -> str:
    """One case of a condition in words, for a clinician: (label, lists of options of each of which
    one is meant, any row of a table)."""
    return ", and ".join(
        f"“{label}” {'in any row is' if rows else 'is'} {one_of_each(lists)}"
        for label, lists, rows in parts
    )


def one_of_each(lists: Iterable[Sequence[str]]) -> str:
    """``“a” or “b”``; of several lists one each: ``“a”, together with “b” or “c”``."""
    return ", together with ".join(" or ".join(f"“{text}”" for text in texts) for texts in lists)


def condition(cases: Sequence[str]) -> str:
    return "; or ".join(cases)


# ---------------------------------------------------------------------------- errors at a field


def error_required(asked: Question) -> str:
    return asked.errors.required or f"Choose an answer for “{asked.label}”"


def error_unknown(asked: Asked) -> str:
    return f"Choose from the answers shown for “{asked.label}”"


def error_exclusive(question: Question, alone: str) -> str:
    return question.errors.exclusive or (
        f"For “{question.label}”, choose “{alone}” on its own, or take it off your answers"
    )


def error_too_many(question: Question) -> str:
    return question.errors.too_many or (
        f"For “{question.label}”, choose {question.max} answers or fewer"
    )


def error_too_long(asked: Asked, length: int) -> str:
    return asked.errors.too_long or (
        f"“{asked.label}” can hold {asked.max_length} letters. Yours has {length}"
    )


def error_too_many_rows(question: Question) -> str:
    return f"“{question.label}” can hold {question.max_rows} rows"


ERROR_NO_ROOM = (
    "There is no room to keep this answer. Shorten what you wrote here. Your other answers are kept"
)
ERROR_STALE = (
    "This page had been open for a long time, so it is not saved yet. Choose Continue again. "
    "If this message comes back, your browser may be blocking the cookie that holds your answers"
)
