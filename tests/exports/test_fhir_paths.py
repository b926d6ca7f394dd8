"""Our path in FHIR: three kinds of reader show what we show, and help where it is due."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.exports import fhir, fhir_answers
from app.exports.fhir_terms import Terms
from app.questionnaire import messages
from app.questionnaire.answers import Answers, read
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import Journey, follow
from tests.support import fhir_evaluators, people, strategies
from tests.support.fhir_evaluators import EVALUATORS
from tests.support.people import Person
from tests.support.rebuilt import rebuilt
from tests.support.summaries import CONTENT, EVERYONE, RICHEST, journey

Json = dict[str, Any]
DIGEST = "cca42965" + "0" * 56
ASKED = fhir.questionnaire(CONTENT, DIGEST)

PEOPLE: dict[str, Person] = {
    **EVERYONE,
    "in danger now": people.IN_DANGER_NOW,
    "a teenager": people.TEENAGER,
    "in danger, after answering on": {**RICHEST, "suicidal_now": "yes"},
    "danger taken back": {**RICHEST, "suicidal_thoughts": "no", "suicidal_now": "yes"},
    "a past attempt alone": {**RICHEST, "suicidal_thoughts": "no", "attempt": "longer_ago"},
    "a teenager who answered on": {**RICHEST, "age": "under_18"},
    "a veteran who left the country": {**RICHEST, "country": "uk", "veteran": "yes"},
}


def as_response(definition: Questionnaire, said: Answers) -> Json:
    """Answers as a reader may be handed them: every one, whether its page is on the path or not."""
    everywhere = Journey(definition, definition.pages, said, None, None)
    return {"item": fhir_answers.items(everywhere, Terms(definition, DIGEST))}


def pages_shown(link_ids: list[str]) -> list[str]:
    pages = {f"page:{page.id}": page.id for page in CONTENT.pages}
    return [pages[name] for name in link_ids if name in pages]


def texts(within: Json, link_ids: set[str]) -> str:
    """The words of what is shown."""
    found = []
    for item in within["item"]:
        if item["linkId"] in link_ids:
            found.append(item.get("text", ""))
        if "item" in item:
            found.append(texts(item, link_ids))
    return "\n".join(found)


def shown_to(person: Person) -> set[str]:
    """What a reader by the specification shows somebody."""
    said = as_response(CONTENT, read(CONTENT, person))
    return set(fhir_evaluators.specification(ASKED, said))


# ---------------------------------------------------------------------------- the path


@pytest.mark.parametrize("reader", EVALUATORS)
@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_every_kind_of_reader_shows_our_pages(person: Person, reader: str) -> None:
    """Given the answers of somebody's path, each reader shows exactly the pages of that path."""
    walked = journey(person)
    said = {"item": fhir_answers.items(walked, Terms(CONTENT, DIGEST))}
    shown = EVALUATORS[reader](ASKED, said)
    assert pages_shown(shown) == [page.id for page in walked.pages]
    assert set(fhir_evaluators.by_link_id(said)) <= set(shown), "an answer to what is not shown"


@pytest.mark.parametrize("reader", ["specification", "any answer"])
@given(person=strategies.finished())
def test_answers_off_the_path_mislead_no_reader(person: Person, reader: str) -> None:
    """Handed old answers too, a reader that forgets what it does not show takes our path."""
    said = read(CONTENT, person)
    shown = EVALUATORS[reader](ASKED, as_response(CONTENT, said))
    assert pages_shown(shown) == [page.id for page in follow(CONTENT, said).pages]


def test_no_rule_depends_on_what_was_not_answered() -> None:
    """Readers differ about “is not”: no rule says it, and every group that is shut says how."""
    rules = [rule for item in items(ASKED) for rule in item.get("enableWhen", [])]
    assert len(rules) > 100
    assert {rule["operator"] for rule in rules} == {"="}
    assert not [item for item in items(ASKED) if "valueExpression" in str(item.get("extension"))]


def items(within: Json) -> list[Json]:
    found = []
    for item in within.get("item", []):
        found += [item, *items(item)]
    return found


def test_a_reader_of_is_not_would_be_caught() -> None:
    """The three kinds do differ: by the specification alone “is not” holds of no answer."""
    rule = {"question": "age", "operator": "!=", "answerCoding": {"system": "s", "code": "c"}}
    asked = {"item": [{"linkId": "page:x", "enableWhen": [rule]}]}
    shown = {name: evaluate(asked, {}) for name, evaluate in EVALUATORS.items()}
    assert shown == {"specification": ["page:x"], "any answer": [], "flat": []}


def with_last_page_when(when: Any) -> Questionnaire:
    last = CONTENT.pages[-1]
    page = last.model_copy(update={"when": Condition.model_validate(when)})
    return rebuilt(CONTENT, pages=(*CONTENT.pages[:-1], page))


@pytest.mark.parametrize("reader", EVALUATORS)
@pytest.mark.parametrize(
    ("when", "person", "on_path"),
    [
        ({"country": ["us", "uk"], "daily_life": ["a_lot"]}, {"daily_life": "a_lot"}, True),
        ({"country": ["us", "uk"], "daily_life": ["a_lot"]}, {"daily_life": "a_little"}, False),
        (
            {"current_medicines": [["maoi"], ["stimulant", "nasal_spray"]]},
            {"current_medicines": ["maoi", "nasal_spray"]},
            True,
        ),
        (
            {"current_medicines": [["maoi"], ["stimulant", "nasal_spray"]]},
            {"current_medicines": ["stimulant", "nasal_spray"]},
            False,
        ),
        (
            [{"country": ["us"], "daily_life": ["a_lot"]}, {"ride_home": ["no"]}],
            {"ride_home": "no"},
            True,
        ),
    ],
)
def test_several_lists_and_cases_are_groups_within_each_other(
    when: Any, person: Person, on_path: bool, reader: str
) -> None:
    """What one enableWhen cannot say, an answer of each of two lists, every reader follows."""
    definition = with_last_page_when(when)
    said = read(definition, {**people.STEADY, "country": "us", **person})
    shown = EVALUATORS[reader](
        fhir.questionnaire(definition, DIGEST), as_response(definition, said)
    )
    assert (definition.pages[-1].id in pages_shown(shown)) is on_path
    assert follow(definition, said).pages[-1].id == definition.pages[-1].id or not on_path


def test_the_rows_of_a_table_are_asked_in_fhirpath() -> None:
    """R4 leaves open which row a rule means, so a rule about rows is an expression of SDC."""
    definition = with_last_page_when({"trials.effect": ["worse"]})
    asked = items(fhir.questionnaire(definition, DIGEST))
    last = next(item for item in asked if item["linkId"] == f"page:{definition.pages[-1].id}")
    expression = last["extension"][0]["valueExpression"]["expression"]
    assert "where(linkId='trials.effect').answer.value.where(code='worse').exists()" in expression
    assert "enableWhen" not in last


def test_an_ending_that_hangs_on_a_skippable_answer_is_closed_in_fhirpath() -> None:
    """Where no other answer need be given, none can rule an outcome out: FHIRPath says “not”."""
    first = CONTENT.pages[0]
    skippable = tuple(q.model_copy(update={"required": False}) for q in first.questions)
    page = first.model_copy(update={"questions": skippable})
    definition = rebuilt(CONTENT, pages=(page, *CONTENT.pages[1:]))
    assert not definition.question["age"].required
    asked = items(fhir.questionnaire(definition, DIGEST))
    shut = next(item for item in asked if item["linkId"] == f"after:{first.id}")
    assert shut["extension"][0]["valueExpression"]["expression"].endswith(".not()")


# ---------------------------------------------------------------------------- help


def test_the_firm_statement_stands_first_and_a_finder_always() -> None:
    """Before any question: what this is not, and where help can be found in any country."""
    first, second = ASKED["item"][:2]
    assert first["text"] == " ".join(messages.FIRM_STATEMENT)
    assert "enableWhen" not in second
    assert "findahelpline.com" in second["item"][0]["text"]


@pytest.mark.parametrize("country", CONTENT.help.countries)
def test_danger_now_brings_the_help_of_the_country(country: str) -> None:
    """Whoever says yes to danger now reads the urgent page's words and the lines of their country,
    and of no other."""
    told = shown_to({**people.IN_DANGER_NOW, "country": country})
    assert {"outcome:urgent_help", f"outcome:urgent_help:{country}"} <= told
    assert (
        not {f"outcome:urgent_help:{other}" for other in CONTENT.help.countries}
        - {f"outcome:urgent_help:{country}"}
        & told
    )
    words = texts(ASKED, told)
    assert CONTENT.outcomes[0].title in words
    for service in CONTENT.help.countries[country].services:
        assert service.support or service.name in words


def test_who_is_not_in_danger_reads_nothing_of_it() -> None:
    """The urgent words, the panel and the notices are shown to those they are for alone."""
    told = shown_to(people.STEADY)
    assert not [name for name in told if name.startswith(("outcome:", "notice:", "help:panel"))]


def test_a_teenager_reads_what_is_for_them() -> None:
    """Under 18: the outcome's words, lines for the young first, and no further question."""
    told = shown_to(people.TEENAGER)
    assert "outcome:under_18:canada" in told
    assert pages_shown(sorted(told)) == ["you"]
    words = texts(ASKED, told)
    young = [s.name for s in CONTENT.help.countries["canada"].services if s.ages == "young"]
    assert all(name in words for name in young)


def test_a_notice_is_shown_where_it_holds() -> None:
    """Voices some weeks after a birth: the notice for that, with its own lines."""
    told = shown_to(people.POSTPARTUM_VOICES)
    assert {"notice:after_birth", "notice:after_birth:us", "notice:voices"} <= told


def test_what_is_true_on_our_site_alone_stays_there() -> None:
    """No block that is marked so is exported; in a portal its promise would be false."""
    block = CONTENT.pages[0].intro[0].model_copy(update={"here_only": True, "text": "Only here."})
    page = CONTENT.pages[0].model_copy(update={"intro": (block,)})
    definition = rebuilt(CONTENT, pages=(page, *CONTENT.pages[1:]))
    assert "Only here." not in str(fhir.questionnaire(definition, DIGEST))
    here = [b for page in CONTENT.pages for b in page.intro if b.here_only]
    exported = str(ASKED)
    assert not [text for b in here for text in b.texts if text in exported]
