"""Each flag, notice and topic, over HTTP on the real content: who sees it, and who does not.

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
FOR_SOME_NOTICES = {name: rule for name, rule in spec.NOTICES.items() if rule}
FOR_SOME_PAGES = {name: when for name, (when, _) in spec.PAGES.items() if when}


PLACE = {"flag": "/summary", "notice": "/summary", "topic": "/facts"}


def read(app: Flask, said: Mapping[str, Any], place: str) -> str:
    visitor = Visitor(app)
    visitor.tell(said)
    response = visitor.get(place)
    assert response.status_code == 200, response.location
    return response.text


def ids(page: str, kind: str) -> list[str]:
    """The ids of the flags, notices or topics on a page, in order."""
    return re.findall(rf'\bid="{kind}-([^"]+)"', page)


def shown(app: Flask, said: Mapping[str, Any], kind: str) -> list[str]:
    """What of this kind somebody who says this is shown, where it stands."""
    return ids(read(app, said, PLACE[kind]), kind)


def shows(app: Flask, said: Mapping[str, Any], kind: str, identifier: str) -> bool:
    return shown(app, said, kind).count(identifier) == 1


# ---------------------------------------------------------------------------- who sees it


@pytest.mark.parametrize("flag", FOR_SOME_FLAGS)
def test_flag_shows_for_each_of_its_answers(app: Flask, flag: str) -> None:
    """Every case and every option of the rule, each alone, puts the flag on the summary."""
    for chosen, said in expected_rules.each_way(FOR_SOME_FLAGS[flag]):
        assert shows(app, said, "flag", flag), chosen


@pytest.mark.parametrize("topic", FOR_SOME_TOPICS)
def test_topic_shows_for_each_of_its_answers(app: Flask, topic: str) -> None:
    """Every case and every option of the rule, each alone, puts the topic among the facts."""
    for chosen, said in expected_rules.each_way(FOR_SOME_TOPICS[topic]):
        assert shows(app, said, "topic", topic), chosen


@pytest.mark.parametrize("notice", FOR_SOME_NOTICES)
def test_notice_shows_for_each_of_its_answers(app: Flask, notice: str) -> None:
    """Every case and every option of the rule puts the notice, or a more urgent one, first."""
    before = list(spec.NOTICES)[: list(spec.NOTICES).index(notice) + 1]
    for chosen, said in expected_rules.each_way(FOR_SOME_NOTICES[notice]):
        expected = expected_rules.showing(spec.NOTICES, said)
        assert notice in expected
        assert shown(app, said, "notice")[:1] == expected[:1], chosen
        assert expected[0] in before


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_topics_for_everyone_are_shown_to_everyone(app: Flask, who: str) -> None:
    """Whatever a person says, the facts that everyone needs are among theirs."""
    assert set(FOR_ALL_TOPICS) <= set(shown(app, people.WITH_A_SUMMARY[who], "topic"))


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
    found = shown(app, {**expected_rules.LEAST, **said}, "flag")
    assert flag not in found
    assert len(found) > 20


@pytest.mark.parametrize("notice", FOR_SOME_NOTICES)
def test_notice_does_not_show_for_all_other_answers(app: Flask, notice: str) -> None:
    """Someone who says everything but what the notice reads does not get that notice."""
    said = expected_rules.everything_but(FOR_SOME_NOTICES[notice])
    assert notice not in shown(app, {**expected_rules.LEAST, **said}, "notice")


@pytest.mark.parametrize("topic", FOR_SOME_TOPICS)
def test_topic_does_not_show_for_all_other_answers(app: Flask, topic: str) -> None:
    """Someone who says everything but what the topic reads does not see the topic."""
    said = expected_rules.everything_but(FOR_SOME_TOPICS[topic])
    found = shown(app, {**expected_rules.LEAST, **said}, "topic")
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


@pytest.mark.parametrize("half", [["maoi"], ["stimulant"], ["nasal_spray"]], ids=str)
def test_one_of_two_medicines_is_not_enough(app: Flask, half: list[str]) -> None:
    """An MAOI without the other, or the other without an MAOI, is not the two together."""
    said = {**expected_rules.LEAST, "current_medicines": half}
    assert not shows(app, said, "flag", "maoi_mix")
    assert shows(app, {**said, "current_medicines": ["maoi", *half[:1], "stimulant"]}, "flag",
                 "maoi_mix")  # fmt: skip


@pytest.mark.parametrize("question", ["experiences", "pregnancy"])
def test_half_of_a_case_with_two_questions_is_not_enough(app: Flask, question: str) -> None:
    """Voices without a birth, or a birth without voices, is not the flag for both together."""
    both = {"experiences": ["hearing_or_seeing_now"], "pregnancy": ["gave_birth_past_year"]}
    half = {**expected_rules.LEAST, question: both[question]}
    assert not shows(app, half, "flag", "postpartum_voices")


def test_someone_who_skips_everything_has_no_flags_and_few_topics(app: Flask) -> None:
    """An unanswered question matches nothing."""
    assert shown(app, people.STEADY, "flag") == []
    assert shown(app, people.STEADY, "notice") == []
    assert set(shown(app, people.STEADY, "topic")) == set(FOR_ALL_TOPICS)


# ---------------------------------------------------------------------------- all rows at once


@settings(max_examples=40)
@given(finished())
def test_the_summary_shows_exactly_what_the_rules_say(app: Flask, said: dict[str, Any]) -> None:
    """For any answers: these flags, in their groups and in order, these topics, and no others."""
    counted = expected_rules.counting(said)
    flags = expected_rules.showing(spec.FLAGS, said)
    flags.sort(key=lambda flag: spec.FLAG_GROUPS.index(spec.GROUP_OF[flag]))
    assert shown(app, counted, "flag") == flags
    topics = expected_rules.showing(spec.TOPICS, said)
    assert sorted(shown(app, counted, "topic")) == sorted(topics)


@settings(max_examples=40)
@given(finished())
def test_answers_off_the_path_change_nothing_on_the_summary(
    app: Flask, said: dict[str, Any]
) -> None:
    """Two people who said the same on their path read the same pages, whatever one said before."""
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
    for place in ("/summary", "/facts"):
        assert in_main(wandered.get(place).text) == in_main(straight.get(place).text)


def in_main(page: str) -> str:
    """A page without its frame, which opens help in full after the page that called for it."""
    return page[page.index("<h1") : page.index("</main>")]
