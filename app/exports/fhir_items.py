"""FHIR items: a page and its questions as the items of a Questionnaire."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.fhir_terms import (
    CORE,
    Json,
    Terms,
    at_most,
    control,
    display,
    page_id,
    standard_coding,
)
from app.questionnaire.definition.known_names import Suggestion
from app.questionnaire.definition.parts import off_site_texts
from app.questionnaire.definition.questions import Asked, Option, Page, Question


def page(terms: Terms, asked: Page) -> Json:
    """A page as a group: what stands before its questions, then they."""
    told = [*([asked.gentle] if asked.gentle else []), *off_site_texts(asked.intro)]
    link_id = page_id(asked)
    notes = (display(f"{link_id}:note-{n}", sentence) for n, sentence in enumerate(told, 1))
    return {
        "linkId": link_id,
        "text": asked.title,
        "type": "group",
        "item": [*notes, *(_question(terms, question) for question in asked.questions)],
    }


def _question(terms: Terms, question: Question) -> Json:
    within = [*_within(question)]
    if question.type == "table":
        columns = [_asked(terms, f"{question.id}.{c.id}", c) for c in question.columns]
        return {
            "extension": [at_most(question.max_rows)],
            "linkId": question.id,
            **_standard(question),
            "text": question.text,
            "type": "group",
            "repeats": True,
            "item": [*within, *columns],
        }
    item = _asked(terms, question.id, question)
    if question.required:
        item["required"] = True
    if question.type == "choices":
        item["repeats"] = True
        item["extension"] = [control("check-box")]
        if question.max:
            item["extension"].append(at_most(question.max))
    return {**item, "item": within} if within else item


def _within(question: Question) -> Iterator[Json]:
    """What stands inside a question: the points that it asks about, and help with it."""
    for number, point in enumerate(question.points, 1):
        yield display(f"{question.id}:point-{number}", point)
    notes = [note for note in (question.hint, question.why) if note]
    for number, note in enumerate(notes, 1):
        yield {"extension": [control("help")], **display(f"{question.id}:help-{number}", note)}


def _asked(terms: Terms, reference: str, asked: Asked) -> Json:
    item: Json = {"linkId": reference, **_standard(asked), "text": asked.text}
    if asked.options:
        options = [_option(terms, reference, code, opt) for code, opt in asked.options.items()]
        return {
            "extension": [control("radio-button")],
            **item,
            "type": "choice",
            "answerOption": options,
        }
    if asked.suggestions:
        known = [_suggested(name, suggestion) for name, suggestion in asked.suggestions.items()]
        return {
            "extension": [control("autocomplete")],
            **item,
            "type": "open-choice",
            "answerOption": known,
        }
    length = {"maxLength": asked.max_length} if asked.max_length else {}
    return {**item, "type": "text" if asked.long else "string", **length}


def _standard(asked: Asked) -> Json:
    return {"code": [standard_coding(asked.code)]} if asked.code else {}


def _option(terms: Terms, reference: str, code: str, option: Option) -> Json:
    alone = {"url": f"{CORE}/questionnaire-optionExclusive", "valueBoolean": True}
    exclusive = {"extension": [alone]} if option.exclusive else {}
    return {**exclusive, "valueCoding": terms.coding(reference, code, option)}


def _suggested(name: str, suggestion: Suggestion) -> Json:
    if suggestion.code is None:
        return {"valueString": name}
    return {"valueCoding": {**standard_coding(suggestion.code), "display": name}}
