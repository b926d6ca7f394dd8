"""Summaries of example people, on the real content, as the outputs get them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from app import config
from app.loading.loader import load
from app.questionnaire.answers import read
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.document import Imprint
from app.questionnaire.facts import Facts
from app.questionnaire.journey import Journey, follow
from app.questionnaire.shown_answers import ShownAnswer
from app.questionnaire.summary import Summary, summarise
from tests.support import people
from tests.support.people import Person

CONTENT: Questionnaire = load(config.ROOT / "questions.yaml").questionnaire
IMPRINT = Imprint(date(2026, 11, 23), "0" * 64, "us", "Worth Asking", "help@example.org")

SKIPPED_EVERYTHING = people.STEADY

# Six medicines, more than twelve flags, and every text field full of plain English.
RICHEST: Person = {
    **people.STEADY,
    "country": "us",
    "age": "from_18_to_24",
    "mood_length": "over_2_years",
    "daily_life": "cannot_manage",
    "low_mood": "nearly_always",
    "little_interest": "most_days",
    "sleep": "some_days",
    "energy": "nearly_always",
    "appetite": "not_lately",
    "guilt": "most_days",
    "focus": "most_days",
    "slow_or_restless": "not_lately",
    "anxiety": "some_days",
    "irritability": "some_days",
    "life_not_worth": "yes",
    "suicidal_thoughts": "yes",
    "suicidal_now": "no",
    "diagnoses": ["depression", "ptsd", "anxiety"],
    "antidepressants_tried": "three_or_more",
    "trials": [
        {
            "medicine": name,
            "dose": "up to 200 mg a day, for a time",
            "length": "over_8_weeks",
            "most_days": "yes",
            "effect": "a_lot_then_faded",
            "stopped": "side_effects",
        }
        for name in (
            "Zoloft",
            "Venlafaxine, the slow kind, twice a day.",
            "Wellbutrin",
            "mirtazapine",
            "Lexapro",
            "Something small and blue, from the clinic",
        )
    ],
    "other_treatments": ["talking_therapy", "add_on_medicine", "tms", "hospital_care"],
    "health_conditions": ["high_blood_pressure", "sleep_apnea", "thyroid", "bladder", "liver"],
    "experiences": ["trauma", "detached_already", "family_psychosis"],
    "substances": ["cannabis", "in_recovery"],
    "current_medicines": ["antidepressant", "benzodiazepine", "stimulant", "nasal_spray"],
    "other_medicines": (
        "Vitamin D, fish oil, an inhaler when I need it, something for my back most evenings, "
        "and magnesium since the summer"
    ),
    "concerns": ["dissociation", "losing_control", "addiction", "cost", "being_alone_after"],
    "dissociation_worry": "quite_a_lot",
    "dissociation_reasons": ["bad_memories", "losing_control", "being_alone"],
    "dissociation_help": ["someone_with_me", "calm_room", "trauma_aware_staff"],
    "ride_home": "no",
    "two_hours": "yes",
    "next_day_free": "not_sure",
    "someone_at_home": "no",
    "veteran": "no",
    "goals": ["feel_better_soon", "lasting_change", "keep_working"],
    "route_interest": "not_sure",
    "own_questions": people.LONG_QUESTION,
}

# What a typesetter, a terminal or a reader of XML could take for an order.
AS_TYPED = r'#import "x" *bold* $x^2$ \ _a_ @b <c> // d /* e `f` [g] & ~ --- ...'

# Four ways of writing, two of them from the right, and signs that no shipped font has.
MANY_SCRIPTS: Person = {
    **people.STEADY,
    "antidepressants_tried": "one",
    "trials": [{"medicine": "سيرترالين", "dose": "50 mg 😀", "length": "not_sure"}],
    "other_medicines": "ויטמין D, дієта",
    "own_questions": (
        "هل هذا العلاج مناسب لي؟\nשלום, האם זה בטוח?\n我很累 👩‍👩‍👧 क्या यह मेरे लिए है?\n" + AS_TYPED
    ),
}

# Thirteen flags, and no space to break a line at in any text.
ENDLESS_WORDS: Person = {
    **RICHEST,
    "diagnoses": ["depression"],
    "health_conditions": ["high_blood_pressure", "thyroid", "liver"],
    "substances": ["cannabis"],
    "other_medicines": "m" * 120,
    "own_questions": "w" * 400,
    "trials": [{"medicine": "n" * 40, "dose": "d" * 30, "length": "still_taking_over_6_weeks"}] * 6,
}

EVERYONE = {
    **people.WITH_A_SUMMARY,
    "skipped everything": SKIPPED_EVERYTHING,
    "the richest": RICHEST,
    "many scripts": MANY_SCRIPTS,
    "endless words": ENDLESS_WORDS,
}


def journey(person: Person) -> Journey:
    return follow(CONTENT, read(CONTENT, person))


def summary(person: Person) -> Summary:
    return summarise(journey(person), IMPRINT)


def visit_parts(found: Summary) -> Iterator[str]:
    """Every flag, answer, question and way to help that a visit holds, in words."""
    yield from (found.title, found.disclaimer, found.ask, *found.firm)
    yield from (found.own_words, *found.questions)
    for shown in (*found.today, *(one for group in found.groups for one in group.flags)):
        yield from (shown.flag.short, shown.flag.clinician)
    for group in found.also_asked:
        yield from (group.answer, *group.labels)
    for section in found.sections:
        yield section.title
        for item in section.items:
            yield from _said(item)
        for group in section.groups:
            yield from (group.answer, *group.labels)
    yield from (found.next_step.book, found.next_step.by_when, found.next_step.first_sentence)
    yield from (way.say for way in found.country.short)


def _said(item: ShownAnswer) -> Iterator[str]:
    if item.table is None:
        yield from (item.label, *([item.text] if item.state else item.values))
    else:
        yield from item.table.columns[1:]
        for row in item.table.rows:
            yield from (cell.text for cell in row)


def facts_parts(found: Facts) -> Iterator[str]:
    """Every topic, option, number and source that the facts hold, in words."""
    yield from (found.title, *found.firm, *found.main_points, found.side_effects_note)
    for shown in (*found.for_you, *found.for_everyone):
        yield from (shown.topic.title, shown.topic.brief, *shown.asks)
        for item in shown.echo:
            yield from (item.label, *item.values)
    for option in found.options:
        yield from (option.name, option.how, option.time, option.cost)
        yield from (option.good, option.hard, option.known)
    for number in found.drawn:
        yield from (number.what, number.sentence, number.certainty)
    yield from (number.what for number in found.side_effects)
    yield from (source.short for source in found.sources.values())
    yield from (found.authorship.reviewed_by, found.authorship.funding)


def everything() -> Person:
    """Somebody to whom everything applies: every option of every list, every field full."""
    said: dict[str, Any] = {}
    for question in CONTENT.question.values():
        codes = [code for code, option in question.options.items() if not option.exclusive]
        if question.type == "choices":
            said[question.id] = codes[: question.max] if question.max else codes
        elif question.type == "choice":
            said[question.id] = codes[0]
        elif question.type == "text":
            said[question.id] = ("word " * 400)[: question.max_length]
        else:
            row = {
                c.id: next(iter(c.options), ("word " * 40)[: c.max_length])
                for c in question.columns
            }
            said[question.id] = [row] * question.max_rows
    chosen = {
        "age": "from_65",
        "country": "us",
        "attempt": "past_3_months",
        "suicidal_now": "no",
        "daily_life": "cannot_manage",
        "antidepressants_tried": "three_or_more",
    }
    return said | chosen
