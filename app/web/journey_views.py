"""The journey's views: a question page, the overview, an outcome, the summary, the facts.

A request reads: cookie, answers, journey, may this page be visited, form, new answers, cookie, and
a redirect to the next page. The visit is read once, at the beginning of a view, and passed on.
"""

from __future__ import annotations

import time

from flask import Blueprint, current_app, redirect, request, session
from flask.typing import ResponseReturnValue

from app.questionnaire.answers import Answers
from app.questionnaire.speech import translated
from app.web import context, form_errors, forms, navigation, pages, saved_answers, urgent_help
from app.web.context import Visit
from app.web.forms import PageForm
from app.web.session import KEEP_SEVEN_DAYS, PAST_LIMITS, RENEWED

MOST_RENEWAL_SECONDS = 60

blueprint = Blueprint("journey", __name__)


@blueprint.before_request
def _renew_or_say_gone() -> str | None:
    """Renew the idle limit; say so when a cookie came that no longer opens.

    Not at every page: a slow page that arrives late would bring an older cookie back, and undo what
    was saved meanwhile.
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
        return _due(visit)
    form = forms.filled(context.current().forms[page_id], visit.all_answers)
    return pages.question_page(visit, form)


@blueprint.post("/questions/<page_id>")
def answer(page_id: str) -> ResponseReturnValue:
    visit, form = context.read_visit(), _sent_form(page_id)
    if form is None:  # a page of another copy's file, while servers are exchanged
        return _due(visit)
    if not visit.journey.can_visit(page_id):
        return _urgent(visit, form) or _set_aside(visit, form)
    if "language" in request.form:
        return _in_another_language(visit, form)
    if "add_row" in request.form or "remove_row" in request.form:
        return _with_rows_changed(visit, form)
    if "back" in request.form:
        return _to_the_page_before(visit, form)
    return _to_the_next_page(visit, form)


def _sent_form(page_id: str) -> PageForm | None:
    form = context.current().forms.get(page_id)
    return form(formdata=request.form) if form else None


def _fits(visit: Visit, form: PageForm, after: Answers) -> bool:
    choices = context.current().every_choice
    return saved_answers.fits(form.page, visit.all_answers, after, choices)


def _with_what_is_valid(visit: Visit, form: PageForm) -> Answers:
    """The answers with those of a form that can be saved; the others stay as they were before."""
    form.validate()
    valid = form.valid(visit.all_answers.values)
    return visit.all_answers.replacing(form.page.questions, valid)


def _to_the_next_page(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """Continue, or finish: everything saved, or the page again with what is wrong."""
    if not form.validate():
        return _not_saved(visit, form)
    after = visit.all_answers.replacing(form.page.questions, form.given())
    if not _fits(visit, form, after):
        form.refuse(translated(form_errors.NO_ROOM))
        return _not_saved(visit, form)
    saved_answers.save(form.page, after)
    then = context.current().visit(after).journey
    if "finish" in request.form:
        return redirect(navigation.due_url(then), 303)
    return redirect(navigation.next_url(form.page, visit.journey, then), 303)


def _in_another_language(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """A page that was sent here from its twin in another language: shown with what was just
    ticked, and nothing of it saved or held against anybody. Danger is heard first."""
    heard = urgent_help.with_unsaved(visit, form)
    return _urgent(visit, form) or pages.question_page(heard, form, posted=True, unsaved=True)


def _with_rows_changed(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """The same page with a row more or less, and everything saved that can be. An outcome that an
    answer beside the rows brings about comes first."""
    form.change_rows("add_row" in request.form, request.form.get("remove_row", ""))
    after = _with_what_is_valid(visit, form)
    form.only_tables_are_wrong()
    if not _fits(visit, form, after):
        form.refuse(translated(form_errors.NO_ROOM))
    wrong = any(form.problems())
    if not wrong:
        saved_answers.save(form.page, after)
        visit = context.current().visit(after, form.page.id)
        if visit.journey.outcome:
            return _due(visit)
    heard = urgent_help.with_unsaved(visit, form)
    return _urgent(visit, form) or pages.question_page(
        heard, form, focus=form.focus, posted=True, unsaved=wrong
    )


def _to_the_page_before(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """Back: everything saved that can be. Words that cannot be are not lost: they are shown."""
    after = _with_what_is_valid(visit, form)
    if form.words_are_wrong():
        return _not_saved(visit, form)
    if not _fits(visit, form, after):
        form.refuse(translated(form_errors.NO_ROOM))
        return _not_saved(visit, form)
    saved_answers.save(form.page, after)
    return redirect(navigation.previous_url(form.page, context.current().visit(after).journey), 303)


def _set_aside(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """A page that cannot be visited now: its answers wait, and count once its turn has come.

    After an outcome no turn comes: what a later page says then is not saved.
    """
    after = _with_what_is_valid(visit, form)
    if visit.journey.outcome is None and _fits(visit, form, after):
        saved_answers.save(form.page, after)
    return _due(visit)


def _urgent(visit: Visit, form: PageForm) -> ResponseReturnValue | None:
    """The page of urgent help, if a form that cannot be saved calls for it."""
    outcome = urgent_help.urgent_outcome(visit, form)
    if outcome is None:
        return None
    heard = urgent_help.with_unsaved(visit, form)
    return pages.outcome_page(heard, outcome, form.page), 422


def _not_saved(visit: Visit, form: PageForm, notice: str = "") -> ResponseReturnValue:
    """The page again, with what was given and why it was not saved."""
    heard = urgent_help.with_unsaved(visit, form)
    return _urgent(visit, form) or (
        pages.question_page(heard, form, notice=notice, posted=True, unsaved=True),
        422,
    )


# ---------------------------------------------------------------------------- without a token


def stale(page_id: str) -> ResponseReturnValue:
    """A form that came without a fresh token: the same page, with what was typed, and why."""
    visit, form = context.read_visit(), _sent_form(page_id)
    if form is None:
        return _due(visit)
    dead, without = _cookie_is_dead(), not _came_with_a_cookie()
    if dead:
        _begin_anew()
    if not (dead or without) and visit.journey.can_visit(page_id):
        return _not_saved(visit, form, translated(form_errors.STALE))
    return _urgent(visit, form) or _gone(visit, form, without)


def _gone(visit: Visit, form: PageForm, without_cookie: bool) -> ResponseReturnValue:
    """The earlier answers are gone: it is said, and what was just given is still in its form.

    A page that only hard answers open tells of them, although they are gone too.
    """
    heard = urgent_help.with_unsaved(visit, form)
    page, questionnaire = form.page, visit.journey.questionnaire
    hard = urgent_help.opened_by_hard_answers(questionnaire, page)
    begun = without_cookie and page is questionnaire.pages[0]  # there is nothing to be gone yet
    shown = pages.question_page(
        heard,
        form,
        notice=translated(form_errors.NO_COOKIE if without_cookie else form_errors.EXPIRED),
        posted=True,
        unsaved=True,
        expired=not begun,
        hard=hard,
    )
    return (shown, 422) if begun else shown


# ---------------------------------------------------------------------------- what came of them


@blueprint.get("/check")
def overview() -> ResponseReturnValue:
    visit = context.read_visit()
    if not visit.finished:
        return _due(visit)
    return pages.overview_page(visit, kept=bool(session.get(KEEP_SEVEN_DAYS)))


@blueprint.get("/outcome/<outcome_id>")
def outcome(outcome_id: str) -> ResponseReturnValue:
    visit = context.read_visit()
    journey = visit.journey
    if journey.outcome is None or journey.outcome.id != outcome_id:
        return _due(visit)
    return pages.outcome_page(visit, journey.outcome, journey.pages[-1])


@blueprint.get("/summary")
def summary() -> ResponseReturnValue:
    visit = context.read_visit()
    return pages.summary_page(visit) if visit.finished else _due(visit)


@blueprint.get("/facts")
def facts() -> ResponseReturnValue:
    visit = context.read_visit()
    if not visit.finished:
        return _due(visit)
    return pages.facts_page(visit, everything=request.args.get("all") == "1")


def _due(visit: Visit) -> ResponseReturnValue:
    return redirect(navigation.due_url(visit.journey), 303)
