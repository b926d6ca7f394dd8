"""Each flag and each topic, over HTTP on the real content: who sees it, and who does not.

The rules come from the specification written down by hand, never from questions.yaml. What a row
shows for is tried for every case and every option of it; what it does not show for is tried with
someone who says everything else there is to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings

from tests.support import expected_rules, people
from tests.support import specification as spec
from tests.support.strategies import finished
from tests.support.visitor import Visitor

FOR_SOME_FLAGS = {name: rule for name, rule in spec.FLAGS.items() if rule}
FOR_SOME_TOPICS = {name: rule for name, rule in spec.TOPICS.items() if rule}
FOR_ALL_TOPICS = [name for name, rule in spec.TOPICS.items() if rule is None]
FOR_SOME_PAGES = {name: when for name, (when, _) in spec.PAGES.items() if when}


def summary_of(app: Flask, said: Mapping[str, Any]) -> str:
    visitor = Visitor(app)
    visitor.tell(said)
    response = visitor.get("/summary")
    assert response.status_code == 200, response.location
    return response.text


def shown(page: str, kind: str) -> list[str]:
    """The ids of the flags or topics on a summary, in order."""
    return re.findall(rf'\bid="{kind}-([^"]+)"', page)


def shows(app: Flask, said: Mapping[str, Any], kind: str, identifier: str) -> bool:
    return shown(summary_of(app, said), kind).count(identifier) == 1


# ---------------------------------------------------------------------------- who sees it


@pytest.mark.parametrize("flag", FOR_SOME_FLAGS)
def test_flag_shows_for_each_of_its_answers(app: Flask, flag: str) -> None:
    """Every case and every option of the rule, each alone, puts the flag on the summary."""
    for chosen, said in expected_rules.each_way(FOR_SOME_FLAGS[flag]):
        assert shows(app, said, "flag", flag), chosen


@pytest.mark.parametrize("topic", FOR_SOME_TOPICS)
def test_topic_shows_for_each_of_its_answers(app: Flask, topic: str) -> None:
    """Every case and every option of the rule, each alone, puts the topic on the summary."""
    for chosen, said in expected_rules.each_way(FOR_SOME_TOPICS[topic]):
        assert shows(app, said, "topic", topic), chosen


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_topics_for_everyone_are_shown_to_everyone(app: Flask, who: str) -> None:
    """Whatever a person says, the facts that everyone needs are on their summary."""
    found = shown(summary_of(app, people.WITH_A_SUMMARY[who]), "topic")
    assert set(FOR_ALL_TOPICS) <= set(found)


@pytest.mark.parametrize("page", FOR_SOME_PAGES)
def test_page_opens_for_each_of_its_answers(app: Flask, page: str) -> None:
    """Every case and every option of a page's rule, each alone, puts the page on the path."""
    for chosen, said in expected_rules.each_way(FOR_SOME_PAGES[page]):
        visitor = Visitor(app)
        visitor.tell({key: said[key] for key in said if key != "suicidal_now"})
        assert visitor.get(f"/questions/{page}").status_code == 200, chosen


# ---------------------------------------------------------------------------- who does not


@pytest.mark.parametrize("flag", FOR_SOME_FLAGS)
def test_flag_does_not_show_for_all_other_answers(app: Flask, flag: str) -> None:
    """Someone who says everything but what the flag reads does not see the flag."""
    said = expected_rules.everything_but(FOR_SOME_FLAGS[flag])
    found = shown(summary_of(app, {**expected_rules.LEAST, **said}), "flag")
    assert flag not in found
    assert len(found) > 20


@pytest.mark.parametrize("topic", FOR_SOME_TOPICS)
def test_topic_does_not_show_for_all_other_answers(app: Flask, topic: str) -> None:
    """Someone who says everything but what the topic reads does not see the topic."""
    said = expected_rules.everything_but(FOR_SOME_TOPICS[topic])
    found = shown(summary_of(app, {**expected_rules.LEAST, **said}), "topic")
    assert topic not in found
    assert len(found) > 25


@pytest.mark.parametrize("page", FOR_SOME_PAGES)
def test_page_stays_closed_for_all_other_answers(app: Flask, page: str) -> None:
    """Typed by someone who said everything else, the page leads to where they are due."""
    said = expected_rules.everything_but(FOR_SOME_PAGES[page])
    visitor = Visitor(app)
    visitor.tell({**expected_rules.LEAST, **expected_rules.counting(said)})
    answer = visitor.get(f"/questions/{page}")
    assert (answer.status_code, answer.location) == (303, "/check")


@pytest.mark.parametrize("question", ["experiences", "pregnancy"])
def test_half_of_a_case_with_two_questions_is_not_enough(app: Flask, question: str) -> None:
    """Voices without a birth, or a birth without voices, is not the flag for both together."""
    both = {"experiences": ["hearing_or_seeing_now"], "pregnancy": ["gave_birth_past_year"]}
    half = {**expected_rules.LEAST, question: both[question]}
    assert not shows(app, half, "flag", "postpartum_voices")


def test_someone_who_skips_everything_has_no_flags_and_few_topics(app: Flask) -> None:
    """An unanswered question matches nothing."""
    page = summary_of(app, people.STEADY)
    assert shown(page, "flag") == []
    assert set(shown(page, "topic")) == set(FOR_ALL_TOPICS)


# ---------------------------------------------------------------------------- all rows at once


@settings(max_examples=40)
@given(finished())
def test_the_summary_shows_exactly_what_the_rules_say(app: Flask, said: dict[str, Any]) -> None:
    """For any answers: these flags, in the specified order, these topics, and no others."""
    page = summary_of(app, expected_rules.counting(said))
    flags = expected_rules.showing(spec.FLAGS, said)
    today = [flag for flag in flags if flag in spec.TODAY]
    assert shown(page, "flag") == today + [flag for flag in flags if flag not in spec.TODAY]
    assert sorted(shown(page, "topic")) == sorted(expected_rules.showing(spec.TOPICS, said))


@settings(max_examples=40)
@given(finished())
def test_answers_off_the_path_change_nothing_on_the_summary(
    app: Flask, said: dict[str, Any]
) -> None:
    """Two people who said the same on their path read the same page, whatever one said before."""
    counted = expected_rules.counting(said)
    wandered = Visitor(app)
    for question, value in said.items():
        if question not in counted:
            wandered.tell(expected_rules.with_open_pages({question: value}))
    for page in app.extensions["site"].questionnaire.pages:
        here = {q.id: counted[q.id] for q in page.questions if q.id in counted}
        if expected_rules.holds(spec.PAGES[page.id][0], counted):
            wandered.answer(page.id, **here)
    straight = Visitor(app)
    straight.tell(counted)
    assert wandered.get("/summary").text == straight.get("/summary").text
