"""Conditions: whether a `when` holds, because of which answers, and how it reads in words.

One shape serves pages, outcomes, notices, flags, topics and the help panel. ``{pets: [cat, dog]}``
holds when either was chosen, ``{pets: [[cat], [dog, bird]]}`` when a cat was and one of the others.
An unanswered question matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.questionnaire.answers import Answers
from app.questionnaire.definition.parts import Case, Codes, Condition
from app.questionnaire.definition.questionnaire import Questionnaire

Reasons = Mapping[str, Sequence[str]]  # reference -> the codes that made a condition hold


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether the condition holds; none at all always holds."""
    if condition is None:
        return True
    # In loops, not in any() and all(): a summary asks a hundred times, and this takes half as long.
    for case in condition.cases:  # noqa: SIM110
        if _case_holds(case, answers):
            return True
    return False


def reasons(condition: Condition | None, answers: Answers) -> Reasons:
    """The person's codes that made the condition hold, over every case that holds."""
    found: dict[str, list[str]] = {}
    for case in condition.cases if condition else ():
        if _case_holds(case, answers):
            for reference, lists in case.items():
                given = answers.codes(reference)
                named = found.setdefault(reference, [])
                for codes in lists:
                    named += [code for code in codes if code in given and code not in named]
    return found


def reasons_in_words(questionnaire: Questionnaire, why: Reasons) -> list[tuple[str, list[str]]]:
    """Pairs of the label of a question and the words of the options that were chosen."""
    asked = questionnaire.asked
    return [
        (asked[reference].label, [asked[reference].options[code].text for code in codes])
        for reference, codes in why.items()
    ]


def in_words(questionnaire: Questionnaire, condition: Condition) -> str:
    """The condition in English, for whoever writes or reviews a file, or reads its FHIR."""
    return "; or ".join(
        ", and ".join(_needs_in_words(questionnaire, name, case[name]) for name in case)
        for case in condition.cases
    )


def _needs_in_words(questionnaire: Questionnaire, reference: str, needs: Iterable[Codes]) -> str:
    any_row = "in any row " if "." in reference else ""
    told = codes_in_words(questionnaire, reference, needs)
    return f"“{questionnaire.asked[reference].label}” {any_row}is {told}"


def codes_in_words(questionnaire: Questionnaire, reference: str, needs: Iterable[Codes]) -> str:
    """``“a” or “b”``; of several lists one each: ``“a”, together with “b” or “c”``."""
    options = questionnaire.asked[reference].options
    return ", together with ".join(
        " or ".join(f"“{options[code].text}”" for code in codes) for codes in needs
    )


def _case_holds(case: Case, answers: Answers) -> bool:
    for reference, lists in case.items():
        given = answers.codes(reference)
        for codes in lists:
            if given.isdisjoint(codes):
                return False
    return True
