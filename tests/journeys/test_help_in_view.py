"""Help in view: after a hard answer, for every country, and a notice on the very next page."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support import html, people
from tests.support import specification as spec
from tests.support.journeys import (
    walked,
)
from tests.support.visitor import Visitor, shown

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
