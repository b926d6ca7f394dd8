"""Every rule that keeps somebody in danger safe, as far as the file goes.

For a request the same is kept by ``app/web/urgent_help.py``: read the two together. In this order:

- what leads to help is asked of everybody, must be answered, and may be declined;
- whoever declines is shown help: proved for every possible set of answers (``declined``);
- help is for the answer that means danger, and not only for whoever declines; such an answer is
  never printed as “nothing” or “not sure”, and does not go unread;
- outcomes for danger are urgent, and come before all others;
- a flag for today says who to call;
- ``help_lines.py``: each country that can be chosen has help lines, and a number to call among
  them; the words of each line are what it dials, sends or opens. (A country without a line for the
  young is told by ``questions check``, and served.)

Which answers mean danger is the file's to say, in its ``always`` and ``never`` rules
(``promises.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.checks import help_lines
from app.checks.problem_messages.proofs import ProofProblem
from app.checks.problem_messages.safety import SafetyProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.proofs.clauses import both, no_case, one_case
from app.proofs.paths import not_ended
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.definition.parts import Condition, question_in
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Meaning, Page, Question


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What holds by the look of the file."""
    yield from _asked(questionnaire)
    yield from _answers(questionnaire)
    yield from _urgent(questionnaire)
    yield from _urgent_first(questionnaire)
    yield from _today(questionnaire)
    yield from help_lines.check(questionnaire)


def declined(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Who would rather not say is never read as a “no”: proved for every set of answers.

    By the page that asks, the help panel is open or an outcome holds, which has help of its own.
    """
    scenarios = Scenarios(questionnaire)
    panel = questionnaire.help.panel.when
    here: KeyPath = ("help", "panel", "when")
    reads = {reference for _, when in _readers(questionnaire) for reference in when.reads}
    for reference in sorted(reads):
        last = questionnaire.page_index_of[reference]
        nothing = both(not_ended(questionnaire, scenarios, last + 1), no_case(panel.cases))
        for code, option in questionnaire.asked[reference].options.items():
            if option.means is not Meaning.DECLINED:
                continue
            facts = {"name": code, "question": reference}
            said = (one_case({reference: ((code,),)}),)
            try:
                if scenarios.find([said, *nothing], last) is not None:
                    yield Finding(Problem.DECLINED_WITHOUT_HELP, here, facts)
            except Undecided:
                yield Finding(ProofProblem.UNDECIDED, here, {"name": f"{reference}, {code}"})


# ---------------------------------------------------------------------------- what is asked


def _readers(questionnaire: Questionnaire) -> Iterator[tuple[str, Condition]]:
    """What brings help, in words, with its condition."""
    for outcome in questionnaire.outcomes:
        if outcome.urgent:
            yield f"the urgent outcome `{outcome.id}`", outcome.when
    yield "the help panel", questionnaire.help.panel.when


def _decides(questionnaire: Questionnaire) -> dict[str, str]:
    """Question id -> the help that it decides on."""
    found: dict[str, str] = {}
    for reader, when in _readers(questionnaire):
        for name in when.questions:
            found.setdefault(name, reader)
    return found


def _asked(questionnaire: Questionnaire) -> Iterator[Finding]:
    decides = _decides(questionnaire)
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            if question.id in decides and not question.required:
                facts = {"name": question.id, "reader": decides[question.id]}
                yield Finding(Problem.CRISIS_NOT_REQUIRED, here, facts)
            if question.required and question.options and not _may_decline(question):
                facts = {"name": question.id}
                yield Finding(Problem.NO_WAY_OUT, (*here, "required"), facts, on_key=True)
        yield from _asked_of_everybody(page, ("pages", i, "when"), decides)


def _may_decline(asked: Asked) -> bool:
    return any(option.means is Meaning.DECLINED for option in asked.options.values())


def _asked_of_everybody(page: Page, here: KeyPath, decides: Mapping[str, str]) -> Iterator[Finding]:
    """A page that asks what decides on help depends on nothing that does not."""
    name = next((question.id for question in page.questions if question.id in decides), None)
    if name is None or page.when is None:
        return
    for c, case in enumerate(page.when.cases):
        for reference in case:
            if question_in(reference) not in decides:
                facts = {"name": name, "other": reference, "reader": decides[name]}
                yield Finding(Problem.CRISIS_NOT_ASKED, (*here, c, reference), facts, on_key=True)


def _answers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What the answers of a question of danger mean, and whether help is for the dangerous one."""
    urgent = [outcome.when for outcome in questionnaire.outcomes if outcome.urgent]
    read = {name for when in (*urgent, questionnaire.help.panel.when) for name in when.named_codes}
    by_urgent = {name for when in urgent for name in when.named_codes}
    decides = _decides(questionnaire)
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            if question.id in decides:
                yield from _helped(
                    question, here, {code for name, code in read if name == question.id}
                )
                yield from _meanings(question, here, by_urgent)
            if question.safety and question.required:
                yield from _only_one_idle(question, here)


def _helped(question: Question, here: KeyPath, codes: set[str]) -> Iterator[Finding]:
    """Help that only whoever declines is shown, or says no, passes over whoever says yes."""
    ordinary = [code for code, option in question.options.items() if option.means is None]
    if ordinary and codes and codes.isdisjoint(ordinary):
        facts = {"name": question.id, "known": ordinary}
        yield Finding(Problem.ONLY_DECLINED_HELPED, here, facts)
    elif "yes" in ordinary and "yes" not in codes:
        yield Finding(Problem.YES_NOT_HELPED, here, {"name": question.id})


def _meanings(
    question: Question, here: KeyPath, by_urgent: set[tuple[str, str]]
) -> Iterator[Finding]:
    """A dangerous answer is printed as what it is, and only one answer as “rather not say”."""
    for meaning in (Meaning.DECLINED, Meaning.UNSURE):
        codes = [code for code, option in question.options.items() if option.means is meaning]
        for code in codes[1:]:
            facts = {"name": code, "first": codes[0], "means": meaning.value}
            path = (*here, "options", code)
            yield Finding(Problem.MEANS_THE_SAME, path, facts, on_key=True)
    for code, option in question.options.items():
        unlike = option.means not in (None, Meaning.DECLINED)
        if unlike and (question.id, code) in by_urgent:
            facts = {"name": code, "question": question.id, "means": str(option.means)}
            path = (*here, "options", code, "means")
            yield Finding(Problem.DANGER_PRINTED_AS_NOTHING, path, facts, on_key=True)


def _only_one_idle(question: Question, here: KeyPath) -> Iterator[Finding]:
    """Of a question of safety one answer alone, the reassuring one, may decide nothing."""
    idle = [c for c, option in question.options.items() if option.no_rule and option.means is None]
    for code in idle[:-1]:
        facts = {"name": code, "question": question.id, "other": idle[-1]}
        yield Finding(
            Problem.DANGER_UNREAD, (*here, "options", code, "no_rule"), facts, on_key=True
        )


# ---------------------------------------------------------------------------- what is shown


def _urgent(questionnaire: Questionnaire) -> Iterator[Finding]:
    """All that is asked of urgent outcomes would fall away with the one word that makes them so."""
    delicate = {question.id for question in questionnaire.question.values() if question.safety}
    delicate |= questionnaire.help.panel.when.questions
    for i, outcome in enumerate(questionnaire.outcomes):
        found = sorted(outcome.when.questions & delicate)
        if found and not outcome.urgent:
            facts = {"name": outcome.id, "question": found[0]}
            yield Finding(Problem.NOT_URGENT, ("outcomes", i), facts)


def _urgent_first(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Nothing may stand in the way of urgent help, even where today's rules never let it."""
    before = None
    for i, outcome in enumerate(questionnaire.outcomes):
        if outcome.urgent and before is not None:
            facts = {"name": outcome.id, "before": before}
            yield Finding(Problem.URGENT_NOT_FIRST, ("outcomes", i, "urgent"), facts, on_key=True)
        if not outcome.urgent:
            before = outcome.id


def _today(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, flag in enumerate(questionnaire.flags):
        facts = {"name": flag.id}
        if flag.today and flag.call is None:
            yield Finding(Problem.TODAY_WITHOUT_CALL, ("flags", i, "group"), facts, on_key=True)
        if flag.call is not None and not flag.today:
            yield Finding(Problem.CALL_WITHOUT_TODAY, ("flags", i, "call"), facts, on_key=True)
