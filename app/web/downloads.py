"""Downloads: the visit and the facts as files, the blank questions, and the questionnaire as FHIR.

File names reveal nothing of what they hold. While there is no summary, each of a person's files
redirects to where the person is due; another site that opens one learns and gets nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request, url_for
from flask.typing import ResponseReturnValue

from app.exports import fhir, fhir_translation, pdf, text
from app.questionnaire.facts import Facts, gather
from app.questionnaire.journey import Journey
from app.questionnaire.speech import speaking
from app.questionnaire.summary import Summary, summarise
from app.web import context, languages, logs, navigation, pages
from app.web.context import Visit
from app.web.languages import ENGLISH_LANGUAGE
from app.web.limiter import Busy, ConcurrencyLimit

VISIT = "visit-summary"
FACTS = "visit-facts"
BLANK = "visit-questions"
TEXT = "downloads.summary_text"
FACTS_TEXT = "downloads.facts_text"
RETRY_SECONDS = 5

blueprint = Blueprint("downloads", __name__)
_pdf_limit = ConcurrencyLimit(at_once=1, waiting=3, max_wait_seconds=RETRY_SECONDS)


def _of_a_finished_visit(
    view: Callable[[Visit], ResponseReturnValue],
) -> Callable[[], ResponseReturnValue]:
    """A view of a person's file, for their own navigation alone."""

    @wraps(view)
    def download() -> ResponseReturnValue:
        # Another site could see that a file came instead of a page, and put it on the disk.
        if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            return redirect(url_for("journey.summary"), 303)
        visit = context.read_visit()
        if not visit.finished:
            return navigation.redirect_to_due(visit.journey)
        return view(visit)

    return download


@blueprint.get("/summary.pdf")
@_of_a_finished_visit
def summary_pdf(visit: Visit) -> ResponseReturnValue:
    """The visit on paper, in the clinic’s language; it carries its own FHIR response."""
    if _is_my_copy():
        mine = _summary(visit)
        return _pdf(visit, f"{VISIT}-{mine.language}", lambda p, s: pdf.summary(mine, p, s), TEXT)
    with for_the_clinic(visit) as (journey, summary):
        answers = _as_json(fhir.response(journey, summary)).encode()
        return _pdf(visit, VISIT, lambda p, s: pdf.summary(summary, p, s, answers), TEXT)


@blueprint.get("/facts.pdf")
@_of_a_finished_visit
def facts_pdf(visit: Visit) -> ResponseReturnValue:
    return _pdf(visit, FACTS, lambda p, s: pdf.facts(_facts(visit), p, s), FACTS_TEXT)


@blueprint.get("/blank.pdf")
def blank_pdf() -> ResponseReturnValue:
    """The questions on paper; the same for everyone, save for the help lines of their country."""
    visit = context.read_visit()
    definition, country = visit.journey.questionnaire, visit.country
    return _pdf(visit, BLANK, lambda p, s: pdf.blank(definition, country, p, s))


@blueprint.get("/summary.txt")
@_of_a_finished_visit
def summary_text(visit: Visit) -> ResponseReturnValue:
    with for_the_clinic(visit) as (_, summary):
        return _file(text.summary(summary), "text/plain", f"{VISIT}.txt")


@blueprint.get("/facts.txt")
@_of_a_finished_visit
def facts_text(visit: Visit) -> ResponseReturnValue:
    return _file(text.facts(_facts(visit)), "text/plain", f"{FACTS}.txt")


@blueprint.get("/summary.fhir.json")
@_of_a_finished_visit
def summary_fhir(visit: Visit) -> ResponseReturnValue:
    with for_the_clinic(visit) as (journey, summary):
        return _fhir(fhir.response(journey, summary), f"{VISIT}.fhir.json")


@blueprint.get("/questionnaire.fhir.json")
def questionnaire_fhir() -> ResponseReturnValue:
    """The definition, for any program of any origin: it holds no answer."""
    here = context.current().original
    with speaking(here.questionnaire.language):
        resource = fhir.questionnaire(here.questionnaire, here.digest)
    others = {}
    for code, site in languages.editions().items():
        with speaking(code):
            others[code] = fhir.questionnaire(site.questionnaire, here.digest)
    resource = fhir_translation.with_translations(resource, others)
    response = _fhir(resource, "questionnaire.fhir.json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _pdf(
    visit: Visit, name: str, make: Callable[[str, str], bytes], as_text: str | None = None
) -> Response:
    """The PDF on the paper and in the size that were asked for; or a page that says what to do.

    ``as_text``: the view that says the same as text, where there is one.
    """
    size = _one_of(pdf.SIZES, request.args.get("size"), "normal")
    paper = _one_of(pdf.PAPERS, request.args.get("paper"), visit.country.paper)
    try:
        with _pdf_limit.slot():
            content = make(paper, size)
    except Busy:
        current_app.logger.warning(logs.PDF_BUSY)
    except pdf.ExportError as problem:
        current_app.logger.error(logs.NO_PDF, problem)
    else:
        return _file(content, "application/pdf", f"{name}.pdf")
    response = Response(pages.no_pdf_page(visit, as_text), status=503)
    response.retry_after = RETRY_SECONDS
    return response


def _is_my_copy() -> bool:
    """Whether a person asks for the visit in the language of the page, to read it themselves."""
    return request.args.get("copy") == "mine" and languages.of_this_page() is not ENGLISH_LANGUAGE


@contextmanager
def for_the_clinic(visit: Visit) -> Iterator[tuple[Journey, Summary]]:
    """The visit in the language that the clinic reads, which is then the one that is spoken.

    Answers are codes: so it says the same, whatever language it was answered in.
    """
    here, original = visit.site, visit.site.original
    answered_in = "" if here is original else languages.of_this_page().english_name
    with speaking(original.questionnaire.language):
        journey = original.visit(visit.all_answers).journey
        yield journey, summarise(journey, original.imprint(answered_in, here.reviewed))


def _summary(visit: Visit) -> Summary:
    return summarise(visit.journey, visit.site.imprint())


def _facts(visit: Visit) -> Facts:
    return gather(visit.journey, visit.site.imprint())


def _one_of(known: Collection[str], wanted: str | None, otherwise: str) -> str:
    return wanted if wanted is not None and wanted in known else otherwise


def _fhir(resource: dict[str, Any], name: str) -> Response:
    return _file(_as_json(resource), "application/fhir+json", name)


def _as_json(resource: dict[str, Any]) -> str:
    return json.dumps(resource, ensure_ascii=False)


def _file(content: str | bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
