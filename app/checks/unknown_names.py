"""What is told of a name that does not exist: those that do, and the nearest of them."""

from __future__ import annotations

from collections.abc import Iterable

from app.checks.problem_messages.references import ReferenceProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.questionnaire.definition import Questionnaire


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
