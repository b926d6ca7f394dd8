"""Summary: the one value that every output renders, and what can never be in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from app.questionnaire import answers, facts, messages
from app.questionnaire.definition.questions import State
from app.questionnaire.document import Imprint, country
from app.questionnaire.flags import FlagShown
from app.questionnaire.journey import follow
from app.questionnaire.summary import (
    FIRST_QUESTIONS,
    MOST_QUESTIONS,
    Summary,
    summarise,
)
from tests.support import people
from tests.support.strategies import CONTENT, finished

IMPRINT = Imprint(date(2026, 11, 23), "0" * 64, "us", "Worth Asking")


def summary(person: Any) -> Summary:
    return summarise(follow(CONTENT, answers.read(CONTENT, person)), IMPRINT)


def others(found: Summary) -> list[FlagShown]:
    """The flags that can wait for the visit."""
    return [shown for group in found.groups for shown in group.flags]


@given(finished())
def test_the_firm_statement_is_in_every_summary(person: dict[str, Any]) -> None:
    """Whatever is said, it is said that only a licensed provider can decide."""
    firm = " ".join(summary(person).firm)
    for said in ("Discuss this with your provider", "does not say whether", "licensed provider",
                 "Do not start, stop or change any medicine"):  # fmt: skip
        assert said in firm
    assert CONTENT.site.treatment not in firm


@given(finished())
def test_flags_for_today_stand_apart_and_say_whom_to_call(person: dict[str, Any]) -> None:
    """Today's come first, each with whom to call and why; the next step becomes today."""
    found = summary(person)
    assert all(shown.flag.today and shown.flag.call for shown in found.today)
    assert not any(shown.flag.today for shown in others(found))
    assert all(shown.because for shown in (*found.today, *others(found)))
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
    topics = facts.topics_for(follow(CONTENT, answers.read(CONTENT, person)), IMPRINT.today)
    assert set(found.questions) <= {ask for shown in topics for ask in shown.asks}
    assert found.first_questions + found.more_questions == found.questions
    assert len(found.first_questions) + bool(found.own_words) <= FIRST_QUESTIONS


@given(finished())
def test_a_safety_question_without_a_flag_still_says_how_it_was_answered(
    person: dict[str, Any],
) -> None:
    """Each safety question that was skipped, denied, declined or never asked is printed as that."""
    path = follow(CONTENT, answers.read(CONTENT, person))
    found = summarise(path, IMPRINT)
    printed = {label: group.answer for group in found.also_asked for label in group.labels}
    beside = {
        item.label: item.text for shown in (*found.today, *others(found)) for item in shown.echo
    }
    printed |= beside
    for question in CONTENT.question.values():
        if question.safety and not path.asks(question.id):
            assert printed.get(question.label) == messages.state(State.NOT_ASKED)
        elif question.safety and question.id not in path.answers.values:
            assert printed.get(question.label) == messages.state(State.NOT_ANSWERED)
        elif question.safety and path.answers.codes(question.id) == {"none"}:
            assert printed.get(question.label) == messages.state(State.NOTHING)


@given(finished())
def test_every_source_of_what_is_shown_is_listed_once(person: dict[str, Any]) -> None:
    """Whoever wants to check a claim finds where it comes from."""
    found = summary(person)
    flags = (shown.flag for shown in (*found.today, *others(found)))
    cited = {source for flag in flags for source in flag.sources}
    assert found.sources.keys() == cited
    assert [source for _, source in found.cited(cited)] == list(found.sources)


@given(finished())
def test_what_is_shown_follows_from_the_answers_and_nothing_else(person: dict[str, Any]) -> None:
    """The same answers make the same summary."""
    assert summary(person) == summary(person)


@pytest.mark.parametrize("person", [people.IN_DANGER_NOW, people.TEENAGER])
def test_there_is_no_summary_of_a_journey_that_ended_early(person: people.Person) -> None:
    """Not even by mistake: asking for one fails."""
    with pytest.raises(ValueError, match="has no documents"):
        summary(person)


def test_no_file_can_remove_the_firm_statement() -> None:
    """A file whose words are all empty of it still prints it."""
    softened = CONTENT.model_copy(
        update={"site": CONTENT.site.model_copy(update={"treatment": "tea"})}
    )
    found = summarise(follow(softened, answers.read(softened, people.STEADY)), IMPRINT)
    assert found.firm == messages.FIRM_STATEMENT
    assert "Only a licensed provider" in found.firm[1]


def test_help_is_that_of_the_country_or_of_the_site() -> None:
    """A person in Ireland reads Irish lines; someone who named no country reads the site's."""
    irish = follow(CONTENT, answers.read(CONTENT, people.THOUGHTS_NO_PLAN))
    assert country(irish, "us") is CONTENT.help.countries["ireland"]
    unnamed = follow(CONTENT, answers.read(CONTENT, people.STEADY))
    assert country(unnamed, "uk") is CONTENT.help.countries["uk"]
    assert summarise(unnamed, replace(IMPRINT, default_country="india")).country.name == "India"


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
    assert ("suicidal_now", "No") in [(item.id, item.text) for item in shown.echo]
    label = CONTENT.question["suicidal_now"].label
    assert not any(label in group.labels for group in found.also_asked)


def test_a_question_that_was_not_asked_is_told_as_such() -> None:
    """Who denies such thoughts is not asked about a plan, and nobody reads that as a “no”."""
    label = CONTENT.question["suicidal_now"].label
    for said in ("no", "yes"):
        found = summary({**people.STEADY, "suicidal_thoughts": said, "suicidal_now": "no"})
        groups = [group.answer for group in found.also_asked if label in group.labels]
        assert groups == ([messages.state(State.NOT_ASKED)] if said == "no" else [])


def test_an_answer_that_raised_a_flag_is_not_shown_beside_it_again() -> None:
    """“Rather not say” to the hardest question is the reason itself."""
    found = summary({**people.THOUGHTS_NO_PLAN, "suicidal_now": "rather_not_say"})
    (shown,) = (each for each in found.today if each.flag.id == "suicidal_thoughts")
    assert "suicidal_now" not in [item.id for item in shown.echo]
    assert CONTENT.question["suicidal_now"].label in shown.because


def test_what_is_there_most_of_the_time_leads() -> None:
    """A section gathered by answer goes from the last answer of its scale to the first."""
    said = {"sleep": "not_lately", "energy": "nearly_always", "focus": "some_days"}
    found = summary({**people.STEADY, **said})
    (section,) = (section for section in found.sections if section.id == "symptoms")
    scale = CONTENT.question["sleep"].options
    wanted = [scale[code].text for code in ("nearly_always", "some_days", "not_lately")]
    assert [group.answer for group in section.groups] == wanted


def test_somebody_who_skipped_most_is_told_that_it_is_fine() -> None:
    """With most questions left out the summary says so; with most answered it does not."""
    assert summary(people.STEADY).skipped == messages.MOSTLY_SKIPPED
    answered = {q.id: next(iter(q.options)) for q in CONTENT.question.values() if q.options}
    known = {**answered, **people.STEADY}
    assert summary({**known, "country": "us"}).skipped == ""


def test_most_skipped_is_one_line_and_no_wall() -> None:
    """Where most was skipped, sections hold what was said and nothing of what was not; a safety
    question that was left open is still told as such."""
    found = summary({**people.STEADY, "mood_length": "over_2_years"})
    assert found.skipped == messages.MOSTLY_SKIPPED
    assert [(section.id, len(section.items)) for section in found.sections] == [("state", 1)]
    label = CONTENT.question["current_medicines"].label
    assert [group.answer for group in found.also_asked if label in group.labels] == [
        messages.state(State.NOT_ANSWERED)
    ]


def test_the_head_says_who_filled_it_in_and_never_guesses() -> None:
    """A daughter who fills it in for her father is told on the paper; who said nothing is not."""
    printed = CONTENT.summary.filled_by
    assert printed is not None
    helped = summary({**people.STEADY, "filled_by": "someone_for_me"})
    assert helped.filled_by == printed.printed["someone_for_me"]
    assert summary(people.STEADY).filled_by == ""


def test_the_age_group_is_always_there_and_the_leaning_when_it_was_said() -> None:
    """The age stands in any state; a leaning is never made up."""
    found = summary({**people.STEADY, "age": "rather_not_say"})
    assert found.age is not None
    assert found.age.text == "Rather not say"
    assert found.leaning is None
    leaning = summary({**people.STEADY, "leaning": "wait"}).leaning
    assert leaning is not None
    assert leaning.text == CONTENT.question["leaning"].options["wait"].text


def test_the_other_flags_stand_in_their_groups_in_order() -> None:
    """An aneurysm, bipolar and an age over 65: the label first, and no empty heading."""
    person = {**people.ANEURYSM, "age": "from_65", "diagnoses": ["bipolar"]}
    found = summary(person)
    assert [group.id for group in found.groups] == ["label", "mind", "worth_knowing"]
    assert [shown.flag.id for shown in found.groups[0].flags] == ["vessels", "blood_pressure"]
    assert all(group.title == CONTENT.flag_groups[group.id] for group in found.groups)


def test_a_clinician_reads_which_answer_only_where_the_title_joins_several() -> None:
    """“Aneurysm or AVM” says it all; “a heart problem or a stroke” does not say which."""
    found = {shown.flag.id: shown for shown in others(summary(people.ANEURYSM))}
    assert found["vessels"].reported == ""
    heart = summary({**people.STEADY, "health_conditions": ["stroke"]})
    (shown,) = (each for each in others(heart) if each.flag.id == "heart_or_stroke")
    assert CONTENT.question["health_conditions"].options["stroke"].text in shown.reported


def test_a_yes_is_told_with_the_question_that_it_answers() -> None:
    """Beside the thoughts it would not be plain what a lone "Yes" is about: the plan, or they."""
    found = {shown.flag.id: shown for shown in summary(people.THOUGHTS_NO_PLAN).today}
    label = CONTENT.question["suicidal_thoughts"].label
    assert found["suicidal_thoughts"].reported == f"{label}: Yes."


def test_the_last_reading_stands_beside_high_blood_pressure() -> None:
    """A clinician sees the number that was known, and that it was not where it was not."""
    person = {**people.STEADY, "health_conditions": ["high_blood_pressure"]}
    for said, printed in (("150 over 95", "150 over 95"), ("", messages.state(State.NOT_ANSWERED))):
        found = summary({**person, "last_blood_pressure": said})
        (shown,) = (each for each in others(found) if each.flag.id == "blood_pressure")
        assert [item.text for item in shown.echo] == [printed]


def test_what_was_never_asked_stands_beside_no_flag() -> None:
    """Who was frightened by the rise in pressure, but has none else, is asked for no reading."""
    person = {**people.STEADY, "other_treatments": ["ketamine"],
              "ketamine_reaction": ["blood_pressure"]}  # fmt: skip
    (shown,) = (e for e in others(summary(person)) if e.flag.id == "blood_pressure")
    assert shown.echo == ()


def test_the_first_sheet_holds_the_medicines_and_then_the_history() -> None:
    """A clinician reads on page 1 what is taken now and what was tried before."""
    found = summary(people.TWO_TRIALS_IN_ENGLAND)
    assert [section.id for section in found.on_sheet(1)] == ["history"]
    known = {**people.TWO_TRIALS_IN_ENGLAND, "current_medicines": ["lithium"]}
    assert [section.id for section in summary(known).on_sheet(1)] == ["medicines", "history"]
    assert not {s.id for s in found.on_sheet(1)} & {s.id for s in found.on_sheet(2)}


def test_the_first_sentence_changes_with_what_cannot_wait() -> None:
    """Who must call today has words for today."""
    step = CONTENT.summary.next_step
    assert summary(people.POSTPARTUM_VOICES).next_step.first_sentence == step.first_sentence_today
    assert summary(people.STEADY).next_step.first_sentence == step.first_sentence


def test_notices_that_hold_are_on_the_summary_too() -> None:
    """Eight weeks after a birth, hearing things: care today leads, in the file's order."""
    found = summary(people.POSTPARTUM_VOICES)
    assert [notice.id for notice in found.notices] == ["after_birth", "voices"]
    assert summary(people.STEADY).notices == ()
