"""YAML errors: why reading stopped, in the words of somebody who writes questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problems import Finding
from app.loading import odd_characters
from app.loading.yaml_nodes import LINE_END, Position, positions

# A key, a text without quotes, and a colon with a space inside it.
_COLON = re.compile(r" *(?:- )?[a-z_]+: +(?![\"'\[{|>&*#])[^#\n]*?\S(: )", re.MULTILINE)


class Unreadable(Exception):
    """The text cannot be read further; after this position, only the same slip was looked for."""

    def __init__(
        self, code: ProblemCode, position: Position | None = None, **facts: object
    ) -> None:
        super().__init__(code)
        at = None if position is None else (position.line, position.column)
        self.findings = [Finding(code, facts=facts, position=at)]


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
        return _colon_in_text(position, text)
    signs = ("alphabetic", "comment or line break")  # after `&`, `*`, `|` or `>`: a text with them
    if any(sign in reason for sign in signs):
        return Unreadable(UnreadableProblem.NOT_YAML, position, reason=reason)
    if "did not find expected" in reason or "block" in (error.context or ""):
        return Unreadable(UnreadableProblem.WRONG_INDENTATION, position, reason=reason)
    return Unreadable(UnreadableProblem.NOT_YAML, position, reason=reason)


def _colon_in_text(position: Position, text: str) -> Unreadable:
    """A slip that comes in every other sentence: it is told of all the lines that follow, too."""
    told = Unreadable(UnreadableProblem.COLON_IN_TEXT, position)
    for number, line in enumerate(LINE_END.split(text)[position.line :], start=position.line + 1):
        found = _COLON.match(line)
        if found:
            at = (number, found.start(1) + 1)
            told.findings.append(Finding(UnreadableProblem.COLON_IN_TEXT, position=at))
    return told


@dataclass(frozen=True, slots=True)
class _Marked:
    """A mark of an error, which has its place as an event has."""

    start_mark: Any
