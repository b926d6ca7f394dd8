"""Every rule that keeps somebody in danger safe, as far as the file goes.

For a request the same is kept by ``app/web/urgent_help.py``: read the two together. In this order:

- what leads to help is asked of everybody, must be answered, and may be declined;
- whoever declines is shown help: proved for every possible set of answers (``declined``);
- outcomes for danger are urgent, and come before all others;
- a flag for today says who to call;
- each country that can be chosen has help lines, and a number to call among them;
- a link to a help line shows the number that it dials.

Which answers mean danger is the file's to say, in its ``always`` and ``never`` rules
(``promises.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.checks.problem_messages.answers import AnswersProblem
from app.checks.problem_messages.safety import SafetyProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.proofs.clauses import both, no_case, one_case
from app.proofs.paths import not_ended
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.definition import (
    Asked,
    Condition,
    Meaning,
    Page,
    Questionnaire,
    Way,
    question_in,
)

# Digits in groups, as numbers are written: 116 123, 9-8-8, 1-800-273-8255, (0808) 808 8000.
_GROUP = r"(?:\([0-9]+\)|[0-9]+)"
_NUMBER = re.compile(rf"{_GROUP}(?:[\s./\-‐‑–]?{_GROUP})*")


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What holds by the look of the file."""
    yield from _asked(questionnaire)
    yield from _urgent(questionnaire)
    yield from _urgent_first(questionnaire)
    yield from _today(questionnaire)
    yield from _countries(questionnaire)
    yield from _numbers(questionnaire)


def declined(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Who would rather not say is never read as a “no”: proved for every set of answers.

    By the page that asks, the help panel is open or an outcome holds, which has help of its own.
    """
    scenarios = Scenarios(questionnaire)
    panel = questionnaire.help.panel.when
    here: KeyPath = ("help", "panel", "when")
    reads = {reference for _, when in _readers(questionnaire) for reference in when.reads}
    for reference in sorted(reads):
        last = questionnaire.place_asking[reference]
        nothing = both(not_ended(questionnaire, scenarios, last + 1), no_case(panel.cases))
        for code, option in questionnaire.asked[reference].options.items():
            if option.means is not Meaning.DECLINED:
                continue
            facts = {"name": code, "question": reference}
            said = (one_case({reference: (code,)}),)
            try:
                if scenarios.find([said, *nothing], last) is not None:
                    yield Finding(Problem.DECLINED_WITHOUT_HELP, here, facts)
            except Undecided:
                yield Finding(AnswersProblem.UNDECIDED, here, {"name": f"{reference}, {code}"})


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
            yield Finding(Problem.TODAY_WITHOUT_CALL, ("flags", i, "today"), facts, on_key=True)
        if flag.call is not None and not flag.today:
            yield Finding(Problem.CALL_WITHOUT_TODAY, ("flags", i, "call"), facts, on_key=True)


# ---------------------------------------------------------------------------- the help lines


def _countries(questionnaire: Questionnaire) -> Iterator[Finding]:
    lines = questionnaire.help
    question = questionnaire.question.get(lines.question)
    if question is None or question.type != "choice":
        return
    for code in question.options:
        if code not in lines.countries:
            unasked = [
                name for name in lines.countries if question and name not in question.options
            ]
            facts = {"name": code, "nearest": nearest(code, unasked)}
            here: KeyPath = ("help", "countries")
            yield Finding(Problem.COUNTRY_WITHOUT_HELP, here, facts, on_key=True)
    for code, country in lines.countries.items():
        # Where life is in danger, services for support are left out, and some must be left.
        if all(service.support for service in country.services):
            here = ("help", "countries", code, "services")
            yield Finding(Problem.ONLY_SUPPORT, here, {"name": code}, on_key=True)


def _numbers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Whoever reads a number off the screen or off paper must reach whom the link reaches."""
    for path, way in _ways(questionnaire):
        number = way.call or way.text
        shown = [_digits(found) for found in _NUMBER.findall(way.say)]
        if number and _digits(number) not in shown:
            facts = {"number": number, "say": way.say}
            yield Finding(Problem.OTHER_NUMBER, (*path, "say"), facts)


def nobody_to_call(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Each country has a number to call, or, where there is none to give, the finder of lines."""
    finder = questionnaire.help.finder.chat
    for code, country in questionnaire.help.countries.items():
        ways = [*country.short, *(way for service in country.services for way in service.ways)]
        if not any(way.call or (finder and way.chat == finder) for way in ways):
            here: KeyPath = ("help", "countries", code)
            yield Finding(Problem.NO_NUMBER_TO_CALL, here, {"name": code}, on_key=True)


def _ways(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Way]]:
    yield ("help", "finder"), questionnaire.help.finder
    for code, country in questionnaire.help.countries.items():
        here: KeyPath = ("help", "countries", code)
        for k, way in enumerate(country.short):
            yield (*here, "short", k), way
        for i, service in enumerate(country.services):
            for k, way in enumerate(service.ways):
                yield (*here, "services", i, "ways", k), way


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
