"""The FHIR resources: sound on their own, and sound against each other."""

from __future__ import annotations

import json
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire as R4Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as R4Response
from hypothesis import given

from app.exports import fhir, fhir_enable_when
from app.questionnaire.answers import read
from app.questionnaire.journey import follow
from app.questionnaire.parts import Condition
from app.questionnaire.questions import Page
from app.questionnaire.summary import summarise
from tests.support import people, strategies
from tests.support.people import Person
from tests.support.summaries import CONTENT, EVERYONE, RICHEST, SETTING, journey, summary

Json = dict[str, Any]
ASKED = fhir.questionnaire(CONTENT, "0" * 64)


def items(within: Json) -> Iterator[Json]:
    for item in within.get("item", []):
        yield item
        yield from items(item)


def codings(item: Json) -> list[Json]:
    return [option["valueCoding"] for option in item.get("answerOption", [])]


BY_ID = {item["linkId"]: item for item in items(ASKED)}


def told(person: Person) -> Json:
    return fhir.response(journey(person), summary(person))


def test_it_is_never_called_ready_for_use() -> None:
    """No program can tell that a clinician signed it off: it stays a draft, and says who did."""
    assert ASKED["status"] == "draft"
    assert ASKED["experimental"] is True
    assert CONTENT.authorship.reviewed_by in ASKED["purpose"]


def test_what_every_page_needs_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of many pages costs as much a page as one of few."""
    names: list[str] = []

    def counted(space: uuid.UUID, name: str) -> uuid.UUID:
        names.append(name)
        return uuid.UUID(int=0)

    monkeypatch.setattr(uuid, "uuid5", counted)
    fhir.questionnaire(CONTENT, "0" * 64)
    assert len(names) == 2  # the resource's own name, and the code systems'


# ---------------------------------------------------------------------------- the questions


def test_the_questionnaire_is_sound() -> None:
    """The FHIR models accept it, and no linkId stands twice."""
    R4Questionnaire.model_validate(ASKED)
    assert len(BY_ID) == sum(1 for _ in items(ASKED))


def test_a_clinics_list_of_questionnaires_says_what_this_one_is_about() -> None:
    """Where only title and description are shown, they name the treatment and the condition."""
    assert ASKED["title"] == CONTENT.site.name
    assert CONTENT.site.treatment in ASKED["description"]
    assert CONTENT.site.condition in ASKED["description"]


def test_every_question_and_option_is_there_under_our_ids() -> None:
    """Each question is an item with our id, our words and our codes, and as required as ours."""
    for question in CONTENT.question.values():
        item = BY_ID[question.id]
        assert item["text"] == question.text
        assert item.get("required", False) == question.required
        assert item.get("repeats", False) == (question.type in ("choices", "table"))
        assert [coding["code"] for coding in codings(item)] == list(question.options)
        for column in question.columns:
            cell = BY_ID[f"{question.id}.{column.id}"]
            assert [coding["code"] for coding in codings(cell)] == list(column.options)


def test_options_that_stand_alone_and_limits_are_said() -> None:
    """“None of these” excludes the rest, no more than three goals, six medicines, 400 letters."""
    urls = [
        extension["url"]
        for option in BY_ID["health_conditions"]["answerOption"]
        for extension in option.get("extension", [])
    ]
    assert urls.count(f"{fhir.CORE}/questionnaire-optionExclusive") == 2
    for link, most in (("goals", 3), ("trials", 6)):
        limit = {"url": f"{fhir.CORE}/questionnaire-maxOccurs", "valueInteger": most}
        assert limit in BY_ID[link]["extension"]
    assert BY_ID["own_questions"]["maxLength"] == 400


def test_conditions_name_questions_and_options_that_exist() -> None:
    """Every enableWhen asks for an option of a question that is asked earlier."""
    order = list(BY_ID)
    found = 0
    for item in items(ASKED):
        assert not (
            "enableWhen" in item and fhir_enable_when.EXPRESSION in str(item.get("extension"))
        )
        for rule in item.get("enableWhen", []):
            found += 1
            assert order.index(rule["question"]) < order.index(item["linkId"])
            known = [(c["system"], c["code"]) for c in codings(BY_ID[rule["question"]])]
            assert (rule["answerCoding"]["system"], rule["answerCoding"]["code"]) in known
    assert found > 30


def test_a_page_that_a_danger_closes_is_closed_there_too() -> None:
    """After “yes” to danger right now, or under 18, no reader shows the pages that follow."""
    rules = [
        (rule["question"], rule["operator"], rule["answerCoding"]["code"])
        for rule in BY_ID["page:told-before"]["enableWhen"]
    ]
    assert sorted(rules) == [("age", "!=", "under_18"), ("suicidal_now", "!=", "yes")]
    assert BY_ID["page:told-before"]["enableBehavior"] == "all"


def test_what_the_flat_form_cannot_say_is_an_expression() -> None:
    """Two codes of one question together with another question need FHIRPath."""
    when = Condition.model_validate({"country": ["us", "uk"], "daily_life": ["a_lot"]})
    last = CONTENT.pages[-1]
    page = Page.model_validate({**last.model_dump(), "when": when})
    asked = CONTENT.model_copy(update={"pages": (*CONTENT.pages[:-1], page)})
    said = fhir_enable_when.enabled(asked, page, dict.fromkeys(CONTENT.question, "urn:x"))
    expression = said["extension"][0]["valueExpression"]["expression"]
    assert "where(linkId='country').answer.value.where(code='us' or code='uk')" in expression
    assert "linkId='suicidal_now'" in expression
    assert "enableWhen" not in said


# ---------------------------------------------------------------------------- the answers


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_a_response_answers_the_questionnaire(person: Person) -> None:
    """Each answer is to a question that was asked, and one of its options or within its length."""
    response = told(person)
    R4Response.model_validate(response)
    assert response["questionnaire"] == f"{ASKED['url']}|{ASKED['version']}"
    for item in items(response):
        asked = BY_ID[item["linkId"]]
        assert item["text"] == asked["text"]
        for answer in item.get("answer", []):
            if "valueCoding" in answer:
                assert answer["valueCoding"] in codings(asked)
            else:
                assert 0 < len(answer["valueString"]) <= asked["maxLength"]


@given(strategies.finished())
def test_any_response_answers_the_questionnaire(person: Person) -> None:
    """So does any other person's, and what they said on the path is all there and nothing else."""
    walked = follow(CONTENT, read(CONTENT, person))
    response = fhir.response(walked, summarise(walked, SETTING))
    R4Response.model_validate(json.loads(json.dumps(response)))
    answered = {item["linkId"] for item in items(response) if item["linkId"] in CONTENT.question}
    typed = {q.id for q in CONTENT.question.values() if q.type in ("text", "table")}
    assert answered <= set(walked.answers.values)
    assert (
        set(walked.answers.values) - answered <= typed
    )  # a text may hold nothing that has a shape
    ET.fromstring(response["text"]["div"])  # noqa: S314, our own words


def test_answers_off_the_path_stay_out() -> None:
    """Someone who took back that they tried ketamine sends nothing about how it went."""
    response = told({**RICHEST, "other_treatments": ["none"], "ketamine_result": "felt_worse"})
    assert "ketamine_result" not in {item["linkId"] for item in items(response)}
    assert "felt_worse" not in json.dumps(response["item"])


def test_each_medicine_is_a_row_of_its_own() -> None:
    """Six medicines are six groups with the same linkId, each with its own cells."""
    rows = [item for item in items(told(RICHEST)) if item["linkId"] == "trials"]
    assert len(rows) == 6
    assert rows[0]["item"][0]["answer"] == [{"valueString": "Zoloft"}]


def test_nobody_is_named_and_nothing_is_concluded() -> None:
    """No subject, author or source; no condition, no score: only what was said."""
    response = told(RICHEST)
    assert not {"subject", "author", "source", "contained", "encounter"} & set(response)
    said = json.dumps({**response, "text": {}})
    assert "Condition" not in said
    assert "score" not in said.lower()


def test_rather_not_say_and_not_sure_are_answers() -> None:
    """They are sent as the options they are, never left out, so that nobody reads them as “no”."""
    found = {item["linkId"]: item.get("answer") for item in items(told(people.RATHER_NOT_SAY))}
    assert found["suicidal_thoughts"][0]["valueCoding"]["code"] == "rather_not_say"
    found = {item["linkId"]: item.get("answer") for item in items(told(people.NOT_SURE))}
    assert found["health_conditions"][0]["valueCoding"]["code"] == "not_sure"


def test_the_narrative_is_xml_whatever_was_typed() -> None:
    """Tags, control characters and half characters in an answer cannot break the narrative."""
    typed = "<script>&amp; ]]> \x00\x1b[1m \ud800 \ufffe “ok”"
    response = told({**people.STEADY, "own_questions": typed})
    read_back = ET.fromstring(response["text"]["div"])  # noqa: S314, our own words
    text = "".join(read_back.itertext())
    assert "<script>&amp; ]]> " in text
    assert json.dumps(response, ensure_ascii=False).encode()
