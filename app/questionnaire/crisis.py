"""Whether nobody in danger can be passed over: the crisis questions, the help panel, the lines.

What decides whether urgent help shows must be answered, or declined, by everybody who could need
it; who would rather not say is offered help like who says yes; and a link says what it dials.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.questionnaire.definition import Condition, Meaning, Questionnaire, Way
from app.questionnaire.problems import Finding, Steps

_NUMBER = re.compile(r"[0-9](?:[0-9 -]*[0-9])?")


def guarded(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _asked_of_everybody(questionnaire)
    yield from _declined_in_panel(questionnaire)
    yield from _lines(questionnaire)


def _asked_of_everybody(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What urgent help or the panel reads is required, and so is what leads to its page.

    Whatever is required offers a way to decline (``askings.py``), so nobody is made to tell.
    """
    places = {
        question.id: (("pages", i, "questions", j), page)
        for i, page in enumerate(questionnaire.pages)
        for j, question in enumerate(page.questions)
    }
    readers: list[tuple[str, Condition]] = [
        (f"the urgent outcome `{outcome.id}`", outcome.when)
        for outcome in questionnaire.outcomes
        if outcome.urgent
    ]
    readers.append(("the help panel", questionnaire.help.panel.when))
    seen: set[str] = set()
    for reader, when in readers:  # grows by the pages on the way
        for name in sorted({reference.partition(".")[0] for reference in when.reads} - seen):
            seen.add(name)
            if name not in places:
                continue  # told by ``references.py``
            path, page = places[name]
            if not questionnaire.question[name].required:
                yield Finding("crisis-not-required", path, {"name": name, "reader": reader})
            if page.when is not None:
                readers.append((f"the page `{page.id}`, which leads to help,", page.when))


def _declined_in_panel(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Who would rather not say is never read as a “no”: that answer alone opens the panel."""
    panel = questionnaire.help.panel.when
    alone = {
        (reference, code)
        for case in panel.cases
        if len(case) == 1
        for reference, codes in case.items()
        for code in codes
    }
    for reference in sorted(panel.reads):
        asked = questionnaire.asked.get(reference)  # a wrong one is told by ``references.py``
        for code, option in asked.options.items() if asked else ():
            if option.means is Meaning.DECLINED and (reference, code) not in alone:
                facts = {"name": code, "question": reference}
                yield Finding("declined-without-help", ("help", "panel", "when"), facts)


def _lines(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Somebody who reads a number off the screen must reach whom the link reaches."""
    for path, way in _ways(questionnaire):
        dialled = _digits(way.call or way.text or "")
        said = [_digits(found) for found in _NUMBER.findall(way.say)]
        if dialled and said and dialled not in said:
            facts = {"number": way.call or way.text, "say": way.say}
            yield Finding("other-number", (*path, "say"), facts)


def _ways(questionnaire: Questionnaire) -> Iterator[tuple[Steps, Way]]:
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
