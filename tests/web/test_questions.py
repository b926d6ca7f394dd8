"""A question page: which may be visited, what it asks, and where Continue leads."""

from __future__ import annotations

import re
from argparse import Namespace
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app import create_app
from app.checks.ids import RESERVED_FIELDS
from app.config import Settings
from app.questionnaire.answers import Answers
from app.questionnaire.definition.questions import Column, Page, Question
from app.web import forms
from tests.support import html, people
from tests.support import specification as spec
from tests.support.visitor import Visitor, sent


def test_the_start_page_links_to_the_first_question(visitor: Visitor) -> None:
    """Its button is a plain link, so that it works without a script and keeps nothing yet."""
    page = visitor.page("/")
    assert "/questions/you" in [link.get("href") for link in page.one("main").all("a")]
    assert visitor.browser.get_cookie("visit") is None


def test_the_start_page_says_what_this_is_before_its_button(visitor: Visitor) -> None:
    """What it is, and each promise with its words, stand above Start; the rest stands below."""
    start = visitor.questionnaire.start
    text = visitor.page("/").one("main").text
    button = text.index(" Start ")
    assert text.index(start.title) < button
    for promise in start.sections:
        assert text.index(promise.title) < text.index(promise.body[0].text or "") < button
    for section in start.below:
        assert text.index(section.title) > button


@pytest.mark.parametrize("page", spec.PAGES)
def test_a_new_person_is_led_to_the_first_page(app: Flask, page: str) -> None:
    """Any later page, typed by someone who has said nothing, leads to the first."""
    response = Visitor(app).get(f"/questions/{page}")
    expected = (200, None) if page == "you" else (303, "/questions/you")
    assert (response.status_code, response.location) == expected


@pytest.mark.parametrize("page", spec.PAGES)
def test_a_new_person_cannot_send_a_later_page(app: Flask, page: str) -> None:
    """A form sent ahead of what is due is not taken."""
    if page == "you":
        return
    response = Visitor(app).post(f"/questions/{page}", [("life_not_worth", "no")])
    assert (response.status_code, response.location) == (303, "/questions/you")


def test_a_deep_link_leads_to_the_first_gap(visitor: Visitor) -> None:
    """With an age but no answer about hard moments, everything beyond leads there."""
    visitor.answer("you", age="from_65")
    assert visitor.get("/questions/lately").status_code == 200
    assert visitor.get("/questions/hard-moments").status_code == 200
    for path in ("/questions/your-words", "/questions/right-now", "/check", "/summary"):
        response = visitor.get(path)
        assert (response.status_code, response.location) == (303, "/questions/hard-moments")


def test_a_page_off_the_path_leads_to_the_overview_when_nothing_is_due(visitor: Visitor) -> None:
    """Someone who tried no medicine cannot open the table of medicines."""
    visitor.walk({**people.STEADY, "antidepressants_tried": "none"})
    assert visitor.get("/questions/each-medicine").location == "/check"


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_unknown_page_leads_to_what_is_due(visitor: Visitor, method: str) -> None:
    """While copies of the program are exchanged, one may be asked for a page of another's file."""
    asked = visitor.get if method == "get" else visitor.post
    response = asked("/questions/your-score")
    assert (response.status_code, response.location) == (303, "/questions/you")
    visitor.tell(people.STEADY)
    assert asked("/questions/your-score").location == "/check"
    assert visitor.browser.post("/questions/your-score").location == "/check"
    assert visitor.get("/outcome/your-score").location == "/check"


@pytest.mark.parametrize("page", spec.PAGES)
def test_a_page_asks_all_of_its_questions_in_the_specified_names(app: Flask, page: str) -> None:
    """Field names are question ids, values are option codes, and nothing is chosen beforehand."""
    visitor = Visitor(app)
    visitor.walk({**people.VETERAN_IN_RECOVERY, "antidepressants_tried": "two",
                  "suicidal_thoughts": "yes", "suicidal_now": "no",
                  "health_conditions": ["heart"], "substances": ["cannabis"]})  # fmt: skip
    main = visitor.page(f"/questions/{page}").one("main")
    for question, (kind, codes) in spec.PAGES[page][1].items():
        if kind == "table":
            continue
        fields = main.all(name=question)
        if kind == "text":
            assert fields[0].tag in ("input", "textarea")
            continue
        assert [field.get("value") for field in fields] == codes
        assert {field.get("type") for field in fields} == {
            "radio" if kind == "choice" else "checkbox"
        }
    fresh = Visitor(app).page("/questions/you")
    assert [field for field in fresh.all("input") if field.get("checked") is not None] == []


@pytest.mark.parametrize("who", ["a veteran in recovery", "two trials in England"])
def test_every_answer_is_there_again_when_a_page_is_opened_again(app: Flask, who: str) -> None:
    """Back, and Change, show what was said; the other options stay free."""
    person = people.WITH_A_SUMMARY[who]
    visitor = Visitor(app)
    visitor.walk(person)
    for page in visitor.questionnaire.pages:
        asked = {question.id for question in page.questions}
        here = {key: person[key] for key in person if key in asked}
        if visitor.get(f"/questions/{page.id}").status_code == 200:
            assert filled(visitor.page(f"/questions/{page.id}")) == sorted(sent(here))


def filled(page: html.Element) -> list[tuple[str, str]]:
    """What the form on a page would send if it were sent now, save for the token."""
    return html.filled(page.one("main").one("form", method="post", novalidate=""))


def test_a_page_sent_twice_is_harmless(visitor: Visitor) -> None:
    """A nervous second click leads to the same place and says nothing twice."""
    first = visitor.answer("you", country="uk", age="from_65")
    assert visitor.answer("you", country="uk", age="from_65") == first == "/questions/lately"


def test_every_optional_page_can_be_passed_over(visitor: Visitor) -> None:
    """Continue with nothing chosen goes on, save where a safety question waits for an answer."""
    seen = visitor.walk(people.STEADY)
    closed = {
        "right-now", "each-medicine", "last-time", "more-on-health", "habits-lately",
        "more-on-worries", "veteran",
    }  # fmt: skip
    pages = [page for page in spec.PAGES if page not in closed]
    assert seen == [*(f"/questions/{page}" for page in pages), "/check"]


def test_an_answer_can_be_taken_back(visitor: Visitor) -> None:
    """Boxes that are cleared on a page are cleared: the page sent last is what counts."""
    visitor.walk(people.ANEURYSM)
    visitor.answer("body")
    assert "Nothing on the list" not in visitor.page("/check").text
    assert visitor.summary().by_id("flag-vessels") is None


def test_back_leads_to_the_page_before(visitor: Visitor) -> None:
    """Each page leads back to the one before it on this person's path; the first to the start."""
    seen = visitor.walk(people.VETERAN_IN_RECOVERY)
    for before, here in zip(["/", *seen], seen[:-1], strict=False):
        assert visitor.back(here) == before


def test_a_forged_field_is_ignored(visitor: Visitor) -> None:
    """Fields that a page does not ask for change nothing elsewhere."""
    visitor.tell(people.STEADY)
    visitor.answer("lately", mood_length="not_sure", suicidal_thoughts="yes", age="under_18")
    assert visitor.get("/check").status_code == 200
    assert visitor.get("/outcome/under_18").status_code == 303


def test_titles_say_nothing_of_what_was_answered(app: Flask) -> None:
    """A browser keeps titles: those of one page are the same for everyone."""
    one, other = Visitor(app), Visitor(app)
    seen = one.walk(people.VETERAN_IN_RECOVERY)
    other.walk({**people.STEADY, "country": "us", "concerns": ["hallucinations"],
                "other_treatments": ["esketamine"]})  # fmt: skip
    for place in (*seen, "/summary"):
        assert one.page(place).one("title").text == other.page(place).one("title").text


def test_a_question_may_have_any_name(app: Flask) -> None:
    """What WTForms calls its own attributes are good ids for questions and columns, too."""
    names = [name for name in dir(forms.PageForm) if re.fullmatch("[a-z][a-z_]*", name)]
    assert {"data", "errors", "validate", "given"} < {*names}
    words = {"text": "What", "label": "What", "type": "text", "max_length": 9}
    columns = [Column(id=name, **words) for name in names]
    table = {"text": "Each", "label": "Each", "type": "table", "max_rows": 2}
    asked = [*(Question(id=name, **words) for name in names)]
    asked += [Question(id="many", columns=columns, **table)]
    page = Page(id="named", part="one", title="Named", questions=asked)
    form_of = forms.build(Namespace(pages=[page]))["named"]
    told = dict.fromkeys(names, "told")
    with app.test_request_context(method="POST"):
        form = form_of(formdata=MultiDict(sent({**told, "many": [told]})))
        form.validate()
        assert dict(form.problems()) == {}
        assert form.given() == {**told, "many": (told,)}
        again = forms.filled(form_of, Answers({**told, "many": (told,)}))
        assert again.given() == form.given()
        assert [field.name for field in again if field.name in names] == names


def test_no_question_can_take_a_name_that_its_form_needs(settings_of_tests: Settings) -> None:
    """Every name that a page's form sends of its own is refused as the id of a question."""
    app = create_app(replace(settings_of_tests, languages=("es",)))
    visitor = Visitor(app)
    visitor.tell({**people.STEADY, "antidepressants_tried": "two"})
    page = visitor.page("/questions/each-medicine")
    sent = {field.attributes["name"] for kind in ("input", "button") for field in page.all(kind)
            if "name" in field.attributes}  # fmt: skip
    own = {name for name in sent if not name.startswith("trials-")}
    assert {"csrf_token", "language", "add_row", "finish"} <= own
    assert own | {"return", "opened"} == RESERVED_FIELDS
