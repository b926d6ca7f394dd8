"""Everyone: each example person walks to a summary, as a browser without scripts does."""

from __future__ import annotations

import pytest
from flask import Flask

from app.questionnaire import messages
from tests.support import people
from tests.support.journeys import (
    digits,
    plain,
    walked,
)
from tests.support.visitor import Visitor


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_everyone_can_walk_to_a_summary(app: Flask, who: str) -> None:
    """Page by page, each shown before it is answered, to the overview and the summary."""
    visitor = Visitor(app)
    seen = visitor.walk(people.WITH_A_SUMMARY[who])
    assert seen[-1] == "/check"
    for place in seen:
        assert visitor.get(place).status_code == 200
    assert visitor.get("/summary").status_code == 200


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_everyone_is_told_to_discuss_it_and_how_to_reach_help(app: Flask, who: str) -> None:
    """On the page and as text: the firm statement, a line to call, whose answers, own words."""
    person = people.WITH_A_SUMMARY[who]
    visitor = walked(app, person)
    questionnaire = visitor.questionnaire
    country = questionnaire.help.countries[person.get("country", "us")]
    page = plain(visitor.summary().text)
    text = plain(" ".join(visitor.get("/summary.txt").text.split()))
    for found in (page, text):
        for sentence in messages.FIRM_STATEMENT:
            assert plain(sentence) in found
        assert plain(messages.DISCLAIMER) in found
        assert plain(person.get("own_questions", "")) in found
        numbers = {way.call or way.text or way.chat or "" for way in country.short}
        assert all(digits(number) in digits(found) for number in numbers)
    facts = " ".join(visitor.page("/facts").text.split())
    assert questionnaire.authorship.reviewed_by in facts
    assert messages.day(questionnaire.authorship.last_review) in facts


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_nothing_forbidden_is_said_to_anyone(app: Flask, who: str) -> None:
    """No verdict, no reassurance and no order about medicines stands on any summary or fact."""
    visitor = walked(app, people.WITH_A_SUMMARY[who])
    said = f"{visitor.summary().text} {visitor.page('/facts?all=1').text}".casefold()
    never = [
        "you qualify", "candidate", "not eligible", "you are eligible", "you have depression",
        "you have trd", "low risk", "no risk", "likely to work for you", "miracle", "cure",
        "stop taking", "non-addictive", "proven", "breakthrough", "committed suicide", "press 3",
        "perfect match", "your score",
    ]  # fmt: skip
    assert [phrase for phrase in never if phrase in said] == []
