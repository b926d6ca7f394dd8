"""The table of medicines: rows come and go without a script, and nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest

from app.web import form_errors
from tests.support import html, people
from tests.support import specification as spec
from tests.support.visitor import Visitor, errors, sent
from tests.web.test_questions import filled

PAGE = "/questions/each-medicine"
ROWS: list[dict[str, str]] = people.TWO_TRIALS_IN_ENGLAND["trials"]
THIRD = {"medicine": "Mirtazapine", "dose": "30 something", "stopped": "side_effects"}


@pytest.fixture
def patient(visitor: Visitor) -> Visitor:
    """Someone who has come as far as the table, and tried a few medicines."""
    visitor.tell({**people.STEADY, "antidepressants_tried": "three_or_more"})
    return visitor


def rows_on(page: html.Element) -> list[dict[str, str]]:
    found: dict[int, dict[str, str]] = {}
    for name, value in filled(page):
        _, index, column = name.split("-")
        found.setdefault(int(index), {})[column] = value
    return [found[index] for index in sorted(found)]


def row_count(page: html.Element) -> int:
    return len({f.get("name") for f in page.all("input") if "-medicine" in (f.get("name") or "")})


def press(visitor: Visitor, rows: Any, **button: str) -> html.Element:
    response = visitor.post(PAGE, sent({"trials": rows}), **button)
    assert response.status_code == 200
    return html.read(response.text)


@pytest.mark.parametrize(
    ("tried", "rows"), [("one", 1), ("two", 2), ("three_or_more", 3), ("not_sure", 1)]
)
def test_the_table_begins_with_as_many_empty_rows_as_were_tried(
    visitor: Visitor, tried: str, rows: int
) -> None:
    """Its cells have the specified names and codes, in every row."""
    visitor.tell({**people.STEADY, "antidepressants_tried": tried})
    page = visitor.page(PAGE)
    assert row_count(page) == rows
    for column, (kind, codes) in spec.TRIALS.items():
        cells = page.all(name=f"trials-0-{column}")
        if kind == "choice":
            assert [cell.get("value") for cell in cells] == codes
        else:
            assert [cell.get("type") for cell in cells] == ["text"]


def test_a_row_is_added_and_everything_typed_stays(patient: Visitor) -> None:
    """Add gives the same page, with what was typed and one empty row more."""
    page = press(patient, ROWS, add_row="1")
    assert rows_on(page) == ROWS
    assert row_count(page) == 3


def test_rows_can_be_added_up_to_six(patient: Visitor) -> None:
    """At six, there is no button to add another, and pressing it anyway changes nothing."""
    rows: list[dict[str, str]] = [THIRD]
    page = press(patient, rows, add_row="1")
    for count in range(2, 7):
        assert row_count(page) == count
        assert bool(page.all("button", name="add_row")) is (count < 6)
        rows.append({"medicine": f"Number {count}"})
        page = press(patient, rows[:count], add_row="1")
    assert row_count(page) == 6
    assert rows_on(page) == rows[:6]


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_row_that_is_removed_is_the_one_that_was_meant(patient: Visitor, index: int) -> None:
    """Remove takes out that row; the others keep every cell and close up."""
    page = press(patient, [*ROWS, THIRD], remove_row=str(index))
    assert rows_on(page) == [row for at, row in enumerate([*ROWS, THIRD]) if at != index]
    assert row_count(page) == 2
    assert [b.get("value") for b in page.all("button", name="remove_row")] == ["0", "1"]


def test_a_table_without_rows_has_one_empty_row(patient: Visitor) -> None:
    """Removing the only row leaves a row to write in."""
    page = press(patient, [THIRD], remove_row="0")
    assert rows_on(page) == []
    assert row_count(page) == 1


@pytest.mark.parametrize("index", ["7", "-1", "", "one", "²", "1e3", "9" * 40])
def test_removing_a_row_that_is_not_there_changes_nothing(patient: Visitor, index: str) -> None:
    """A forged index is no error and loses nothing."""
    assert rows_on(press(patient, [*ROWS, THIRD], remove_row=index)) == [*ROWS, THIRD]


def test_adding_and_removing_a_row_keep_what_is_there(patient: Visitor) -> None:
    """Loaded afresh, in another tab or after help was looked up: everything is there again."""
    patient.answer("each-medicine", trials=ROWS)
    press(patient, [*ROWS, THIRD], add_row="1")
    assert rows_on(patient.page(PAGE)) == [*ROWS, THIRD]
    press(patient, [*ROWS, THIRD], remove_row="1")
    assert rows_on(patient.page(PAGE)) == [ROWS[0], THIRD]
    assert rows_on(patient.page("/questions/each-medicine?again")) == [ROWS[0], THIRD]


def test_a_row_can_be_added_beside_one_that_is_not_right_yet(patient: Visitor) -> None:
    """It is said at the cell, nothing typed is lost, and what was kept before still is."""
    patient.answer("each-medicine", trials=ROWS)
    page = press(patient, [{"medicine": "x" * 60}], add_row="1")
    assert rows_on(page) == [{"medicine": "x" * 60}]
    assert row_count(page) == 2
    assert len(page.one("div", class_="error-summary").all("a")) == 1
    assert page.one("form", novalidate="").get("data-unsaved") is not None
    assert rows_on(patient.page(PAGE)) == ROWS


def test_cards_that_are_finished_are_closed_to_one_line(patient: Visitor) -> None:
    """Six medicines are no fifteen screens: the last card and the one with a mistake stand open."""
    patient.answer("each-medicine", trials=[*ROWS, THIRD])
    closed = patient.page(PAGE).all("details", class_="entry")
    assert [card.one("summary").one("strong").text for card in closed] == [
        row["medicine"] for row in ROWS
    ]
    assert "A little" in closed[0].one("summary").text
    rows = [{**ROWS[0], "dose": "x" * 31}, ROWS[1], THIRD]
    wrong = html.read(patient.post(PAGE, sent({"trials": rows})).text)
    assert len(wrong.all("details", class_="entry")) == 1
    (first, last) = wrong.all("section", class_="entry-open")
    assert first.one("details", class_="entry-more").get("open") is not None
    assert last.one("details", class_="entry-more").get("open") is not None  # why it stopped


def test_an_empty_row_is_ignored(patient: Visitor) -> None:
    """Rows with nothing in them are no medicines."""
    patient.answer("each-medicine", trials=[{"medicine": ""}, ROWS[0], {"medicine": "  "}])
    assert rows_on(patient.page(PAGE)) == [ROWS[0]]


def test_only_empty_rows_are_no_answer(patient: Visitor) -> None:
    """The summary has no table, and no medicine without a name."""
    patient.answer("each-medicine", trials=[{"medicine": ""}])
    page = patient.summary()
    assert "medicine not named" not in page.text
    assert page.all("table") == []


def test_a_row_without_a_name_is_kept_and_said_to_have_none(patient: Visitor) -> None:
    """Someone who forgot the name keeps what they remember, and it counts."""
    patient.answer("each-medicine", trials=[{"stopped": "side_effects", "most_days": "no"}])
    assert "medicine not named" in patient.summary().text
    facts = patient.page("/facts")
    assert facts.by_id("topic-stopped_for_side_effects") is not None
    assert facts.by_id("topic-short_trials") is not None


def test_a_million_rows_are_refused_in_words(patient: Visitor) -> None:
    """Row a million, or ten rows, or ten thousand cells: an error page, and nothing lost."""
    patient.answer("each-medicine", trials=ROWS)
    ten = patient.post(PAGE, sent({"trials": [{"medicine": f"No {n}"} for n in range(10)]}))
    assert ten.status_code == 422
    assert errors(ten.text) == [form_errors.too_many_rows(patient.questionnaire.question["trials"])]
    far = patient.post(PAGE, [("trials-999999-medicine", "Sertraline")], add_row="1")
    assert far.status_code == 200
    patient.answer("each-medicine", trials=ROWS)
    huge = patient.post(PAGE, sent({"trials": [{"medicine": "x"}] * 10_000}))
    assert huge.status_code == 413
    assert rows_on(patient.page(PAGE)) == ROWS


@pytest.mark.parametrize("name", ["trials-²-medicine", "trials--1-medicine", "trials-0", "trials",
                                  "trials-0-medicine-extra", "trials-0-score"])  # fmt: skip
def test_cells_with_odd_names_are_ignored(patient: Visitor, name: str) -> None:
    """No name that a browser would not send is read as a cell, and none is an error of ours."""
    response = patient.post(PAGE, [(name, "Sertraline"), ("trials-1-medicine", "Mirtazapine")])
    assert response.status_code == 303
    assert rows_on(patient.page(PAGE)) == [{"medicine": "Mirtazapine"}]


@pytest.mark.parametrize(
    ("cell", "typed"), [("medicine", "x" * 41), ("dose", "x" * 31), ("length", "forever")]
)
def test_a_cell_that_cannot_be_kept_is_said_at_that_cell(
    patient: Visitor, cell: str, typed: str
) -> None:
    """The error links to the cell in its own row, and the rest of the table is as it was typed."""
    rows = [ROWS[0], {**ROWS[1], cell: typed}]
    response = patient.post(PAGE, sent({"trials": rows}))
    assert response.status_code == 422
    page = html.read(response.text)
    (link,) = page.one("div", class_="error-summary").all("a")
    target = page.by_id((link.get("href") or "")[1:])
    assert target is not None
    assert target.get("name") == f"trials-1-{cell}"
    kept = rows_on(page)
    assert kept[0] == ROWS[0]
    assert {k: v for k, v in kept[1].items() if k != cell} == {
        k: v for k, v in ROWS[1].items() if k != cell
    }
    if cell != "length":
        assert kept[1][cell] == typed


def test_names_are_suggested_and_brands_among_them(patient: Visitor) -> None:
    """What a list shows is what it puts, in every browser; and anything may be typed."""
    page = patient.page(PAGE)
    field = page.one("input", name="trials-0-medicine")
    known = page.by_id(field.attributes["list"])
    assert known is not None
    options = known.all("option")
    names = {(option.get("value") or "").casefold() for option in options}
    assert {"sertraline", "zoloft (sertraline)", "venlafaxine", "effexor xr (venlafaxine)"} <= names
    assert [option.text + (option.get("label") or "") for option in options] == [""] * len(options)
    patient.answer("each-medicine", trials=[{"medicine": "Something from abroad"}])
    assert "Something from abroad" in patient.summary().text
