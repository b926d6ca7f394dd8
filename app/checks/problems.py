"""Everything that can be wrong with a questions.yaml: the one catalogue of what authors are told.

A ``Finding`` is a code with its facts and where in the definition it stands; a ``Problem`` is the
same in words, with its place in the file. Each code is stable and documented, with an example, in
docs/writing-questions.md. What is looked for is in ``loading.py``, ``integrity.py`` and
``checks.py``; how it is shown, in ``app/cli``.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from app.checks.problem_messages import CATALOGUE

Steps = tuple[str | int, ...]

# A wrong value is told in part, and a list of right ones too, so that a message stays a message.
MOST_LETTERS = 80
MOST_NAMES = 20
MOST_PROBLEMS = 500


@dataclass(frozen=True, slots=True)
class Finding:
    """A code, the facts its words need, and where: a path in the definition, or a place."""

    code: str
    path: Steps = ()
    facts: Mapping[str, object] = field(default_factory=dict)
    on_key: bool = False  # the trouble is the key at the end of the path, not its value
    place: tuple[int, int] | None = None  # line and column, when they are known already


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, said in full. ``line`` and ``column`` count from 1; 0: the whole file."""

    file: str
    line: int
    column: int
    code: str
    message: str
    mend: str
    excerpt: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{where}: {self.code}: {self.message} {self.mend}"

    @property
    def unreadable(self) -> bool:
        """Whether this stopped the reading, so that nothing after it was looked at."""
        return CATALOGUE[self.code].unreadable


class DefinitionError(Exception):
    """A questions.yaml that must not be served: every problem in it, in the file's order.

    Past MOST_PROBLEMS the rest is left out: they mostly follow from the first, and a hostile file
    could have a hundred thousand.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems))[:MOST_PROBLEMS])
        super().__init__("\n".join(map(str, self.problems)))


def problem(finding: Finding, file: str, place: tuple[int, int], excerpt: str = "") -> Problem:
    """Say a finding in the catalogue's words."""
    kind = CATALOGUE[finding.code]
    facts = {name: _said(value) for name, value in finding.facts.items()}
    close = finding.facts.get("nearest")
    mend = kind.mend.format_map(facts)
    if close:
        mend = f"Did you mean `{close}`? {mend}"
    return Problem(
        file=file,
        line=place[0],
        column=place[1],
        code=finding.code,
        message=kind.says.format_map(facts),
        mend=mend,
        excerpt=excerpt,
    )


def _said(value: object) -> object:
    """Facts as they stand in a sentence: names become `a`, `b` and `c`; long ones are cut."""
    if isinstance(value, str):
        return value if len(value) <= MOST_LETTERS else f"{value[:MOST_LETTERS]}…"
    if not isinstance(value, (list, tuple)):
        return value
    names = [f"`{name}`" for name in value[:MOST_NAMES]]
    if len(value) > MOST_NAMES:
        names.append(f"{len(value) - MOST_NAMES} more")
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like a wrong one, if any is like it at all."""
    found = difflib.get_close_matches(name, list(known), n=1, cutoff=0.6)
    return found[0] if found else None
