"""Whether every id stands for one thing, and for none that the program names itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.checks.problem_messages.references import ReferenceProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.questionnaire.definition.questionnaire import Questionnaire

# What a question page sends of its own, and what its address carries.
RESERVED_FIELDS = frozenset({"csrf_token", "pad", "language", "return", "opened"})
RESERVED_FIELDS |= {"add_row", "remove_row", "continue", "finish", "back"}
RESERVED_OUTCOMES = frozenset({"summary"})

_Named = Iterator[tuple[KeyPath, str]]


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    q = questionnaire
    yield from _unique("part", _each("parts", q.parts))
    yield from _unique("page", _each("pages", q.pages))
    yield from _unique("question", _questions(q), RESERVED_FIELDS)
    for i, page in enumerate(q.pages):
        for j, question in enumerate(page.questions):
            columns = _each(("pages", i, "questions", j, "columns"), question.columns)
            yield from _unique("column", columns, RESERVED_FIELDS)
    yield from _unique("outcome", _each("outcomes", q.outcomes), RESERVED_OUTCOMES)
    yield from _unique("notice", _each("notices", q.notices))
    yield from _unique("flag", _each("flags", q.flags))
    yield from _unique("topic", _each("topics", q.topics))
    yield from _unique("option", _each("options_table", q.options_table))
    yield from _unique("section", _each(("summary", "sections"), q.summary.sections))


def _each(here: str | KeyPath, parts: Iterable[object]) -> _Named:
    """The path and the id of each part of a list."""
    start = (here,) if isinstance(here, str) else here
    for i, part in enumerate(parts):
        yield (*start, i), part.id  # type: ignore[attr-defined]  # every part that is asked has one


def _questions(questionnaire: Questionnaire) -> _Named:
    for i, page in enumerate(questionnaire.pages):
        yield from _each(("pages", i, "questions"), page.questions)


def _unique(part: str, named: _Named, reserved: frozenset[str] = frozenset()) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in named:
        if name in reserved:
            yield Finding(Problem.RESERVED_NAME, (*path, "id"), {"name": name})
        if name in seen:
            yield Finding(Problem.DUPLICATE_ID, (*path, "id"), {"part": part, "name": name})
        seen.add(name)
