"""Example people: what each of them is shown at the end of their own way."""

from __future__ import annotations

from flask import Flask

from app.questionnaire import messages
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import State
from tests.support import html, people
from tests.support.journeys import (
    TREATMENT,
    walked,
)
from tests.support.visitor import Visitor, shown


def test_two_trials_in_england(app: Flask) -> None:
    """Two long trials in England: the record, what "resistant" means, other options, UK access."""
    visitor = walked(app, people.TWO_TRIALS_IN_ENGLAND)
    page = visitor.summary()
    assert shown(page, "flag") == []
    topics = shown(visitor.page("/facts"), "topic")
    assert {"several_trials", "options", "access_uk", "therapy_not_tried"} <= set(topics)
    assert not {"few_trials", "short_trials", "access_us", "veterans"} & set(topics)
    text = page.text
    for said in (
        "Sertraline (SSRI)",
        "Effexor XR (venlafaxine, SNRI)",
        "the highest my GP would go",
    ):
        assert said in text
    assert "you have TRD" not in text
    assert "NHS will" not in text
    assert "Samaritans" in text


def test_someone_in_danger_now_gets_help_and_nothing_else(app: Flask) -> None:
    """A yes to danger now: call, text and emergency, stay with someone, and no word of a drug."""
    visitor = Visitor(app)
    seen = visitor.walk(people.IN_DANGER_NOW)
    assert seen[-2:] == ["/questions/right-now", "/outcome/urgent_help"]
    page = visitor.page("/outcome/urgent_help")
    links = {link.get("href") for link in page.one("main").all("a")}
    assert {"tel:988", "sms:988", "tel:911"} <= links
    said = page.text
    assert TREATMENT.search(said) is None
    assert "Stay with someone" in said
    assert "Move away from anything" in said
    assert "low risk" not in said.casefold()
    assert "summary" not in said.casefold()


def test_a_known_aneurysm_is_told_first(app: Flask) -> None:
    """A known aneurysm, untreated blood pressure: told first, other options shown, no verdict."""
    visitor = walked(app, people.ANEURYSM)
    page = visitor.summary()
    assert shown(page, "flag") == ["vessels", "blood_pressure"]
    topics = shown(visitor.page("/facts"), "topic")
    assert {"options", "blood_pressure_rise", "few_trials"} <= set(topics)
    flag = page.by_id("flag-vessels")
    assert flag is not None
    assert "can't have" not in page.text.replace("’", "'")
    assert "control your blood pressure and" not in page.text.casefold()
    assert page.text.index(flag.text) < page.text.index("What I have tried")


def test_voices_after_a_birth_need_care_the_same_day(app: Flask) -> None:
    """Eight weeks after a birth, hearing things: today, and whom to call; feeding told first."""
    visitor = walked(app, people.POSTPARTUM_VOICES)
    page, facts = visitor.summary(), visitor.page("/facts?all=1")
    assert shown(page, "flag") == ["postpartum_voices", "voices_now", "psychosis", "breastfeeding"]
    today = page.one("section", class_="today")
    assert shown(today, "flag") == ["postpartum_voices", "voices_now"]
    assert "today" in today.text.casefold()
    assert "pregnancy_and_feeding" in shown(facts, "topic")
    text = f"{page.text} {facts.text}"
    assert "postpartum depression" not in text.casefold()
    assert "pump and dump" not in text.casefold()
    assert "not a crisis line" in text
    for number in ("988", "911"):
        assert number in text
    step = visitor.questionnaire.summary.next_step
    assert step.by_when_today in page.text


def test_a_teenager_is_met_kindly_and_told_whom_to_talk_to(app: Flask) -> None:
    """Under 18: one answer, a page of their own, no word of a drug, and help in their country."""
    visitor = Visitor(app)
    assert visitor.walk(people.TEENAGER) == ["/questions/you", "/outcome/under_18"]
    said = visitor.page("/outcome/under_18").text
    assert TREATMENT.search(said) is None
    assert "adult you trust" in said
    assert "9-8-8" in said
    assert "qualify" not in said


def test_a_veteran_in_recovery_reads_their_own_plan(app: Flask) -> None:
    """Their reasons, wishes and goals stand on the page in the words they chose."""
    visitor = walked(app, people.VETERAN_IN_RECOVERY)
    page, facts = visitor.summary(), visitor.page("/facts?all=1")
    assert {"substance_use", "bad_reaction_before", "trauma_or_detached", "suicide_unknown"} <= set(
        shown(page, "flag")
    )
    assert {"veterans", "at_home", "dissociation_plan", "addiction", "tried_before"} <= set(
        shown(facts, "topic")
    )
    plan = facts.by_id("topic-dissociation_plan")
    assert plan is not None
    for code in ("staying_sober", "bad_memories"):
        assert _option(page, "dissociation_reasons", code, app) in plan.text
    for code in ("someone_with_me", "trauma_aware_staff"):
        assert _option(page, "dissociation_help", code, app) in plan.text
    for code in ("safety_first", "keep_working"):
        goals = facts.by_id("topic-your_goals")
        assert goals is not None
        assert _option(page, "goals", code, app) in goals.text
    assert _option(page, "goals", "lower_cost", app) not in goals.text


def test_not_sure_is_never_read_as_no(app: Flask) -> None:
    """Someone who is not sure of anything is asked to bring records, and nothing is ruled out."""
    visitor = walked(app, people.NOT_SURE)
    page = visitor.summary()
    assert shown(page, "flag") == ["not_sure_health"]
    topics = shown(visitor.page("/facts"), "topic")
    assert {"trials_not_sure", "no_ride", "setting"} <= set(topics)
    assert messages.state(State.NOTHING) not in page.one("section", class_="flags").text
    assert "medicine not named" in page.text
    assert "a small white one" in page.text


def test_rather_not_say_is_unknown_and_never_no(app: Flask) -> None:
    """Someone who keeps it to themselves: help today, "unknown" told first, nothing reassuring."""
    visitor = walked(app, people.RATHER_NOT_SAY)
    page = visitor.summary()
    assert shown(page, "flag") == ["suicidal_thoughts", "suicide_unknown"]
    flags = page.all("section", class_="flags")[-1].text
    assert messages.state(State.NOTHING) not in flags
    assert "Rather not say" in flags
    assert "1737" in page.text


def _option(page: html.Element, question: str, code: str, app: Flask) -> str:
    questionnaire: Questionnaire = app.extensions["site"].questionnaire
    return questionnaire.question[question].options[code].text
