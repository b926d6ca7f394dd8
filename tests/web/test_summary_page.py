"""The summary on the page: its order, its states, and what is always and never on it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from app.questionnaire import messages
from tests.support import html, people
from tests.support.visitor import Visitor, shown


def summary_of(app: Flask, person: people.Person) -> html.Element:
    visitor = Visitor(app)
    visitor.tell(person)
    return visitor.summary()


def test_the_parts_stand_in_the_order_a_clinician_reads(app: Flask) -> None:
    """Ask, firm statement, today, tell first, history, how things are, worries, questions, next."""
    person = {**people.VETERAN_IN_RECOVERY, "suicidal_thoughts": "yes", "suicidal_now": "no"}
    visitor = Visitor(app)
    visitor.tell(person)
    q, text = visitor.questionnaire, visitor.summary().one("article").text
    headings = [
        q.summary.title, "own answers", q.summary.ask, messages.FIRM_STATEMENT[1],
        *(flag.title for flag in q.flags if flag.id in ("suicidal_thoughts", "suicide_unknown")),
        *(section.title for section in q.summary.sections if section.id in
          ("history", "state", "symptoms", "worries", "plan", "matters")),
        messages.QUESTIONS, messages.NEXT_STEP, q.summary.next_step.first_sentence,
        "Veterans Crisis Line", messages.INFORMATION, messages.ALL_ANSWERS, messages.ABOUT_THIS,
    ]  # fmt: skip
    places = [text.find(heading) for heading in headings]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_each_flag_says_why_it_is_there_and_why_it_matters(app: Flask, who: str) -> None:
    """Its reason is the person's own choice; a verdict is nowhere in it."""
    visitor = Visitor(app)
    visitor.tell(people.WITH_A_SUMMARY[who])
    page = visitor.summary()
    flags = {flag.id: flag for flag in visitor.questionnaire.flags}
    for name in shown(page, "flag"):
        said = page.by_id(f"flag-{name}")
        assert said is not None
        assert re.search(r"Because you chose “.+”", said.text)
        assert flags[name].why in said.text
        assert (flags[name].call or "") in said.text
        assert not re.search(
            r"eligib|candidate|qualif|rule[sd]? (you )?out", said.text, re.IGNORECASE
        )


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_each_topic_ends_in_questions_worth_asking(app: Flask, who: str) -> None:
    """One to three questions, sources, and the harm beside each benefit."""
    visitor = Visitor(app)
    visitor.tell(people.WITH_A_SUMMARY[who])
    page = visitor.summary()
    topics = {topic.id: topic for topic in visitor.questionnaire.topics}
    for name in shown(page, "topic"):
        said = page.by_id(f"topic-{name}")
        assert said is not None
        assert 1 <= len(topics[name].ask) <= 3
        assert all(question in said.text for question in topics[name].ask)
        if topics[name].good:
            assert said.text.index(topics[name].good or "") < said.text.index(
                topics[name].hard or ""
            )


def test_the_three_states_are_printed_apart(app: Flask) -> None:
    """None chosen, not answered, and rather not say: each beside its own questions."""
    person = {
        **people.STEADY,
        "health_conditions": ["none"],
        "experiences": ["rather_not_say"],
    }
    visitor = Visitor(app)
    visitor.tell(person)
    flags = visitor.summary().all("section", class_="flags")[-1]
    said: dict[str, str] = {}
    for entry in flags.all("dt"):
        assert entry.parent is not None
        said |= dict.fromkeys(entry.parent.one("dd").text.split("; "), entry.text)
    labels = {q.id: q.label for q in visitor.questionnaire.question.values()}
    assert said[labels["health_conditions"]] == "Nothing on the list was chosen"
    assert said[labels["experiences"]] == "Rather not say"
    assert said[labels["substances"]] == "Not answered"
    assert said[labels["pregnancy"]] == "Not answered"


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
    assert messages.NOTHING_CHOSEN.casefold() in text
    for phrase in ("no risk", "low risk", "you are safe", "all clear", "no concerns", "good news"):
        assert phrase not in text


def test_own_words_are_the_first_question(app: Flask) -> None:
    """What the person wrote stands before anything that we propose."""
    page = summary_of(app, people.ANEURYSM)
    (questions,) = page.all("section", class_="questions")
    proposed = [item.text for item in questions.all("li")]
    assert questions.text.index("Does my aneurysm rule this out?") < questions.text.index(
        proposed[0]
    )
    assert 1 <= len(proposed) <= 11


def test_the_next_step_is_today_when_a_flag_is_for_today(app: Flask) -> None:
    """Sooner for someone who hears voices; a planned visit for someone who does not."""
    soon = summary_of(app, people.POSTPARTUM_VOICES)
    later = summary_of(app, people.TWO_TRIALS_IN_ENGLAND)
    assert "Call today" in soon.text
    assert "Call today" not in later.text
    assert later.all("section", class_="today") == []


def test_the_options_table_has_no_change_for_now(app: Flask) -> None:
    """Each option with good, hard and what is known; making no change is one of them."""
    visitor = Visitor(app)
    visitor.tell(people.STEADY)
    topic = visitor.summary().by_id("topic-options")
    assert topic is not None
    for row in visitor.questionnaire.options_table:
        for part in (row.name, row.how, row.good, row.hard, row.known):
            assert part in topic.text
    assert "no change" in topic.text.casefold()


def test_numbers_are_said_and_drawn_for_both_groups(app: Flask) -> None:
    """About so many of a hundred with, against so many without, in words and in figures."""
    topic = summary_of(app, people.STEADY).by_id("topic-how_fast")
    assert topic is not None
    sentences = [found.text for found in topic.all("p", class_="number-sentence")]
    assert len(sentences) >= 2
    for sentence in sentences:
        assert len(re.findall(r"[Aa]bout \d+ of 100", sentence)) == 2
    for drawing in topic.all("div", class_="number-drawn"):
        assert drawing.get("aria-hidden") == "true"
        assert len(drawing.all("svg")) == 2


def test_a_plan_holds_reasons_and_wishes(app: Flask) -> None:
    """The clinician reads on page 1 what frightens this person and what would help."""
    page = summary_of(app, people.VETERAN_IN_RECOVERY)
    plan = page.by_id("section-plan")
    assert plan is not None
    assert "It might stop me" in plan.text or "stop me" in plan.text
    assert summary_of(app, people.STEADY).by_id("section-plan") is None


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
    asked -= {"csrf_token"}
    assert {name for name in asked if name not in visitor.questionnaire.question} == set()
    assert not {"name", "email", "phone", "birth", "date_of_birth"} & asked
    assert "Date of birth" in visitor.summary().text
