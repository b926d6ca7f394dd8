"""Whether every part, case and code can be reached by somebody: proved, not sampled.

Each is put as a question to the solver: do answers exist that show this page, outcome, flag or
topic, this one case of it, this one code? Can the case ever add something? The examples that come
back are people, and tests and ``flask questions diff`` use them. What the file promises is proved
in ``promises.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.checks import references
from app.checks.problem_messages.proofs import ProofProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.proofs.clauses import Clause, both, no_case, one_case, some_case
from app.proofs.paths import SUMMARY, endings, not_ended, summary_ending
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.answers import Answers
from app.questionnaire.definition.parts import Case, Condition
from app.questionnaire.definition.questionnaire import Questionnaire

PartRef = tuple[str, str]  # ("flag", "vessels"): what an example is an example of


@dataclass(frozen=True)
class Proof:
    """What was found, and for everything that can be reached, answers that reach it."""

    findings: tuple[Finding, ...]
    examples: Mapping[PartRef, Answers]


@dataclass(frozen=True)
class _Place:
    """Where a condition decides: what holds by then, and the last page answered by then."""

    clauses: tuple[Clause, ...]
    last: int


@dataclass(frozen=True)
class _Conditional:
    """A part of the file with its condition and the places where that decides."""

    kind: str
    name: str
    path: KeyPath
    when: Condition | None
    places: tuple[_Place, ...]


def prove(questionnaire: Questionnaire) -> Proof:
    """Every finding that needs reasoning over all sets of answers, and every example."""
    scenarios = Scenarios(questionnaire)
    examples: dict[PartRef, Answers] = {}
    findings: list[Finding] = []
    for part in _conditionals(questionnaire, scenarios):
        try:
            example = _example(scenarios, part, some_case(part.when))
            if example is None:
                facts = {"part": part.kind, "name": part.name}
                findings.append(Finding(Problem.CANNOT_BE_REACHED, part.path, facts))
                continue
            examples[part.kind, part.name] = example
            findings += _cases(scenarios, part)
        except Undecided:
            findings.append(Finding(Problem.UNDECIDED, part.path, {"name": part.name}))
    findings += _topics_by_option(questionnaire, scenarios)
    return Proof(tuple(findings), examples)


def _conditionals(questionnaire: Questionnaire, scenarios: Scenarios) -> Iterator[_Conditional]:
    q = questionnaire
    for i, page in enumerate(q.pages):
        # A page is reached when nothing ended the journey on the pages before it.
        before = _Place(tuple(not_ended(q, scenarios, i)), i - 1)
        yield _Conditional("page", page.id, ("pages", i), page.when, (before,))
    for i, outcome in enumerate(q.outcomes):
        here = tuple(
            _Place(ending.clauses, ending.last)
            for ending in endings(q, scenarios)
            if ending.outcome is outcome
        )
        yield _Conditional("outcome", outcome.id, ("outcomes", i), outcome.when, here)
    end = summary_ending(q, scenarios)
    summary = (_Place(end.clauses, end.last),)
    yield _Conditional("outcome", SUMMARY, ("outcomes",), None, summary)
    for i, notice in enumerate(q.notices):
        yield _Conditional("notice", notice.id, ("notices", i), notice.when, summary)
    for i, flag in enumerate(q.flags):
        yield _Conditional("flag", flag.id, ("flags", i), flag.when, summary)
    for i, topic in enumerate(q.topics):
        yield _Conditional("topic", topic.id, ("topics", i), topic.when, summary)
    # The help panel stands on every page from the answer on that makes it hold.
    panel = q.help.panel.when
    said = sorted({q.page_index_of[reference] for reference in panel.reads})
    after = tuple(_Place(tuple(not_ended(q, scenarios, i)), i) for i in said)
    yield _Conditional("panel", "help", ("help", "panel"), panel, after)


def _example(scenarios: Scenarios, part: _Conditional, more: list[Clause]) -> Answers | None:
    for place in part.places:
        found = scenarios.find(both(place.clauses, more), place.last)
        if found is not None:
            return found
    return None


def _cases(scenarios: Scenarios, part: _Conditional) -> Iterator[Finding]:
    """Conditions that say less than they seem to: dead or idle cases, dead codes, no choice."""
    path = (*part.path, "when")
    cases = part.when.cases if part.when else ()
    idle = _idle(scenarios, part, list(cases))
    for i, case in enumerate(cases):
        if _example(scenarios, part, [(one_case(case),)]) is None:
            yield Finding(Problem.CASE_NEVER_HOLDS, (*path, i), {"name": part.name})
            continue
        if i in idle:
            yield Finding(Problem.CASE_ADDS_NOTHING, (*path, i), {"name": part.name})
        yield from _dead_codes(scenarios, part, case, (*path, i))
    decides = part.kind in ("page", "flag", "topic") and cases
    if decides and _example(scenarios, part, no_case(cases)) is None:
        yield Finding(
            Problem.ALWAYS_HOLDS, path, {"part": part.kind, "name": part.name}, on_key=True
        )


def _idle(scenarios: Scenarios, part: _Conditional, cases: list[Case]) -> set[int]:
    """The cases that could all be deleted at once. They are tried from the last to the first, so
    that of two that say the same the second is told, and never both."""
    kept = dict(enumerate(cases))
    for i in reversed(range(len(cases))):
        others = [case for k, case in kept.items() if k != i]
        if others and _example(scenarios, part, [(one_case(cases[i]),), *no_case(others)]) is None:
            del kept[i]
    return set(range(len(cases))) - set(kept)


def _dead_codes(
    scenarios: Scenarios, part: _Conditional, case: Case, path: KeyPath
) -> Iterator[Finding]:
    for reference, lists in case.items():
        for n, k, code in references.places(lists):
            others = [codes for i, codes in enumerate(lists) if i != n]
            one = {**case, reference: (*others, (code,))}
            if len(lists[n]) > 1 and _example(scenarios, part, [(one_case(one),)]) is None:
                facts = {"name": code, "question": reference}
                here = (*path, reference, *references.step(lists, n, k))
                yield Finding(Problem.CODE_NEVER_HOLDS, here, facts)


def _topics_by_option(questionnaire: Questionnaire, scenarios: Scenarios) -> Iterator[Finding]:
    """What a topic says for one option must be sayable: chosen while the topic shows."""
    end = summary_ending(questionnaire, scenarios)
    for i, topic in enumerate(questionnaire.topics):
        if topic.for_each is None:
            continue
        for code in topic.for_each.say:
            chosen: list[Clause] = [(one_case({topic.for_each.question: ((code,),)}),)]
            clauses = both(end.clauses, some_case(topic.when), chosen)
            path = ("topics", i, "for_each", "say", code)
            try:
                if scenarios.find(clauses, end.last) is None:
                    facts = {"name": code, "question": topic.for_each.question}
                    yield Finding(Problem.CODE_NEVER_HOLDS, path, facts, on_key=True)
            except Undecided:
                yield Finding(Problem.UNDECIDED, path, {"name": f"{topic.id}, {code}"}, on_key=True)
