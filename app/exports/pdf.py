"""PDF: the visit, the facts and the blank questions on paper.

Each is a typed value of its own module, set by ``typesetting`` from the template of its name.
"""

from __future__ import annotations

from app.exports import blank_paper, facts_paper, summary_paper
from app.exports.paper import PAPERS, SIZES
from app.exports.typesetting import ExportError, set_paper
from app.questionnaire.definition.help_lines import Country
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.facts import Facts
from app.questionnaire.summary import Summary

__all__ = ["PAPERS", "SIZES", "ExportError", "blank", "facts", "summary"]


def summary(summary: Summary, paper: str, size: str, answers: bytes | None = None) -> bytes:
    """The visit on ``paper`` (a4, letter) in ``size`` (normal, large: 18 points).

    ``answers`` is the FHIR response as JSON; the document then carries it inside.
    ExportError: it could not be set.
    """
    return set_paper("summary.typ", summary_paper.of(summary, paper, size), answers)


def facts(facts: Facts, paper: str, size: str) -> bytes:
    """The facts to keep. ExportError: they could not be set."""
    return set_paper("facts.typ", facts_paper.of(facts, paper, size))


def blank(questionnaire: Questionnaire, country: Country, paper: str, size: str) -> bytes:
    """The questions to fill in by hand, with the help lines of a country.

    ExportError: they could not be set.
    """
    return set_paper("blank.typ", blank_paper.of(questionnaire, country, paper, size))
