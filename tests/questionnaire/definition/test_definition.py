"""Definition: values that cannot be changed, and shapes that cannot be wrong."""

from __future__ import annotations

import json
from datetime import date

import pytest
from pydantic import ValidationError

from app.cli.schema import text as schema_text
from app.questionnaire.definition.guidance import Number
from app.questionnaire.definition.help_lines import ContactMethod, Service
from app.questionnaire.definition.known_names import Suggestion
from app.questionnaire.definition.parts import Block, Condition
from app.questionnaire.definition.questions import Option
from app.questionnaire.definition.site_words import SiteWords
from tests.support.strategies import CONTENT

QUESTIONNAIRE_SCHEMA = json.loads(schema_text())
PEOPLE = {"people": "12", "group": "On a dummy spray"}
NUMBER = {"what": "Felt dizzy", "treated": PEOPLE, "sentence": "About 12 of 100 people.",
          "certainty": "Short trials.", "source": "a-trial"}  # fmt: skip


def test_nothing_of_a_definition_can_be_changed() -> None:
    """What was checked at start is what is served until the end."""
    with pytest.raises(ValidationError):
        CONTENT.pages[0].title = "Another"
    with pytest.raises(ValidationError):
        CONTENT.question["age"].required = False


def test_one_case_needs_no_list() -> None:
    """A condition with one case may be written without its dash."""
    one = {"country": ["us"]}
    assert Condition.model_validate(one) == Condition.model_validate([one])


@pytest.mark.parametrize(
    "when", [{}, [], [{}], {"country": []}, {"country": "us"}, {"country": None}, "yes", None]
)
def test_a_condition_that_says_nothing_is_refused(when: object) -> None:
    """An empty condition could mean "always" or "never"; it may not stand."""
    with pytest.raises(ValidationError):
        Condition.model_validate(when)


def test_one_list_of_codes_needs_no_list() -> None:
    """One list may stand bare; several are kept apart, since one code of each is needed."""
    bare = Condition.model_validate({"country": ["us", "uk"]})
    assert bare == Condition.model_validate({"country": [["us", "uk"]]})
    several = Condition.model_validate({"country": [["us"], ["uk"]]})
    assert several.cases[0] == {"country": (("us",), ("uk",))}
    assert several.named_codes == (("country", "us"), ("country", "uk"))


@pytest.mark.parametrize("codes", [[["us"], "uk"], [["us"], []], [[]], [[["us"]]], [{"us": "uk"}]])
def test_lists_and_codes_do_not_mix(codes: object) -> None:
    """A list beside a bare code, an empty list or a list in a list says nothing clear."""
    with pytest.raises(ValidationError):
        Condition.model_validate({"country": codes})


def test_a_condition_tells_what_it_reads() -> None:
    """The questions and columns of all of its cases."""
    condition = Condition.model_validate([{"trials.length": ["x"], "age": ["y"]}, {"age": ["z"]}])
    assert condition.reads == {"trials.length", "age"}


def test_an_option_may_be_written_as_its_words() -> None:
    """Most options are a code and a text."""
    assert Option.model_validate("At home") == Option(text="At home")


@pytest.mark.parametrize("block", [{}, {"text": "A", "points": ["B"]}, {"number": ""}])
def test_a_block_is_one_thing(block: dict[str, object]) -> None:
    """A paragraph, points or a number: never none, never two."""
    with pytest.raises(ValidationError):
        Block.model_validate(block)


def test_a_number_has_a_comparison_or_says_why_not() -> None:
    """No share of people stands alone by oversight."""
    with pytest.raises(ValidationError, match="no_comparison"):
        Number.model_validate(NUMBER)
    Number.model_validate({**NUMBER, "compared": PEOPLE})
    Number.model_validate({**NUMBER, "no_comparison": "There was no group to compare with."})


@pytest.mark.parametrize("people", ["-1", "101", "3.5", "many"])
def test_a_share_is_whole_people_out_of_a_hundred(people: str) -> None:
    """Nobody is half a person, and no share is more than everyone."""
    share = {"people": people, "group": "On the spray"}
    with pytest.raises(ValidationError):
        Number.model_validate({**NUMBER, "treated": share, "no_comparison": "None."})


@pytest.mark.parametrize(
    "way", [{"say": "Call"}, {"say": "Call", "call": "988", "text": "988"},
            {"say": "Call", "call": "nine-eight-eight"}, {"say": "Chat", "chat": "http://x.org"},
            {"say": "Call", "call": '988" onclick="x'}]
)  # fmt: skip
def test_a_way_to_reach_help_is_one_number_or_one_page(way: dict[str, str]) -> None:
    """A slip in a help line stops the start; it is not found out in a crisis."""
    with pytest.raises(ValidationError):
        ContactMethod.model_validate(way)


def test_a_service_says_when_somebody_dialled_it_or_that_nobody_did() -> None:
    """A help line that nobody tried is told apart from one that was tried on a day."""
    line = {"name": "A line", "ways": [{"call": "988", "say": "Call 988"}]}
    assert Service.model_validate({**line, "dialled": "never"}).dialled is None
    assert Service.model_validate({**line, "dialled": "2026-12-01"}).dialled == date(2026, 12, 1)
    for missing in ({}, {"dialled": "often"}):
        with pytest.raises(ValidationError, match="dialled"):
            Service.model_validate({**line, **missing})


def test_a_known_name_is_offered_with_what_it_stands_for() -> None:
    """The plain name alone, then each brand with the plain name, so that either is recognised."""
    column = CONTENT.question["trials"].column("medicine")
    assert column is not None
    assert {"sertraline", "Zoloft (sertraline)"} <= {*column.offered("en")}
    assert "sertralina" in column.offered("es")
    assert "sertralina" not in column.offered("en")
    assert Suggestion.model_validate(["Zoloft"]) == Suggestion(also=("Zoloft",))


def test_a_claim_holds_to_the_end_of_its_day() -> None:
    """A dated claim may have changed from the day after; one without a date never says so."""
    dated = Block.model_validate({"text": "A rule.", "until": "2026-12-31"})
    assert not dated.may_have_changed(date(2026, 12, 31))
    assert dated.may_have_changed(date(2027, 1, 1))
    assert not Block(text="A rule.").may_have_changed(date(2999, 1, 1))


def test_every_key_of_a_file_is_described() -> None:
    """An author's editor says of each key what it is."""
    found = [QUESTIONNAIRE_SCHEMA, *QUESTIONNAIRE_SCHEMA["$defs"].values()]
    bare = [
        (part.get("title"), key)
        for part in found
        for model in (part, *part.get("anyOf", ()))
        for key, field in model.get("properties", {}).items()
        if "description" not in field
    ]
    assert bare == []


def test_each_page_and_question_is_found_by_its_id() -> None:
    """The lookups hold every part once, in the order of the file."""
    assert list(CONTENT.page) == [page.id for page in CONTENT.pages]
    for question_id, page in CONTENT.page_asking.items():
        assert CONTENT.question[question_id] in page.questions


@pytest.mark.parametrize("sign", [".", "!", "?", ":", ";", "\n", "\r"])
def test_a_treatment_is_a_name_and_no_sentence(sign: str) -> None:
    """Nothing can be said about the treatment within the statement that it stands in."""
    words = {"name": "Asking", "condition": "low mood", "strapline": "Ask.", "description": "Ask."}
    SiteWords.model_validate({**words, "treatment": "magnets (TMS, or rTMS) and light"})
    with pytest.raises(ValidationError):
        SiteWords.model_validate({**words, "treatment": f"magnets{sign} We like light"})
