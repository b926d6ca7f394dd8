"""The summary on the page: its order, its states, and what is always and never on it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from app.questionnaire import messages
from app.questionnaire.definition.questions import State
from tests.support import html, people
from tests.support.visitor import Visitor, shown


def summary_of(app: Flask, person: people.Person) -> html.Element:
    visitor = Visitor(app)
    visitor.tell(person)
    return visitor.summary()


def test_the_parts_stand_in_the_order_a_clinician_reads(app: Flask) -> None:
    """Today on screen, ask, firm statement, flags, medicines, history, state, questions, next."""
    person = {**people.VETERAN_IN_RECOVERY, "suicidal_thoughts": "yes", "suicidal_now": "no"}
    visitor = Visitor(app)
    visitor.tell(person)
    q, text = visitor.questionnaire, visitor.summary().one("article").text
    flags = {flag.id: flag.title for flag in q.flags}
    headings = [
        q.summary.title, messages.FLAGS_TODAY, flags["suicidal_thoughts"], q.summary.ask,
        messages.DISCLAIMER, messages.FIRM_STATEMENT[1], messages.FLAGS_FIRST,
        *(section.title for section in q.summary.sections if section.title in text),
        messages.QUESTIONS, messages.NEXT_STEP,
    ]  # fmt: skip
    places = [text.find(heading) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_each_flag_says_why_it_is_there_and_why_it_matters(app: Flask, who: str) -> None:
    """In the person's voice, with who to call today; a verdict is nowhere in it."""
    visitor = Visitor(app)
    visitor.tell(people.WITH_A_SUMMARY[who])
    page = visitor.summary()
    flags = {flag.id: flag for flag in visitor.questionnaire.flags}
    for name in shown(page, "flag"):
        said = page.by_id(f"flag-{name}")
        assert said is not None
        assert flags[name].today or flags[name].why in said.text
        assert (flags[name].call or "") in said.text
        assert flags[name].today or re.search(r"Because you chose “.+”", said.text)
        assert not re.search(
            r"eligib|candidate|qualif|rule[sd]? (you )?out", said.text, re.IGNORECASE
        )


def test_what_was_not_answered_of_a_medicine_is_said_once(app: Flask) -> None:
    """In one line of its card, with the names of the columns; in the table's cells it is quiet."""
    row = (
        summary_of(
            app,
            {
                **people.STEADY,
                "antidepressants_tried": "one",
                "trials": [{"medicine": "sertraline", "effect": "a_little"}],
            },
        )
        .one("table")
        .all("tr")[1]
    )
    open_cells = [c for c in row.all("td") if c.text == messages.state(State.NOT_ANSWERED)]
    assert open_cells
    assert {cell.attributes["class"] for cell in open_cells} == {"state unanswered"}
    told = row.one("td", **{"class": "left-open"})
    assert told.attributes["data-label"] == messages.state(State.NOT_ANSWERED)
    assert told.text.split("; ") == [cell.attributes["data-label"] for cell in open_cells]


def test_the_states_are_printed_apart(app: Flask) -> None:
    """None of these, not answered, rather not say: each beside its own questions."""
    person = {
        **people.STEADY,
        "health_conditions": ["none"],
        "experiences": ["rather_not_say"],
    }
    visitor = Visitor(app)
    visitor.tell(person)
    said: dict[str, str] = {}
    for entry in visitor.summary().one("article").all("dt"):
        assert entry.parent is not None
        beside = entry.parent.one("dd").text
        said[entry.text] = beside
        said |= dict.fromkeys(beside.split("; "), entry.text)
    labels = {q.id: q.label for q in visitor.questionnaire.question.values()}
    assert said[labels["health_conditions"]] == messages.state(State.NOTHING)
    assert said[labels["experiences"]] == "Rather not say"
    assert said[labels["substances"]] == messages.state(State.NOT_ANSWERED)
    assert said[labels["pregnancy"]] == messages.state(State.NOT_ANSWERED)


@pytest.mark.parametrize("question", ["life_not_worth", "suicidal_thoughts"])
def test_rather_not_say_about_suicide_is_told_first(app: Flask, question: str) -> None:
    """Unknown is told to the provider; it is never printed as a no."""
    said = {**people.STEADY, question: "rather_not_say"}
    if question == "suicidal_thoughts":
        said["suicidal_now"] = "no"
    flag = summary_of(app, said).by_id("flag-suicide_unknown")
    assert flag is not None
    assert "I'd rather not say" in flag.text.replace("’", "'")


def test_nothing_on_any_list_is_no_reassurance(app: Flask) -> None:
    """Someone with nothing to tell reads what they chose, never that there is no risk."""
    page = summary_of(app, people.NOTHING_ON_ANY_LIST)
    assert shown(page, "flag") == []
    text = page.text.casefold()
    assert messages.state(State.NOTHING).casefold() in text
    for phrase in ("no risk", "low risk", "you are safe", "all clear", "no concerns", "good news"):
        assert phrase not in text


def test_own_words_are_the_first_question(app: Flask) -> None:
    """What the person wrote stands before anything that we propose."""
    page = summary_of(app, people.ANEURYSM)
    questions = page.by_id("questions")
    assert questions is not None
    proposed = [item.text for item in questions.all("li")]
    own, *others = proposed
    assert own == "Does my aneurysm rule this out?"
    assert 1 <= len(others) <= 11


def test_the_next_step_is_today_when_a_flag_is_for_today(app: Flask) -> None:
    """Sooner for someone who hears voices; a planned visit for someone who does not."""
    soon = summary_of(app, people.POSTPARTUM_VOICES)
    later = summary_of(app, people.TWO_TRIALS_IN_ENGLAND)
    assert "Call today" in soon.text
    assert "Call today" not in later.text
    assert later.all("section", class_="today") == []


def test_a_plan_holds_reasons_and_wishes(app: Flask) -> None:
    """The clinician reads on page 1 what frightens this person and what would help."""
    text = summary_of(app, people.VETERAN_IN_RECOVERY).one("article").text
    assert "stop me" in text
    assert "stop me" not in summary_of(app, people.STEADY).text


def test_a_summary_may_name_its_clinic(settings_of_tests: Settings) -> None:
    """Whoever installs it puts a name and a way to reach them on the paper."""
    named = replace(settings_of_tests, site_name="Hill Street", site_contact="Room 4, ext. 12")
    visitor = Visitor(create_app(named))
    visitor.tell(people.STEADY)
    for text in (visitor.summary().text, visitor.get("/summary.txt").text):
        assert "Hill Street" in text
        assert "Room 4, ext. 12" in text


def test_name_and_birth_are_left_to_the_pen(app: Flask) -> None:
    """Nobody is asked who they are; there is room to write it by hand."""
    visitor = Visitor(app)
    asked = {
        field.get("name")
        for place in visitor.walk(people.STEADY)
        for field in visitor.page(place).one("main").inside
        if field.tag in ("input", "textarea", "select")
    }
    asked -= {"csrf_token", "pad"}
    assert {name for name in asked if name not in visitor.questionnaire.question} == set()
    assert not {"name", "email", "phone", "birth", "date_of_birth"} & asked
    assert "Date of birth" in visitor.summary().text
