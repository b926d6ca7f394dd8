"""Whether the file keeps its promises: its ``always`` and ``never``, for all answers.

Loading runs this, so that a file whose promises of safety do not hold, or hold for nobody, is never
served.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.problem_messages.proofs import ProofProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.proofs.clauses import Clause, both, no_case, one_case, some_case
from app.proofs.examples import in_one_line
from app.proofs.paths import Ending, endings
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.answers import Answers
from app.questionnaire.definition.for_authors import Promise
from app.questionnaire.definition.parts import Case, Condition, question_in
from app.questionnaire.definition.questionnaire import Questionnaire

_BROKEN = {"always": Problem.ALWAYS_BROKEN, "never": Problem.NEVER_BROKEN}


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    """The ``always`` and ``never`` that do not stand: such a file is not served.

    One with a case that no answers make hold counts too, since that case guards nothing, and so
    does one that could not be decided, since a promise that is not proved is none.
    """
    scenarios = Scenarios(questionnaire)
    ends = tuple(endings(questionnaire, scenarios))
    for group, promises in (("always", questionnaire.always), ("never", questionnaire.never)):
        for i, promise in enumerate(promises):
            try:
                yield from _promise(questionnaire, scenarios, ends, group, (group, i), promise)
            except Undecided:
                yield Finding(Problem.UNDECIDED, (group, i), {"name": f"{group} rule {i + 1}"})


def _promise(
    questionnaire: Questionnaire,
    scenarios: Scenarios,
    ends: tuple[Ending, ...],
    group: str,
    path: KeyPath,
    promise: Promise,
) -> Iterator[Finding]:
    for i, case in enumerate(promise.when.cases):
        if all(_answers(scenarios, ending, [(one_case(case),)]) is None for ending in ends):
            where = {"group": group, **_where_asked(questionnaire, case)}
            yield Finding(Problem.RULE_NEVER_APPLIES, (*path, "when", i), where)
    for ending in ends:
        for clauses in _counterexample_clauses(questionnaire, ending, group, promise):
            found = _answers(scenarios, ending, both(some_case(promise.when), clauses))
            if found is not None:
                facts = {
                    "name": "help.panel" if promise.panel else promise.about[1],
                    "ending": ending.name,
                    "answers": in_one_line(found),
                }
                yield Finding(_BROKEN[group], path, facts)
                return


def _answers(scenarios: Scenarios, ending: Ending, more: list[Clause]) -> Answers | None:
    """Answers that end here and fulfil these clauses too.

    An early outcome shows at once, so people who have not answered the rest count as well.
    """
    return scenarios.find(both(ending.clauses, more), ending.last, ending.outcome is None)


def _counterexample_clauses(
    questionnaire: Questionnaire, ending: Ending, group: str, promise: Promise
) -> Iterator[list[Clause]]:
    """What must hold at this ending for the promise to be broken; nothing: it cannot be.

    Flags and topics stand on the summary, so a promise about one speaks of journeys that end there.
    So does one about the help panel: an early outcome has help of its own.
    """
    if promise.outcome is not None:
        if (ending.name == promise.outcome) == (group == "never"):
            yield []
        return
    if ending.outcome is not None:
        return
    shown = _condition(questionnaire, promise)
    if group == "never":
        yield some_case(shown)
    elif shown is not None:
        yield no_case(shown.cases)


def _where_asked(questionnaire: Questionnaire, case: Case) -> dict[str, object]:
    """The questions that a case reads, and the pages that ask them."""
    names = list(dict.fromkeys(map(question_in, case)))
    pages = [questionnaire.page_asking[name].id for name in names]
    return {"questions": names, "pages": list(dict.fromkeys(pages))}


def _condition(questionnaire: Questionnaire, promise: Promise) -> Condition | None:
    """When that shows which the promise names."""
    q = questionnaire
    if promise.panel:
        return q.help.panel.when
    if promise.notice is not None:
        return next(notice.when for notice in q.notices if notice.id == promise.notice)
    if promise.flag is not None:
        return next(flag.when for flag in q.flags if flag.id == promise.flag)
    return next(topic.when for topic in q.topics if topic.id == promise.topic)
