"""The search for answers, held against every possible person of small questionnaires."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.proofs.clauses import both, no_case, one_case, some_case
from app.proofs.solver import Scenarios
from app.questionnaire.conditions import holds
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import follow
from tests.support.one_by_one import CASE, SMALL, complete, everybody, small_questionnaires
from tests.support.rebuilt import rebuilt


@given(small_questionnaires(), st.lists(CASE, min_size=1, max_size=3), st.lists(CASE, max_size=2))
@settings(max_examples=80)
def test_an_example_is_found_exactly_where_there_is_one(
    questionnaire: Questionnaire,
    wanted: list[dict[str, object]],
    refused: list[dict[str, object]],
) -> None:
    """Whatever holds and does not hold together, the search finds somebody, or there is nobody.

    The questions are asked of files without outcomes, so that the whole path counts.
    """
    questionnaire = rebuilt(questionnaire, outcomes=(), always=(), never=())
    yes = Condition.model_validate(wanted)
    no = Condition.model_validate(refused) if refused else None
    clauses = both(some_case(yes), no_case(no.cases) if no else [])
    somebody = any(
        holds(yes, journey.answers) and not (no and holds(no, journey.answers))
        for journey in everybody(questionnaire)
        if complete(journey)
    )
    found = Scenarios(questionnaire).find(clauses)
    assert (found is not None) == somebody
    if found is not None:
        counted = follow(questionnaire, found)
        assert complete(counted)
        assert holds(yes, counted.answers)
        assert not (no and holds(no, counted.answers))


@pytest.mark.parametrize(
    ("needs", "possible"),
    [
        ([["implant"], ["seizure"]], True),
        ([["implant"], ["none"]], False),
        ([["implant"], ["implant", "none"]], True),
        ([["none"], ["none"]], True),
    ],
    ids=str,
)
def test_one_answer_of_each_list_must_go_together(needs: list[list[str]], possible: bool) -> None:
    """A metal implant and a seizure go together; an implant and “none of these” do not."""
    case = Condition.model_validate({"metal": needs}).cases[0]
    found = Scenarios(SMALL).find([(one_case(case),)])
    assert (found is not None) is possible


def test_a_single_answer_cannot_be_two_codes() -> None:
    """A question with one answer never has one code of each of two lists that share none."""
    scenarios = Scenarios(SMALL)
    apart = Condition.model_validate({"region": [["north"], ["south"]]}).cases[0]
    shared = Condition.model_validate({"region": [["north"], ["north", "south"]]}).cases[0]
    assert scenarios.find([(one_case(apart),)]) is None
    assert scenarios.find([(one_case(shared),)]) is not None


def test_what_does_not_hold_together_misses_a_list() -> None:
    """Somebody for whom two medicines together do not hold may still have one of the two."""
    case = Condition.model_validate({"metal": [["implant"], ["seizure"]]}).cases[0]
    one = Condition.model_validate({"metal": ["implant"]}).cases[0]
    found = Scenarios(SMALL).find(both([(one_case(one),)], no_case([case])))
    assert found is not None
    assert found.codes("metal") == {"implant"}


def test_two_rows_of_a_table_can_give_one_code_each() -> None:
    """A column's codes come from any row, so two rows can give one of each list."""
    case = Condition.model_validate({"tried.effect": [["none"], ["some"]]}).cases[0]
    found = Scenarios(SMALL).find([(one_case(case),)])
    assert found is not None
    assert found.codes("tried.effect") == {"none", "some"}
