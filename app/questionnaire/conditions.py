"""Conditions: whether a `when` holds, because of which answers, and how it reads in words.

One shape serves pages, outcomes, notices, flags, topics and the help panel. ``{pets: [cat, dog]}``
holds when either was chosen, ``{pets: [[cat], [dog, bird]]}`` when a cat was and one of the others.
An unanswered question matches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.questionnaire import messages
from app.questionnaire.answers import Answers
from app.questionnaire.definition import Questionnaire
from app.questionnaire.parts import Case, Codes, Condition

Because = Mapping[str, Sequence[str]]  # reference -> codes


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether the condition holds; none at all always holds."""
    if condition is None:
        return True
    # In loops, not in any() and all(): a summary asks a hundred times, and this takes half as long.
    for case in condition.cases:  # noqa: SIM110
        if _case_holds(case, answers):
            return True
    return False


def because(condition: Condition | None, answers: Answers) -> Because:
    """The person's codes that made the condition hold, over every case that holds."""
    found: dict[str, list[str]] = {}
    for case in condition.cases if condition else ():
        if _case_holds(case, answers):
            for reference in case:
                given = answers.codes(reference)
                named = found.setdefault(reference, [])
                for codes in Condition.needs(case, reference):
                    named += [code for code in codes if code in given and code not in named]
    return found


def reason(questionnaire: Questionnaire, why: Because) -> str:
    """The sentence that tells a person why they see something; empty when it is for everyone."""
    return messages.because(named(questionnaire, why))


def named(questionnaire: Questionnaire, why: Because) -> list[tuple[str, list[str]]]:
    """Pairs of the label of a question and the words of the options that were chosen."""
    return [_named(questionnaire, reference, why[reference]) for reference in why]


def in_words(questionnaire: Questionnaire, condition: Condition) -> str:
    """The condition as a clinician would read it."""
    return messages.condition(
        [
            messages.condition_case(
                (
                    questionnaire.asked[reference].label,
                    [
                        _named(questionnaire, reference, codes)[1]
                        for codes in Condition.needs(case, reference)
                    ],
                    "." in reference,
                )
                for reference in case
            )
            for case in condition.cases
        ]
    )


def _case_holds(case: Case, answers: Answers) -> bool:
    for reference, lists in case.items():
        given = answers.codes(reference)
        for codes in lists:
            if given.isdisjoint(codes):
                return False
    return True


def _named(
    questionnaire: Questionnaire, reference: str, codes: Codes | Sequence[str]
) -> tuple[str, list[str]]:
    asked = questionnaire.asked[reference]
    return asked.label, [asked.options[code].text for code in codes]
