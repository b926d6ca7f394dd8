"""PDF: the visit, the facts and the blank questions on paper.

Each is a typed value of its own module, set by ``typesetting`` from the template of its name.
"""

from __future__ import annotations

from app.exports import visit_paper
from app.exports.paper import PAPERS, SIZES
from app.exports.typesetting import ExportError, set_paper
from app.questionnaire.summary import Summary

__all__ = ["PAPERS", "SIZES", "ExportError", "visit"]


def visit(summary: Summary, paper: str, size: str, answers: bytes | None = None) -> bytes:
    """The visit on ``paper`` (a4, letter) in ``size`` (normal, large: 18 points).

    ``answers`` is the FHIR response as JSON; the document then carries it inside.
    ExportError: it could not be set.
    """
    return set_paper("summary.typ", visit_paper.of(summary, paper, size), answers)


def facts(made: object, paper: str, size: str) -> bytes:
    """Stands in until the exports room has it."""
    raise ExportError("not yet")


def blank(questionnaire: object, country: object, paper: str, size: str) -> bytes:
    """Stands in until the exports room has it."""
    raise ExportError("not yet")
