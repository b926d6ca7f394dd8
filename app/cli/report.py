"""Everything that is known about a file, in one value: its problems, its examples, its paths."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.checks import all_checks, reachability
from app.checks.largest_answers import largest_answers
from app.checks.problem_messages.proofs import ProofProblem
from app.checks.problem_messages.upkeep import UpkeepProblem
from app.checks.problems import DefinitionError, Finding, Problem
from app.checks.reading_grade import words_on
from app.loading import sign_off
from app.loading.loader import Loaded, load
from app.proofs.paths import endings, extreme_path
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.answers import Answers
from app.questionnaire.definition.questionnaire import Questionnaire
from app.web.saved_answers import cookie_length
from app.web.session import MOST_WITH_EVERY_CHOICE


@dataclass(frozen=True)
class Length:
    """How long the shortest and the longest path to one ending are."""

    ending: str
    pages: tuple[int, int]
    words: tuple[int, int]


@dataclass(frozen=True)
class Examined:
    """``loaded`` is None when the file could not be read to the end."""

    problems: tuple[Problem, ...]
    loaded: Loaded | None = None
    examples: Mapping[reachability.PartRef, Answers] = field(default_factory=dict)
    lengths: tuple[Length, ...] = ()


def examine(file: Path, today: date) -> Examined:
    """Load, prove, and look after the words. Problems are sorted by place."""
    try:
        loaded = load(file)
    except DefinitionError as error:
        return Examined(error.problems)
    questionnaire = loaded.questionnaire
    proof = reachability.prove(questionnaire)
    measured: tuple[Length, ...] = ()
    given_up: tuple[Finding, ...] = ()
    try:
        measured = tuple(lengths(questionnaire))
    except Undecided:
        given_up = (
            Finding(
                ProofProblem.UNDECIDED, ("pages",), {"name": "the paths' lengths"}, on_key=True
            ),
        )
    findings: Iterable[Finding] = (
        *proof.findings,
        *given_up,
        *all_checks.noticed(questionnaire, today),
        *_cookie(questionnaire),
        *_void(questionnaire),
    )
    problems = tuple(sorted(loaded.source.problems(findings)))
    return Examined(problems, loaded, proof.examples, measured)


def lengths(questionnaire: Questionnaire) -> Iterator[Length]:
    """The shortest and longest way to each ending, in pages and in words on them."""
    scenarios = Scenarios(questionnaire)
    words = {page.id: words_on(page) for page in questionnaire.pages}
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    for ending in endings(questionnaire, scenarios):
        measured = [
            extreme_path(questionnaire, scenarios, ending, weight, longest)
            for weight in (lambda _: 1, lambda page: words[page.id])
            for longest in (False, True)
        ]
        one, two, three, four = (m[0] if m else -1 for m in measured)
        if one >= 0:
            found.setdefault(ending.name, []).append((one, two, three, four))
    for name, ways in found.items():
        least, most, few, many = zip(*ways, strict=True)
        yield Length(name, (min(least), max(most)), (min(few), max(many)))


def _cookie(questionnaire: Questionnaire) -> Iterator[Finding]:
    size = cookie_length(questionnaire, largest_answers(questionnaire))
    if size > MOST_WITH_EVERY_CHOICE:
        facts = {"size": size, "most": MOST_WITH_EVERY_CHOICE}
        yield Finding(UpkeepProblem.COOKIE_TOO_LARGE, ("pages",), facts, True)


def _void(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, signed in sign_off.void(questionnaire):
        facts = {"by": signed.by, "date": signed.on}
        yield Finding(UpkeepProblem.SIGN_OFF_VOID, ("reviewed", i, "digest"), facts)
