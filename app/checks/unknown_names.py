"""What is told of a name that does not exist: those that do, the nearest of them, or how it is said
here."""

from __future__ import annotations

from collections.abc import Iterable

from app.checks.problem_messages.references import ReferenceProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.questionnaire.definition.questionnaire import Questionnaire

_EITHER = "Write each case as an item of a list, `- {question: [codes]}`: any one is enough"
_BOTH = "Write both questions in one case: `{question: [codes], other: [codes]}`"
_NOT = "There is no “not”: name the codes that are meant, and give people an option for each"

# Words that other languages have in a condition, and how it is said here.
_OTHER_LANGUAGES = {
    **dict.fromkeys(("not", "none", "none_of", "unless", "except"), _NOT),
    **dict.fromkeys(("or", "any", "any_of", "anyof", "one_of"), _EITHER),
    **dict.fromkeys(("and", "all", "all_of", "allof"), _BOTH),
    "if": "Write `question: [codes]` lines below `when:`",
    "else": "There is no “else”: write a second part with the other codes",
    "equals": "Write `question: [codes]`",
    "contains": "Write `question: [codes]`: for several answers, one of the codes is enough",
}


def no_such_word(here: KeyPath, name: object) -> Finding | None:
    """A word of another language at the end of this path of a condition; None: it is none."""
    how = _OTHER_LANGUAGES.get(str(name).lower())
    facts: dict[str, object] = {"word": name, "how": how}
    return Finding(Problem.NO_SUCH_WORD, here, facts, on_key=True) if how else None


def unknown(name: str, known: Iterable[str]) -> dict[str, object]:
    """The facts of a name that does not exist among those that do."""
    names = list(known)
    return {"name": name, "known": names, "nearest": nearest(name, names)}


def unknown_question(
    questionnaire: Questionnaire,
    here: KeyPath,
    name: str,
    on_key: bool = False,
    only_options: bool = False,
) -> Finding:
    """``only_options``: a question in words is no guess, since no condition reads it."""
    known = [
        question.id
        for question in questionnaire.question.values()
        if question.options or question.columns or not only_options
    ]
    return Finding(Problem.UNKNOWN_QUESTION, here, unknown(name, known), on_key)
