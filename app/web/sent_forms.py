"""Sent forms: what becomes of the form of a page of questions, by the button that sent it.

Each function ends a request: what can be saved is saved, and then comes a redirect, or the page
again. Whatever is not saved is heard for danger before anything else is said (``urgent_help``).
"""

from __future__ import annotations

from typing import Any

from flask import redirect, request
from flask.typing import ResponseReturnValue

from app.questionnaire.answers import Answers
from app.questionnaire.speech import translated
from app.web import form_errors, navigation, pages, saved_answers, urgent_help
from app.web.context import Visit
from app.web.forms import PageForm


def to_the_next_page(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """Continue, or finish: everything saved, or the page again with what is wrong."""
    if not form.validate():
        return not_saved(visit, form)
    after = form.answers_after(visit.all_answers)
    if not _fits(visit, form, after):
        form.refuse(translated(form_errors.NO_ROOM))
        return not_saved(visit, form)
    saved_answers.save(form.page, after)
    then = visit.site.visit(after).journey
    if "finish" in request.form:
        return navigation.redirect_to_due(then)
    return redirect(navigation.next_url(form.page, visit.journey, then), 303)


def to_the_page_before(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """Back: everything saved that can be. Words that cannot be are not lost: they are shown."""
    form.validate()
    after = form.answers_after(visit.all_answers)
    if form.words_are_wrong():
        return not_saved(visit, form)
    if not _fits(visit, form, after):
        form.refuse(translated(form_errors.NO_ROOM))
        return not_saved(visit, form)
    saved_answers.save(form.page, after)
    then = visit.site.visit(after).journey
    return redirect(navigation.previous_url(form.page, then), 303)


def with_rows_changed(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """The same page with a row more or less, and everything saved that can be. An outcome that an
    answer beside the rows brings about comes first."""
    form.change_rows("add_row" in request.form, request.form.get("remove_row", ""))
    form.validate()
    after = form.answers_after(visit.all_answers)
    form.only_tables_are_wrong()
    if not _fits(visit, form, after):
        form.refuse(translated(form_errors.NO_ROOM))
    wrong = any(form.problems())
    if not wrong:
        saved_answers.save(form.page, after)
        visit = visit.site.visit(after, form.page.id)
        if visit.journey.outcome:
            return navigation.redirect_to_due(visit.journey)
    return _again(visit, form, focus=form.focus, unsaved=wrong)


def in_another_language(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """A page that was sent here from its twin in another language: shown with what was just
    ticked, and nothing of it saved or held against anybody."""
    return _again(visit, form)


def set_aside(visit: Visit, form: PageForm) -> ResponseReturnValue:
    """A page that cannot be visited now: its answers wait, and count once its turn has come.

    After an outcome no turn comes: what a later page says then is not saved.
    """
    heard = urgent_help.hear(visit, form)
    if heard.urgent:
        return pages.outcome_page(heard.visit, heard.urgent, form.page), 422
    form.validate()
    after = form.answers_after(visit.all_answers)
    if visit.journey.outcome is None and _fits(visit, form, after):
        saved_answers.save(form.page, after)
    return navigation.redirect_to_due(visit.journey)


def not_saved(visit: Visit, form: PageForm, notice: str = "") -> ResponseReturnValue:
    """The page again, with what was given and why it was not saved."""
    return _again(visit, form, 422, notice=notice)


def after_forgetting(visit: Visit, form: PageForm, without_cookie: bool) -> ResponseReturnValue:
    """The earlier answers are gone: it is said, and what was just given is still in its form.

    A page that only hard answers open tells of them, although they are gone too.
    """
    page, questionnaire = form.page, visit.journey.questionnaire
    begun = without_cookie and page is questionnaire.pages[0]  # there is nothing to be gone yet
    return _again(
        visit,
        form,
        422 if begun else 200,
        notice=translated(form_errors.NO_COOKIE if without_cookie else form_errors.EXPIRED),
        expired=not begun,
        panel=urgent_help.opened_by_hard_answers(questionnaire, page),
    )


def _fits(visit: Visit, form: PageForm, after: Answers) -> bool:
    return saved_answers.fits(form.page, visit.all_answers, after, visit.site.every_choice)


def _again(
    visit: Visit, form: PageForm, status: int = 200, *, unsaved: bool = True, **told: Any
) -> ResponseReturnValue:
    """The page again, as it was sent; or urgent help, where what was sent calls for it."""
    heard = urgent_help.hear(visit, form)
    if heard.urgent:
        return pages.outcome_page(heard.visit, heard.urgent, form.page), 422
    return pages.question_page(heard.visit, form, posted=True, unsaved=unsaved, **told), status
