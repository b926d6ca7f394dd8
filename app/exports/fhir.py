"""FHIR R4: the questions as a Questionnaire, one person's answers as a QuestionnaireResponse.

The bridge to the field's standard terms: our ids are the linkIds, options are answerOptions, a
page's condition is enableWhen. The response carries the answers that count and the summary as its
narrative; no name, no subject, no condition, no score.
Sources: hl7.org/fhir/R4/questionnaire.html, hl7.org/fhir/R4/questionnaireresponse.html, SDC 3.0.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

from app.exports import fhir_enable_when, printable, text
from app.questionnaire import messages
from app.questionnaire.answers import Value, rows
from app.questionnaire.definition import Questionnaire
from app.questionnaire.journey import Journey
from app.questionnaire.questions import Asked, Column, Option, Page, Question
from app.questionnaire.summary import Summary

Json = dict[str, Any]
CORE = "http://hl7.org/fhir/StructureDefinition"
CONTROLS = "http://hl7.org/fhir/questionnaire-item-control"
XHTML = "http://www.w3.org/1999/xhtml"


def questionnaire(definition: Questionnaire, digest: str) -> Json:
    """The whole definition as a Questionnaire; ``digest`` tells two editions of it apart."""
    authorship = definition.authorship
    here = definition.site
    systems = _systems(definition)
    return {
        "resourceType": "Questionnaire",
        "language": definition.language,
        "url": _url(definition),
        "identifier": [{"type": {"text": "SHA-256"}, "value": digest}],
        "version": definition.version,
        "name": re.sub(r"\W+", "", here.name.title()) or "Questionnaire",
        "title": here.name,
        # The file says in words who reviewed it, and no program can read a sign-off out of words:
        # so it is never called ready for use. A clinic that has signed it off says so itself.
        "status": "draft",
        "experimental": True,
        "subjectType": ["Patient"],
        "date": authorship.last_review.isoformat(),
        "publisher": here.name,
        "description": f"{here.strapline} ({here.condition}: {here.treatment})",
        "purpose": f"{messages.AUTHORSHIP['reviewed_by']}: {authorship.reviewed_by}",
        "lastReviewDate": authorship.last_review.isoformat(),
        "item": [_page(definition, page, systems) for page in definition.pages],
    }


def response(journey: Journey, summary: Summary) -> Json:
    """The answers on this journey's path; the summary's text is the narrative."""
    systems = _systems(journey.questionnaire)
    groups = (_answered_page(journey, page, systems) for page in journey.pages)
    return {
        "resourceType": "QuestionnaireResponse",
        "language": summary.language,
        "text": {"status": "additional", "div": _narrative(summary)},
        "questionnaire": f"{_url(journey.questionnaire)}|{summary.version}",
        "status": "completed",
        "authored": summary.setting.today.isoformat(),
        "item": [group for group in groups if group["item"]],
    }


def _url(definition: Questionnaire) -> str:
    """The same name for every version of one site's questionnaire; it resolves nowhere."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, definition.site.name)}"


def _systems(definition: Questionnaire) -> dict[str, str]:
    """A code system for each question and ``table.column``, since one code may mean other things
    elsewhere."""
    url = _url(definition)
    return {
        reference: f"{url}#{reference}"
        for question in definition.question.values()
        for reference in (question.id, *(f"{question.id}.{c.id}" for c in question.columns))
    }


def _page_id(page: Page) -> str:
    """A page may bear the id of its question, and a linkId must be unique."""
    return f"page:{page.id}"


# ---------------------------------------------------------------------------- the questions


def _page(definition: Questionnaire, page: Page, systems: Mapping[str, str]) -> Json:
    questions = (_question(systems, question) for question in page.questions)
    texts = (text for block in page.intro for text in block.texts)
    return {
        **fhir_enable_when.enabled(definition, page, systems),
        "linkId": _page_id(page),
        "text": page.title,
        "type": "group",
        "item": [*_said_before(_page_id(page), texts), *questions],
    }


def _said_before(owner: str, sentences: Iterable[str]) -> Iterator[Json]:
    for number, sentence in enumerate(sentences, 1):
        yield {"linkId": f"{owner}:note-{number}", "text": sentence, "type": "display"}


def _question(systems: Mapping[str, str], question: Question) -> Json:
    notes = [note for note in (question.hint, question.why) if note]
    helps = [_help(question, number, note) for number, note in enumerate(notes, 1)]
    if question.type == "table":
        columns = [_column(systems, question, column) for column in question.columns]
        return {
            "extension": [_most(question.max_rows)],
            "linkId": question.id,
            "text": question.text,
            "type": "group",
            "repeats": True,
            "item": [*helps, *columns],
        }
    item = _asked(systems, question.id, question)
    if question.required:
        item["required"] = True
    if question.type == "choices":
        item["repeats"] = True
        item["extension"] = [_control("check-box")]
        if question.max:
            item["extension"].append(_most(question.max))
    return {**item, "item": helps} if helps else item


def _column(systems: Mapping[str, str], question: Question, column: Column) -> Json:
    return _asked(systems, f"{question.id}.{column.id}", column)


def _asked(systems: Mapping[str, str], reference: str, asked: Asked) -> Json:
    item: Json = {"linkId": reference, "text": asked.text}
    if not asked.options:
        length = {"maxLength": asked.max_length} if asked.max_length else {}
        return {**item, "type": "string" if "." in reference else "text", **length}
    options = [_option(systems[reference], code, option) for code, option in asked.options.items()]
    return {
        "extension": [_control("radio-button")],
        **item,
        "type": "choice",
        "answerOption": options,
    }


def _option(system: str, code: str, option: Option) -> Json:
    alone = {"url": f"{CORE}/questionnaire-optionExclusive", "valueBoolean": True}
    exclusive = {"extension": [alone]} if option.exclusive else {}
    return {**exclusive, "valueCoding": _coding(system, code, option)}


def _coding(system: str, code: str, option: Option) -> Json:
    return {"system": system, "code": code, "display": option.text}


def _help(question: Question, number: int, sentence: str) -> Json:
    return {
        "extension": [_control("help")],
        "linkId": f"{question.id}:help-{number}",
        "text": sentence,
        "type": "display",
    }


def _control(code: str) -> Json:
    concept = {"coding": [{"system": CONTROLS, "code": code}]}
    return {"url": f"{CORE}/questionnaire-itemControl", "valueCodeableConcept": concept}


def _most(occurrences: int) -> Json:
    return {"url": f"{CORE}/questionnaire-maxOccurs", "valueInteger": occurrences}


# ---------------------------------------------------------------------------- the answers


def _answered_page(journey: Journey, page: Page, systems: Mapping[str, str]) -> Json:
    items = (
        item
        for question in page.questions
        if question.id in journey.answers.values
        for item in _answered(systems, question, journey.answers.values[question.id])
    )
    return {"linkId": _page_id(page), "text": page.title, "item": list(items)}


def _answered(systems: Mapping[str, str], question: Question, value: Value) -> Iterator[Json]:
    if question.type == "table":
        for row in rows(value):
            cells = [
                {"linkId": f"{question.id}.{column.id}", "text": column.text, "answer": [answer]}
                for column in question.columns
                for answer in _answers(
                    systems, f"{question.id}.{column.id}", column, (row.get(column.id, ""),)
                )
            ]
            if cells:
                yield {"linkId": question.id, "text": question.text, "item": cells}
        return
    given = (value,) if isinstance(value, str) else tuple(v for v in value if isinstance(v, str))
    answers = list(_answers(systems, question.id, question, given))
    if answers:
        yield {"linkId": question.id, "text": question.text, "answer": answers}


def _answers(
    systems: Mapping[str, str], reference: str, asked: Asked, given: tuple[str, ...]
) -> Iterator[Json]:
    for value in given:
        if asked.options and value:
            yield {"valueCoding": _coding(systems[reference], value, asked.options[value])}
        elif typed := printable.legible(value).strip():
            yield {"valueString": typed}


def _narrative(summary: Summary) -> str:
    told = escape(text.render(summary), quote=False)
    language = escape(summary.language)
    return f'<div xmlns="{XHTML}" lang="{language}" xml:lang="{language}"><pre>{told}</pre></div>'
