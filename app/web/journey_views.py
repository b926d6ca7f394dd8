"""The journey's views: a question page, the overview, an outcome, the summary, the facts.

A request reads: cookie, answers, journey, may this page be visited, form, new answers, cookie, and
a redirect to the next page. The visit is read once, at the beginning of a view, and passed on; what
becomes of a form that was sent stands in ``sent_forms``.
"""

from __future__ import annotations

import time

from flask import Blueprint, current_app, request, session
from flask.typing import ResponseReturnValue

from app.questionnaire.speech import translated
from app.web import context, form_errors, forms, navigation, pages, saved_answers, sent_forms
from app.web.context import Visit
from app.web.forms import PageForm
from app.web.session import KEEP_SEVEN_DAYS, PAST_LIMITS, RENEWED

MOST_RENEWAL_SECONDS = 60

blueprint = Blueprint("journey", __name__)


@blueprint.before_request
def _meet_the_limits() -> str | None:
    """A cookie that no longer opens: say that the answers are gone. One that was kept for seven
    days: ask about danger again. One within the limits: renew the idle one, a minute after the last
    time at the earliest, since a slow page that arrives late would bring an older cookie back, and
    undo what was saved meanwhile.
    """
    if _cookie_is_dead():
        _begin_anew()
        return pages.forgotten_page(context.empty_visit(), expired=True)
    if session.get(PAST_LIMITS):
        saved_answers.ask_again(context.current().questionnaire)
    now = int(time.time())
    if session and now - session.get(RENEWED, 0) >= _renewal_seconds():
        session[RENEWED] = now
    return None


def _cookie_is_dead() -> bool:
    """Whether a cookie came and none opens."""
    return not session and _came_with_a_cookie()


def _came_with_a_cookie() -> bool:
    return any(request.cookies.getlist(current_app.config["SESSION_COOKIE_NAME"]))


def _begin_anew() -> None:
    """A session without answers: what no longer opens is said once, and shuts nobody out."""
    session.clear()
    session[RENEWED] = int(time.time())


def _renewal_seconds() -> float:
    """The least time between renewals: short beside the idle limit, which it can fall short by."""
    idle = current_app.permanent_session_lifetime.total_seconds()
    return min(MOST_RENEWAL_SECONDS, idle / 4)


# ---------------------------------------------------------------------------- the questions


@blueprint.get("/questions/<page_id>")
def question(page_id: str) -> ResponseReturnValue:
    visit = context.read_visit()
    if not visit.journey.can_visit(page_id):
        return navigation.redirect_to_due(visit.journey)
    form = forms.filled(visit.site.forms[page_id], visit.all_answers)
    return pages.question_page(visit, form)


@blueprint.post("/questions/<page_id>")
def answer(page_id: str) -> ResponseReturnValue:
    visit = context.read_visit()
    form = _sent_form(visit, page_id)
    if form is None:  # a page of another copy's file, while servers are exchanged
        return navigation.redirect_to_due(visit.journey)
    if not visit.journey.can_visit(page_id):
        return sent_forms.set_aside(visit, form)
    if "language" in request.form:
        return sent_forms.in_another_language(visit, form)
    if "add_row" in request.form or "remove_row" in request.form:
        return sent_forms.with_rows_changed(visit, form)
    if "back" in request.form:
        return sent_forms.to_the_page_before(visit, form)
    return sent_forms.to_the_next_page(visit, form)


def _sent_form(visit: Visit, page_id: str) -> PageForm | None:
    form = visit.site.forms.get(page_id)
    return form(formdata=request.form) if form else None


# ---------------------------------------------------------------------------- without a token


def without_token(page_id: str) -> ResponseReturnValue:
    """A form that came without a fresh token: the same page, with what was typed, and why."""
    visit = context.read_visit()
    form = _sent_form(visit, page_id)
    if form is None:
        return navigation.redirect_to_due(visit.journey)
    dead, without = _cookie_is_dead(), not _came_with_a_cookie()
    if dead:
        _begin_anew()
    if not (dead or without) and visit.journey.can_visit(page_id):
        return sent_forms.not_saved(visit, form, translated(form_errors.OPEN_LONG))
    return sent_forms.after_forgetting(visit, form, without)


# ---------------------------------------------------------------------------- what came of them


@blueprint.get("/check")
def overview() -> ResponseReturnValue:
    visit = context.read_visit()
    if not visit.finished:
        return navigation.redirect_to_due(visit.journey)
    return pages.overview_page(visit, kept=bool(session.get(KEEP_SEVEN_DAYS)))


@blueprint.get("/outcome/<outcome_id>")
def outcome(outcome_id: str) -> ResponseReturnValue:
    visit = context.read_visit()
    journey = visit.journey
    if journey.outcome is None or journey.outcome.id != outcome_id:
        return navigation.redirect_to_due(visit.journey)
    return pages.outcome_page(visit, journey.outcome, journey.pages[-1])


@blueprint.get("/summary")
def summary() -> ResponseReturnValue:
    visit = context.read_visit()
    if not visit.finished:
        return navigation.redirect_to_due(visit.journey)
    return pages.summary_page(visit)


@blueprint.get("/facts")
def facts() -> ResponseReturnValue:
    visit = context.read_visit()
    if not visit.finished:
        return navigation.redirect_to_due(visit.journey)
    return pages.facts_page(visit, everything=request.args.get("all") == "1")
