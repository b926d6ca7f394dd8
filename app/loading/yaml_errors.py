"""YAML errors: why reading stopped, in the words of somebody who writes questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problems import Finding
from app.loading import odd_characters
from app.loading.yaml_nodes import Position, positions


class Unreadable(Exception):
    """The text cannot be read further; nothing after this position was looked at."""

    def __init__(
        self, code: ProblemCode, position: Position | None = None, **facts: object
    ) -> None:
        super().__init__(code)
        at = None if position is None else (position.line, position.column)
        self.finding = Finding(code, facts=facts, position=at)


def unreadable(error: yaml.MarkedYAMLError, text: str, last: Any) -> Unreadable:
    """Say a scanner's or parser's error in the words of somebody who writes questions."""
    reason = error.problem or "it cannot be read"
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Unreadable(UnreadableProblem.NOT_YAML, None, reason=reason)
    found = odd_characters.behind(error, text, last)
    if found is not None:
        code, line, column = found
        return Unreadable(code, Position(line, column))
    position = positions(text)(_Marked(mark))
    if "mapping values are not allowed" in reason:
        return Unreadable(UnreadableProblem.COLON_IN_TEXT, position)
    signs = ("alphabetic", "comment or line break")  # after `&`, `*`, `|` or `>`: a text with them
    if any(sign in reason for sign in signs):
        return Unreadable(UnreadableProblem.NOT_YAML, position, reason=reason)
    if "did not find expected" in reason or "block" in (error.context or ""):
        return Unreadable(UnreadableProblem.WRONG_INDENTATION, position, reason=reason)
    return Unreadable(UnreadableProblem.NOT_YAML, position, reason=reason)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mark of an error, which has its place as an event has."""

    start_mark: Any
