"""The answers of one person from a file, for `flask questions preview`; or why that cannot be.

The file is YAML or JSON: question id -> code, list of codes, text, or rows of a table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from app.checks.problems import Finding, nearest
from app.loading.loader import Located
from app.loading.yaml_errors import Unreadable
from app.loading.yaml_tree import compose
from app.questionnaire import answers
from app.questionnaire.answers import Answers
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Question


def read(file: Path, questionnaire: Questionnaire) -> Answers:
    """The answers in a file. ClickException: it cannot be read, or says what nobody can answer."""
    raw = _plain(file)
    if not isinstance(raw, dict):
        raise click.ClickException(f"{file} must hold `question: answer` lines.")
    for name, value in raw.items():
        for wrong in _wrong(questionnaire, name, value):
            raise click.ClickException(wrong)
    return answers.read(questionnaire, raw)


def _plain(file: Path) -> Any:
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}.") from error
    try:
        root, findings = compose(text)
    except Unreadable as error:
        root, findings = None, error.findings
    if findings:
        told: list[Finding] = list(findings)
        problems = Located(str(file), text, root).problems(told)
        raise click.ClickException("\n".join(map(str, problems)))
    return root.plain() if root else {}


def _wrong(questionnaire: Questionnaire, name: str, value: Any) -> Iterator[str]:
    """Why this answer cannot be given; nothing where it can."""
    question = questionnaire.question.get(name)
    if question is None:
        close = nearest(name, questionnaire.question)
        yield f"There is no question `{name}`." + (f" Did you mean `{close}`?" if close else "")
    elif question.type == "table":
        yield from _wrong_rows(question, value)
    elif question.type == "choices":
        yield from _wrong_codes(question, value)
    elif not isinstance(value, str):
        yield f"`{name}` has one answer: write `{name}: …`, without a list."
    elif question.type == "choice" and value not in question.options:
        yield f"`{name}` cannot be answered like this. It knows: {', '.join(question.options)}."
    elif question.max_length and len(value) > question.max_length:
        yield f"`{name}` holds {question.max_length} letters at most; here are {len(value)}."


def _wrong_codes(question: Question, value: Any) -> Iterator[str]:
    name = question.id
    if not isinstance(value, list):
        yield f"`{name}` may have several answers: write them as a list, `{name}: [a, b]`."
        return
    unknown = [code for code in value if code not in question.options]
    alone = [code for code in value if code not in unknown and question.options[code].exclusive]
    if unknown:
        known = ", ".join(question.options)
        yield f"`{name}` cannot be answered like this (`{unknown[0]}`). It knows: {known}."
    elif alone and len(value) > 1:
        yield f"`{alone[0]}` of `{name}` stands alone: nobody can choose it with another."
    elif question.max and len(value) > question.max:
        yield f"`{name}` takes {question.max} answers at most; here are {len(value)}."


def _wrong_rows(question: Question, value: Any) -> Iterator[str]:
    name = question.id
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        yield f"`{name}` is a table: write its rows as a list, `- {{column: answer}}`."
        return
    if len(value) > question.max_rows:
        yield f"`{name}` holds {question.max_rows} rows at most; here are {len(value)}."
    for row in value:
        for key, cell in row.items():
            column = question.column(key)
            if column is None:
                known = ", ".join(column.id for column in question.columns)
                yield f"`{name}` has no column `{key}`. Its columns are: {known}."
            elif column.options and cell not in column.options:
                codes = ", ".join(column.options)
                yield f"`{name}.{key}` cannot be answered like this. It knows: {codes}."
            elif column.max_length and len(str(cell)) > column.max_length:
                yield f"`{name}.{key}` holds {column.max_length} letters at most."
