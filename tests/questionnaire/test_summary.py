"""Summary: the one value that every output renders, and what can never be in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from app.questionnaire import answers, messages
from app.questionnaire.journey import follow
from app.questionnaire.summary import MOST_QUESTIONS, Setting, Summary, country, summarise
from tests.support import people
from tests.support.strategies import CONTENT, finished

SETTING = Setting(date(2026, 11, 23), "0" * 64, "us", "Worth Asking")


def summary(person: Any) -> Summary:
    return summarise(follow(CONTENT, answers.read(CONTENT, person)), SETTING)


@given(finished())
def test_the_firm_statement_is_in_every_summary(person: dict[str, Any]) -> None:
    """Whatever is said, it is said that only a licensed provider can decide."""
    firm = " ".join(summary(person).firm)
    for said in ("Discuss this with your provider", "does not say whether", "licensed provider",
                 "Do not start, stop or change any medicine", CONTENT.site.treatment):  # fmt: skip
        assert said in firm


@given(finished())
def test_flags_for_today_stand_apart_and_say_whom_to_call(person: dict[str, Any]) -> None:
    """Today's come first, each with whom to call and why; the next step becomes today."""
    found = summary(person)
    assert all(shown.flag.today and shown.flag.call for shown in found.today)
    assert not any(shown.flag.today for shown in found.first)
    assert all(shown.because for shown in (*found.today, *found.first))
    step = CONTENT.summary.next_step
    assert found.next_step.by_when == (step.by_when_today if found.today else step.by_when)


@given(finished())
def test_questions_begin_with_the_persons_own_and_are_at_most_twelve(
    person: dict[str, Any],
) -> None:
    """Own words apart, no question twice, and no more in all than a visit can hold."""
    found = summary(person)
    assert found.own_words == answers.read(CONTENT, person).text("own_questions")
    assert len(found.questions) + bool(found.own_words) <= MOST_QUESTIONS
    assert len(found.questions) == len(set(found.questions))
    asked = {ask for shown in found.topics for ask in shown.topic.ask}
    asked |= {each.say.ask or "" for topic in found.topics for each in topic.each}
    assert set(found.questions) <= asked


@given(finished())
def test_a_safety_question_without_a_flag_still_says_how_it_was_answered(
    person: dict[str, Any],
) -> None:
    """Each safety question of the path that was skipped, denied or declined is printed as that."""
    path = follow(CONTENT, answers.read(CONTENT, person))
    found = summarise(path, SETTING)
    printed = {label: group.answer for group in found.also_asked for label in group.labels}
    for page in path.pages:
        for question in page.questions:
            if question.safety and question.id not in path.answers.values:
                assert printed.get(question.label) == messages.NOT_ANSWERED
            if question.safety and path.answers.codes(question.id) == {"none"}:
                assert printed.get(question.label) == messages.NOTHING_CHOSEN


@given(finished())
def test_every_source_of_what_is_shown_is_listed_once(person: dict[str, Any]) -> None:
    """Whoever wants to check a claim finds where it comes from."""
    found = summary(person)
    flags = (shown.flag for shown in (*found.today, *found.first))
    cited = {source for part in (*flags, *found.topics) for source in part.sources}
    assert found.sources.keys() == cited
    assert [source for _, source in found.cited(cited)] == list(found.sources)


@given(finished())
def test_what_is_shown_follows_from_the_answers_and_nothing_else(person: dict[str, Any]) -> None:
    """The same answers make the same summary."""
    assert summary(person) == summary(person)


@pytest.mark.parametrize("person", [people.IN_DANGER_NOW, people.TEENAGER])
def test_there_is_no_summary_of_a_journey_that_ended_early(person: people.Person) -> None:
    """Not even by mistake: asking for one fails."""
    with pytest.raises(ValueError, match="has no summary"):
        summary(person)


def test_no_file_can_remove_the_firm_statement() -> None:
    """A file whose words are all empty of it still prints it."""
    softened = CONTENT.model_copy(
        update={"site": CONTENT.site.model_copy(update={"treatment": "tea"})}
    )
    found = summarise(follow(softened, answers.read(softened, people.STEADY)), SETTING)
    assert found.firm == messages.firm_statement("tea")
    assert "Only a licensed provider" in found.firm[1]


def test_help_is_that_of_the_country_or_of_the_site() -> None:
    """A person in Ireland reads Irish lines; someone who named no country reads the site's."""
    irish = follow(CONTENT, answers.read(CONTENT, people.THOUGHTS_NO_PLAN))
    assert country(irish, "us") is CONTENT.help.countries["ireland"]
    unnamed = follow(CONTENT, answers.read(CONTENT, people.STEADY))
    assert country(unnamed, "uk") is CONTENT.help.countries["uk"]
    assert summarise(unnamed, replace(SETTING, default_country="india")).country.name == "India"


def test_no_number_is_made_of_the_answers() -> None:
    """Ten symptoms nearly always: their words, and no total, share or level anywhere."""
    symptoms = {q.id: "nearly_always" for q in CONTENT.page["how-you-feel"].questions}
    found = summary({**people.STEADY, **symptoms})
    (section,) = (section for section in found.sections if section.id == "symptoms")
    (group,) = section.groups
    assert len(group.labels) == 10
    said = f"{section.title} {group.answer} {' '.join(group.labels)}".casefold()
    assert not any(sign.isdigit() for sign in said)
    assert not any(word in said for word in ("severe", "moderate", "mild", "score", "total"))


def test_a_plan_denied_stands_beside_the_thoughts_and_nowhere_else() -> None:
    """A clinician sees at once how the hardest question was answered, and reads it once."""
    found = summary(people.THOUGHTS_NO_PLAN)
    (shown,) = (each for each in found.today if each.flag.id == "suicidal_thoughts")
    assert [(item.id, item.text) for item in shown.echo] == [("suicidal_now", "No")]
    label = CONTENT.question["suicidal_now"].label
    assert not any(label in group.labels for group in found.also_asked)


def test_a_question_that_was_not_asked_is_told_as_such() -> None:
    """Who denies such thoughts is not asked about a plan, and nobody reads that as a “no”."""
    label = CONTENT.question["suicidal_now"].label
    for said in ("no", "yes"):
        found = summary({**people.STEADY, "suicidal_thoughts": said, "suicidal_now": "no"})
        groups = [group.answer for group in found.also_asked if label in group.labels]
        assert groups == ([messages.NOT_ASKED] if said == "no" else [])


def test_an_answer_that_raised_a_flag_is_not_shown_beside_it_again() -> None:
    """“Rather not say” to the hardest question is the reason itself."""
    found = summary({**people.THOUGHTS_NO_PLAN, "suicidal_now": "rather_not_say"})
    (shown,) = (each for each in found.today if each.flag.id == "suicidal_thoughts")
    assert shown.echo == ()
    assert CONTENT.question["suicidal_now"].label in shown.because


def test_what_is_there_most_of_the_time_leads() -> None:
    """A section gathered by answer goes from the last answer of its scale to the first."""
    said = {"sleep": "not_lately", "energy": "nearly_always", "focus": "some_days"}
    found = summary({**people.STEADY, **said})
    (section,) = (section for section in found.sections if section.id == "symptoms")
    scale = CONTENT.question["sleep"].options
    wanted = [scale[code].text for code in ("nearly_always", "some_days", "not_lately")]
    assert [group.answer for group in section.groups] == [*wanted, messages.NOT_ANSWERED]


def test_somebody_who_skipped_most_is_told_that_it_is_fine() -> None:
    """With most questions left out the summary says so; with most answered it does not."""
    assert summary(people.STEADY).skipped == messages.MOSTLY_SKIPPED
    answered = {q.id: next(iter(q.options)) for q in CONTENT.question.values() if q.options}
    known = {**people.STEADY, **answered, "age": "from_25_to_64", "suicidal_thoughts": "no"}
    assert summary({**known, "country": "us"}).skipped == ""
