"""Downloads: the summary as PDF, text and FHIR, and the questionnaire as FHIR.

File names reveal nothing of what they hold. While there is no summary, each of them redirects to
where the person is due.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from flask import Blueprint, Response, current_app, render_template, request

from app.exports import fhir, pdf, text
from app.questionnaire.summary import Summary, summarise
from app.web import context, journey_views, logs
from app.web.journey_views import Answer
from app.web.limiter import Busy, Turns

NAME = "visit-summary"
RETRY_SECONDS = 5

blueprint = Blueprint("downloads", __name__)
_pdf_turns = Turns(at_once=1, waiting=3, patience=RETRY_SECONDS)


@blueprint.get("/summary.pdf")
def summary_pdf() -> Answer:
    due = journey_views.unfinished()
    if due:
        return due
    size = _one_of(pdf.SIZES, request.args.get("size"), "normal")
    try:
        with _pdf_turns.taken():
            summary = _summary()
            paper = _one_of(pdf.PAPERS, request.args.get("paper"), summary.country.paper)
            content = pdf.visit(summary, paper, size)
    except Busy:
        current_app.logger.warning(logs.PDF_BUSY)
        return _no_pdf()
    except pdf.ExportError as problem:
        current_app.logger.error(logs.NO_PDF, problem)
        return _no_pdf()
    return _file(content, "application/pdf", f"{NAME}.pdf")


@blueprint.get("/summary.txt")
def summary_text() -> Answer:
    due = journey_views.unfinished()
    return due or _file(text.visit(_summary()), "text/plain", f"{NAME}.txt")


@blueprint.get("/summary.fhir.json")
def summary_fhir() -> Answer:
    due = journey_views.unfinished()
    return due or _fhir(fhir.response(context.visit().journey, _summary()), f"{NAME}.fhir.json")


@blueprint.get("/questionnaire.fhir.json")
def questionnaire_fhir() -> Answer:
    here = context.current()
    return _fhir(fhir.questionnaire(here.questionnaire, here.digest), "questionnaire.fhir.json")


def _no_pdf() -> Response:
    """Say so, offer the other ways to keep the summary, and say when to try again."""
    response = Response(render_template("error.html", status=503, no_pdf=True), status=503)
    response.retry_after = RETRY_SECONDS
    return response


def _summary() -> Summary:
    return summarise(context.visit().journey, context.current().setting())


def _one_of(known: Collection[str], wanted: str | None, otherwise: str) -> str:
    return wanted if wanted is not None and wanted in known else otherwise


def _fhir(resource: dict[str, Any], name: str) -> Response:
    return _file(json.dumps(resource, ensure_ascii=False), "application/fhir+json", name)


def _file(content: str | bytes, mimetype: str, name: str) -> Response:
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
