"""FHIR answers: one person's answers as the items of a QuestionnaireResponse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.exports import fhir_structure, printable
from app.exports.fhir_structure import Step
from app.exports.fhir_terms import Json, Terms, standard_coding
from app.questionnaire.answers import Value, rows
from app.questionnaire.definition.questions import Asked, Page, Question
from app.questionnaire.journey import Journey


def items(journey: Journey, terms: Terms) -> list[Json]:
    """The answers that count, in the groups that the Questionnaire asks them in.

    Answers off the path are not among them (``journey.answers``), and a group without any is left
    out.
    """
    return [*_steps(journey, fhir_structure.steps(journey.questionnaire), terms)]


def _steps(journey: Journey, steps: Iterable[Step], terms: Terms) -> Iterator[Json]:
    for step in steps:
        if step.page is None:
            group: Json = {"linkId": step.link_id, "item": [*_steps(journey, step.steps, terms)]}
        else:
            group = _page(journey, step.page, step.link_id, terms)
        if group["item"]:
            for link_id in step.around():
                group = {"linkId": link_id, "item": [group]}
            yield group


def _page(journey: Journey, page: Page, link_id: str, terms: Terms) -> Json:
    given = journey.answers.values
    asked = (question for question in page.questions if question.id in given)
    answered = (item for q in asked for item in _question(terms, q, given[q.id]))
    return {"linkId": link_id, "text": page.title, "item": list(answered)}


def _question(terms: Terms, question: Question, value: Value) -> Iterator[Json]:
    if question.type == "table":
        for row in rows(value):
            cells = [
                {"linkId": reference, "text": column.text, "answer": [answer]}
                for column in question.columns
                for reference in [f"{question.id}.{column.id}"]
                for answer in _answers(terms, reference, column, (row.get(column.id, ""),))
            ]
            if cells:
                yield {"linkId": question.id, "text": question.text, "item": cells}
        return
    given = (value,) if isinstance(value, str) else tuple(v for v in value if isinstance(v, str))
    answers = list(_answers(terms, question.id, question, given))
    if answers:
        yield {"linkId": question.id, "text": question.text, "answer": answers}


def _answers(terms: Terms, reference: str, asked: Asked, given: tuple[str, ...]) -> Iterator[Json]:
    for value in given:
        if asked.options and value:
            yield {"valueCoding": terms.coding(reference, value, asked.options[value])}
        elif typed := printable.legible(value).strip():
            yield _typed(asked, typed)


def _typed(asked: Asked, typed: str) -> Json:
    """What was typed, or the code of the very name that is suggested; a brand stays as typed."""
    known = {name.casefold(): (name, suggestion) for name, suggestion in asked.suggestions.items()}
    name, suggestion = known.get(typed.casefold(), ("", None))
    if suggestion is not None and suggestion.code is not None:
        return {"valueCoding": {**standard_coding(suggestion.code), "display": name}}
    return {"valueString": typed}
