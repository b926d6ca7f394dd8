"""The clinical specification as data: what is asked, in which order, and what shows when.

Written down by hand from the specification's own tables, and never from questions.yaml, so that a
slip in the file and a slip in the program are both caught. ``ALWAYS`` is for everybody. A case maps
a question (or ``table.column``) to codes; any case of a rule is enough.
"""

from __future__ import annotations

Case = dict[str, list[str]]
Rule = list[Case] | None

ALWAYS: Rule = None


def codes(text: str) -> list[str]:
    return text.replace(",", " ").split()


def case(**questions: str) -> Case:
    """One case; ``trials__length`` stands for the column ``trials.length``."""
    return {name.replace("__", "."): codes(text) for name, text in questions.items()}


# page -> (when, {question: (type, codes)}), in order
PAGES: dict[str, tuple[Rule, dict[str, tuple[str, list[str]]]]] = {
    "you": (
        ALWAYS,
        {
            "country": (
                "choice",
                codes("us canada uk ireland australia new_zealand india elsewhere"),
            ),
            "age": (
                "choice",
                codes("under_18 from_18_to_24 from_25_to_64 from_65 rather_not_say"),
            ),
        },
    ),
    "lately": (
        ALWAYS,
        {
            "mood_length": (
                "choice",
                codes(
                    "under_2_weeks from_2_to_8_weeks from_2_to_6_months from_6_to_24_months "
                    "over_2_years comes_and_goes not_sure"
                ),
            ),
            "daily_life": ("choice", codes("not_at_all a_little a_lot cannot_manage")),
        },
    ),
    "how-you-feel": (
        ALWAYS,
        {
            name: ("choice", codes("not_lately some_days most_days nearly_always"))
            for name in codes(
                "low_mood little_interest sleep energy appetite guilt focus slow_or_restless "
                "anxiety irritability"
            )
        },
    ),
    "hard-moments": (
        ALWAYS,
        {
            "life_not_worth": ("choice", codes("yes no rather_not_say")),
            "suicidal_thoughts": ("choice", codes("yes no rather_not_say")),
        },
    ),
    "right-now": (
        [case(suicidal_thoughts="yes rather_not_say")],
        {"suicidal_now": ("choice", codes("yes no rather_not_say"))},
    ),
    "told-before": (
        ALWAYS,
        {
            "diagnoses": (
                "choices",
                codes(
                    "depression bipolar anxiety ptsd ocd psychosis eating_disorder adhd "
                    "personality substance_use other none not_sure"
                ),
            )
        },
    ),
    "medicines-tried": (
        ALWAYS,
        {"antidepressants_tried": ("choice", codes("none one two three_or_more not_sure"))},
    ),
    "each-medicine": (
        [case(antidepressants_tried="one two three_or_more not_sure")],
        {"trials": ("table", [])},
    ),
    "other-care": (
        ALWAYS,
        {
            "other_treatments": (
                "choices",
                codes(
                    "talking_therapy add_on_medicine tms ect ketamine esketamine hospital_care "
                    "none not_sure"
                ),
            )
        },
    ),
    "last-time": (
        [case(other_treatments="ketamine esketamine")],
        {
            "ketamine_result": (
                "choice",
                codes("lasting_help short_help no_change felt_worse not_sure"),
            ),
            "ketamine_reaction": (
                "choices",
                codes("frightening bladder blood_pressure allergy urges_to_use other none"),
            ),
        },
    ),
    "body": (
        ALWAYS,
        {
            "health_conditions": (
                "choices",
                codes(
                    "aneurysm_or_avm brain_bleed high_blood_pressure heart stroke head_pressure "
                    "glaucoma liver kidney bladder breathing sleep_apnea seizures thyroid memory "
                    "ketamine_allergy none not_sure"
                ),
            )
        },
    ),
    "family-plans": (
        ALWAYS,
        {
            "pregnancy": (
                "choices",
                codes("pregnant trying gave_birth_past_year breastfeeding none rather_not_say"),
            )
        },
    ),
    "mind": (
        ALWAYS,
        {
            "experiences": (
                "choices",
                codes(
                    "hearing_or_seeing_now hearing_or_seeing_past very_high_energy trauma "
                    "detached_already panic family_psychosis family_bipolar none rather_not_say"
                ),
            )
        },
    ),
    "habits": (
        ALWAYS,
        {
            "substances": (
                "choices",
                codes(
                    "alcohol_most_days cannabis opioids_not_prescribed stimulants_not_prescribed "
                    "ketamine_recreational psychedelics past_problem in_recovery none "
                    "rather_not_say"
                ),
            )
        },
    ),
    "medicines-now": (
        ALWAYS,
        {
            "current_medicines": (
                "choices",
                codes(
                    "antidepressant benzodiazepine opioid sleep_medicine "
                    "gabapentin_or_pregabalin muscle_relaxant stimulant maoi lamotrigine lithium "
                    "antipsychotic naltrexone blood_pressure_medicine thyroid_hormone "
                    "theophylline st_johns_wort strong_interaction nasal_spray none not_sure"
                ),
            ),
            "other_medicines": ("text", []),
        },
    ),
    "worries": (
        ALWAYS,
        {
            "concerns": (
                "choices",
                codes(
                    "dissociation hallucinations losing_control sick_or_dizzy blood_pressure "
                    "addiction bladder memory wears_off not_working cost travel_or_time "
                    "what_others_think being_alone_after other none"
                ),
            )
        },
    ),
    "more-on-worries": (
        [
            case(concerns="dissociation hallucinations losing_control"),
            case(experiences="detached_already trauma"),
        ],
        {
            "dissociation_worry": ("choice", codes("a_little quite_a_lot might_stop_me not_sure")),
            "dissociation_reasons": (
                "choices",
                codes(
                    "not_knowing bad_memories not_coming_back losing_control being_watched "
                    "being_alone past_bad_trip staying_sober other none"
                ),
            ),
            "dissociation_help": (
                "choices",
                codes(
                    "someone_with_me being_able_to_pause knowing_the_steps calm_room "
                    "talk_with_staff_first trauma_aware_staff not_sure"
                ),
            ),
        },
    ),
    "getting-there": (
        ALWAYS,
        {
            name: ("choice", codes("yes no not_sure"))
            for name in codes("ride_home two_hours next_day_free someone_at_home")
        },
    ),
    "veteran": (
        [case(country="us")],
        {"veteran": ("choice", codes("yes no rather_not_say"))},
    ),
    "what-matters": (
        ALWAYS,
        {
            "goals": (
                "choices",
                codes(
                    "feel_better_soon lasting_change fewer_side_effects fewer_visits lower_cost "
                    "keep_working avoid_daily_pills safety_first understand_options"
                ),
            ),
            "route_interest": (
                "choice",
                codes("nasal_spray iv_clinic at_home no_preference not_sure"),
            ),
        },
    ),
    "your-words": (ALWAYS, {"own_questions": ("text", [])}),
}

TRIALS: dict[str, tuple[str, list[str]]] = {
    "medicine": ("text", []),
    "dose": ("text", []),
    "length": (
        "choice",
        codes(
            "under_4_weeks from_4_to_6_weeks from_6_to_8_weeks over_8_weeks "
            "still_taking_under_6_weeks still_taking_over_6_weeks not_sure"
        ),
    ),
    "most_days": ("choice", codes("yes no not_sure")),
    "effect": (
        "choice",
        codes("none a_little about_half a_lot_then_faded a_lot worse not_sure"),
    ),
    "stopped": (
        "choice",
        codes("still_taking did_not_help side_effects cost_or_access felt_better pregnancy other"),
    ),
}

MOST_LETTERS = {
    "other_medicines": 120,
    "own_questions": 400,
    "trials.medicine": 40,
    "trials.dose": 30,
}

REQUIRED = codes("age life_not_worth suicidal_thoughts suicidal_now")

EXCLUSIVE: dict[str, list[str]] = {
    "diagnoses": codes("none not_sure"),
    "other_treatments": codes("none not_sure"),
    "ketamine_reaction": codes("none"),
    "health_conditions": codes("none not_sure"),
    "pregnancy": codes("none rather_not_say"),
    "experiences": codes("none rather_not_say"),
    "substances": codes("none rather_not_say"),
    "current_medicines": codes("none not_sure"),
    "concerns": codes("none"),
    "dissociation_reasons": codes("none"),
    "dissociation_help": codes("not_sure"),
    "goals": [],
}

# Tried in this order; the first that holds ends the journey as soon as it holds.
OUTCOMES: dict[str, Rule] = {
    "urgent_help": [case(suicidal_now="yes")],
    "under_18": [case(age="under_18")],
}

# Crisis help stays at the top of every page from here on.
PANEL: Rule = [
    case(life_not_worth="yes rather_not_say"),
    case(suicidal_thoughts="yes rather_not_say"),
]

TODAY = codes("suicidal_thoughts postpartum_voices voices_now")

FLAGS: dict[str, Rule] = {
    "suicidal_thoughts": [case(suicidal_thoughts="yes"), case(suicidal_now="rather_not_say")],
    "postpartum_voices": [
        case(experiences="hearing_or_seeing_now", pregnancy="gave_birth_past_year")
    ],
    "voices_now": [case(experiences="hearing_or_seeing_now")],
    "life_not_worth": [case(life_not_worth="yes")],
    "suicide_unknown": [
        case(life_not_worth="rather_not_say"),
        case(suicidal_thoughts="rather_not_say"),
    ],
    "vessels": [case(health_conditions="aneurysm_or_avm")],
    "brain_bleed": [case(health_conditions="brain_bleed")],
    "allergy": [case(health_conditions="ketamine_allergy"), case(ketamine_reaction="allergy")],
    "blood_pressure": [
        case(health_conditions="high_blood_pressure"),
        case(ketamine_reaction="blood_pressure"),
    ],
    "heart_or_stroke": [case(health_conditions="heart stroke")],
    "head_or_eye_pressure": [case(health_conditions="head_pressure glaucoma")],
    "psychosis": [
        case(diagnoses="psychosis"),
        case(experiences="hearing_or_seeing_past hearing_or_seeing_now"),
    ],
    "family_psychosis": [case(experiences="family_psychosis")],
    "mania": [case(diagnoses="bipolar"), case(experiences="very_high_energy family_bipolar")],
    "pregnancy": [case(pregnancy="pregnant trying")],
    "breastfeeding": [case(pregnancy="breastfeeding")],
    "substance_use": [
        case(diagnoses="substance_use"),
        case(
            substances="alcohol_most_days opioids_not_prescribed stimulants_not_prescribed "
            "ketamine_recreational past_problem in_recovery"
        ),
        case(ketamine_reaction="urges_to_use"),
    ],
    "cannabis_psychedelics": [case(substances="cannabis psychedelics")],
    "liver": [case(health_conditions="liver")],
    "bladder_kidney": [case(health_conditions="bladder kidney"), case(ketamine_reaction="bladder")],
    "breathing": [case(health_conditions="breathing sleep_apnea")],
    "seizures": [case(health_conditions="seizures")],
    "thyroid": [case(health_conditions="thyroid"), case(current_medicines="thyroid_hormone")],
    "memory": [case(health_conditions="memory")],
    "sedating_medicines": [
        case(
            current_medicines="benzodiazepine opioid sleep_medicine gabapentin_or_pregabalin "
            "muscle_relaxant"
        )
    ],
    "pressure_raising_medicines": [case(current_medicines="stimulant maoi")],
    "effect_changing_medicines": [
        case(
            current_medicines="lamotrigine naltrexone benzodiazepine strong_interaction "
            "st_johns_wort"
        )
    ],
    "theophylline": [case(current_medicines="theophylline")],
    "nasal_spray_timing": [case(current_medicines="nasal_spray")],
    "bad_reaction_before": [
        case(ketamine_result="felt_worse"),
        case(ketamine_reaction="frightening other"),
    ],
    "trauma_or_detached": [case(experiences="trauma detached_already"), case(diagnoses="ptsd")],
    "young_adult": [case(age="from_18_to_24")],
    "older_adult": [case(age="from_65")],
    "not_sure_health": [case(health_conditions="not_sure"), case(current_medicines="not_sure")],
}

TOPICS: dict[str, Rule] = {
    "what_it_is": ALWAYS,
    "how_it_may_work": ALWAYS,
    "how_fast": ALWAYS,
    "how_long": ALWAYS,
    "side_effects": ALWAYS,
    "unknowns": ALWAYS,
    "options": ALWAYS,
    "not_a_diagnosis": ALWAYS,
    "few_trials": [case(antidepressants_tried="none one")],
    "several_trials": [case(antidepressants_tried="two three_or_more")],
    "trials_not_sure": [case(antidepressants_tried="not_sure"), case(trials__length="not_sure")],
    "short_trials": [
        case(trials__length="under_4_weeks from_4_to_6_weeks still_taking_under_6_weeks"),
        case(trials__most_days="no"),
    ],
    "stopped_for_side_effects": [case(trials__stopped="side_effects")],
    "faded_effect": [case(trials__effect="a_lot_then_faded")],
    "therapy_not_tried": [case(other_treatments="none")],
    "tried_before": [case(other_treatments="ketamine esketamine")],
    "dissociation": [
        case(concerns="dissociation losing_control"),
        case(dissociation_worry="a_little quite_a_lot might_stop_me"),
        case(experiences="detached_already panic"),
    ],
    "dissociation_plan": [
        case(
            dissociation_reasons="not_knowing bad_memories not_coming_back losing_control "
            "being_watched being_alone past_bad_trip staying_sober other"
        ),
        case(
            dissociation_help="someone_with_me being_able_to_pause knowing_the_steps calm_room "
            "talk_with_staff_first trauma_aware_staff"
        ),
    ],
    "hallucinations": [case(concerns="hallucinations")],
    "trauma": [case(diagnoses="ptsd"), case(experiences="trauma")],
    "sick_or_dizzy": [case(concerns="sick_or_dizzy")],
    "blood_pressure_rise": [
        case(concerns="blood_pressure"),
        case(health_conditions="high_blood_pressure"),
    ],
    "addiction": [
        case(concerns="addiction"),
        case(substances="past_problem in_recovery ketamine_recreational"),
        case(diagnoses="substance_use"),
    ],
    "bladder_memory_liver": [
        case(concerns="bladder memory"),
        case(health_conditions="bladder liver memory"),
    ],
    "wears_off": [case(concerns="wears_off not_working")],
    "suicidal_thoughts_and_ketamine": [
        case(life_not_worth="yes"),
        case(suicidal_thoughts="yes"),
    ],
    "bipolar": [case(diagnoses="bipolar"), case(experiences="very_high_energy")],
    "pregnancy_and_feeding": [case(pregnancy="pregnant trying breastfeeding gave_birth_past_year")],
    "medicines_now": [
        case(
            current_medicines="antidepressant benzodiazepine opioid sleep_medicine "
            "gabapentin_or_pregabalin muscle_relaxant stimulant maoi lamotrigine lithium "
            "antipsychotic naltrexone blood_pressure_medicine thyroid_hormone theophylline "
            "st_johns_wort strong_interaction nasal_spray"
        )
    ],
    "the_day": ALWAYS,
    "no_ride": [
        case(ride_home="no not_sure"),
        case(two_hours="no not_sure"),
        case(next_day_free="no not_sure"),
        case(someone_at_home="no not_sure"),
        case(concerns="travel_or_time being_alone_after"),
    ],
    "at_home": [case(route_interest="at_home")],
    "choosing_a_clinic": ALWAYS,
    "cost": [case(concerns="cost"), case(goals="lower_cost")],
    "access_us": [case(country="us")],
    "access_uk": [case(country="uk")],
    "access_canada": [case(country="canada")],
    "access_australia": [case(country="australia")],
    "access_elsewhere": [case(country="ireland new_zealand india elsewhere")],
    "veterans": [case(veteran="yes")],
    "fast_relief": [case(goals="feel_better_soon")],
    "daily_life_hard": [case(daily_life="a_lot cannot_manage")],
    "short_mood": [case(mood_length="under_2_weeks")],
    "what_others_think": [case(concerns="what_others_think")],
    "other_conditions": [case(diagnoses="anxiety ocd eating_disorder adhd personality other")],
    "record_other_care": [
        case(other_treatments="talking_therapy add_on_medicine tms ect hospital_care")
    ],
    "your_goals": [
        case(
            goals="feel_better_soon lasting_change fewer_side_effects fewer_visits lower_cost "
            "keep_working avoid_daily_pills safety_first understand_options"
        )
    ],
    "setting": [case(route_interest="nasal_spray iv_clinic no_preference not_sure")],
}
