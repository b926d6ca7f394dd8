"""FHIR R4: the questions as a Questionnaire, one person's answers as a QuestionnaireResponse.

The bridge to the field's standard terms: our ids are the linkIds, options are answerOptions, a
condition is enableWhen. The response carries the answers that count and the visit's text as its
narrative; no name, no subject, no condition, no score.
Sources: hl7.org/fhir/R4/questionnaire.html, hl7.org/fhir/R4/questionnaireresponse.html, SDC 3.0.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from app.exports import fhir_answers, fhir_help, fhir_items, fhir_structure, text
from app.exports.fhir_structure import Step
from app.exports.fhir_terms import Json, Terms, computer_name
from app.questionnaire import messages
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import Journey
from app.questionnaire.summary import Summary

XHTML = "http://www.w3.org/1999/xhtml"


def questionnaire(definition: Questionnaire, digest: str) -> Json:
    """The whole definition as a Questionnaire; ``digest`` tells two editions of it apart."""
    terms = Terms(definition, digest)
    site, authorship = definition.site, definition.authorship
    about = f"{site.strapline} ({site.condition}: {site.treatment})"
    return {
        "resourceType": "Questionnaire",
        "language": definition.language,
        "text": _narrative("generated", definition.language, f"{site.name}\n{about}"),
        "url": terms.url,
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": terms.url}],
        "version": terms.version,
        "name": computer_name(site.name),
        "title": site.name,
        # The file says in words who reviewed it, and no program can read a sign-off out of words:
        # so it is never called ready for use. A clinic that has signed it off says so itself.
        "status": "draft",
        "experimental": True,
        "subjectType": ["Patient"],
        "date": authorship.last_review.isoformat(),
        "publisher": site.publisher or site.name,
        "description": about,
        "purpose": f"{messages.AUTHORSHIP['reviewed_by']}: {authorship.reviewed_by}",
        "lastReviewDate": authorship.last_review.isoformat(),
        "item": [
            *fhir_help.first_items(terms),
            *_asked(terms, fhir_structure.steps(definition)),
        ],
    }


def response(journey: Journey, summary: Summary) -> Json:
    """The answers on this journey's path; the visit's text is the narrative."""
    terms = Terms(journey.questionnaire, summary.imprint.digest)
    return {
        "resourceType": "QuestionnaireResponse",
        "language": summary.language,
        "text": _narrative("additional", summary.language, text.summary(summary)),
        "questionnaire": terms.canonical,
        "status": "completed",
        "authored": summary.imprint.today.isoformat(),
        "item": fhir_answers.items(journey, terms),
    }


def _asked(terms: Terms, steps: Iterable[Step]) -> Iterable[Json]:
    for step in steps:
        if step.page is not None:
            yield step.when_enabled(fhir_items.page(terms, step.page), terms)
            yield from fhir_help.after(terms, step.page)
        else:
            group = {"linkId": step.link_id, "type": "group", "item": [*_asked(terms, step.steps)]}
            yield step.when_enabled(group, terms)


def _narrative(status: str, language: str, told: str) -> Json:
    """A text as XHTML that keeps its lines."""
    lines = escape(told, quote=False)
    lang = escape(language)
    div = f'<div xmlns="{XHTML}" lang="{lang}" xml:lang="{lang}"><pre>{lines}</pre></div>'
    return {"status": status, "div": div}
