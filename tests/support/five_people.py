"""Five people for whom the way must be short; invented, like all the others.

Between them they answer everything and almost nothing, and meet what makes pages grow: thoughts of
suicide without a plan, six medicines, an age at which letters are large.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.support.long_history import LONG_HISTORY
from tests.support.people import STEADY, Person

# Reads headings only, is tired after four pages, and tells of two medicines.
EXHAUSTED: Person = {
    **STEADY,
    "country": "us",
    "filled_by": "me",
    "mood_length": "from_6_to_24_months",
    "daily_life": "a_lot",
    "basic_needs": ["none"],
    "low_mood": "nearly_always",
    "little_interest": "nearly_always",
    "sleep": "most_days",
    "energy": "nearly_always",
    "guilt": "most_days",
    "focus": "most_days",
    "anxiety": "some_days",
    "antidepressants_tried": "two",
    "trials": [
        {"medicine": "sertraline", "effect": "a_little", "period": "earlier",
         "length": "over_8_weeks", "dose": "100 mg", "most_days": "yes",
         "stopped": "did_not_help"},
        {"medicine": "Effexor XR", "effect": "a_little", "period": "this_time",
         "length": "still_taking_over_6_weeks", "dose": "150 mg", "most_days": "yes",
         "stopped": "still_taking"},
    ],
    "other_treatments": ["talking_therapy"],
    "other_care_details": "CBT, 12 sessions in 2024. It helped for a while.",
    "diagnoses": ["depression"],
    "known_scores": "PHQ-9: 17, clinic, 3 November",
    "health_conditions": ["high_blood_pressure", "sleep_apnea"],
    "last_blood_pressure": "136/86, 12 November",
    "pregnancy": ["none"],
    "experiences": ["trauma", "family_bipolar"],
    "substances": ["none"],
    "current_medicines": ["antidepressant", "blood_pressure_medicine", "sleep_medicine"],
    "other_medicines": "Venlafaxine XR 150 mg, lisinopril 10 mg, trazodone 50 mg at night",
    "concerns": ["dissociation", "cost", "being_alone_after"],
    "dissociation_worry": "quite_a_lot",
    "dissociation_reasons": ["bad_memories", "being_alone"],
    "dissociation_help": ["someone_with_me", "knowing_the_steps"],
    "goals": ["feel_better_soon", "keep_working", "fewer_side_effects"],
    "route_interest": "nasal_spray",
    "leaning": "ask_about_it",
    "ride_home": "yes",
    "two_hours": "yes",
    "next_day_free": "yes",
    "someone_at_home": "not_sure",
    "veteran": "no",
    "own_questions": "Could my sister sit with me the whole time?",
}  # fmt: skip

# The same, with thoughts of ending their life, and no plan.
THOUGHTS: Person = {
    **EXHAUSTED,
    "life_not_worth": "yes",
    "suicidal_thoughts": "yes",
    "suicidal_now": "no",
}

# Skips whatever can be skipped.
SKIPS: Person = {**STEADY, "country": "us"}

# Six medicines, many conditions, every worry: the longest pages that a real person makes.
SIX_MEDICINES: Person = {
    **LONG_HISTORY,
    "filled_by": "me_with_help",
    "basic_needs": ["not_getting_up"],
    "trials": [
        {"medicine": name, "effect": "a_little", "period": "this_time", "length": "over_8_weeks",
         "dose": "200 mg", "most_days": "yes", "stopped": "side_effects",
         "side_effect": "very sleepy"}
        for name in ("Zoloft", "escitalopram", "Wellbutrin", "mirtazapine", "Abilify", "Effexor XR")
    ],
    "experiences": ["trauma", "panic", "family_bipolar", "hearing_or_seeing_past",
                    "very_high_energy"],
    "current_medicines": ["antidepressant", "benzodiazepine", "opioid",
                          "gabapentin_or_pregabalin", "stimulant", "lamotrigine",
                          "thyroid_hormone", "blood_pressure_medicine"],
    "last_blood_pressure": "138/88, 12 November",
    "leaning": "not_sure",
}  # fmt: skip

# Seventy, sees badly, one medicine years ago, a heart that is looked after.
SEVENTY: Person = {
    **STEADY,
    "country": "uk",
    "age": "from_65",
    "filled_by": "me",
    "mood_length": "over_2_years",
    "daily_life": "a_little",
    "low_mood": "most_days",
    "sleep": "nearly_always",
    "antidepressants_tried": "one",
    "trials": [{"medicine": "mirtazapine", "effect": "about_half", "length": "over_8_weeks"}],
    "other_treatments": ["none"],
    "health_conditions": ["high_blood_pressure", "glaucoma", "heart"],
    "heart_event_when": "longer_ago",
    "current_medicines": ["blood_pressure_medicine"],
    "concerns": ["blood_pressure", "memory"],
    "goals": ["safety_first"],
    "leaning": "wait",
}

FIVE: Mapping[str, Person] = {
    "exhausted": EXHAUSTED,
    "thoughts": THOUGHTS,
    "skips": SKIPS,
    "six medicines": SIX_MEDICINES,
    "seventy": SEVENTY,
}
