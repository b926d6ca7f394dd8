"""Whole journeys over HTTP: the example people, and what must hold for someone in danger.

Each walks as a browser without scripts does, from the first page to where it ends, and reads what
is shown there. Nothing here knows how the program works inside.
"""

from __future__ import annotations

import re

import pytest
from flask import Flask

from app.questionnaire import messages
from app.questionnaire.definition import Questionnaire
from tests.support import html, people
from tests.support import specification as spec
from tests.support.people import Person
from tests.support.visitor import EXPORTS, Visitor, shown

LATER_PAGES = [page for page in spec.PAGES if page != "you"]
AFTER_RIGHT_NOW = LATER_PAGES[LATER_PAGES.index("right-now") + 1 :]
FILES = (*EXPORTS, "/facts.pdf", "/facts.txt", "/summary.pdf?paper=letter&size=large")
BEYOND = ("/check", "/summary", "/facts", *FILES)
TREATMENT = re.compile(r"\b(es)?ketamine\b|spravato|nasal spray|\binfusions?\b", re.IGNORECASE)


def plain(text: str) -> str:
    """With straight quotes, as a chart takes them."""
    return text.replace("’", "'")


def digits(text: str) -> str:
    """Numbers however they are grouped, and addresses as they are."""
    return re.sub(r"(?<=\d)[ -](?=\d)", "", text.replace("https://", ""))


def walked(app: Flask, person: Person) -> Visitor:
    visitor = Visitor(app)
    visitor.walk(person)
    return visitor


# ---------------------------------------------------------------------------- everyone


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_everyone_can_walk_to_a_summary(app: Flask, who: str) -> None:
    """Page by page, each shown before it is answered, to the overview and the summary."""
    visitor = Visitor(app)
    seen = visitor.walk(people.WITH_A_SUMMARY[who])
    assert seen[-1] == "/check"
    for place in seen:
        assert visitor.get(place).status_code == 200
    assert visitor.get("/summary").status_code == 200


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_everyone_is_told_to_discuss_it_and_how_to_reach_help(app: Flask, who: str) -> None:
    """On the page and as text: the firm statement, a line to call, whose answers, own words."""
    person = people.WITH_A_SUMMARY[who]
    visitor = walked(app, person)
    questionnaire = visitor.questionnaire
    country = questionnaire.help.countries[person.get("country", "us")]
    page = plain(visitor.summary().text)
    text = plain(" ".join(visitor.get("/summary.txt").text.split()))
    for found in (page, text):
        for sentence in messages.FIRM_STATEMENT:
            assert plain(sentence) in found
        assert plain(messages.DISCLAIMER) in found
        assert plain(person.get("own_questions", "")) in found
        numbers = {way.call or way.text or way.chat or "" for way in country.short}
        assert all(digits(number) in digits(found) for number in numbers)
    facts = " ".join(visitor.page("/facts").text.split())
    assert questionnaire.authorship.reviewed_by in facts
    assert messages.day(questionnaire.authorship.last_review) in facts


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_nothing_forbidden_is_said_to_anyone(app: Flask, who: str) -> None:
    """No verdict, no reassurance and no order about medicines stands on any summary or fact."""
    visitor = walked(app, people.WITH_A_SUMMARY[who])
    said = f"{visitor.summary().text} {visitor.page('/facts?all=1').text}".casefold()
    never = [
        "you qualify", "candidate", "not eligible", "you are eligible", "you have depression",
        "you have trd", "low risk", "no risk", "likely to work for you", "miracle", "cure",
        "stop taking", "non-addictive", "proven", "breakthrough", "committed suicide", "press 3",
        "perfect match", "your score",
    ]  # fmt: skip
    assert [phrase for phrase in never if phrase in said] == []


# ---------------------------------------------------------------------------- the example people


def test_two_trials_in_england(app: Flask) -> None:
    """Two long trials in England: the record, what "resistant" means, other options, UK access."""
    visitor = walked(app, people.TWO_TRIALS_IN_ENGLAND)
    page = visitor.summary()
    assert shown(page, "flag") == []
    topics = shown(visitor.page("/facts"), "topic")
    assert {"several_trials", "options", "access_uk", "therapy_not_tried"} <= set(topics)
    assert not {"few_trials", "short_trials", "access_us", "veterans"} & set(topics)
    text = page.text
    for said in (
        "Sertraline (SSRI)",
        "Effexor XR (venlafaxine, SNRI)",
        "the highest my GP would go",
    ):
        assert said in text
    assert "you have TRD" not in text
    assert "NHS will" not in text
    assert "Samaritans" in text


def test_someone_in_danger_now_gets_help_and_nothing_else(app: Flask) -> None:
    """A yes to danger now: call, text and emergency, stay with someone, and no word of a drug."""
    visitor = Visitor(app)
    seen = visitor.walk(people.IN_DANGER_NOW)
    assert seen[-2:] == ["/questions/right-now", "/outcome/urgent_help"]
    page = visitor.page("/outcome/urgent_help")
    links = {link.get("href") for link in page.one("main").all("a")}
    assert {"tel:988", "sms:988", "tel:911"} <= links
    said = page.text
    assert TREATMENT.search(said) is None
    assert "Stay with someone" in said
    assert "Move away from anything" in said
    assert "low risk" not in said.casefold()
    assert "summary" not in said.casefold()


def test_a_known_aneurysm_is_told_first(app: Flask) -> None:
    """A known aneurysm, untreated blood pressure: told first, other options shown, no verdict."""
    visitor = walked(app, people.ANEURYSM)
    page = visitor.summary()
    assert shown(page, "flag") == ["vessels", "blood_pressure"]
    topics = shown(visitor.page("/facts"), "topic")
    assert {"options", "blood_pressure_rise", "few_trials"} <= set(topics)
    flag = page.by_id("flag-vessels")
    assert flag is not None
    assert "can't have" not in page.text.replace("’", "'")
    assert "control your blood pressure and" not in page.text.casefold()
    assert page.text.index(flag.text) < page.text.index("What I have tried")


def test_voices_after_a_birth_need_care_the_same_day(app: Flask) -> None:
    """Eight weeks after a birth, hearing things: today, and whom to call; feeding told first."""
    visitor = walked(app, people.POSTPARTUM_VOICES)
    page, facts = visitor.summary(), visitor.page("/facts?all=1")
    assert shown(page, "flag") == ["postpartum_voices", "voices_now", "psychosis", "breastfeeding"]
    today = page.one("section", class_="today")
    assert shown(today, "flag") == ["postpartum_voices", "voices_now"]
    assert "today" in today.text.casefold()
    assert "pregnancy_and_feeding" in shown(facts, "topic")
    text = f"{page.text} {facts.text}"
    assert "postpartum depression" not in text.casefold()
    assert "pump and dump" not in text.casefold()
    assert "not a crisis line" in text
    for number in ("988", "911"):
        assert number in text
    step = visitor.questionnaire.summary.next_step
    assert step.by_when_today in page.text


def test_a_teenager_is_met_kindly_and_told_whom_to_talk_to(app: Flask) -> None:
    """Under 18: one answer, a page of their own, no word of a drug, and help in their country."""
    visitor = Visitor(app)
    assert visitor.walk(people.TEENAGER) == ["/questions/you", "/outcome/under_18"]
    said = visitor.page("/outcome/under_18").text
    assert TREATMENT.search(said) is None
    assert "adult you trust" in said
    assert "9-8-8" in said
    assert "qualify" not in said


def test_a_veteran_in_recovery_reads_their_own_plan(app: Flask) -> None:
    """Their reasons, wishes and goals stand on the page in the words they chose."""
    visitor = walked(app, people.VETERAN_IN_RECOVERY)
    page, facts = visitor.summary(), visitor.page("/facts?all=1")
    assert {"substance_use", "bad_reaction_before", "trauma_or_detached", "suicide_unknown"} <= set(
        shown(page, "flag")
    )
    assert {"veterans", "at_home", "dissociation_plan", "addiction", "tried_before"} <= set(
        shown(facts, "topic")
    )
    plan = facts.by_id("topic-dissociation_plan")
    assert plan is not None
    for code in ("staying_sober", "bad_memories"):
        assert _option(page, "dissociation_reasons", code, app) in plan.text
    for code in ("someone_with_me", "trauma_aware_staff"):
        assert _option(page, "dissociation_help", code, app) in plan.text
    for code in ("safety_first", "keep_working"):
        goals = facts.by_id("topic-your_goals")
        assert goals is not None
        assert _option(page, "goals", code, app) in goals.text
    assert _option(page, "goals", "lower_cost", app) not in goals.text


def test_not_sure_is_never_read_as_no(app: Flask) -> None:
    """Someone who is not sure of anything is asked to bring records, and nothing is ruled out."""
    visitor = walked(app, people.NOT_SURE)
    page = visitor.summary()
    assert shown(page, "flag") == ["not_sure_health"]
    topics = shown(visitor.page("/facts"), "topic")
    assert {"trials_not_sure", "no_ride", "setting"} <= set(topics)
    assert messages.NOTHING_CHOSEN not in page.one("section", class_="flags").text
    assert "medicine not named" in page.text
    assert "a small white one" in page.text


def test_rather_not_say_is_unknown_and_never_no(app: Flask) -> None:
    """Someone who keeps it to themselves: help today, "unknown" told first, nothing reassuring."""
    visitor = walked(app, people.RATHER_NOT_SAY)
    page = visitor.summary()
    assert shown(page, "flag") == ["suicidal_thoughts", "suicide_unknown"]
    flags = page.all("section", class_="flags")[-1].text
    assert messages.NOTHING_CHOSEN not in flags
    assert "Rather not say" in flags
    assert "1737" in page.text


def _option(page: html.Element, question: str, code: str, app: Flask) -> str:
    questionnaire: Questionnaire = app.extensions["site"].questionnaire
    return questionnaire.question[question].options[code].text


# ---------------------------------------------------------------------------- danger


@pytest.mark.parametrize(
    "path", [*BEYOND, *(f"/questions/{page}" for page in AFTER_RIGHT_NOW), "/outcome/under_18"]
)
def test_in_danger_every_way_on_leads_to_help(app: Flask, path: str) -> None:
    """Typed, bookmarked or downloaded: each later place is the urgent page."""
    response = walked(app, people.IN_DANGER_NOW).get(path)
    assert (response.status_code, response.location) == (303, "/outcome/urgent_help")
    assert TREATMENT.search(response.text) is None


@pytest.mark.parametrize(
    "path", [*BEYOND, *(f"/questions/{page}" for page in LATER_PAGES), "/outcome/urgent_help"]
)
def test_under_18_every_way_on_leads_to_the_page_for_young_people(app: Flask, path: str) -> None:
    """No later page, no summary and no file for someone under 18."""
    response = walked(app, people.TEENAGER).get(path)
    assert (response.status_code, response.location) == (303, "/outcome/under_18")


@pytest.mark.parametrize("page", AFTER_RIGHT_NOW)
def test_in_danger_no_later_form_is_taken(app: Flask, page: str) -> None:
    """A form sent by hand to a later page is not kept: it leads to the urgent page."""
    visitor = walked(app, people.IN_DANGER_NOW)
    response = visitor.post(f"/questions/{page}", [("own_questions", "How do I get it?")])
    assert (response.status_code, response.location) == (303, "/outcome/urgent_help")
    visitor.answer("right-now", suicidal_now="no")
    assert "How do I get it?" not in visitor.get("/summary").text


@pytest.mark.parametrize("outcome", spec.OUTCOMES)
def test_an_outcome_that_does_not_hold_leads_to_what_is_due(app: Flask, outcome: str) -> None:
    """Its address alone does not show it: to someone new, halfway, or done."""
    visitor = Visitor(app)
    assert visitor.get(f"/outcome/{outcome}").location == "/questions/you"
    visitor.answer("you", age="from_65")
    assert visitor.get(f"/outcome/{outcome}").location == "/questions/hard-moments"
    visitor.walk(people.STEADY)
    assert visitor.get(f"/outcome/{outcome}").location == "/check"


def test_an_unknown_outcome_leads_to_what_is_due(visitor: Visitor) -> None:
    """An outcome that the file does not have leads to what is due, as one that does not hold."""
    response = visitor.get("/outcome/you_qualify")
    assert (response.status_code, response.location) == (303, "/questions/you")


def test_someone_in_danger_who_changes_their_mind_goes_on(app: Flask) -> None:
    """The urgent page links to the answer; a no there continues, with help still in view."""
    visitor = walked(app, people.IN_DANGER_NOW)
    page = visitor.page("/outcome/urgent_help")
    assert "/questions/right-now" in [link.get("href") for link in page.one("main").all("a")]
    assert visitor.page("/questions/right-now").by_id("panel") is not None
    assert visitor.answer("right-now", suicidal_now="no") == "/questions/medicines-tried"
    assert visitor.get("/outcome/urgent_help").location == "/check"
    summary = visitor.summary()
    assert "suicidal_thoughts" in shown(summary.one("section", class_="today"), "flag")


def test_an_earlier_answer_can_still_be_changed_from_danger(app: Flask) -> None:
    """The pages up to the one that led there stay open; the later ones do not."""
    visitor = walked(app, people.IN_DANGER_NOW)
    for page in ("you", "lately", "how-you-feel", "hard-moments", "right-now"):
        assert visitor.get(f"/questions/{page}").status_code == 200
    assert visitor.answer("you", country="uk", age="from_65") == "/outcome/urgent_help"
    assert "116 123" in visitor.page("/outcome/urgent_help").text


def test_danger_told_from_the_overview_ends_there_too(app: Flask) -> None:
    """A finished person who goes back and says yes to danger gets help, not the overview."""
    visitor = walked(app, people.THOUGHTS_NO_PLAN)
    assert visitor.summary()
    assert visitor.change("right-now", suicidal_now="yes") == "/outcome/urgent_help"
    for path in BEYOND:
        assert visitor.get(path).location == "/outcome/urgent_help"


def test_a_no_to_thoughts_sets_the_danger_aside(app: Flask) -> None:
    """Thoughts changed to "no": the page about now closes, and its old yes counts nowhere."""
    visitor = walked(app, people.IN_DANGER_NOW)
    visitor.answer("hard-moments", life_not_worth="no", suicidal_thoughts="no", attempt="no")
    assert visitor.get("/questions/right-now").location == "/check"
    assert visitor.get("/outcome/urgent_help").location == "/check"
    page = visitor.summary()
    assert shown(page, "flag") == []
    assert page.by_id("panel") is None
    fhir = visitor.get("/summary.fhir.json")
    assert fhir.status_code == 200
    assert "suicidal_now" not in fhir.text


def test_a_yes_that_was_set_aside_counts_when_thoughts_come_back(app: Flask) -> None:
    """Yes, no, yes again: the danger told before is danger at once."""
    visitor = walked(app, people.IN_DANGER_NOW)
    visitor.answer("hard-moments", life_not_worth="no", suicidal_thoughts="no", attempt="no")
    led = visitor.answer("hard-moments", life_not_worth="no", suicidal_thoughts="yes", attempt="no")
    assert led == "/outcome/urgent_help"


def test_under_18_is_first_even_with_danger_told_before(app: Flask) -> None:
    """Danger told, then an age under 18: the page for young people, with crisis help."""
    visitor = walked(app, people.IN_DANGER_NOW)
    assert visitor.answer("you", country="us", age="under_18") == "/outcome/under_18"
    page = visitor.page("/outcome/under_18")
    assert "tel:988" in [link.get("href") for link in page.one("main").all("a")]
    assert visitor.get("/outcome/urgent_help").location == "/outcome/under_18"
    assert visitor.answer("you", country="us", age="from_65") == "/outcome/urgent_help"


def test_an_adult_who_chose_the_wrong_age_goes_on(app: Flask) -> None:
    """The page for young people links to the answer about age."""
    visitor = walked(app, people.TEENAGER)
    links = [link.get("href") for link in visitor.page("/outcome/under_18").one("main").all("a")]
    assert "/questions/you" in links
    assert visitor.answer("you", age="from_18_to_24") == "/questions/lately"


# ---------------------------------------------------------------------------- help in view

HARD = {
    "life_not_worth yes": {"life_not_worth": "yes"},
    "life_not_worth rather not say": {"life_not_worth": "rather_not_say"},
    "thoughts yes": {"suicidal_thoughts": "yes", "suicidal_now": "no"},
    "thoughts rather not say": {"suicidal_thoughts": "rather_not_say", "suicidal_now": "no"},
    "attempt past 3 months": {"attempt": "past_3_months", "suicidal_now": "no"},
    "attempt rather not say": {"attempt": "rather_not_say", "suicidal_now": "no"},
    "now rather not say": {"suicidal_thoughts": "yes", "suicidal_now": "rather_not_say"},
}


@pytest.mark.parametrize("said", HARD)
def test_help_stays_in_view_after_a_hard_answer(app: Flask, said: str) -> None:
    """From the very next page to the summary, the panel is there, and ways to call above it."""
    person = {**people.STEADY, "country": "australia", **HARD[said]}
    visitor = Visitor(app)
    seen = visitor.walk(person)
    later = seen[seen.index("/questions/hard-moments") + 1 :]
    assert seen[-1] == "/check"
    for place in (*later, "/summary", "/about"):
        page = visitor.page(place)
        assert page.all(class_="panel") or page.by_id("today"), place
        calls = [link.get("href") for link in page.all("aside", class_="help-line")[0].all("a")]
        assert {"tel:131114", "tel:000"} <= set(calls), place


@pytest.mark.parametrize("said", HARD)
def test_help_in_view_reaches_someone_who_named_no_country(app: Flask, said: str) -> None:
    """Without a country, a finder for any country stands beside the site's own lines."""
    visitor = walked(app, {**people.STEADY, **HARD[said]})
    page = visitor.page("/questions/body")
    assert page.all(class_="panel")
    assert visitor.questionnaire.help.finder.say in page.text


@pytest.mark.parametrize("said", HARD)
def test_the_next_page_says_first_whom_to_talk_to(app: Flask, said: str) -> None:
    """Right after a hard answer, the whole of the panel is said before anything else is asked."""
    visitor = Visitor(app)
    person = {**people.STEADY, **HARD[said]}
    visitor.tell({key: person[key] for key in person if key != "suicidal_now"})
    asked_now = "suicidal_now" in person
    page = visitor.page("/questions/right-now" if asked_now else "/questions/medicines-tried")
    text = page.text
    for block in visitor.questionnaire.help.panel.body:
        assert block.text in text
        assert text.index(block.text) < text.index(page.all("legend")[0].text)


def test_no_panel_for_someone_who_said_no_to_all_three(app: Flask) -> None:
    """Help lines stand on every page for all; the panel is for those who may need it today."""
    visitor = walked(app, people.STEADY)
    assert visitor.summary().all(class_="panel") == []


@pytest.mark.parametrize(
    ("answer", "flag"), [("yes", "suicidal_thoughts"), ("rather_not_say", "suicide_unknown")]
)
def test_thoughts_without_a_plan_go_on_with_help(app: Flask, answer: str, flag: str) -> None:
    """No plan now: the pages go on, and the summary says today, or unknown, never "no"."""
    visitor = Visitor(app)
    visitor.answer("you", age="from_65")
    hard = {"life_not_worth": "no", "suicidal_thoughts": answer, "attempt": "no"}
    led = visitor.answer("hard-moments", **hard)
    assert led == "/questions/right-now"
    assert visitor.answer("right-now", suicidal_now="no") == "/questions/medicines-tried"
    assert flag in shown(visitor.summary(), "flag")


@pytest.mark.parametrize("country", spec.PAGES["you"][1]["country"][1])
def test_every_page_carries_the_help_of_the_chosen_country(app: Flask, country: str) -> None:
    """Top and bottom of each page, the errors and the 404 among them, in the same words."""
    visitor = Visitor(app)
    help_lines = visitor.questionnaire.help.countries[country]
    seen = visitor.walk({**people.STEADY, "country": country})
    for place in (*seen, "/summary", "/", "/about", "/help-now", "/nowhere"):
        page = html.read(visitor.get(place).text)
        top, foot = page.all("aside", class_="help-line")
        for way in help_lines.short:
            assert way.say in top.text, place
            assert way.say in foot.text, place


def test_until_a_country_is_chosen_an_international_finder_is_shown(visitor: Visitor) -> None:
    """Someone from anywhere finds a line: the default country's, and a finder for all others."""
    finder = visitor.questionnaire.help.finder
    for place in ("/", "/questions/you", "/help-now", "/about"):
        page = visitor.page(place)
        assert finder.say in page.text, place
        assert all("988" in line.text for line in page.all("aside", class_="help-line")), place


def test_help_now_has_every_country(visitor: Visitor) -> None:
    """One page with all lines, for someone who is travelling or helps somebody far away."""
    said = visitor.page("/help-now").text
    for country in visitor.questionnaire.help.countries.values():
        assert country.name in said
        for service in country.services:
            assert all(way.say in said for way in service.ways)


# ---------------------------------------------------------------------------- notices


def test_a_notice_stands_on_the_very_next_page_and_stays(app: Flask) -> None:
    """Very high energy now: whom to call stands before the next question, though nothing had to
    be answered, then shorter, on the overview and at the visit too."""
    visitor = Visitor(app)
    visitor.walk({**people.STEADY, "country": "us"})
    notice = next(n for n in visitor.questionnaire.notices if n.id == "high_energy")
    led = visitor.answer("mind", experiences=["very_high_energy_now"])
    page = visitor.page(led)
    assert notice.title in page.text
    for block in notice.body:
        assert (block.text or "") in page.text
    assert page.text.index(notice.title) < page.text.index(page.all("legend")[0].text)
    for place in ("/questions/worries", "/check", "/summary"):
        assert "high_energy" in shown(visitor.page(place), "notice"), place


def test_after_a_birth_the_emergency_number_leads(app: Flask) -> None:
    """Beliefs others do not share, and a birth: care today, with the emergency number first."""
    visitor = Visitor(app)
    visitor.tell(people.BELIEFS_AFTER_A_BIRTH)
    led = visitor.answer("mind", experiences=["fixed_beliefs_now"])
    page = visitor.page(led)
    assert shown(page, "notice") == ["after_birth", "voices"]
    box = page.by_id("notice-after_birth")
    assert box is not None
    calls = [a.get("href") for a in box.all("a") if str(a.get("href")).startswith("tel:")]
    assert calls[0] == "tel:999"


@pytest.mark.parametrize("who", ["steady", "an attempt twenty years ago", "a known aneurysm"])
def test_no_notice_for_answers_that_can_wait(app: Flask, who: str) -> None:
    """What is told to the provider first is not shouted at everybody."""
    visitor = walked(app, people.WITH_A_SUMMARY[who])
    for place in ("/check", "/summary"):
        assert shown(visitor.page(place), "notice") == []


# ---------------------------------------------------------------------------- attempts


def test_an_overdose_last_week_is_met_with_help_though_thoughts_are_denied(app: Flask) -> None:
    """An attempt in the past three months and “no” to thoughts: asked about now, help in view,
    today on the summary; a yes to the past week ends with help."""
    visitor = Visitor(app)
    seen = visitor.walk(people.OVERDOSE_LAST_WEEK)
    assert "/questions/right-now" in seen
    page = visitor.summary()
    assert shown(page.one("section", class_="today"), "flag") == ["recent_attempt"]
    assert visitor.page("/questions/body").all(class_="panel")
    assert visitor.change("right-now", suicidal_now="yes") == "/outcome/urgent_help"


def test_an_attempt_long_ago_is_told_and_alarms_nobody(app: Flask) -> None:
    """Twenty years ago: among the things to tell, no panel, no call today."""
    visitor = walked(app, people.TWENTY_YEARS_AGO)
    assert shown(visitor.summary(), "flag") == ["past_attempt"]
    assert visitor.page("/questions/body").all(class_="panel") == []


def test_an_old_cookie_is_asked_what_is_required_now_before_anything_else(app: Flask) -> None:
    """Answers from before attempts were asked about: due there, all else kept."""
    visitor = Visitor(app)
    visitor.walk(people.TWO_TRIALS_IN_ENGLAND)
    with visitor.browser.session_transaction() as kept:
        kept["answers"] = {k: v for k, v in kept["answers"].items() if k != "attempt"}
    assert visitor.get("/summary").location == "/questions/hard-moments"
    assert visitor.get("/facts").location == "/questions/hard-moments"
    hard = {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "no"}
    visitor.answer("hard-moments", **hard)
    assert "the highest my GP would go" in visitor.summary().text
