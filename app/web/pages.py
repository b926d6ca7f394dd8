"""Pages: each is made of its template, the visit it is for, and what its view adds.

The server and the authors' preview make a page by the same function. Nothing here reads a cookie or
keeps anything: who calls says whose page it is. What the templates may name is said here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from flask import current_app

from app.questionnaire import facts, notices
from app.questionnaire.definition.guidance import Outcome, Sheet
from app.questionnaire.definition.questions import Page, QuestionPart
from app.questionnaire.journey import Journey
from app.questionnaire.speech import translated
from app.questionnaire.summary import summarise
from app.web import (
    addresses,
    error_texts,
    languages,
    navigation,
    progress,
    session,
    urgent_help,
)
from app.web.context import Visit
from app.web.forms import PageForm


def render(template: str, visit: Visit, **given: Any) -> str:
    """A page with its frame: the help of this person's country."""
    held = notices.holding(visit.journey)
    notice = held[0] if held else None
    frame = {
        "country": visit.country,
        "country_chosen": visit.country_chosen,
        "has_answers": bool(visit.all_answers.values),
        "indexed": False,
        "other_languages": languages.others(),
        "panel": urgent_help.panel_applies(visit),
        "panel_in_full": urgent_help.panel_in_full(visit),
        "notice": notice,
        "other_notices": held[1:],
        "notice_in_full": notice is not None and urgent_help.notice_in_full(visit, notice),
    }
    # By itself: Flask's render_template looks for more that each page could say, and none does.
    made = current_app.jinja_env.get_template(template)
    return addresses.under_root(made.render(frame | given))


# ---------------------------------------------------------------------------- the start


@dataclass(frozen=True)
class Resume:
    """Where a person stopped, and how to go on there."""

    url: str
    part: QuestionPart
    part_number: int


def start_page(visit: Visit) -> str:
    every = languages.of_the_start_page()
    return render(
        "start.html",
        visit,
        indexed=True,
        every_language=every,
        resume=_resume(visit),
    )


def _resume(visit: Visit) -> Resume | None:
    if not visit.all_answers.values:
        return None
    journey = visit.journey
    page = None if journey.outcome else progress.next_page(journey, visit.last)
    part = _part(journey, page or journey.pages[-1])
    url = navigation.page_url(page) if page else navigation.due_url(journey)
    return Resume(url, part, _number(journey, part))


# ---------------------------------------------------------------------------- the questions


def question_page(
    visit: Visit,
    form: PageForm,
    *,
    notice: str = "",
    focus: str = "",
    posted: bool = False,
    unsaved: bool = False,
    expired: bool = False,
    panel: bool = False,
) -> str:
    """A page of questions with its form as it stands.

    ``notice``   a message about the page as a whole
    ``focus``    the id of the field to start in
    ``posted``   whether it answers a form that was sent
    ``unsaved``  whether it holds words that are not kept
    ``expired``  whether the earlier answers are gone
    ``panel``    whether the help panel stands on it, whatever the visit says
    """
    journey, page = visit.journey, form.page
    part = _part(journey, page)
    previous = _page_before(journey, page)
    if not visit.last and previous is not None:  # a cookie that does not say what was saved last
        visit = replace(visit, last=previous.id)
    form.fold(focus)
    shown = {"panel": True, "panel_in_full": True} if panel else {}
    return render(
        "page.html",
        visit,
        **shown,
        page=page,
        form=form,
        errors=[("continue", notice)] if notice else list(form.problems()),
        focus=focus,
        part=part,
        thanks=_thanks(journey, previous, page),
        may_finish=journey.questionnaire.may_finish(page),
        returning=navigation.returning(),
        first=page is journey.questionnaire.pages[0],
        way_back=navigation.way_back(navigation.opened(journey)),
        due=journey.due,
        posted=posted,
        unsaved=unsaved,
        expired_form=expired,
    )


def _page_before(journey: Journey, page: Page) -> Page | None:
    on_path = any(other is page for other in journey.pages)
    return journey.previous(page) if on_path else None


def _part(journey: Journey, page: Page) -> QuestionPart:
    return journey.questionnaire.part[page.part]


def _number(journey: Journey, part: QuestionPart) -> int:
    return journey.questionnaire.parts.index(part) + 1


def _thanks(journey: Journey, previous: Page | None, page: Page) -> str:
    """A warm sentence on the first page after a part that earned one."""
    if previous is None or previous.part == page.part:
        return ""
    return _part(journey, previous).thanks or ""


# ---------------------------------------------------------------------------- what came of them


def overview_page(visit: Visit, kept: bool) -> str:
    """Everything that was said, with a way to change each of it, and where to go on."""
    journey = visit.journey
    return render(
        "overview.html",
        visit,
        parts=progress.parts(journey),
        next_page=progress.next_page(journey, visit.last),
        aside=bool(visit.all_answers.values.keys() - journey.answers.values.keys()),
        kept=kept,
        keep_days=session.KEPT_DAYS,
    )


def outcome_page(visit: Visit, outcome: Outcome, page: Page) -> str:
    """The end of a journey; ``page`` asks what can be changed."""
    return render(
        "outcome.html",
        visit,
        outcome=outcome,
        page=page,
        services=outcome.services(visit.country),
        original_sheet=_original_sheet(visit, outcome),
    )


def _original_sheet(visit: Visit, outcome: Outcome) -> Sheet | None:
    """What a person shows to somebody, in the words of whoever may read only the site's first
    language; None on a page in that language."""
    before = visit.site.translated_from
    found = before.questionnaire.outcomes if before else ()
    return next((each.sheet for each in found if each.id == outcome.id), None)


def summary_page(visit: Visit) -> str:
    made = summarise(visit.journey, visit.site.imprint())
    return render("summary.html", visit, summary=made)


def facts_page(visit: Visit, everything: bool) -> str:
    """Information for this person; with ``everything``, all of it stands open."""
    made = facts.gather(visit.journey, visit.site.imprint())
    return render("facts.html", visit, facts=made, all=everything)


# ---------------------------------------------------------------------------- when there is nothing


def forgotten_page(visit: Visit, *, expired: bool = False) -> str:
    """Says that the answers are gone: on request, or with time."""
    return render("forgotten.html", visit, expired=expired)


def error_page(visit: Visit, status: int) -> str:
    title, *texts = error_texts.of(status, bool(visit.all_answers.values))
    return render("error.html", visit, error_title=title, error_text=texts)


def no_pdf_page(visit: Visit, as_text: str | None) -> str:
    title, *texts = map(translated, error_texts.NO_PDF)
    return render("no_pdf.html", visit, error_title=title, error_text=texts, as_text=as_text)
