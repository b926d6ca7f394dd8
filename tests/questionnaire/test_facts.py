"""Facts: every part of what a person takes home to read, on the tests' own questionnaire."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from app.loading.loader import load_text
from app.questionnaire import answers, messages
from app.questionnaire.definition.guidance import Each, Topic
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.facts import EachShown, Facts, TopicShown, gather
from app.questionnaire.journey import follow
from tests.questionnaire.test_summary_parts import IMPRINT, PERSON, QUESTIONNAIRE, TEXT
from tests.support import people
from tests.support.strategies import CONTENT, finished


def facts(questionnaire: Questionnaire = QUESTIONNAIRE, **changes: object) -> Facts:
    said = {key: value for key, value in {**PERSON, **changes}.items() if value}
    return gather(follow(questionnaire, answers.read(questionnaire, said)), IMPRINT)


def of_the_content(person: Any) -> Facts:
    imprint = replace(IMPRINT, default_country="us")
    return gather(follow(CONTENT, answers.read(CONTENT, person)), imprint)


def topic(found: Facts, name: str) -> TopicShown:
    shown = (*found.for_you, *found.for_everyone)
    return next(each for each in shown if each.topic.id == name)


def part(name: str) -> Topic:
    return next(each for each in QUESTIONNAIRE.topics if each.id == name)


def test_the_frame_is_the_files_own() -> None:
    """Title, main points, help, sources and authorship come as the file has them."""
    found, q = facts(), QUESTIONNAIRE
    assert (found.title, found.main_points) == ("Facts for me", q.facts.main_points)
    assert (found.language, found.version, found.imprint) == ("en", "1", IMPRINT)
    assert (found.help, found.country, found.country_chosen) == (
        q.help,
        q.help.countries["south"],
        True,
    )
    assert found.firm == messages.FIRM_STATEMENT
    assert (found.numbers, found.authorship) == (q.numbers, q.authorship)
    assert found.cited(["handbook"]) == [(1, "handbook")]


def test_what_their_answers_bring_up_stands_before_what_is_for_everyone() -> None:
    """Two layers, and nothing in both."""
    found = facts()
    assert [each.topic.id for each in found.for_you] == ["in_the_south", "tried_before"]
    assert [each.topic.id for each in found.for_everyone] == ["what_it_is"]
    assert all(each.because for each in found.for_you)
    assert not any(each.because for each in found.for_everyone)


def test_the_drawn_numbers_and_the_options_stand_once() -> None:
    """What is drawn is what the file names; the options are those of the topic that shows them."""
    found = facts()
    assert found.drawn == (QUESTIONNAIRE.numbers["helped"],)
    assert found.options == QUESTIONNAIRE.options_table
    without = load_text(TEXT.replace("    options_table: true\n", "")).questionnaire
    assert facts(without).options == ()


def test_side_effects_are_ranked_and_say_of_whom() -> None:
    """The largest share first, whatever the file's order, under one line on who was studied."""
    found = of_the_content(people.STEADY)
    shares = [number.treated.people for number in found.side_effects]
    assert len(shares) > 5
    assert shares == sorted(shares, reverse=True)
    assert found.side_effects_note == CONTENT.facts.side_effects_note
    assert len(found.drawn) <= 3


@given(finished())
def test_every_source_of_what_is_said_is_listed_once(person: dict[str, Any]) -> None:
    """Whoever wants to check a claim, an option or a number finds where it comes from."""
    found = of_the_content(person)
    topics = (*found.for_you, *found.for_everyone)
    cited = {source for shown in topics for source in shown.sources}
    cited |= {number.source for number in (*found.drawn, *found.side_effects)}
    assert found.sources.keys() == cited
    assert [source for _, source in found.cited(cited)] == list(found.sources)


@pytest.mark.parametrize("person", [people.IN_DANGER_NOW, people.TEENAGER])
def test_there_are_no_facts_for_a_journey_that_ended_early(person: people.Person) -> None:
    """Help and nothing about a treatment: asking for facts fails."""
    with pytest.raises(ValueError, match="has no documents"):
        of_the_content(person)


@pytest.mark.parametrize(
    ("today", "changed"), [(date(2026, 12, 31), False), (date(2027, 1, 1), True)], ids=str
)
def test_a_claim_past_its_day_says_that_it_may_have_changed(today: date, changed: bool) -> None:
    """A rule that was known to hold until the end of the year is told as such from then on."""
    text = TEXT.replace(
        "body: [There are fewer places., ",
        'body: [{text: There are fewer places., until: "2026-12-31"}, ',
    )
    questionnaire = load_text(text).questionnaire
    said = answers.read(questionnaire, PERSON)
    found = gather(follow(questionnaire, said), replace(IMPRINT, today=today))
    wanted = messages.may_have_changed(date(2026, 12, 31)) if changed else ""
    assert topic(found, "in_the_south").changed == wanted
    assert topic(found, "what_it_is").changed == ""
    assert "31 December 2026" in messages.may_have_changed(date(2026, 12, 31))


def test_a_topic_for_everybody_with_its_number_and_the_options() -> None:
    """What everybody reads has no reason; its number, table and source come with it."""
    assert topic(facts(), "what_it_is") == TopicShown(
        part("what_it_is"),
        because="",
        changed="",
        each=(),
        echo=(),
        options=QUESTIONNAIRE.options_table,
        sources=("handbook",),
    )


def test_a_topic_for_this_person_with_both_sides() -> None:
    """A topic for some has its reason, both sides, and what it says for each chosen option."""
    assert topic(facts(), "in_the_south") == TopicShown(
        part("in_the_south"),
        because="Because you chose “In the south” for “Where you live”.",
        changed="",
        each=(
            EachShown(
                "A metal implant in my head", Each(text="Bring its card.", ask="May I have it?")
            ),
        ),
        echo=(),
        options=(),
        sources=(),
    )


def test_only_topics_that_hold_are_shown_and_what_was_said_is_shown_back() -> None:
    """Somebody in the north reads nothing of the south; an answer left out is not shown back."""
    found = facts(region="")
    assert [each.topic.id for each in found.for_you] == ["tried_before"]
    shown_back = topic(found, "tried_before").echo
    assert [(each.id, each.values) for each in shown_back] == [
        ("metal", ("A metal implant in my head",))
    ]


def test_sources_of_what_stands_in_a_topic_are_cited_by_it() -> None:
    """The source of a number and of a row of the table is the topic's, even if it names none."""
    text = TEXT.replace(
        "    ask: [What would a course look like?]\n    sources: [handbook]\n",
        "    ask: [What would a course look like?]\n    sources: [lines]\n",
    )
    for number, row, cited in (
        ("handbook", "lines", ["lines", "handbook"]),
        ("lines", "handbook", ["lines", "handbook"]),
        ("lines", "lines", ["lines"]),
    ):
        other = text.replace("    source: handbook\n", f"    source: {number}\n").replace(
            "    known: Some\n    sources: [handbook]\n", f"    known: Some\n    sources: [{row}]\n"
        )
        questionnaire = load_text(other).questionnaire
        assert topic(facts(questionnaire), "what_it_is").sources == tuple(cited)
