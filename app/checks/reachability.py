"""What must hold for every possible set of answers: proved, not sampled.

Each rule of the file is put as a question to ``scenarios.py``: do answers exist that show this
page, outcome, flag or topic, this one case of it, this one code? Can the case ever add something?
Do answers exist that break an ``always`` or a ``never``? The examples that come back are people,
and tests, ``preview`` and ``diff`` use them. Loading runs the rules alone, so that a file whose
promises of safety do not hold, or hold for nobody, is never served; ``flask questions check`` runs
everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.checks import references
from app.checks.problems import Finding, Steps
from app.proofs.clauses import Clause, both, no_case, one_case, some_case
from app.proofs.paths import SUMMARY, Ending, endings, not_ended, summary_ending
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.answers import Answers
from app.questionnaire.definition import Questionnaire, Rule
from app.questionnaire.guidance import Flag, Notice, Topic
from app.questionnaire.parts import Case, Condition

Name = tuple[str, str]  # ("flag", "vessels"): what an example is an example of


@dataclass(frozen=True)
class Proof:
    """What was found, and for everything that can be reached, answers that reach it."""

    findings: tuple[Finding, ...]
    examples: Mapping[Name, Answers]


@dataclass(frozen=True)
class _Place:
    """Where a condition decides: what holds by then, and the last page answered by then."""

    clauses: tuple[Clause, ...]
    last: int


@dataclass(frozen=True)
class _Ruled:
    """A part of the file with its condition and the places where that decides."""

    kind: str
    name: str
    path: Steps
    when: Condition | None
    places: tuple[_Place, ...]


def prove(questionnaire: Questionnaire) -> Proof:
    """Every finding that needs reasoning over all sets of answers, and every example."""
    scenarios = Scenarios(questionnaire)
    examples: dict[Name, Answers] = {}
    findings: list[Finding] = []
    for ruled in _ruled(questionnaire, scenarios):
        try:
            example = _example(scenarios, ruled, some_case(ruled.when))
            if example is None:
                facts = {"part": ruled.kind, "name": ruled.name}
                findings.append(Finding("cannot-be-reached", ruled.path, facts))
                continue
            examples[ruled.kind, ruled.name] = example
            findings += _cases(scenarios, ruled)
        except Undecided:
            findings.append(Finding("undecided", ruled.path, {"name": ruled.name}))
    findings += _topics_by_option(questionnaire, scenarios)
    findings += _rules(questionnaire, scenarios)
    return Proof(tuple(findings), examples)


def _ruled(questionnaire: Questionnaire, scenarios: Scenarios) -> Iterator[_Ruled]:
    q = questionnaire
    for i, page in enumerate(q.pages):
        # A page is reached when nothing ended the journey on the pages before it.
        before = _Place(tuple(not_ended(q, scenarios, i)), i - 1)
        yield _Ruled("page", page.id, ("pages", i), page.when, (before,))
    for i, outcome in enumerate(q.outcomes):
        here = tuple(
            _Place(ending.clauses, ending.last)
            for ending in endings(q, scenarios)
            if ending.outcome is outcome
        )
        yield _Ruled("outcome", outcome.id, ("outcomes", i), outcome.when, here)
    end = summary_ending(q, scenarios)
    summary = (_Place(end.clauses, end.last),)
    yield _Ruled("outcome", SUMMARY, ("outcomes",), None, summary)
    for i, notice in enumerate(q.notices):
        yield _Ruled("notice", notice.id, ("notices", i), notice.when, summary)
    for i, flag in enumerate(q.flags):
        yield _Ruled("flag", flag.id, ("flags", i), flag.when, summary)
    for i, topic in enumerate(q.topics):
        yield _Ruled("topic", topic.id, ("topics", i), topic.when, summary)
    # The help panel stands on every page from the answer on that makes it hold.
    panel = q.help.panel.when
    said = sorted({q.page_index_of[reference] for reference in panel.reads})
    after = tuple(_Place(tuple(not_ended(q, scenarios, i)), i) for i in said)
    yield _Ruled("panel", "help", ("help", "panel"), panel, after)


def _example(scenarios: Scenarios, ruled: _Ruled, more: list[Clause]) -> Answers | None:
    for place in ruled.places:
        found = scenarios.find(both(place.clauses, more), place.last)
        if found is not None:
            return found
    return None


def _cases(scenarios: Scenarios, ruled: _Ruled) -> Iterator[Finding]:
    """Conditions that say less than they seem to: dead or idle cases, dead codes, no choice."""
    path = (*ruled.path, "when")
    cases = ruled.when.cases if ruled.when else ()
    for i, case in enumerate(cases):
        if _example(scenarios, ruled, [(one_case(case),)]) is None:
            yield Finding("case-never-holds", (*path, i), {"name": ruled.name})
            continue
        others = [*cases[:i], *cases[i + 1 :]]
        alone = [(one_case(case),), *no_case(others)]
        if others and _example(scenarios, ruled, alone) is None:
            yield Finding("case-adds-nothing", (*path, i), {"name": ruled.name})
        yield from _dead_codes(scenarios, ruled, case, (*path, i))
    decides = ruled.kind in ("page", "flag", "topic") and cases
    if decides and _example(scenarios, ruled, no_case(cases)) is None:
        yield Finding("always-holds", path, {"part": ruled.kind, "name": ruled.name}, on_key=True)


def _dead_codes(scenarios: Scenarios, ruled: _Ruled, case: Case, path: Steps) -> Iterator[Finding]:
    for reference, lists in case.items():
        for n, k, code in references.places(lists):
            others = [codes for i, codes in enumerate(lists) if i != n]
            one = {**case, reference: (*others, (code,))}
            if len(lists[n]) > 1 and _example(scenarios, ruled, [(one_case(one),)]) is None:
                facts = {"name": code, "question": reference}
                here = references.step(lists, n, k)
                yield Finding("code-never-holds", (*path, reference, *here), facts)


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
                    yield Finding("code-never-holds", path, facts, on_key=True)
            except Undecided:
                yield Finding("undecided", path, {"name": f"{topic.id}, {code}"}, on_key=True)


def broken_rules(questionnaire: Questionnaire) -> list[Finding]:
    """The ``always`` and ``never`` rules that do not stand: such a file is not served.

    A rule with a case that no answers make hold counts too, since that case guards nothing, and so
    does one that could not be decided, since a promise that is not proved is none.
    """
    return list(_rules(questionnaire, Scenarios(questionnaire)))


def _rules(questionnaire: Questionnaire, scenarios: Scenarios) -> Iterator[Finding]:
    ends = tuple(endings(questionnaire, scenarios))
    for group, rules in (("always", questionnaire.always), ("never", questionnaire.never)):
        for i, rule in enumerate(rules):
            try:
                yield from _rule(questionnaire, scenarios, ends, group, (group, i), rule)
            except Undecided:
                yield Finding("undecided", (group, i), {"name": f"{group} rule {i + 1}"})


def _rule(
    questionnaire: Questionnaire,
    scenarios: Scenarios,
    ends: tuple[Ending, ...],
    group: str,
    path: Steps,
    rule: Rule,
) -> Iterator[Finding]:
    for i, case in enumerate(rule.when.cases):
        if all(_answers(scenarios, ending, [(one_case(case),)]) is None for ending in ends):
            yield Finding("rule-never-applies", (*path, "when", i), {"group": group})
    for ending in ends:
        for breaking in _breaking(questionnaire, ending, group, rule):
            found = _answers(scenarios, ending, both(some_case(rule.when), breaking))
            if found is not None:
                facts = {
                    "name": rule.outcome or rule.notice or rule.flag or rule.topic or "help.panel",
                    "ending": ending.name,
                    "answers": found.in_one_line(),
                }
                yield Finding(f"{group}-broken", path, facts)
                return


def _answers(scenarios: Scenarios, ending: Ending, more: list[Clause]) -> Answers | None:
    """Answers that end here and fulfil these clauses too.

    An early outcome shows at once, so people who have not answered the rest count as well.
    """
    return scenarios.find(both(ending.clauses, more), ending.last, ending.outcome is None)


def _breaking(
    questionnaire: Questionnaire, ending: Ending, group: str, rule: Rule
) -> Iterator[list[Clause]]:
    """What must hold at this ending for the rule to be broken; nothing: it cannot be.

    Flags and topics stand on the summary, so a rule about one speaks of journeys that end there. So
    does one about the help panel: an early outcome has help of its own.
    """
    if rule.outcome is not None:
        if (ending.name == rule.outcome) == (group == "never"):
            yield []
        return
    if ending.outcome is not None:
        return
    if rule.panel:
        shown: Condition | None = questionnaire.help.panel.when
    else:
        parts = (*questionnaire.notices, *questionnaire.flags, *questionnaire.topics)
        kind, name = (
            (Notice, rule.notice)
            if rule.notice
            else (Flag, rule.flag)
            if rule.flag
            else (Topic, rule.topic)
        )
        shown = next(part.when for part in parts if isinstance(part, kind) and part.id == name)
    if group == "never":
        yield some_case(shown)
    elif shown is not None:
        yield no_case(shown.cases)
