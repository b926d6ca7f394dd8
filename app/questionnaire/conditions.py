"""What a `when` means: whether it holds, because of which answers, and how it reads in words.

One shape serves pages, outcomes, flags, topics and the help panel: any case of all its questions,
each holding when the answer is, or includes, one of the codes. An unanswered question matches
nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.questionnaire import words
from app.questionnaire.answers import Answers
from app.questionnaire.definition import Asked, Condition, Questionnaire

Case = Mapping[str, tuple[str, ...]]


def holds(condition: Condition | None, answers: Answers) -> bool:
    """Whether the condition holds; none at all always holds."""
    if condition is None:
        return True
    # In loops, not in any() and all(): a summary asks a hundred times, and this takes half as long.
    for case in condition.cases:  # noqa: SIM110
        if _case_holds(case, answers):
            return True
    return False


def because(condition: Condition, answers: Answers) -> Mapping[str, tuple[str, ...]]:
    """Reference -> the person's codes that made the condition hold, over every case that holds."""
    found: dict[str, dict[str, None]] = {}
    for case in condition.cases:
        if _case_holds(case, answers):
            for reference, codes in case.items():
                given = answers.codes(reference)
                found.setdefault(reference, {}).update({c: None for c in codes if c in given})
    return {reference: tuple(codes) for reference, codes in found.items()}


def asked_by(questionnaire: Questionnaire, reference: str) -> Asked:
    """The question or the table's column that a reference names. KeyError: neither."""
    question_id, _, column_id = reference.partition(".")
    question = questionnaire.question[question_id]
    if not column_id:
        return question
    column = question.column(column_id)
    if column is None:
        raise KeyError(reference)
    return column


def reason(questionnaire: Questionnaire, condition: Condition | None, answers: Answers) -> str:
    """The sentence that tells a person why they see something; empty when it is for everyone."""
    if condition is None:
        return ""
    given = because(condition, answers)
    return words.because(_named(questionnaire, reference, given[reference]) for reference in given)


def in_words(questionnaire: Questionnaire, condition: Condition) -> str:
    """The condition as a clinician would read it."""
    return words.condition(
        [
            words.condition_case(
                (*_named(questionnaire, reference, codes), "." in reference)
                for reference, codes in case.items()
            )
            for case in condition.cases
        ]
    )


def _case_holds(case: Case, answers: Answers) -> bool:
    for reference, codes in case.items():  # noqa: SIM110  see holds
        if answers.codes(reference).isdisjoint(codes):
            return False
    return True


def _named(
    questionnaire: Questionnaire, reference: str, codes: tuple[str, ...]
) -> tuple[str, list[str]]:
    asked = asked_by(questionnaire, reference)
    return asked.label, [asked.options[code].text for code in codes]
