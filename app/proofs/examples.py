"""Examples: the answers that a search found, in one line of ids and codes, for authors."""

from __future__ import annotations

from collections.abc import Mapping

from app.questionnaire.answers import Answers, Row, Value


def in_one_line(answers: Answers) -> str:
    """Such as ``pets: [cat, dog], age: grown``."""
    return ", ".join(f"{name}: {_in_codes(value)}" for name, value in answers.values.items())


def _in_codes(value: Value | Row) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {item}' for key, item in value.items())}}}"
    return f"[{', '.join(map(_in_codes, value))}]"
