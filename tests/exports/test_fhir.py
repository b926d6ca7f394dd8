"""The FHIR resources: sound on their own, and sound against each other."""

from __future__ import annotations

import json
import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire as R4Questionnaire
from fhir.resources.R4B.questionnaireresponse import QuestionnaireResponse as R4Response
from hypothesis import given

from app.exports import fhir
from app.exports.fhir_terms import CORE
from app.questionnaire.answers import read
from app.questionnaire.definition.known_names import Code, Suggestion
from app.questionnaire.journey import follow
from app.questionnaire.summary import summarise
from tests.support import people, strategies
from tests.support.people import Person
from tests.support.rebuilt import rebuilt
from tests.support.summaries import CONTENT, EVERYONE, IMPRINT, RICHEST, journey, summary

Json = dict[str, Any]
DIGEST = "0" * 64  # as IMPRINT has it
ASKED = fhir.questionnaire(CONTENT, DIGEST)


def items(within: Json) -> Iterator[Json]:
    for item in within.get("item", []):
        yield item
        yield from items(item)


def codings(item: Json) -> list[Json]:
    options = item.get("answerOption", [])
    return [option["valueCoding"] for option in options if "valueCoding" in option]


BY_ID = {item["linkId"]: item for item in items(ASKED)}


def told(person: Person) -> Json:
    return fhir.response(journey(person), summary(person))


def test_it_is_never_called_ready_for_use() -> None:
    """No program can tell that a clinician signed it off: it stays a draft, and says who did."""
    assert ASKED["status"] == "draft"
    assert ASKED["experimental"] is True
    assert CONTENT.authorship.reviewed_by in ASKED["purpose"]


def test_two_editions_have_two_versions_and_one_address() -> None:
    """A change of one letter is another version; address and identifier stay, and the response
    names the edition that was answered."""
    other = fhir.questionnaire(CONTENT, "f" * 64)
    assert ASKED["version"] == f"{CONTENT.version}+{'0' * 8}" != other["version"]
    assert ASKED["url"] == other["url"]
    assert ASKED["identifier"] == other["identifier"]
    assert told(people.STEADY)["questionnaire"] == f"{ASKED['url']}|{ASKED['version']}"


def changed_site(**changes: str) -> Json:
    site = CONTENT.site.model_copy(update=changes)
    return fhir.questionnaire(rebuilt(CONTENT, site=site), DIGEST)


def test_a_site_with_an_address_gives_it_to_everything() -> None:
    """The canonical is where the site serves the questionnaire, and so are its code systems."""
    asked = changed_site(url="https://guide.example.org/", publisher="A clinic")
    assert asked["url"] == "https://guide.example.org/questionnaire.fhir.json"
    assert asked["publisher"] == "A clinic"
    age = next(item for item in items(asked) if item["linkId"] == "age")
    assert codings(age)[0]["system"] == "https://guide.example.org/CodeSystem/age"


def test_a_site_without_an_address_has_names_of_its_own() -> None:
    """Another publisher or another language is another questionnaire, though the name is the same;
    and every code system is a UUID of its own."""
    spanish = fhir.questionnaire(rebuilt(CONTENT, language="es"), DIGEST)
    urls = [ASKED["url"], changed_site(publisher="A clinic")["url"], spanish["url"]]
    assert len(set(urls)) == 3
    every = {c["system"] for item in items(ASKED) for c in codings(item)}
    systems = {system for system in every if not system.startswith("http://")}
    assert len(systems) > 30
    for name in (*urls, *systems):
        assert uuid.UUID(name.removeprefix("urn:uuid:")).version == 5


@pytest.mark.parametrize("name", ["3rd Street Clinic", "Klinik für Depression", "相談", "988 Élan"])
def test_the_computer_name_is_an_identifier(name: str) -> None:
    """Whatever the site is called, programs get a name that R4 allows (que-0)."""
    assert re.fullmatch(r"[A-Z][A-Za-z0-9_]{0,254}", changed_site(name=name)["name"])


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
            if column.options:
                assert [coding["code"] for coding in codings(cell)] == list(column.options)


def test_options_that_stand_alone_and_limits_are_said() -> None:
    """“None of these” excludes the rest, no more than three goals, six medicines, 400 letters."""
    urls = [
        extension["url"]
        for option in BY_ID["health_conditions"]["answerOption"]
        for extension in option.get("extension", [])
    ]
    assert urls.count(f"{CORE}/questionnaire-optionExclusive") == 2
    for link, most in (("goals", 3), ("trials", 6)):
        limit = {"url": f"{CORE}/questionnaire-maxOccurs", "valueInteger": most}
        assert limit in BY_ID[link]["extension"]
    assert BY_ID["own_questions"]["maxLength"] == 400


def test_conditions_name_questions_and_options_that_exist() -> None:
    """Every enableWhen asks for an option of a question that is asked earlier."""
    order = list(BY_ID)
    for item in items(ASKED):
        for rule in item.get("enableWhen", []):
            assert order.index(rule["question"]) < order.index(item["linkId"])
            known = [(c["system"], c["code"]) for c in codings(BY_ID[rule["question"]])]
            assert (rule["answerCoding"]["system"], rule["answerCoding"]["code"]) in known


def test_the_points_of_a_question_are_asked_with_it() -> None:
    """What makes a “yes” stands inside the question, since the answer means nothing without it."""
    for question in CONTENT.question.values():
        told = [i["text"] for i in BY_ID[question.id].get("item", []) if i["type"] == "display"]
        assert told[: len(question.points)] == list(question.points)


def test_known_names_are_offered_and_any_other_is_taken() -> None:
    """The medicines that are suggested are options of an open choice."""
    item = BY_ID["trials.medicine"]
    names = [o.get("valueString") or o["valueCoding"]["display"] for o in item["answerOption"]]
    assert item["type"] == "open-choice"
    assert names == list(CONTENT.asked["trials.medicine"].suggestions)


def test_standard_codes_go_along_where_the_file_has_them() -> None:
    """A question's code is the item's, an option's stands beside ours, and a suggested name that
    was typed is answered with its code."""
    loinc = Code(system="http://loinc.org", code="1-8", display="A question")
    rxnorm = Code(system="http://www.nlm.nih.gov/research/umls/rxnorm", code="36437")
    table = CONTENT.question["trials"]
    named = table.columns[0].model_copy(
        update={"suggestions": {"sertraline": Suggestion(code=rxnorm)}}
    )
    effect = table.columns[1]
    first = next(iter(effect.options))
    option = effect.options[first].model_copy(update={"code": loinc})
    effect = effect.model_copy(update={"options": effect.options | {first: option}, "code": loinc})
    table = table.model_copy(update={"columns": (named, effect)})
    page = CONTENT.page_asking["trials"].model_copy(update={"questions": (table,)})
    pages = tuple(page if other.id == page.id else other for other in CONTENT.pages)
    definition = rebuilt(CONTENT, pages=pages)
    asked = {i["linkId"]: i for i in items(fhir.questionnaire(definition, DIGEST))}
    assert asked["trials.effect"]["code"] == [
        {"system": loinc.system, "code": "1-8", "display": "A question"}
    ]
    same = codings(asked["trials.effect"])[0]["extension"][0]
    assert same["valueCoding"]["code"] == "1-8"
    rows = [{"medicine": "Sertraline"}, {"medicine": "Zoloft"}]
    said = read(definition, {**people.STEADY, "antidepressants_tried": "two", "trials": rows})
    walked = follow(definition, said)
    given = [
        i["answer"][0]
        for i in items(fhir.response(walked, summarise(walked, IMPRINT)))
        if i["linkId"] == "trials.medicine"
    ]
    assert given[0]["valueCoding"] == {
        "system": rxnorm.system,
        "code": "36437",
        "display": "sertraline",
    }
    assert given[1] == {"valueString": "Zoloft"}


# ---------------------------------------------------------------------------- the answers


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_a_response_answers_the_questionnaire(person: Person) -> None:
    """Each answer is to a question that was asked, and one of its options or within its length."""
    response = told(person)
    R4Response.model_validate(response)
    assert response["questionnaire"] == f"{ASKED['url']}|{ASKED['version']}"
    for item in items(response):
        asked = BY_ID[item["linkId"]]
        assert item.get("text") == asked.get("text")
        for answer in item.get("answer", []):
            if "valueCoding" in answer:
                assert answer["valueCoding"] in codings(asked)
            else:
                assert 0 < len(answer["valueString"]) <= asked.get("maxLength", 40)


@given(strategies.finished())
def test_any_response_answers_the_questionnaire(person: Person) -> None:
    """So does any other person's, and what they said on the path is all there and nothing else."""
    walked = follow(CONTENT, read(CONTENT, person))
    response = fhir.response(walked, summarise(walked, IMPRINT))
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
