"""Characters that look like others, or like none: what is pasted, and what YAML makes of it.

YAML often finds such a sign only a line further on, and calls it something else; here the sign
itself is told, where it stands. ``in_text`` looks at each text of a file that can be read,
``behind`` at the lines where reading stopped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import yaml

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problem_messages.yaml_slips import YamlProblem
from app.checks.problems import Finding

# Spaces that are none to YAML, so that a line seems indented and is not.
SPACES = frozenset("\u00a0\u2007\u202f\u3000")

# What turns the direction of the text around it, breaks a line for some programs, is not seen, or
# stands for a sign that was lost. The two joiners and the soft hyphen are left: scripts and long
# words need them.
_HIDDEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_HIDDEN_TOO = re.compile("[\u034f\ufffc\ufffd]")
_NEEDED = frozenset("\n\t\u00ad\u200c\u200d")
_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")

_AFTER = re.compile(r"[ \t]+(#[ \t]*)(\S)")
_CURLY = re.compile("“[^“”]*”|‘[^‘’]*’|«[^«»]*»|„[^„“”]*[“”]")
_NULLS = frozenset({"null", "Null", "NULL", "~"})

# `!none`: what other languages write for “not”; YAML takes it for a tag.
NEGATION = re.compile(r"![A-Za-z0-9_-]+")

# How a line begins, with the sign as a group.
_ODD_DASH = re.compile(r"\s*([‐‑‒–—―−])\s")
_LINES: tuple[tuple[re.Pattern[str], ProblemCode], ...] = (
    (re.compile(r"(<{7}|={7}|>{7})(?: |$)"), UnreadableProblem.MERGE_CONFLICT),
    (re.compile(r"\s*(<!--|//|/\*|;|--\s|%\s)"), UnreadableProblem.NOT_A_REMARK),
    (re.compile(r" *(\t)"), UnreadableProblem.TAB),
    (
        re.compile(r" *(?:- ?)?(?:[\w-]+:)?([\u00a0\u2007\u202f\u3000])"),
        UnreadableProblem.NO_BREAK_SPACE,
    ),
    (_ODD_DASH, UnreadableProblem.ODD_DASH),
    (re.compile(r"\s*(?:- )?[\w-]+\s?([：﹕︓])"), UnreadableProblem.WIDE_COLON),
    (re.compile(r"\s*(?:- )?[a-z_]+(:)[^\s:/]"), UnreadableProblem.NO_SPACE_AFTER_COLON),
)


def in_key(key: str) -> ProblemCode | None:
    """What is odd about the beginning of a key; None: nothing."""
    if key[:1] in SPACES:
        return UnreadableProblem.NO_BREAK_SPACE
    return UnreadableProblem.ODD_DASH if _ODD_DASH.match(key) else None


def in_text(event: Any, text: str, position: tuple[int, int]) -> Iterator[Finding]:
    """What is odd about one text of the file: what is hidden in it, or was lost from it."""
    value: str = event.value
    plain = event.implicit[0]
    sign = hidden(value)
    if sign:
        facts = {
            "sign": f"U+{ord(sign):04X}",
            "name": unicodedata.name(sign, "a sign without a name"),
        }
        yield Finding(YamlProblem.HIDDEN_SIGN, facts=facts, position=position)
    elif value and not any(map(_seen, value)):
        yield Finding(YamlProblem.INVISIBLE_TEXT, position=position)
    if plain and value in _NULLS:
        yield Finding(YamlProblem.NULL_VALUE, facts={"value": value}, position=position)
    if plain and _CURLY.fullmatch(value):
        yield Finding(YamlProblem.CURLY_QUOTES, facts={"value": value}, position=position)
    after = _AFTER.match(text, event.end_mark.index) if plain else None
    if after and not value:
        # `call: #5 today`: the whole text is gone; with a space, a remark is meant.
        if after[1] == "#":
            facts = {"text": text[after.start(1) :].splitlines()[0].strip()}
            yield Finding(YamlProblem.TEXT_AFTER_HASH, facts=facts, position=position)
        return
    # After one word, or a code, a remark is meant; after more, or close to its sign, text is lost.
    if after and (" " in value.strip() or after[1] == "#"):
        facts = {"text": text[after.start(1) :].splitlines()[0].strip()}
        end = event.end_mark
        here = (end.line + 1, end.column + 1 + after.start(1) - end.index)
        yield Finding(YamlProblem.TEXT_AFTER_HASH, facts=facts, position=here)


def hidden(text: str) -> str | None:
    """The first sign of a text that nobody can read; None: there is none."""
    lost = _HIDDEN_TOO.search(text)
    if lost or text.isprintable():
        return lost[0] if lost else None
    unread = (s for s in text if s not in _NEEDED and unicodedata.category(s) in _HIDDEN)
    return next(unread, None)


def _seen(sign: str) -> bool:
    return unicodedata.category(sign)[0] not in "ZC" and sign not in _BLANKS


def behind(
    error: yaml.MarkedYAMLError, text: str, last: Any
) -> tuple[ProblemCode, int, int] | None:
    """The sign behind an error, with its line and column; None: no such sign is near.

    ``last``: the event that was read last.
    """
    mark = error.problem_mark or error.context_mark
    opened = _opened(error, mark, last)
    if opened is not None:
        return opened
    lines = re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text)
    for number in _near(mark.line if mark else 0, error.context_mark, lines):
        for pattern, code in _LINES:
            found = pattern.match(lines[number])
            if found:
                return code, number + 1, found.start(1) + 1
    if "simple key" in (error.context or ""):
        return UnreadableProblem.NO_COLON, *_place(error.context_mark)
    return None


def _opened(
    error: yaml.MarkedYAMLError, mark: Any, last: Any
) -> tuple[ProblemCode, int, int] | None:
    """A quote or bracket that opened somewhere above, and was not closed where it should be."""
    context, reason = error.context or "", error.problem or ""
    if "quoted scalar" in context:
        return UnreadableProblem.OPEN_QUOTE, *_place(error.context_mark)
    if "a tag" in context:
        return UnreadableProblem.NO_NOT, *_place(error.context_mark)
    ended_here = last is not None and mark is not None and last.end_mark.line == mark.line
    if ended_here and getattr(last, "style", None) in ("'", '"'):
        # A quote that was left open ends at the next one, some lines below.
        over_lines = last.start_mark.line < last.end_mark.line
        code = UnreadableProblem.OPEN_QUOTE if over_lines else UnreadableProblem.TEXT_GOES_ON
        return code, *_place(last.start_mark)
    if "flow" in context:
        return UnreadableProblem.OPEN_BRACKET, *_place(error.context_mark)
    # A bracket that closes has its sign; the end of a block has none.
    closing = type(last) in (yaml.AliasEvent, yaml.SequenceEndEvent, yaml.MappingEndEvent)
    signed = closing and last.start_mark.index < last.end_mark.index
    if ended_here and signed and "expected key" in reason:
        return UnreadableProblem.TEXT_GOES_ON, *_place(last.start_mark)
    return None


def _place(mark: Any) -> tuple[int, int]:
    return mark.line + 1, mark.column + 1


def _near(line: int, context: Any, lines: list[str]) -> Iterator[int]:
    """The line where reading stopped, the one above it that says anything, and the one where what
    could not be read began."""
    if line < len(lines):
        yield line
    above = next((n for n in range(min(line, len(lines)) - 1, -1, -1) if lines[n].strip()), None)
    if above is not None:
        yield above
    if context is not None and context.line < len(lines):
        yield context.line
