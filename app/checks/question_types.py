"""Whether each question fits its type, and whether a person can always answer or decline it."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.problems import Finding, Steps
from app.questionnaire.definition import Questionnaire
from app.questionnaire.questions import Asked, Column, Meaning, Page, Question

# Which keys mean something for which types, beyond what every question has.
_KEYS = {
    "choice": {"options", "required"},
    "choices": {"options", "required", "max"},
    "text": {"max_length", "suggestions"},
    "table": {"columns", "name_column", "max_rows"},
}
_TYPED = frozenset().union(*_KEYS.values())


def fit(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: Steps = ("pages", i, "questions", j)
            yield from _asked(question, here)
            yield from _columns(question, here)
            yield from _way_out(question, here)
        yield from _one_table(page, ("pages", i, "questions"))


def _asked(asked: Question | Column, here: Steps) -> Iterator[Finding]:
    kind = asked.type
    name = {"name": asked.id, "type": kind}
    if isinstance(asked, Question) and asked.suggestions:
        facts = {"key": "suggestions", "type": "question outside a table"}
        yield Finding("not-for-type", (*here, "suggestions"), facts, on_key=True)
    if "options" in _KEYS[kind] and not asked.options:
        yield Finding("needs-options", here, name)
    for key in sorted((_TYPED - _KEYS[kind]) & asked.model_fields_set):
        yield Finding("not-for-type", (*here, key), {"key": key, "type": kind}, on_key=True)
    for code, option in asked.options.items():
        path = (*here, "options", code)
        if kind != "choices" and option.exclusive:
            facts = {"key": "exclusive", "type": kind}
            yield Finding("not-for-type", (*path, "exclusive"), facts, on_key=True)
        if kind == "choices" and option.means and not option.exclusive:
            yield Finding("not-exclusive", path, {"name": code, "means": f"“{option.means}”"})


def _columns(question: Question, here: Steps) -> Iterator[Finding]:
    if question.type != "table":
        return
    if not question.columns:
        yield Finding("needs-columns", here, {"name": question.id})
    for k, column in enumerate(question.columns):
        yield from _asked(column, (*here, "columns", k))
    name = question.name_column
    if name is not None:
        column_named = question.column(name)
        if column_named is None or column_named.type != "text":
            yield Finding("unknown-name-column", (*here, "name_column"), {"name": name})


def _way_out(question: Question, here: Steps) -> Iterator[Finding]:
    if question.required and question.options and not _declined(question):
        yield Finding("no-way-out", (*here, "required"), {"name": question.id}, on_key=True)


def _one_table(page: Page, here: Steps) -> Iterator[Finding]:
    """The buttons that add and remove rows are the page's, so it has one table at most."""
    tables = [j for j, question in enumerate(page.questions) if question.type == "table"]
    for j in tables[1:]:
        yield Finding("second-table", (*here, j), {"page": page.id})


def _declined(asked: Asked) -> bool:
    return any(option.means is Meaning.DECLINED for option in asked.options.values())
