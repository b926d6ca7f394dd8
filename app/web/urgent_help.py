"""Help for somebody in danger, for one request: the panel, the notices, and urgent help at once.

What a form says calls for help whether or not it can be saved: it may be stale, wrong elsewhere,
too much for the cookie, or sent after everything was forgotten. Nothing here saves an answer. What
the file must hold so that nobody in danger is missed is in ``app/checks/safety.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.questionnaire import answers, conditions
from app.questionnaire.definition.guidance import Notice, Outcome
from app.questionnaire.definition.help_lines import ContactMethod, Country
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page
from app.web.context import Visit
from app.web.forms import PageForm


def panel_applies(visit: Visit) -> bool:
    """Whether the help panel stands on this person's pages."""
    outcome = visit.journey.outcome
    if outcome is not None and outcome.urgent:
        return True
    questionnaire = visit.journey.questionnaire
    return conditions.holds(questionnaire.help.panel.when, visit.journey.answers)


def panel_in_full(visit: Visit) -> bool:
    """Whether the panel stands in full: on the page right after the answer that calls for it."""
    questionnaire = visit.journey.questionnaire
    return _asks_about(questionnaire, visit.last, questionnaire.help.panel.when)


def notice_in_full(visit: Visit, notice: Notice) -> bool:
    """Whether a notice stands in full: on the page right after the answer that calls for it."""
    return _asks_about(visit.journey.questionnaire, visit.last, notice.when)


def opened_by_hard_answers(questionnaire: Questionnaire, page: Page) -> bool:
    """Whether a page opens by what the panel reads, so that it tells of such an answer."""
    reads = questionnaire.help.panel.when.reads
    return page.when is not None and not reads.isdisjoint(page.when.reads)


@dataclass(frozen=True)
class Heard:
    """What a form says, though it may never be saved.

    ``visit``   as if it had been saved, so that help fits it
    ``urgent``  the urgent outcome that it calls for, where that is a new one
    """

    visit: Visit
    urgent: Outcome | None


def hear(visit: Visit, form: PageForm) -> Heard:
    """Listen for danger in a form.

    Nobody who says that they are in danger reads of a mistake, a lost page or too little room
    instead. This page's answers count even where the page is off the path. Who knows the page of
    urgent help already, and came back to change something, may go on doing so.
    """
    questionnaire, questions = visit.journey.questionnaire, form.page.questions
    given = answers.read(questionnaire, form.given()).values
    told = visit.journey.answers.replacing(questions, given)
    urgent = (
        outcome
        for outcome in questionnaire.outcomes
        if outcome.urgent
        and outcome is not visit.journey.outcome
        and conditions.holds(outcome.when, told)
    )
    as_if_saved = visit.all_answers.replacing(questions, given)
    return Heard(visit.site.visit(as_if_saved, form.page.id), next(urgent, None))


def two_ways(country: Country, emergency_first: bool = False) -> list[ContactMethod]:
    """Two ways to get help, side by side: one to call, and one to write or else another to call."""
    ways = country.emergency_first if emergency_first else country.short
    first = next((way for way in ways if way.call), ways[0])
    others = [way for way in ways if way is not first]
    return [first, *sorted(others, key=lambda way: not way.text)[:1]]


def _asks_about(questionnaire: Questionnaire, page_id: str, when: Condition) -> bool:
    """Whether this page asks something that a condition reads."""
    page = questionnaire.page.get(page_id)
    return page is not None and not when.questions.isdisjoint(q.id for q in page.questions)
