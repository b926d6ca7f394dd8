"""Ten people with a past: what leads for each, and what a clinician reads of it."""

from __future__ import annotations

import pytest

from app.questionnaire.conditions import holds
from app.questionnaire.summary import Summary
from tests.support import people
from tests.support.people import Person
from tests.support.summaries import CONTENT, journey, summary

# Who -> (notices, flags for today, the other flags), each in order.
EXPECTED: dict[str, tuple[list[str], list[str], list[str]]] = {
    "steady": ([], [], []),
    "an overdose last week": ([], ["recent_attempt"], ["life_not_worth"]),
    "an attempt twenty years ago": ([], [], ["past_attempt"]),
    "very high energy now": (["high_energy"], ["high_energy_now"], ["mania"]),
    "beliefs after a birth": (
        ["after_birth", "voices"],
        ["postpartum_voices", "voices_now"],
        ["psychosis"],
    ),
    "an MAOI and a stimulant": ([], ["maoi_mix"], ["pressure_raising_medicines"]),
    "methadone and diazepam": (
        [],
        [],
        ["opioid_mix", "substance_use", "sedating_medicines", "effect_changing_medicines"],
    ),
    "an aneurysm, on warfarin": ([], [], ["vessels", "heart_or_stroke", "older_adult"]),
    "filled in for a parent": ([], [], ["head_or_eye_pressure", "older_adult"]),
    "hardly eating": (["not_eating"], ["not_eating"], ["cannot_manage"]),
}


def flags(found: Summary) -> tuple[list[str], list[str]]:
    return (
        [shown.flag.id for shown in found.today],
        [shown.flag.id for group in found.groups for shown in group.flags],
    )


@pytest.mark.parametrize("who", EXPECTED)
def test_what_leads_for_each_person(who: str) -> None:
    """The notices, what cannot wait, and what is told first: these, in this order, and no more."""
    found = summary(people.WITH_A_SUMMARY[who])
    assert ([notice.id for notice in found.notices], *flags(found)) == EXPECTED[who]


@pytest.mark.parametrize(
    ("person", "open_"),
    [
        (people.OVERDOSE_LAST_WEEK, True),
        (people.RATHER_NOT_SAY, True),
        (people.TWENTY_YEARS_AGO, False),
        (people.HARDLY_EATING, False),
    ],
    ids=["overdose", "rather not say", "twenty years ago", "hardly eating"],
)
def test_help_stays_in_view_after_a_recent_attempt(person: Person, open_: bool) -> None:
    """An overdose last week opens the panel though thoughts are denied; an old attempt does not."""
    assert holds(CONTENT.help.panel.when, journey(person).answers) is open_


def test_an_overdose_this_week_that_is_said_ends_with_help() -> None:
    """“No” to thoughts, an attempt, and “yes” to the past week: help and nothing else."""
    ended = journey({**people.OVERDOSE_LAST_WEEK, "suicidal_now": "yes"})
    assert ended.outcome is not None
    assert ended.outcome.urgent


def test_one_of_two_medicines_is_no_combination() -> None:
    """An MAOI alone, or a stimulant alone, is not the flag for the two together."""
    for alone in (["maoi"], ["stimulant", "nasal_spray"]):
        today, _ = flags(summary({**people.MAOI_AND_STIMULANT, "current_medicines": alone}))
        assert today == []


def test_a_clinician_reads_the_blood_thinner_and_the_last_reading() -> None:
    """Warfarin stands on page 1 in the patient's own words; the reading beside what it is for."""
    person = {**people.ANEURYSM_ON_WARFARIN,
              "health_conditions": ["aneurysm_or_avm", "high_blood_pressure"]}  # fmt: skip
    found = summary(person)
    page_1 = [item.text for section in found.on_sheet(1) for item in section.items]
    assert people.ANEURYSM_ON_WARFARIN["other_medicines"] in page_1
    (pressure,) = (
        shown for group in found.groups for shown in group.flags
        if shown.flag.id == "blood_pressure"
    )  # fmt: skip
    assert [item.text for item in pressure.echo] == ["138 over 85, last week"]


def test_who_fills_it_in_for_a_parent_is_named_in_the_head() -> None:
    """A clinician knows that these are not the father's own words."""
    printed = CONTENT.summary.filled_by
    assert printed is not None
    found = summary(people.FOR_A_PARENT)
    assert found.filled_by == printed.printed["someone_for_me"]
    assert found.age is not None
    assert found.age.text == CONTENT.question["age"].options["from_65"].text


def test_past_and_present_use_are_told_apart() -> None:
    """In recovery, none in the past month: both stand with the flag."""
    found = summary(people.METHADONE_AND_DIAZEPAM)
    (use,) = (
        shown for group in found.groups for shown in group.flags
        if shown.flag.id == "substance_use"
    )  # fmt: skip
    assert ("substances_lately", "None of these (list read)") in [
        (item.id, item.text) for item in use.echo
    ]
