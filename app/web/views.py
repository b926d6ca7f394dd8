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
    url_for,
)
from werkzeug.wrappers import Response

from app.questionnaire import conditions, said, words
from app.questionnaire.answers import Answers
from app.questionnaire.definition import Page
from app.questionnaire.journey import Journey
from app.questionnaire.summary import summarise
from app.web import forms, site
from app.web.forms import PageForm, Rows
from app.web.session import MOST_CHARACTERS, MOST_SEALED, SealedSessions

Answer = Response | str | tuple[str, int]

CHECK = "check"
RENEWED = "renewed"
MOST_RENEWAL_SECONDS = 60

blueprint = Blueprint("journey", __name__)


@blueprint.before_request
def _keep_or_say_forgotten() -> str | None:
    """Renew the idle limit; say so when a cookie came that no longer opens.

    Not at every page: a slow page that arrives late would bring an older cookie back, and undo what
    was saved meanwhile.
    """
    now = int(time.time())
    if session:
        if now - session.get(RENEWED, 0) >= _renewal_seconds():
            session[RENEWED] = now
    elif request.cookies.get(current_app.config["SESSION_COOKIE_NAME"]):
        session.clear()
        return render_template("forgotten.html", expired=True)
    return None


def _renewal_seconds() -> float:
    """The least time between renewals: short beside the idle limit, which it can fall short by."""
    idle = current_app.permanent_session_lifetime.total_seconds()
    return min(MOST_RENEWAL_SECONDS, idle / 4)


@blueprint.get("/questions/<page_id>")
def question(page_id: str) -> Answer:
    page = _page_or_redirect(page_id)
    if isinstance(page, Response):
        return page
    return _form_page(page, forms.filled(site.current().forms[page.id], site.visit().said))


@blueprint.post("/questions/<page_id>")
def answer(page_id: str) -> Answer:
    page = _page_or_redirect(page_id)
    if isinstance(page, Response):
        return page
    form = site.current().forms[page.id](formdata=request.form)
    if "add_row" in request.form or "remove_row" in request.form:
        return _form_page(page, form, focus=_change_rows(form))
    if not form.validate():
        return _form_page(page, form), 422
    before = site.visit()
    answers = before.said.replacing(page.questions, form.given())
    if not _keep(page, answers):
        form.refuse(words.ERROR_NO_ROOM)
        return _form_page(page, form), 422
    return redirect(_after(page, before.journey, site.remember(answers).journey), 303)


def stale(page_id: str) -> Answer:
    """A form that came without a fresh token: the same page, with what was typed, and why."""
    gone = _keep_or_say_forgotten()
    if gone:
        return gone
    if not session and page_id in [*site.current().questionnaire.page][1:]:
        return render_template("forgotten.html", expired=True)  # cleared in another tab, say
    page = _page_or_redirect(page_id)
    if isinstance(page, Response):
        return page
    form = site.current().forms[page.id](formdata=request.form)
    return _form_page(page, form, words.ERROR_STALE), 422


@blueprint.get("/check")
def check() -> Answer:
    visit = site.visit()
    if visit.journey.outcome or visit.journey.due:
        return redirect(_due(visit.journey), 303)
    aside = visit.said.values.keys() - visit.journey.answers.values.keys()
    return render_template("check.html", pages=said.every_answer(visit.journey), aside=bool(aside))


@blueprint.get("/outcome/<outcome_id>")
def outcome(outcome_id: str) -> Answer:
    journey = site.visit().journey
    if outcome_id not in {outcome.id for outcome in journey.questionnaire.outcomes}:
        abort(404)
    if journey.outcome is None or journey.outcome.id != outcome_id:
        return redirect(_due(journey), 303)
    return render_template("outcome.html", outcome=journey.outcome, page=journey.pages[-1])


@blueprint.get("/summary")
def summary() -> Answer:
    journey = site.visit().journey
    if journey.outcome or journey.due:
        return redirect(_due(journey), 303)
    return render_template("summary.html", summary=summarise(journey, site.current().setting()))


# ---------------------------------------------------------------------------- steps


def unfinished() -> Response | None:
    """Where an export goes instead, while there is no summary to export."""
    journey = site.visit().journey
    return redirect(_due(journey), 303) if journey.outcome or journey.due else None


def _due(journey: Journey) -> str:
    """Where this person is due: an outcome that holds, a page with a required answer, the check."""
    if journey.outcome:
        return url_for("journey.outcome", outcome_id=journey.outcome.id)
    if journey.due:
        return url_for("journey.question", page_id=journey.due.id)
    return url_for("journey.check")


def _page_or_redirect(page_id: str) -> Page | Response:
    if page_id not in site.current().questionnaire.page:
        abort(404)
    journey = site.visit().journey
    return journey.page(page_id) or redirect(_due(journey), 303)


def _after(page: Page, before: Journey, journey: Journey) -> str:
    """Where Continue leads: an outcome, back to the check (unless pages opened), the next page."""
    if journey.outcome:
        return _due(journey)
    returning = request.args.get("return") == CHECK
    following = journey.opened_since(before) if returning else journey.next(page)
    if following is None or journey.page(following.id) is None:
        return _due(journey)
    target = url_for("journey.question", page_id=following.id)
    return f"{target}?return={CHECK}" if returning else target


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
    """Put the answers into the cookie, unless what is typed on this page would not leave the room
    that choices may need, made before or later.
    """
    sessions = cast("SealedSessions", current_app.session_interface)
    kept = {**session, site.ANSWERS: dict(answers.values)}
    if any(
        question.type in site.TYPED and question.id in answers.values for question in page.questions
    ):
        fullest = {**kept, site.ANSWERS: {**answers.values, **site.current().every_choice}}
        fits = sessions.fits(fullest, MOST_CHARACTERS)
    else:
        fits = sessions.fits(kept, MOST_SEALED)
    if fits:
        session.update(kept)
    return fits


def _form_page(page: Page, form: PageForm, notice: str = "", focus: str = "") -> str:
    visit = site.visit()
    pages = visit.journey.pages
    previous = visit.journey.previous(page)
    errors = [("continue", notice)] if notice else list(form.problems())
    return render_template(
        "page.html",
        page=page,
        form=form,
        errors=errors,
        focus=focus,
        previous=previous,
        panel_open=previous is not None and _leaves_the_panel_open(previous),
        step=visit.journey.step(page),
        steps=len(pages),
        returning=request.args.get("return") == CHECK,
    )


def _leaves_the_panel_open(page: Page) -> bool:
    """Whether the page after this one shows the help panel in full.

    It does when this page asks what the panel depends on, or was itself opened by such an answer.
    """
    asks = {question.id for question in page.questions}
    opened_by = page.when.reads if page.when else frozenset()
    return not site.current().questionnaire.help.panel.when.reads.isdisjoint(asks | opened_by)


@blueprint.app_context_processor
def _shared() -> dict[str, object]:
    """What every page's frame needs: the site, and the help of this person's country."""
    visit = site.visit()
    panel_when = site.current().questionnaire.help.panel.when
    return {
        "site": site.current(),
        "country": visit.country,
        "country_chosen": visit.country_chosen,
        "has_answers": bool(visit.said.values),
        "panel": conditions.holds(panel_when, visit.journey.answers),
        "panel_open": False,
    }
