"""The journey's pages: a question page, the check page, an outcome, the summary.

Every view here reads the person's answers. A request reads: cookie, answers, journey, may this page
be visited, form, new answers, cookie, and a redirect to the next page.
"""

from __future__ import annotations

import time
from typing import cast

from flask import (
    Blueprint,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    session,
)
from werkzeug.wrappers import Response

from app.exports import help_text
from app.questionnaire import messages, shown_answers
from app.questionnaire.answers import Answers
from app.questionnaire.questions import Page
from app.questionnaire.summary import summarise
from app.web import context, forms, navigation, urgent_help
from app.web.forms import PageForm, Rows
from app.web.session import MOST_CHARACTERS, MOST_WITH_EVERY_CHOICE, SealedSessions

Answer = Response | str | tuple[str, int]

RENEWED = "renewed"
MOST_RENEWAL_SECONDS = 60

blueprint = Blueprint("journey", __name__)
blueprint.app_context_processor(urgent_help.shared)


@blueprint.before_request
def _renew_or_say_gone() -> str | None:
    """Renew the idle limit; say so when a cookie came that no longer opens.

    Not at every page: a slow page that arrives late would bring an older cookie back, and undo what
    was saved meanwhile.
    """
    if _gone():
        return urgent_help.gone()
    now = int(time.time())
    if session and now - session.get(RENEWED, 0) >= _renewal_seconds():
        session[RENEWED] = now
    return None


def _gone() -> bool:
    """Whether a cookie came that no longer opens; it is taken away."""
    if session or not request.cookies.get(current_app.config["SESSION_COOKIE_NAME"]):
        return False
    session.clear()
    return True


def _renewal_seconds() -> float:
    """The least time between renewals: short beside the idle limit, which it can fall short by."""
    idle = current_app.permanent_session_lifetime.total_seconds()
    return min(MOST_RENEWAL_SECONDS, idle / 4)


@blueprint.get("/questions/<page_id>")
def question(page_id: str) -> Answer:
    form = _form_of(page_id)
    visit = context.visit()
    if not visit.journey.can_visit(page_id):
        return redirect(navigation.due(visit.journey), 303)
    return _form_page(forms.filled(form, visit.said))


@blueprint.post("/questions/<page_id>")
def answer(page_id: str) -> Answer:
    form = _form_of(page_id)(formdata=request.form)
    before = context.visit()
    if not before.journey.can_visit(page_id):
        return urgent_help.first(form) or redirect(navigation.due(before.journey), 303)
    if "add_row" in request.form or "remove_row" in request.form:
        focus = _change_rows(form)
        urgent_help.hear(form)
        return _form_page(form, focus=focus)
    if not form.validate():
        return _not_kept(form)
    answers = before.said.replacing(form.page.questions, form.given())
    if not _keep(form.page, answers):
        form.refuse(messages.ERROR_NO_ROOM)
        return _not_kept(form)
    return redirect(
        navigation.after(form.page, before.journey, context.remember(answers).journey), 303
    )


def stale(page_id: str) -> Answer:
    """A form that came without a fresh token: the same page, with what was typed, and why."""
    first = context.current().questionnaire.pages[0].id
    gone = _gone() or not (session or page_id == first)  # or cleared in another tab, say
    form = _form_of(page_id)(formdata=request.form)
    if gone or not context.visit().journey.can_visit(page_id):  # or begun anew there
        return urgent_help.first(form) or urgent_help.gone(form)
    return _not_kept(form, messages.ERROR_STALE)


@blueprint.get("/check")
def check() -> Answer:
    visit = context.visit()
    if visit.journey.outcome or visit.journey.due:
        return redirect(navigation.due(visit.journey), 303)
    aside = visit.said.values.keys() - visit.journey.answers.values.keys()
    return render_template(
        "check.html", pages=shown_answers.every_answer(visit.journey), aside=bool(aside)
    )


@blueprint.get("/outcome/<outcome_id>")
def outcome(outcome_id: str) -> Answer:
    journey = context.visit().journey
    if outcome_id not in {outcome.id for outcome in journey.questionnaire.outcomes}:
        abort(404)
    if journey.outcome is None or journey.outcome.id != outcome_id:
        return redirect(navigation.due(journey), 303)
    return render_template("outcome.html", outcome=journey.outcome, page=journey.pages[-1])


@blueprint.get("/summary")
def summary() -> Answer:
    journey = context.visit().journey
    if journey.outcome or journey.due:
        return redirect(navigation.due(journey), 303)
    made = summarise(journey, context.current().setting())
    return render_template("summary.html", summary=made, short_help=help_text.short_help(made))


# ---------------------------------------------------------------------------- steps


def unfinished() -> Response | None:
    """Where an export goes instead, while there is no summary to export."""
    journey = context.visit().journey
    return redirect(navigation.due(journey), 303) if journey.outcome or journey.due else None


def _change_rows(form: PageForm) -> str:
    """Add or remove a row of the page's table, keeping everything that was typed.

    Gives the id of the field to go on in: of the new row, or of the one where a row was removed.
    """
    focus = ""
    for rows in (field for field in form if isinstance(field, Rows)):
        if "add_row" in request.form and len(rows.entries) < rows.max_entries:
            rows.append_entry()
            focus = rows.cell(-1)
        index = request.form.get("remove_row", "")
        if index in map(str, range(len(rows.entries))):
            rows.pop_entry(int(index))
            focus = rows.cell(min(int(index), len(rows.entries) - 1)) if rows.entries else ""
        if not rows.entries:
            rows.append_entry()
    return focus


def _keep(page: Page, answers: Answers) -> bool:
    """Put the answers into the cookie, unless what was newly typed on this page would not leave the
    room that choices may need, made before or later.
    """
    sessions = cast("SealedSessions", current_app.session_interface)
    kept = {**session, context.ANSWERS: dict(answers.values)}
    fits = sessions.fits(kept, MOST_CHARACTERS)
    typed = {q.id: answers.values.get(q.id) for q in page.questions if q.type in context.TYPED}
    if any(text and text != context.visit().said.values.get(name) for name, text in typed.items()):
        fullest = {**kept, context.ANSWERS: {**answers.values, **context.current().every_choice}}
        fits = fits and sessions.fits(fullest, MOST_WITH_EVERY_CHOICE)
    if fits:
        session.update(kept)
    return fits


def _form_of(page_id: str) -> type[PageForm]:
    return context.current().forms.get(page_id) or abort(404)


def _not_kept(form: PageForm, notice: str = "") -> Answer:
    """The page again, with what was given and why it was not kept."""
    return urgent_help.first(form) or (_form_page(form, notice), 422)


def _form_page(form: PageForm, notice: str = "", focus: str = "") -> str:
    visit, page = context.visit(), form.page
    previous = visit.journey.previous(page)
    errors = [("continue", notice)] if notice else list(form.problems())
    return render_template(
        "page.html",
        page=page,
        form=form,
        errors=errors,
        focus=focus,
        previous=previous,
        panel_open=any(map(urgent_help.in_full, filter(None, (previous, page)))),
        step=[*visit.journey.questionnaire.part].index(page.part) + 1,
        part=visit.journey.questionnaire.part[page.part],
        parts=len(visit.journey.questionnaire.parts),
        way_back=navigation.way_back(navigation.opened(visit.journey)),
        due=visit.journey.due,
    )
