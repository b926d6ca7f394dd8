"""The journey's views: a question page, the check page, an outcome, the summary.

A request reads: cookie, answers, journey, may this page be visited, form, new answers, cookie, and
a redirect to the next page. The visit is read once, at the beginning of a view, and passed on.
"""

from __future__ import annotations

import time

from flask import Blueprint, abort, current_app, redirect, request, session
from flask.typing import ResponseReturnValue

from app.web import context, form_errors, forms, kept_answers, navigation, pages, urgent_help
from app.web.context import Visit
from app.web.forms import PageForm
from app.web.session import RENEWED

MOST_RENEWAL_SECONDS = 60

blueprint = Blueprint("journey", __name__)


@blueprint.before_request
def _renew_or_say_gone() -> str | None:
    """Renew the idle limit; say so when a cookie came that no longer opens.

    Not at every page: a slow page that arrives late would bring an older cookie back, and undo what
    was saved meanwhile.
    """
    if _cookie_is_dead():
        session.clear()
        return pages.forgotten_page(context.empty_visit(), expired=True)
    now = int(time.time())
    if session and now - session.get(RENEWED, 0) >= _renewal_seconds():
        session[RENEWED] = now
    return None


def _cookie_is_dead() -> bool:
    """Whether a cookie came that no longer opens."""
    name = current_app.config["SESSION_COOKIE_NAME"]
    return not session and bool(request.cookies.get(name))


def _renewal_seconds() -> float:
    """The least time between renewals: short beside the idle limit, which it can fall short by."""
    idle = current_app.permanent_session_lifetime.total_seconds()
    return min(MOST_RENEWAL_SECONDS, idle / 4)


@blueprint.get("/questions/<page_id>")
def question(page_id: str) -> ResponseReturnValue:
    visit, form = context.read_visit(), _form_class(page_id)
    if not visit.journey.can_visit(page_id):
        return redirect(navigation.due_url(visit.journey), 303)
    return pages.question_page(visit, forms.filled(form, visit.all_answers))


@blueprint.post("/questions/<page_id>")
def answer(page_id: str) -> ResponseReturnValue:
    visit, form = context.read_visit(), _form_class(page_id)(formdata=request.form)
    if not visit.journey.can_visit(page_id):
        due = redirect(navigation.due_url(visit.journey), 303)
        return _urgent(visit, form) or due
    if "add_row" in request.form or "remove_row" in request.form:
        focus = form.change_rows("add_row" in request.form, request.form.get("remove_row", ""))
        return pages.question_page(urgent_help.with_unsaved(visit, form), form, focus=focus)
    if not form.validate():
        return _not_kept(visit, form)
    after = visit.all_answers.replacing(form.page.questions, form.given())
    site = context.current()
    if not kept_answers.fits(form.page, visit.all_answers, after, site.every_choice):
        form.refuse(form_errors.NO_ROOM)
        return _not_kept(visit, form)
    kept_answers.keep(after)
    return redirect(navigation.next_url(form.page, visit.journey, site.visit(after).journey), 303)


def stale(page_id: str) -> ResponseReturnValue:
    """A form that came without a fresh token: the same page, with what was typed, and why."""
    visit, form = context.read_visit(), _form_class(page_id)(formdata=request.form)
    first = visit.journey.questionnaire.pages[0].id
    dead = _cookie_is_dead()
    if dead:
        session.clear()
    gone = dead or not (session or page_id == first)  # or cleared in another tab, say
    if gone or not visit.journey.can_visit(page_id):  # or begun anew there
        return _urgent(visit, form) or _gone(visit, form)
    return _not_kept(visit, form, form_errors.STALE)


@blueprint.get("/check")
def check() -> ResponseReturnValue:
    visit = context.read_visit()
    return pages.check_page(visit) if visit.finished else _due(visit)


@blueprint.get("/outcome/<outcome_id>")
def outcome(outcome_id: str) -> ResponseReturnValue:
    visit = context.read_visit()
    journey = visit.journey
    if outcome_id not in {outcome.id for outcome in journey.questionnaire.outcomes}:
        abort(404)
    if journey.outcome is None or journey.outcome.id != outcome_id:
        return _due(visit)
    return pages.outcome_page(visit, journey.outcome, journey.pages[-1])


@blueprint.get("/summary")
def summary() -> ResponseReturnValue:
    visit = context.read_visit()
    return pages.summary_page(visit) if visit.finished else _due(visit)


# ---------------------------------------------------------------------------- steps


def _form_class(page_id: str) -> type[PageForm]:
    return context.current().forms.get(page_id) or abort(404)


def _due(visit: Visit) -> ResponseReturnValue:
    return redirect(navigation.due_url(visit.journey), 303)


def _urgent(visit: Visit, form: PageForm) -> ResponseReturnValue | None:
    """The page of urgent help, if a form that cannot be kept calls for it."""
    outcome = urgent_help.urgent_outcome(visit, form)
    if outcome is None:
        return None
    heard = urgent_help.with_unsaved(visit, form)
    return pages.outcome_page(heard, outcome, form.page), 422


def _not_kept(visit: Visit, form: PageForm, notice: str = "") -> ResponseReturnValue:
    """The page again, with what was given and why it was not kept."""
    heard = urgent_help.with_unsaved(visit, form)
    return _urgent(visit, form) or (pages.question_page(heard, form, notice), 422)


def _gone(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """The page that says that the answers are gone, with the help that a form calls for."""
    heard = urgent_help.with_unsaved(visit, form)
    hard = urgent_help.opened_by_hard_answers(visit.journey.questionnaire, form.page)
    return pages.forgotten_page(heard, expired=True, panel=hard)
