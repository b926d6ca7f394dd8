"""Pages: each is made of its template, the visit it is for, and what its view adds.

The server and the authors' preview make a page by the same function. Nothing here reads a cookie or
keeps anything: who calls says whose page it is.
"""

from __future__ import annotations

from typing import Any

from flask import render_template

from app.exports import help_text
from app.questionnaire import shown_answers
from app.questionnaire.guidance import Outcome
from app.questionnaire.questions import Page
from app.questionnaire.summary import summarise
from app.web import context, navigation, urgent_help
from app.web.context import Visit
from app.web.forms import PageForm


def render(template: str, visit: Visit, **given: Any) -> str:
    """A page with its frame: the site, and the help of this person's country."""
    frame = {
        "site": context.current(),
        "country": visit.country,
        "country_chosen": visit.country_chosen,
        "has_answers": bool(visit.all_answers.values),
        "panel": urgent_help.panel_applies(visit),
        "panel_open": False,
        "no_panel": False,
    }
    return render_template(template, **{**frame, **given})


def question_page(visit: Visit, form: PageForm, notice: str = "", focus: str = "") -> str:
    """A page of questions with its form as it stands.

    ``notice``  a message about the page as a whole; ``focus`` the id of the field to start in.
    """
    journey, page = visit.journey, form.page
    previous = journey.previous(page)
    beside = [p for p in (previous, page) if p is not None]
    return render(
        "page.html",
        visit,
        page=page,
        form=form,
        errors=[("continue", notice)] if notice else list(form.problems()),
        focus=focus,
        previous=previous,
        panel_open=any(urgent_help.panel_expanded(journey.questionnaire, p) for p in beside),
        step=[*journey.questionnaire.part].index(page.part) + 1,
        part=journey.questionnaire.part[page.part],
        parts=len(journey.questionnaire.parts),
        way_back=navigation.way_back(navigation.opened(journey)),
        due=journey.due,
    )


def check_page(visit: Visit) -> str:
    """Everything that was said, with a way to change each of it."""
    journey = visit.journey
    aside = visit.all_answers.values.keys() - journey.answers.values.keys()
    pages = shown_answers.every_answer(journey)
    return render("check.html", visit, pages=pages, aside=bool(aside))


def outcome_page(visit: Visit, outcome: Outcome, page: Page) -> str:
    """The end of a journey; ``page`` asks what can be changed."""
    return render("outcome.html", visit, outcome=outcome, page=page)


def summary_page(visit: Visit) -> str:
    made = summarise(visit.journey, context.current().setting())
    return render("summary.html", visit, summary=made, short_help=help_text.short_help(made))


def forgotten_page(visit: Visit, expired: bool, panel: bool = False) -> str:
    """Says that the answers are gone, on request or with time.

    ``panel``  show it, although the answers that call for it are gone too
    """
    shown = {"panel": True} if panel else {}
    return render("forgotten.html", visit, expired=expired, **shown)


def error_page(visit: Visit, status: int, no_pdf: bool = False) -> str:
    return render("error.html", visit, status=status, no_pdf=no_pdf)
