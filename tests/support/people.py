"""Example people, as what they would answer. They are invented; nobody's story is told here.

Each is a mapping of question id to answer: a code, a text, a list of codes, or a list of rows. What
is left out, they skipped. The numbered ones are the example people of the clinical facts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Person = Mapping[str, Any]

# The least that reaches a summary: every required question, answered without a yes.
STEADY: Person = {
    "age": "from_25_to_64",
    "life_not_worth": "no",
    "suicidal_thoughts": "no",
    "attempt": "no",
}

# 1. In their thirties, in England: two antidepressants, long enough and at full dose, little help.
TWO_TRIALS_IN_ENGLAND: Person = {
    **STEADY,
    "country": "uk",
    "mood_length": "over_2_years",
    "daily_life": "a_little",
    "low_mood": "most_days",
    "diagnoses": ["depression"],
    "antidepressants_tried": "two",
    "trials": [
        {"medicine": "Sertraline", "dose": "the highest my GP would go", "length": "over_8_weeks",
         "most_days": "yes", "effect": "a_little", "stopped": "did_not_help"},
        {"medicine": "Effexor XR", "dose": "full dose", "length": "over_8_weeks",
         "most_days": "yes", "effect": "a_little", "stopped": "did_not_help"},
    ],
    "other_treatments": ["none"],
    "health_conditions": ["none"],
    "pregnancy": ["none"],
    "experiences": ["none"],
    "substances": ["none"],
    "current_medicines": ["none"],
    "concerns": ["none"],
    "own_questions": "Could my GP refer me, or do I have to pay?",
}  # fmt: skip

# 3. Four medicines tried; right now there is a plan, or an intent, or a recent try.
IN_DANGER_NOW: Person = {
    "country": "us",
    "age": "from_25_to_64",
    "life_not_worth": "yes",
    "suicidal_thoughts": "yes",
    "attempt": "no",
    "suicidal_now": "yes",
}

# 5. Sixty-one, with high blood pressure that nobody treats, and a known aneurysm of the aorta.
ANEURYSM: Person = {
    **STEADY,
    "country": "us",
    "health_conditions": ["aneurysm_or_avm", "high_blood_pressure"],
    "antidepressants_tried": "one",
    "concerns": ["blood_pressure"],
    "own_questions": "Does my aneurysm rule this out?",
}

# 7. Twenty-nine, eight weeks after a birth, breastfeeding; sees and hears things.
POSTPARTUM_VOICES: Person = {
    **STEADY,
    "country": "us",
    "mood_length": "from_2_to_8_weeks",
    "pregnancy": ["gave_birth_past_year", "breastfeeding"],
    "experiences": ["hearing_or_seeing_now"],
    "own_questions": "Is it normal that I hear someone call my name at night?",
}

TEENAGER: Person = {"country": "canada", "age": "under_18"}

# Thoughts of suicide, no plan and no intent: goes on, with help kept in view.
THOUGHTS_NO_PLAN: Person = {
    **STEADY,
    "country": "ireland",
    "life_not_worth": "yes",
    "suicidal_thoughts": "yes",
    "suicidal_now": "no",
}

# Keeps everything that can be kept to oneself: unknown, and never a “no”.
RATHER_NOT_SAY: Person = {
    "country": "new_zealand",
    "age": "rather_not_say",
    "life_not_worth": "rather_not_say",
    "suicidal_thoughts": "rather_not_say",
    "attempt": "rather_not_say",
    "suicidal_now": "rather_not_say",
    "pregnancy": ["rather_not_say"],
    "experiences": ["rather_not_say"],
    "substances": ["rather_not_say"],
}

# Read every list to its end, and none of it was theirs.
NOTHING_ON_ANY_LIST: Person = {
    **STEADY,
    "country": "australia",
    "diagnoses": ["none"],
    "health_conditions": ["none"],
    "pregnancy": ["none"],
    "experiences": ["none"],
    "substances": ["none"],
    "current_medicines": ["none"],
}

# A veteran in recovery, who was frightened the last time and is afraid of losing control.
VETERAN_IN_RECOVERY: Person = {
    **STEADY,
    "country": "us",
    "life_not_worth": "rather_not_say",
    "diagnoses": ["ptsd", "substance_use"],
    "other_treatments": ["ketamine", "talking_therapy"],
    "ketamine_result": "short_help",
    "ketamine_reaction": ["frightening"],
    "experiences": ["trauma"],
    "substances": ["in_recovery"],
    "concerns": ["losing_control", "addiction"],
    "dissociation_worry": "might_stop_me",
    "dissociation_reasons": ["staying_sober", "bad_memories"],
    "dissociation_help": ["someone_with_me", "trauma_aware_staff"],
    "ride_home": "not_sure",
    "veteran": "yes",
    "goals": ["safety_first", "keep_working"],
    "route_interest": "at_home",
}

# Is not sure of anything, and says so.
NOT_SURE: Person = {
    **STEADY,
    "country": "india",
    "mood_length": "not_sure",
    "diagnoses": ["not_sure"],
    "antidepressants_tried": "not_sure",
    "trials": [{"dose": "a small white one", "length": "not_sure"}],
    "other_treatments": ["not_sure"],
    "health_conditions": ["not_sure"],
    "current_medicines": ["not_sure"],
    "ride_home": "not_sure",
    "route_interest": "not_sure",
}

# Took an overdose five days ago, and says “no” to thoughts of it now.
OVERDOSE_LAST_WEEK: Person = {
    **STEADY,
    "country": "uk",
    "life_not_worth": "yes",
    "attempt": "past_3_months",
    "suicidal_now": "no",
    "own_questions": "Do you need to know about last week?",
}

# Tried to end it at nineteen, twenty years ago; nothing of the kind since.
TWENTY_YEARS_AGO: Person = {
    **STEADY,
    "country": "canada",
    "mood_length": "from_6_to_24_months",
    "attempt": "longer_ago",
    "diagnoses": ["depression"],
}

# Three nights with hardly any sleep, full of plans, on an antidepressant.
VERY_HIGH_NOW: Person = {
    **STEADY,
    "country": "us",
    "experiences": ["very_high_energy_now"],
    "current_medicines": ["antidepressant"],
    "other_medicines": "venlafaxine 150 mg each morning",
}

# Eight weeks after a birth; sure that the neighbours swap the baby at night.
BELIEFS_AFTER_A_BIRTH: Person = {
    **STEADY,
    "country": "uk",
    "mood_length": "from_2_to_8_weeks",
    "pregnancy": ["gave_birth_past_year"],
    "experiences": ["fixed_beliefs_now"],
}

# Phenelzine from one doctor, methylphenidate from another.
MAOI_AND_STIMULANT: Person = {
    **STEADY,
    "country": "australia",
    "antidepressants_tried": "three_or_more",
    "current_medicines": ["maoi", "stimulant"],
    "other_medicines": "phenelzine 45 mg, methylphenidate 10 mg when I need it",
}

# Methadone every day, diazepam on the bad ones.
METHADONE_AND_DIAZEPAM: Person = {
    **STEADY,
    "country": "ireland",
    "substances": ["in_recovery", "past_problem"],
    "substances_lately": ["none"],
    "current_medicines": ["opioid", "benzodiazepine"],
    "other_medicines": "methadone 60 ml daily, diazepam 5 mg some days",
}

# A known aneurysm, and warfarin for the heart.
ANEURYSM_ON_WARFARIN: Person = {
    **STEADY,
    "country": "us",
    "age": "from_65",
    "health_conditions": ["aneurysm_or_avm", "heart"],
    "heart_event_when": "longer_ago",
    "last_blood_pressure": "138 over 85, last week",
    "current_medicines": ["blood_pressure_medicine"],
    "other_medicines": "warfarin 5 mg at night, bisoprolol 2.5 mg",
}

# A daughter fills it in for her father, who cannot see the screen.
FOR_A_PARENT: Person = {
    **STEADY,
    "country": "new_zealand",
    "age": "from_65",
    "filled_by": "someone_for_me",
    "mood_length": "over_2_years",
    "daily_life": "a_lot",
    "health_conditions": ["glaucoma"],
}

# Hardly eats, hardly drinks, hardly gets up.
HARDLY_EATING: Person = {
    **STEADY,
    "country": "india",
    "daily_life": "cannot_manage",
    "basic_needs": ["not_eating_or_drinking", "not_getting_up"],
}

# Everyone who reaches a summary.
WITH_A_SUMMARY: Mapping[str, Person] = {
    "steady": STEADY,
    "two trials in England": TWO_TRIALS_IN_ENGLAND,
    "a known aneurysm": ANEURYSM,
    "voices after a birth": POSTPARTUM_VOICES,
    "thoughts, no plan": THOUGHTS_NO_PLAN,
    "would rather not say": RATHER_NOT_SAY,
    "nothing on any list": NOTHING_ON_ANY_LIST,
    "a veteran in recovery": VETERAN_IN_RECOVERY,
    "not sure of anything": NOT_SURE,
    "an overdose last week": OVERDOSE_LAST_WEEK,
    "an attempt twenty years ago": TWENTY_YEARS_AGO,
    "very high energy now": VERY_HIGH_NOW,
    "beliefs after a birth": BELIEFS_AFTER_A_BIRTH,
    "an MAOI and a stimulant": MAOI_AND_STIMULANT,
    "methadone and diazepam": METHADONE_AND_DIAZEPAM,
    "an aneurysm, on warfarin": ANEURYSM_ON_WARFARIN,
    "filled in for a parent": FOR_A_PARENT,
    "hardly eating": HARDLY_EATING,
}

# A real person's longest free text: a full field of plain English, not the same letter again.
LONG_QUESTION = (
    "My sister had this at a clinic near her and said the room went far away for an hour. I have "
    "two children and a job with early shifts, so I need to know who would watch me, when I could "
    "drive again, what it would cost in all, and what we would do if it helped for a week and then "
    "stopped. Would you still treat me if I said no? And could my partner come in with me the "
    "first time, and ask you some questions too?"
)[:400]
