"""The facts: what is because of this person's answers, then what is for everyone, in layers."""

from __future__ import annotations

import pytest
from flask import Flask

from app.questionnaire.definition.questionnaire import Questionnaire
from tests.support import html, people
from tests.support.visitor import Visitor, shown


def facts_of(app: Flask, person: people.Person, query: str = "") -> html.Element:
    visitor = Visitor(app)
    visitor.tell(person)
    return visitor.page(f"/facts{query}")


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_each_topic_has_its_brief_and_its_questions(
    app: Flask, questionnaire: Questionnaire, who: str
) -> None:
    """The main thing stands there; what to ask is behind it, and the harm beside each benefit."""
    page = facts_of(app, people.WITH_A_SUMMARY[who])
    topics = {topic.id: topic for topic in questionnaire.topics}
    assert shown(page, "topic") != []
    for name in shown(page, "topic"):
        said = page.by_id(f"topic-{name}")
        assert said is not None
        assert topics[name].brief in said.text
        assert all(question in said.text for question in topics[name].ask)
        if topics[name].good:
            good, hard = topics[name].good or "", topics[name].hard or ""
            assert said.text.index(good) < said.text.index(hard)


def test_what_answers_bring_up_comes_before_what_is_for_everyone(
    app: Flask, questionnaire: Questionnaire
) -> None:
    """Every topic once; those with a condition first."""
    names = shown(facts_of(app, people.VETERAN_IN_RECOVERY), "topic")
    assert len(names) == len({*names})
    for_everyone = {topic.id for topic in questionnaire.topics if topic.when is None}
    flags = [name in for_everyone for name in names]
    assert flags == sorted(flags)
    assert for_everyone <= {*names}


def test_all_of_it_can_be_opened_at_once(app: Flask) -> None:
    """For whoever reads or prints everything; as it comes, most of it is folded."""
    usual = facts_of(app, people.STEADY).all("details", class_="topic")
    everything = facts_of(app, people.STEADY, "?all=1").all("details", class_="topic")
    assert len(usual) == len(everything) > 0
    assert not any(fold.get("open") is not None for fold in usual)
    assert all(fold.get("open") is not None for fold in everything)


def test_the_options_stand_side_by_side(app: Flask, questionnaire: Questionnaire) -> None:
    """Each in every concern, and making no change is one of them."""
    options = facts_of(app, people.STEADY).by_id("options")
    assert options is not None
    for row in questionnaire.options_table:
        for part in (row.name, row.how, row.time, row.cost, row.good, row.hard, row.known):
            assert part in options.text
    assert any(row.id == "no_change" for row in questionnaire.options_table)


@pytest.mark.parametrize("who", [people.IN_DANGER_NOW, people.TEENAGER], ids=["danger", "young"])
def test_nobody_reads_of_it_whose_journey_ends_in_help(app: Flask, who: people.Person) -> None:
    """An early outcome has no facts, by whatever address."""
    visitor = Visitor(app)
    led = visitor.tell(who)
    for path in ("/facts", "/facts?all=1", "/facts.pdf", "/facts.txt"):
        assert visitor.get(path).location == led
