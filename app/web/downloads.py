"""Downloads: the summary as PDF, text and FHIR, and the questionnaire as FHIR.

File names reveal nothing of what they hold. While there is no summary, each of them redirects to
where the person is due.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from flask import Blueprint, Response, current_app, redirect, request
from flask.typing import ResponseReturnValue

from app.exports import fhir, pdf, text
from app.questionnaire.summary import Summary, summarise
from app.web import context, logs, navigation, pages
from app.web.context import Visit
from app.web.limiter import Busy, ConcurrencyLimit

NAME = "visit-summary"
RETRY_SECONDS = 5

blueprint = Blueprint("downloads", __name__)
_pdf_limit = ConcurrencyLimit(at_once=1, waiting=3, max_wait_seconds=RETRY_SECONDS)


def _of_a_finished_visit(
    view: Callable[[Visit], ResponseReturnValue],
) -> Callable[[], ResponseReturnValue]:
    """A view of a download; while there is no summary, the way to what is due instead."""

    @wraps(view)
    def download() -> ResponseReturnValue:
        visit = context.read_visit()
        if not visit.finished:
            return redirect(navigation.due_url(visit.journey), 303)
        return view(visit)

    return download


@blueprint.get("/summary.pdf")
@_of_a_finished_visit
def summary_pdf(visit: Visit) -> ResponseReturnValue:
    size = _one_of(pdf.SIZES, request.args.get("size"), "normal")
    paper = _one_of(pdf.PAPERS, request.args.get("paper"), visit.country.paper)
    try:
        with _pdf_limit.slot():
            content = pdf.render(_summary(visit), paper, size)
    except Busy:
        current_app.logger.warning(logs.PDF_BUSY)
        return _no_pdf(visit)
    except pdf.ExportError as problem:
        current_app.logger.error(logs.NO_PDF, problem)
        return _no_pdf(visit)
    return _file(content, "application/pdf", f"{NAME}.pdf")


@blueprint.get("/summary.txt")
@_of_a_finished_visit
def summary_text(visit: Visit) -> ResponseReturnValue:
    return _file(text.render(_summary(visit)), "text/plain", f"{NAME}.txt")


@blueprint.get("/summary.fhir.json")
@_of_a_finished_visit
def summary_fhir(visit: Visit) -> ResponseReturnValue:
    return _fhir(fhir.response(visit.journey, _summary(visit)), f"{NAME}.fhir.json")


@blueprint.get("/questionnaire.fhir.json")
def questionnaire_fhir() -> ResponseReturnValue:
    here = context.current()
    return _fhir(fhir.questionnaire(here.questionnaire, here.digest), "questionnaire.fhir.json")


def _no_pdf(visit: Visit) -> Response:
    """Say so, offer the other ways to keep the summary, and say when to try again."""
    response = Response(pages.error_page(visit, 503, no_pdf=True), status=503)
    response.retry_after = RETRY_SECONDS
    return response


def _summary(visit: Visit) -> Summary:
    return summarise(visit.journey, context.current().setting())


def _one_of(known: Collection[str], wanted: str | None, otherwise: str) -> str:
    return wanted if wanted is not None and wanted in known else otherwise


def _fhir(resource: dict[str, Any], name: str) -> Response:
    return _file(json.dumps(resource, ensure_ascii=False), "application/fhir+json", name)


def _file(content: str | bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
