"""Whether anybody in danger could be passed over: the crisis questions, the help panel, the lines.

A question that the help panel or an urgent outcome reads must be answered or declined, and its page
may depend on such questions alone. Whoever declines one is shown help. An outcome that reads a
question of safety is urgent, and a link shows the number that it dials. Whether the other answers
lead to help is for the file's own ``always`` and ``never`` rules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.checks.problems import Finding, Steps
from app.proofs.clauses import both, no_case, one_case
from app.proofs.paths import not_ended
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.definition import Questionnaire
from app.questionnaire.help_lines import ContactMethod
from app.questionnaire.parts import Condition, question_in
from app.questionnaire.questions import Meaning, Page

# Digits in groups, as numbers are written: 116 123, 9-8-8, 1-800-273-8255, (0808) 808 8000.
_GROUP = r"(?:\([0-9]+\)|[0-9]+)"
_NUMBER = re.compile(rf"{_GROUP}(?:[\s./\-‐‑–]?{_GROUP})*")


def guarded(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What holds by the look of the file."""
    decides = _decides(questionnaire)
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            if question.id in decides and not question.required:
                # Whatever is required offers a way to decline (``askings.py``): nobody must tell.
                facts = {"name": question.id, "reader": decides[question.id]}
                yield Finding("crisis-not-required", ("pages", i, "questions", j), facts)
        yield from _asked_of_everybody(page, ("pages", i, "when"), decides)
    yield from _urgent(questionnaire)
    yield from _services(questionnaire)
    yield from _numbers(questionnaire)


def unhelped(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Who would rather not say is never read as a “no”: proved for every set of answers.

    By the page that asks, the help panel is open or an outcome holds, which has help of its own.
    """
    scenarios = Scenarios(questionnaire)
    panel = questionnaire.help.panel.when
    here: Steps = ("help", "panel", "when")
    reads = {reference for _, when in _readers(questionnaire) for reference in when.reads}
    for reference in sorted(reads):
        last = questionnaire.page_index_of[reference]
        nothing = both(not_ended(questionnaire, scenarios, last + 1), no_case(panel.cases))
        for code, option in questionnaire.asked[reference].options.items():
            if option.means is not Meaning.DECLINED:
                continue
            facts = {"name": code, "question": reference}
            declined = (one_case({reference: ((code,),)}),)
            try:
                if scenarios.find([declined, *nothing], last) is not None:
                    yield Finding("declined-without-help", here, facts)
            except Undecided:
                yield Finding("undecided", here, {"name": f"{reference}, {code}"})


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


def _asked_of_everybody(page: Page, here: Steps, decides: Mapping[str, str]) -> Iterator[Finding]:
    """A page that asks what decides on help depends on nothing that does not."""
    name = next((question.id for question in page.questions if question.id in decides), None)
    if name is None or page.when is None:
        return
    for c, case in enumerate(page.when.cases):
        for reference in case:
            if question_in(reference) not in decides:
                facts = {"name": name, "other": reference, "reader": decides[name]}
                yield Finding("crisis-not-asked", (*here, c, reference), facts, on_key=True)


def _urgent(questionnaire: Questionnaire) -> Iterator[Finding]:
    """All that is asked of urgent outcomes would fall away with the one word that makes them so."""
    delicate = {question.id for question in questionnaire.question.values() if question.safety}
    delicate |= questionnaire.help.panel.when.questions
    for i, outcome in enumerate(questionnaire.outcomes):
        found = sorted(outcome.when.questions & delicate)
        if found and not outcome.urgent:
            facts = {"name": outcome.id, "question": found[0]}
            yield Finding("not-urgent", ("outcomes", i), facts)


def _services(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Where life is in danger, services for support are left out, and some must be left."""
    for code, country in questionnaire.help.countries.items():
        if all(service.support for service in country.services):
            here: Steps = ("help", "countries", code, "services")
            yield Finding("only-support", here, {"name": code}, on_key=True)


def _numbers(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Whoever reads a number off the screen or off paper must reach whom the link reaches."""
    for path, way in _ways(questionnaire):
        number = way.call or way.text
        shown = [_digits(found) for found in _NUMBER.findall(way.say)]
        if number and _digits(number) not in shown:
            yield Finding("other-number", (*path, "say"), {"number": number, "say": way.say})


def _ways(questionnaire: Questionnaire) -> Iterator[tuple[Steps, ContactMethod]]:
    yield ("help", "finder"), questionnaire.help.finder
    for code, country in questionnaire.help.countries.items():
        here: Steps = ("help", "countries", code)
        for k, way in enumerate(country.short):
            yield (*here, "short", k), way
        for i, service in enumerate(country.services):
            for k, way in enumerate(service.ways):
                yield (*here, "services", i, "ways", k), way


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
