"""The clinical specification as data: what is asked, in which order, and what shows when.

Written down by hand from the specification's own tables, and never from questions.yaml, so that a
slip in the file and a slip in the program are both caught. ``ALWAYS`` is for everybody. A case maps
a question (or ``table.column``) to codes, or to several lists of codes of which one each is needed;
any case of a rule is enough.
"""

from __future__ import annotations

Needs = list[list[str]]
Case = dict[str, Needs]
Rule = list[Case] | None

ALWAYS: Rule = None


def codes(text: str) -> list[str]:
    return text.replace(",", " ").split()


def case(**questions: str | Needs) -> Case:
    """One case; ``trials__length`` stands for the column ``trials.length``."""
    return {
        name.replace("__", "."): [codes(needs)] if isinstance(needs, str) else needs
        for name, needs in questions.items()
    }


def together(*lists: str) -> Needs:
    """One code of each of these lists."""
    return [codes(each) for each in lists]


def choice(text: str) -> tuple[str, list[str]]:
    return "choice", codes(text)


def choices(text: str) -> tuple[str, list[str]]:
    return "choices", codes(text)


TYPED: tuple[str, list[str]] = ("text", [])

PARTS: dict[str, list[str]] = {
    "you": codes("you lately how-you-feel"),
    "safety": codes("hard-moments right-now"),
    "tried": codes("medicines-tried each-medicine other-care last-time"),
    "health": codes(
        "told-before body more-on-health family-plans mind habits habits-lately medicines-now"
    ),
    "visit": codes("worries more-on-worries what-matters getting-there veteran your-words"),
}

# page -> (when, {question: (type, codes)}), in order
PAGES: dict[str, tuple[Rule, dict[str, tuple[str, list[str]]]]] = {
    "you": (
        ALWAYS,
        {
            "country": choice("us canada uk ireland australia new_zealand india elsewhere"),
            "age": choice("under_18 from_18_to_24 from_25_to_64 from_65 rather_not_say"),
            "filled_by": choice("me me_with_help someone_for_me"),
        },
    ),
    "lately": (
        ALWAYS,
        {
            "mood_length": choice(
                "under_2_weeks from_2_to_8_weeks from_2_to_6_months from_6_to_24_months "
                "over_2_years comes_and_goes not_sure"
            ),
            "daily_life": choice("not_at_all a_little a_lot cannot_manage"),
            "basic_needs": choices("not_eating_or_drinking not_getting_up none rather_not_say"),
        },
    ),
    "how-you-feel": (
        ALWAYS,
        {
            name: choice("not_lately some_days most_days nearly_always")
            for name in codes(
                "low_mood little_interest sleep energy appetite guilt focus slow_or_restless "
                "anxiety irritability"
            )
        },
    ),
    "hard-moments": (
        ALWAYS,
        {
            "life_not_worth": choice("yes no rather_not_say"),
            "suicidal_thoughts": choice("yes no rather_not_say"),
            "attempt": choice("past_3_months longer_ago no rather_not_say"),
        },
    ),
    "right-now": (
        [
            case(suicidal_thoughts="yes rather_not_say"),
            case(attempt="past_3_months rather_not_say"),
        ],
        {"suicidal_now": choice("yes no rather_not_say")},
    ),
    "medicines-tried": (
        ALWAYS,
        {"antidepressants_tried": choice("none one two three_or_more not_sure")},
    ),
    "each-medicine": (
        [case(antidepressants_tried="one two three_or_more not_sure")],
        {"trials": ("table", [])},
    ),
    "other-care": (
        ALWAYS,
        {
            "other_treatments": choices(
                "talking_therapy add_on_medicine tms ect ketamine esketamine hospital_care none "
                "not_sure"
            ),
            "other_care_details": TYPED,
        },
    ),
    "last-time": (
        [case(other_treatments="ketamine esketamine")],
        {
            "ketamine_result": choice("lasting_help short_help no_change felt_worse not_sure"),
            "ketamine_reaction": choices(
                "frightening bladder blood_pressure allergy urges_to_use other none"
            ),
        },
    ),
    "told-before": (
        ALWAYS,
        {
            "diagnoses": choices(
                "depression bipolar anxiety ptsd ocd psychosis eating_disorder adhd personality "
                "substance_use other none not_sure"
            ),
            "known_scores": TYPED,
        },
    ),
    "body": (
        ALWAYS,
        {
            "health_conditions": choices(
                "aneurysm_or_avm brain_bleed high_blood_pressure heart stroke head_pressure "
                "glaucoma liver kidney bladder breathing sleep_apnea seizures thyroid memory "
                "ketamine_allergy none not_sure"
            )
        },
    ),
    "more-on-health": (
        [case(health_conditions="high_blood_pressure heart stroke brain_bleed")],
        {
            "heart_event_when": choice("past_6_weeks past_year longer_ago not_for_me not_sure"),
            "last_blood_pressure": TYPED,
        },
    ),
    "family-plans": (
        ALWAYS,
        {
            "pregnancy": choices(
                "pregnant trying gave_birth_past_year breastfeeding none rather_not_say"
            )
        },
    ),
    "mind": (
        ALWAYS,
        {
            "experiences": choices(
                "hearing_or_seeing_now fixed_beliefs_now very_high_energy_now "
                "hearing_or_seeing_past very_high_energy trauma detached_already panic "
                "family_psychosis family_bipolar none rather_not_say"
            )
        },
    ),
    "habits": (
        ALWAYS,
        {
            "substances": choices(
                "alcohol_most_days cannabis opioids_not_prescribed stimulants_not_prescribed "
                "ketamine_recreational psychedelics past_problem in_recovery none rather_not_say"
            )
        },
    ),
    "habits-lately": (
        [
            case(
                substances="alcohol_most_days cannabis opioids_not_prescribed "
                "stimulants_not_prescribed ketamine_recreational psychedelics past_problem"
            )
        ],
        {
            "substances_lately": choices(
                "alcohol cannabis opioids stimulants ketamine psychedelics none rather_not_say"
            )
        },
    ),
    "medicines-now": (
        ALWAYS,
        {
            "current_medicines": choices(
                "antidepressant benzodiazepine opioid sleep_medicine gabapentin_or_pregabalin "
                "muscle_relaxant stimulant maoi lamotrigine lithium antipsychotic naltrexone "
                "blood_pressure_medicine thyroid_hormone theophylline st_johns_wort "
                "strong_interaction nasal_spray none not_sure"
            ),
            "other_medicines": TYPED,
        },
    ),
    "worries": (
        ALWAYS,
        {
            "concerns": choices(
                "dissociation hallucinations losing_control sick_or_dizzy blood_pressure addiction "
                "bladder memory wears_off not_working cost travel_or_time what_others_think "
                "being_alone_after other none"
            )
        },
    ),
    "more-on-worries": (
        [
            case(concerns="dissociation hallucinations losing_control"),
            case(experiences="detached_already trauma"),
        ],
        {
            "dissociation_worry": choice("a_little quite_a_lot might_stop_me not_sure"),
            "dissociation_reasons": choices(
                "not_knowing bad_memories not_coming_back losing_control being_watched being_alone "
                "past_bad_trip staying_sober other none"
            ),
            "dissociation_help": choices(
                "someone_with_me being_able_to_pause knowing_the_steps calm_room "
                "talk_with_staff_first trauma_aware_staff not_sure"
            ),
        },
    ),
    "what-matters": (
        ALWAYS,
        {
            "goals": choices(
                "feel_better_soon lasting_change fewer_side_effects fewer_visits lower_cost "
                "keep_working avoid_daily_pills safety_first understand_options"
            ),
            "route_interest": choice("nasal_spray iv_clinic at_home no_preference not_sure"),
            "leaning": choice("ask_about_it wait something_else not_sure"),
        },
    ),
    "getting-there": (
        ALWAYS,
        {
            name: choice("yes no not_sure")
            for name in codes("ride_home two_hours next_day_free someone_at_home")
        },
    ),
    "veteran": ([case(country="us")], {"veteran": choice("yes no rather_not_say")}),
    "your-words": (ALWAYS, {"own_questions": TYPED}),
}

TRIALS: dict[str, tuple[str, list[str]]] = {
    "medicine": TYPED,
    "effect": choice("none a_little about_half a_lot_then_faded a_lot worse not_sure"),
    "period": choice("this_time earlier both not_sure"),
    "dose": TYPED,
    "length": choice(
        "under_4_weeks from_4_to_6_weeks from_6_to_8_weeks over_8_weeks "
        "still_taking_under_6_weeks still_taking_over_6_weeks not_sure"
    ),
    "most_days": choice("yes no not_sure"),
    "stopped": choice(
        "still_taking did_not_help side_effects cost_or_access felt_better pregnancy other"
    ),
    "side_effect": TYPED,
}

MOST_LETTERS = {
    "other_care_details": 200,
    "known_scores": 60,
    "last_blood_pressure": 30,
    "other_medicines": 400,
    "own_questions": 400,
    "trials.medicine": 40,
    "trials.dose": 30,
    "trials.side_effect": 40,
}

REQUIRED = codes("age life_not_worth suicidal_thoughts attempt suicidal_now")

EXCLUSIVE: dict[str, list[str]] = {
    "basic_needs": codes("none rather_not_say"),
    "other_treatments": codes("none not_sure"),
    "ketamine_reaction": codes("none"),
    "diagnoses": codes("none not_sure"),
    "health_conditions": codes("none not_sure"),
    "pregnancy": codes("none rather_not_say"),
    "experiences": codes("none rather_not_say"),
    "substances": codes("none rather_not_say"),
    "substances_lately": codes("none rather_not_say"),
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
    case(attempt="past_3_months rather_not_say"),
]

_AFTER_A_BIRTH = case(
    experiences="hearing_or_seeing_now fixed_beliefs_now very_high_energy_now",
    pregnancy="gave_birth_past_year",
)
_VOICES = case(experiences="hearing_or_seeing_now fixed_beliefs_now")

# In this order: only the first that holds is shown in full.
NOTICES: dict[str, Rule] = {
    "after_birth": [_AFTER_A_BIRTH],
    "voices": [_VOICES],
    "high_energy": [case(experiences="very_high_energy_now")],
    "not_eating": [case(basic_needs="not_eating_or_drinking")],
}

# The order in which the groups of flags are printed.
FLAG_GROUPS = codes("today safety label mind body worth_knowing")

GROUP_OF = {
    **dict.fromkeys(
        codes(
            "suicidal_thoughts recent_attempt postpartum_voices voices_now high_energy_now "
            "not_eating maoi_mix"
        ),
        "today",
    ),
    **dict.fromkeys(codes("life_not_worth past_attempt suicide_unknown"), "safety"),
    **dict.fromkeys(
        codes(
            "vessels brain_bleed allergy recent_heart_event blood_pressure heart_or_stroke "
            "opioid_mix"
        ),
        "label",
    ),
    **dict.fromkeys(
        codes(
            "psychosis mania cannot_manage substance_use cannabis_psychedelics trauma_or_detached"
        ),
        "mind",
    ),
    **dict.fromkeys(
        codes(
            "pregnancy breastfeeding head_or_eye_pressure breathing sedating_medicines "
            "pressure_raising_medicines liver bladder_kidney seizures thyroid memory theophylline"
        ),
        "body",
    ),
    **dict.fromkeys(
        codes(
            "effect_changing_medicines nasal_spray_timing bad_reaction_before family_psychosis "
            "family_bipolar young_adult older_adult not_sure_health"
        ),
        "worth_knowing",
    ),
}

TODAY = [flag for flag, group in GROUP_OF.items() if group == "today"]

FLAGS: dict[str, Rule] = {
    "suicidal_thoughts": [case(suicidal_thoughts="yes"), case(suicidal_now="rather_not_say")],
    "recent_attempt": [case(attempt="past_3_months")],
    "postpartum_voices": [_AFTER_A_BIRTH],
    "voices_now": [_VOICES],
    "high_energy_now": [case(experiences="very_high_energy_now")],
    "not_eating": [case(basic_needs="not_eating_or_drinking")],
    "maoi_mix": [case(current_medicines=together("maoi", "stimulant nasal_spray"))],
    "life_not_worth": [case(life_not_worth="yes")],
    "past_attempt": [case(attempt="longer_ago")],
    "suicide_unknown": [
        case(life_not_worth="rather_not_say"),
        case(suicidal_thoughts="rather_not_say"),
        case(attempt="rather_not_say"),
    ],
    "vessels": [case(health_conditions="aneurysm_or_avm")],
    "brain_bleed": [case(health_conditions="brain_bleed")],
    "allergy": [case(health_conditions="ketamine_allergy"), case(ketamine_reaction="allergy")],
    "recent_heart_event": [case(heart_event_when="past_6_weeks")],
    "blood_pressure": [
        case(health_conditions="high_blood_pressure"),
        case(ketamine_reaction="blood_pressure"),
    ],
    "heart_or_stroke": [case(health_conditions="heart stroke")],
    "opioid_mix": [
        case(
            current_medicines=together(
                "opioid", "naltrexone benzodiazepine gabapentin_or_pregabalin"
            )
        )
    ],
    "psychosis": [
        case(diagnoses="psychosis"),
        case(experiences="hearing_or_seeing_past hearing_or_seeing_now fixed_beliefs_now"),
    ],
    "mania": [
        case(diagnoses="bipolar"),
        case(experiences="very_high_energy very_high_energy_now"),
    ],
    "cannot_manage": [case(daily_life="cannot_manage"), case(basic_needs="not_getting_up")],
    "pregnancy": [case(pregnancy="pregnant trying")],
    "breastfeeding": [case(pregnancy="breastfeeding")],
    "head_or_eye_pressure": [case(health_conditions="head_pressure glaucoma")],
    "breathing": [case(health_conditions="breathing sleep_apnea")],
    "sedating_medicines": [
        case(
            current_medicines="benzodiazepine opioid sleep_medicine gabapentin_or_pregabalin "
            "muscle_relaxant"
        )
    ],
    "pressure_raising_medicines": [case(current_medicines="stimulant maoi")],
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
    "seizures": [case(health_conditions="seizures")],
    "thyroid": [case(health_conditions="thyroid"), case(current_medicines="thyroid_hormone")],
    "memory": [case(health_conditions="memory")],
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
    "family_psychosis": [case(experiences="family_psychosis")],
    "family_bipolar": [case(experiences="family_bipolar")],
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
        case(attempt="past_3_months longer_ago"),
    ],
    "bipolar": [
        case(diagnoses="bipolar"),
        case(experiences="very_high_energy very_high_energy_now"),
    ],
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
    "daily_life_hard": [
        case(daily_life="a_lot cannot_manage"),
        case(basic_needs="not_eating_or_drinking not_getting_up"),
    ],
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
