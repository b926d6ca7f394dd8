"""What authors are told: a finding in the definition, and the same as a problem with its line.

A ``Finding`` is a code with its facts and where in the definition it stands; a ``Problem`` is the
same in words, with its place in the file. Every code stands in ``problem_messages``; what is looked
for is listed in ``all_checks.py``; how it is shown is the business of ``app/cli``.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem

# A path through the definition: ("pages", 0, "title").
KeyPath = tuple[str | int, ...]

# A wrong value is told in part, and a list of right ones too, so that a message stays a message.
MOST_LETTERS = 80
MOST_NAMES = 20
MOST_PROBLEMS = 500

_NUMBERS = re.compile(r"\d+")
_WHOLE = frozenset({"answers", "how"})
_ONE_OF = frozenset({"one_of"})


@dataclass(frozen=True, slots=True)
class Finding:
    """A code, the facts its words need, and where: a path in the definition, or a position."""

    code: ProblemCode
    path: KeyPath = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    on_key: bool = False  # the trouble is the key at the end of the path, not its value
    position: tuple[int, int] | None = None  # line and column, when they are known already


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to fix, said in full. ``line`` and ``column`` count from 1; 0: the whole file."""

    file: str
    line: int
    column: int
    code: ProblemCode
    message: str
    fix: str
    excerpt: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {self.code}: {self.message} {self.fix}"

    @property
    def unreadable(self) -> bool:
        """Whether this stopped the reading, so that nothing after it was looked at."""
        return isinstance(self.code, UnreadableProblem)


class DefinitionError(Exception):
    """A questions.yaml that must not be served: every problem in it, in the file's order.

    Past MOST_PROBLEMS the rest is left out: they mostly follow from the first, and a hostile file
    could have a hundred thousand.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems))[:MOST_PROBLEMS])
        super().__init__("\n".join(map(str, self.problems)))


def problem(finding: Finding, file: str, position: tuple[int, int], excerpt: str = "") -> Problem:
    """Say a finding in the words of its code."""
    facts = {name: _in_a_sentence(name, value) for name, value in finding.facts.items()}
    close = finding.facts.get("nearest")
    fix = _with_lists(finding.code.fix, facts).format_map(facts)
    if close:
        fix = f"Did you mean `{close}`? {fix}"
    return Problem(
        file=file,
        line=position[0],
        column=position[1],
        code=finding.code,
        message=_with_lists(finding.code.message, facts).format_map(facts),
        fix=fix,
        excerpt=excerpt,
    )


def folded(findings: Iterable[Finding]) -> Iterator[Finding]:
    """One finding for many that say the same of one place, such as of a scale that ten questions
    share, or of all the keys that one part lacks: what differs between them becomes a list."""
    alike: dict[object, list[Finding]] = {}
    for finding in findings:
        place = finding.position or (finding.path, finding.on_key)
        alike.setdefault((finding.code, place), []).append(finding)
    for group in alike.values():
        first, *others = group
        facts = dict(first.facts)
        for name, value in first.facts.items():
            values = list(dict.fromkeys(str(each.facts[name]) for each in group))
            if others and isinstance(value, str) and len(values) > 1:
                facts[name] = values
        yield replace(first, facts=facts)


def _in_a_sentence(name: str, value: object) -> object:
    """A fact as it stands in a sentence: names become `a`, `b` and `c`; long ones are cut, but for
    advice of ours, and a counterexample, of which the last answer may be the one that counts."""
    if isinstance(value, str):
        line = " ".join(value.split())
        return line if name in _WHOLE or len(line) <= MOST_LETTERS else f"{line[:MOST_LETTERS]}…"
    if not isinstance(value, (list, tuple)):
        return value
    names = [f"`{each}`" for each in value[:MOST_NAMES]]
    if len(value) > MOST_NAMES:
        names.append(f"{len(value) - MOST_NAMES} more")
    last = "or" if name in _ONE_OF else "and"
    if len(names) > 1:
        return f" {last} ".join([", ".join(names[:-1]), names[-1]])
    return names[0] if names else "none"


def _with_lists(words: str, facts: Mapping[str, object]) -> str:
    """A fact that became a list has its own marks: no others around it."""
    for name, value in facts.items():
        if isinstance(value, str) and value.startswith("`"):
            words = words.replace(f"`{{{name}}}`", f"{{{name}}}")
    return words


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like a wrong one, if any is like it at all, or the only one that has a
    number in common with it: `over_65`, `from_65`."""
    names = list(known)
    found = difflib.get_close_matches(name, names, n=1, cutoff=0.6)
    numbers = set(_NUMBERS.findall(name))
    alike = [each for each in names if numbers & set(_NUMBERS.findall(each))]
    return next(iter(found or (alike if len(alike) == 1 else [])), None)
