"""Whether what a table names exists: its columns, and the answers that open and count its rows."""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.problem_messages.references import ReferenceProblem
from app.checks.problem_messages.tables import TableProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Question


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            if question.type == "table":
                yield from _name_column(question, here)
                yield from _beside(question, here)
                yield from _counts(question, here)
                yield from _rows_for(questionnaire, i, question, (*here, "rows_for"))


def _name_column(question: Question, here: KeyPath) -> Iterator[Finding]:
    name = question.name_column
    if name is not None:
        column = question.column(name)
        if column is None or column.type != "text":
            yield Finding(Problem.UNKNOWN_NAME_COLUMN, (*here, "name_column"), {"name": name})


def _beside(question: Question, here: KeyPath) -> Iterator[Finding]:
    """A column printed in the cell of another names one that has a cell of its own."""
    ids = [column.id for column in question.columns]
    for k, column in enumerate(question.columns):
        other = question.column(column.beside) if column.beside else None
        if column.beside and (other is None or other.beside or other is column):
            facts = {"name": column.beside, "known": ids, "nearest": nearest(column.beside, ids)}
            yield Finding(Problem.NOT_A_CELL, (*here, "columns", k, "beside"), facts)


def _counts(question: Question, here: KeyPath) -> Iterator[Finding]:
    columns = [column.id for column in question.columns if column.options]
    for n, count in enumerate(question.counts):
        for name, codes in count.when.items():
            path: KeyPath = (*here, "counts", n, "when", name)
            column = question.column(name)
            if column is None or not column.options:
                facts: dict[str, object] = {
                    "table": question.id,
                    "name": name,
                    "known": columns,
                    "nearest": nearest(name, columns),
                }
                yield Finding(ReferenceProblem.UNKNOWN_COLUMN, path, facts, on_key=True)
                continue
            for k, code in enumerate(codes):
                if code not in column.options:
                    facts = _unknown_code(f"{question.id}.{name}", column.options, code)
                    yield Finding(ReferenceProblem.UNKNOWN_CODE, (*path, k), facts)


def _rows_for(
    questionnaire: Questionnaire, page: int, question: Question, here: KeyPath
) -> Iterator[Finding]:
    """How many rows stand open is decided by one answer of an earlier page."""
    if question.rows_for is None:
        return
    name = question.rows_for.question
    asked = questionnaire.question.get(name)
    if asked is None:
        facts: dict[str, object] = {
            "name": name,
            "nearest": nearest(name, questionnaire.question),
        }
        yield Finding(ReferenceProblem.UNKNOWN_QUESTION, (*here, "question"), facts)
        return
    if asked.type != "choice":
        facts = {"name": name, "type": asked.type}
        yield Finding(ReferenceProblem.NOT_A_CHOICE, (*here, "question"), facts)
        return
    if questionnaire.page_index_of[name] >= page:
        yield Finding(Problem.ROWS_FOR_LATER, (*here, "question"), {"name": name})
    for code, rows in question.rows_for.rows.items():
        path = (*here, "rows", code)
        if code not in asked.options:
            facts = _unknown_code(name, asked.options, code)
            yield Finding(ReferenceProblem.UNKNOWN_CODE, path, facts, on_key=True)
        elif rows > question.max_rows:
            facts = {"rows": rows, "most": question.max_rows}
            yield Finding(Problem.TOO_MANY_ROWS, path, facts)


def _unknown_code(question: str, options: object, code: str) -> dict[str, object]:
    known = list(options)  # type: ignore[call-overload]  # a mapping of codes
    return {"question": question, "name": code, "known": known, "nearest": nearest(code, known)}
