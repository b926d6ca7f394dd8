"""Help on every page: the lines of this person's country, the panel, and urgent help at once.

What a form says calls for help whether or not it can be kept: it may be stale, wrong elsewhere, too
much for the cookie, or sent after everything was forgotten. Nothing here keeps an answer.
"""

from __future__ import annotations

from flask import render_template

from app.questionnaire import answers, conditions
from app.questionnaire.answers import Answers
from app.questionnaire.questions import Page
from app.web import context
from app.web.forms import PageForm


def shared() -> dict[str, object]:
    """What every page's frame needs: the site, and the help of this person's country."""
    visit = context.visit()
    outcome = visit.journey.outcome
    danger = outcome is not None and outcome.urgent
    panel = context.current().questionnaire.help.panel.when
    return {
        "site": context.current(),
        "country": visit.country,
        "country_chosen": visit.country_chosen,
        "has_answers": bool(visit.said.values),
        "panel": danger or conditions.holds(panel, visit.journey.answers),
        "panel_open": False,
    }


def first(form: PageForm) -> tuple[str, int] | None:
    """The page of urgent help, if a form that cannot be kept calls for it.

    Nobody who says that they are in danger reads of a mistake, a lost page or too little room
    instead.
    """
    before = context.visit().journey
    told = hear(form)
    for outcome in before.questionnaire.outcomes:
        # Who knows that page already, and came back to change something, may go on doing so.
        new = outcome.urgent and outcome is not before.outcome
        if new and conditions.holds(outcome.when, told):
            return render_template("outcome.html", outcome=outcome, page=form.page), 422
    return None


def hear(form: PageForm) -> Answers:
    """Let what a form says be among the answers of this request, so that its help fits them.

    Gives all that counts now, with this page's answers even where the page is off the path.
    """
    visit, asked = context.visit(), form.page.questions
    given = answers.read(visit.journey.questionnaire, form.given()).values
    context.remember(visit.said.replacing(asked, given))
    return visit.journey.answers.replacing(asked, given)


def gone(form: PageForm | None = None) -> str:
    """The page that says that the answers are gone, with the help that a form calls for.

    A page that only hard answers open tells of them, although they are gone too.
    """
    panel = {"panel": True} if form and _opened_by_hard_answers(form.page) else {}
    return render_template("forgotten.html", expired=True, **panel)


def in_full(page: Page) -> bool:
    """Whether this page, and the one after it, show the panel in full.

    They do when this page asks what the panel depends on, or was itself opened by such an answer.
    """
    asks = {question.id for question in page.questions}
    return not _panel_reads().isdisjoint(asks) or _opened_by_hard_answers(page)


def _opened_by_hard_answers(page: Page) -> bool:
    return page.when is not None and not _panel_reads().isdisjoint(page.when.reads)


def _panel_reads() -> frozenset[str]:
    return context.current().questionnaire.help.panel.when.reads
