"""Whether each question fits its type: the keys that it must have, and those that mean nothing."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.problem_messages.questions import QuestionProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Column, Meaning, Page, Question

# Which keys mean something for which types, beyond what every question has.
_KEYS = {
    "choice": {"options", "required"},
    "choices": {"options", "required", "max"},
    "text": {"max_length", "suggestions"},
    "table": {"columns", "name_column", "max_rows"},
}
_TYPED = frozenset().union(*_KEYS.values())


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            yield from _keys(question, here)
            yield from _columns(question, here)
            yield from _most(question, here)
        yield from _one_table(page, ("pages", i, "questions"))


def _keys(asked: Question | Column, here: KeyPath) -> Iterator[Finding]:
    kind = asked.type
    if isinstance(asked, Question) and asked.suggestions:
        facts = {"key": "suggestions", "type": "question outside a table"}
        yield Finding(Problem.NOT_FOR_TYPE, (*here, "suggestions"), facts, on_key=True)
    if "options" in _KEYS[kind] and not asked.options:
        yield Finding(Problem.NEEDS_OPTIONS, here, {"name": asked.id, "type": kind})
    for key in sorted((_TYPED - _KEYS[kind]) & asked.model_fields_set):
        facts = {"key": key, "type": kind}
        yield Finding(Problem.NOT_FOR_TYPE, (*here, key), facts, on_key=True)
    for code, option in asked.options.items():
        path = (*here, "options", code)
        if kind != "choices" and option.exclusive:
            facts = {"key": "exclusive", "type": kind}
            yield Finding(Problem.NOT_FOR_TYPE, (*path, "exclusive"), facts, on_key=True)
        if kind != "choices" and option.means is Meaning.NOTHING:
            facts = {"name": code, "question": asked.id}
            yield Finding(Problem.NOTHING_ON_A_CHOICE, (*path, "means"), facts, on_key=True)
        if kind == "choices" and option.means and not option.exclusive:
            facts = {"name": code, "means": f"“{option.means}”"}
            yield Finding(Problem.NOT_EXCLUSIVE, path, facts)


def _columns(question: Question, here: KeyPath) -> Iterator[Finding]:
    if question.type != "table":
        return
    if not question.columns:
        yield Finding(Problem.NEEDS_COLUMNS, here, {"name": question.id})
    for k, column in enumerate(question.columns):
        yield from _keys(column, (*here, "columns", k))


def _most(question: Question, here: KeyPath) -> Iterator[Finding]:
    together = [code for code, option in question.options.items() if not option.exclusive]
    if question.type == "choices" and question.max and question.max > len(together):
        facts = {"max": question.max, "count": len(together)}
        yield Finding(Problem.MAX_TOO_LARGE, (*here, "max"), facts)


def _one_table(page: Page, here: KeyPath) -> Iterator[Finding]:
    """The buttons that add and remove rows are the page's, so it has one table at most."""
    tables = [j for j, question in enumerate(page.questions) if question.type == "table"]
    for j in tables[1:]:
        yield Finding(Problem.SECOND_TABLE, (*here, j), {"page": page.id})
