"""One answer in the words of the person, and the states that are no ordinary answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.questionnaire import answers, messages, shown_answers
from app.questionnaire.definition.questions import State
from app.questionnaire.journey import Journey, follow
from tests.support import people
from tests.support.strategies import CONTENT, finished


def journey(person: Any) -> Journey:
    return follow(CONTENT, answers.read(CONTENT, person))


def of(question: str, value: Any) -> shown_answers.ShownAnswer:
    return shown_answers.show_answer(
        journey({**people.STEADY, question: value}), CONTENT.question[question]
    )


def test_the_four_states_are_four_things() -> None:
    """Read and denied, skipped, kept to oneself and never asked are never the same words."""
    nothing = of("experiences", ["none"]).text
    skipped = of("experiences", []).text
    declined = of("experiences", ["rather_not_say"]).text
    unasked = of("last_blood_pressure", []).text
    assert nothing == "None of these (list read)"
    assert skipped == "Not answered"
    assert declined == "Rather not say"
    assert unasked == "Not asked, because of an earlier answer"


def test_not_sure_is_a_state_of_its_own() -> None:
    """Not sure is neither a no nor an answer that was skipped."""
    assert of("health_conditions", ["not_sure"]).text == "Not sure"


@pytest.mark.parametrize("question", [q for q in CONTENT.question.values() if q.safety])
def test_every_safety_question_can_be_split_common_states(question: Any) -> None:
    """Whatever a safety question offers, no two of its states read the same."""
    texts = [messages.state(State.NOT_ANSWERED)] + [
        messages.state(option.state) if option.state else option.text
        for option in question.options.values()
    ]
    assert len(texts) == len(set(texts))
    for text in texts[1:]:
        assert "no risk" not in text.casefold()
        assert "low risk" not in text.casefold()


def test_several_choices_stand_in_the_order_of_the_file() -> None:
    """The order of ticking says nothing, so it is not printed."""
    found = of("health_conditions", ["liver", "heart"])
    options = CONTENT.question["health_conditions"].options
    assert found.values == (options["heart"].text, options["liver"].text)
    assert found.state is None


def test_a_typed_answer_is_shown_as_it_was_typed() -> None:
    """Nobody's words are mended, cut or moved."""
    assert of("own_questions", "why me  ??").values == ("why me  ??",)


def test_a_brand_is_shown_with_its_plain_name() -> None:
    """A clinician abroad knows the medicine and its kind whatever its box says, whichever of the
    names was typed or picked; what nobody knows stands as it was typed."""
    rows = [
        {"medicine": "zoloft "},
        {"medicine": "Zoloft (sertraline)"},
        {"medicine": "Sertraline"},
        {"medicine": "Desyrel"},
        {"medicine": "Auntie's tea"},
    ]
    table = shown_answers.show_answer(
        journey({**people.STEADY, "antidepressants_tried": "two", "trials": rows}),
        CONTENT.question["trials"],
    ).table
    assert table is not None
    names = [row[0].text.casefold() for row in table.rows]
    assert names == [
        "zoloft  (sertraline, ssri)",
        "zoloft (sertraline, ssri)",
        "sertraline (ssri)",
        "desyrel (trazodone, serotonin modulator)",
        "auntie's tea",
    ]


def test_an_empty_cell_says_so() -> None:
    """A table has no blank that could be read as "no"."""
    rows = [{"medicine": "Sertraline"}, {"effect": "worse"}]
    table = shown_answers.show_answer(
        journey({**people.STEADY, "antidepressants_tried": "two", "trials": rows}),
        CONTENT.question["trials"],
    ).table
    assert table is not None
    assert {cell.text for cell in table.rows[0][1:]} == {messages.state(State.NOT_ANSWERED)}
    assert table.rows[1][0].text == "medicine not named"


def table(*rows: dict[str, str]) -> shown_answers.ShownTable:
    said = {**people.STEADY, "antidepressants_tried": "two", "trials": list(rows)}
    found = shown_answers.show_answer(journey(said), CONTENT.question["trials"]).table
    assert found is not None
    return found


def test_a_side_effect_stands_with_the_reason_for_stopping() -> None:
    """“Side effects: nausea” is one cell, and there is no column of its own for it."""
    found = table(
        {"medicine": "a", "stopped": "side_effects", "side_effect": "nausea"},
        {"medicine": "b", "side_effect": "a rash"},
        {"medicine": "c", "stopped": "cost_or_access"},
    )
    columns = CONTENT.question["trials"].columns
    stopped = next(column for column in columns if column.id == "stopped")
    assert len(found.columns) == len(columns) - 1
    place = found.columns.index(stopped.label)
    options = stopped.options
    assert [row[place].text for row in found.rows] == [
        f"{options['side_effects'].text}: nausea",
        f"{messages.state(State.NOT_ANSWERED)}: a rash",
        options["cost_or_access"].text,
    ]


def test_typed_words_are_no_state() -> None:
    """“Not sure”, chosen, is how a column was left open; the same words, typed, are an answer."""
    (row,) = table({"medicine": "Not answered", "dose": "Not sure", "most_days": "not_sure"}).rows
    states = {cell.state for cell in row if cell.text == "Not sure"}
    assert states == {None, State.UNSURE}
    assert row[0] == ("Not answered", None)
    assert {cell.state for cell in row[1:] if cell.text == "Not answered"} == {State.NOT_ANSWERED}


def test_rows_are_counted_without_a_verdict() -> None:
    """Two of three taken for long, most days: a count, and none where no row counts."""
    long = {"length": "over_8_weeks", "most_days": "yes"}
    words = CONTENT.question["trials"].counts[0].text
    found = table({"medicine": "a", **long}, {"medicine": "b", **long}, {"medicine": "c"})
    assert f"2 of 3 {words}" in found.counts
    assert table({"medicine": "a", "length": "over_8_weeks"}).counts == ()


@given(finished())
def test_every_question_of_the_path_is_said_once(person: dict[str, Any]) -> None:
    """Nothing that was asked is left out, nothing that was not asked is added."""
    path = journey(person)
    shown = [item for page in path.pages for item in shown_answers.of_page(path, page).items]
    assert [item.id for item in shown] == [q.id for page in path.pages for q in page.questions]
    for item in shown:
        assert bool(item.state is State.NOT_ANSWERED) is (item.id not in path.answers.values)
        assert item.text or item.table


@given(finished())
def test_an_answer_with_a_code_is_the_files_alone(person: dict[str, Any]) -> None:
    """Its markup is kept between people, so question and code must decide all that it shows."""
    path = journey(person)
    for page in path.pages:
        for item in shown_answers.of_page(path, page).items:
            question = CONTENT.question[item.id]
            if item.code is None:
                assert question.type != "choice"
            else:
                options = [question.options[item.code]] if item.code else []
                shown = messages.state(State.NOT_ANSWERED)
                for option in options:
                    shown = messages.state(option.state) if option.state else option.text
                assert item.text == shown
                assert (item.label, item.question, item.table) == (
                    question.label,
                    question.text,
                    None,
                )


def test_a_state_that_few_share_stands_beside_each() -> None:
    """“A ride home: Not sure” reads like any answer; a long row of skipped ones is one line."""
    path = journey({**people.STEADY, "ride_home": "not_sure"})
    items = [shown_answers.show_answer(path, q) for q in CONTENT.page["getting-there"].questions]
    own, groups = shown_answers.split_common_states(items)
    assert [(item.id, item.text) for item in own] == [("ride_home", "Not sure")]
    assert [(group.state, len(group.labels)) for group in groups] == [(State.NOT_ANSWERED, 3)]


def test_questions_with_the_same_answer_are_gathered() -> None:
    """Ten symptoms read as a few lines, most people's words first and "Not answered" last."""
    person = {**people.STEADY, "low_mood": "most_days", "energy": "most_days", "sleep": "some_days"}
    path = journey(person)
    items = [shown_answers.show_answer(path, q) for q in CONTENT.page["how-you-feel"].questions]
    groups = shown_answers.group_by_answer(items)
    assert [group.answer for group in groups] == ["Most days", "Some days", "Not answered"]
    assert sum(len(group.labels) for group in groups) == len(items)
