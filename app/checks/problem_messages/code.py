"""What a problem's code is: a stable name with its message, its fix and an example."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class ProblemCode(StrEnum):
    """A code that editors, CI and docs/writing-questions.md know, and that never changes.

    ``message`` says what is wrong and ``fix`` what to do about it; the names in braces are the
    facts that a finding carries. ``example`` is what an author might have written. The members
    stand in the modules beside this one, a chapter each.
    """

    message: str
    fix: str
    example: str

    def __new__(cls, code: str, message: str, fix: str, example: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.message, member.fix, member.example = message, fix, example
        return member
