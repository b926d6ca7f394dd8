"""Mistakes: said in words at the place where they can be mended, with nothing lost."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st

from app.web import form_errors
from tests.support import html, people
from tests.support import specification as spec
from tests.support.strategies import CONTENT
from tests.support.visitor import Visitor, errors, sent
from tests.web.test_questions import filled

# What each person did, on which page, and what they gave there.
MISTAKES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "no age": ("you", [("country", "uk")]),
    "an age that is no option": ("you", [("country", "uk"), ("age", "147")]),
    "neither safety question": ("hard-moments", []),
    "one safety question of two": ("hard-moments", [("life_not_worth", "yes")]),
    "no answer about now": ("right-now", []),
    "none, and a condition": (
        "body", [("health_conditions", "none"), ("health_conditions", "heart")]),
    "not sure, and none": (
        "body", [("health_conditions", "not_sure"), ("health_conditions", "none")]),
    "rather not say, and a plan": (
        "family-plans", [("pregnancy", "rather_not_say"), ("pregnancy", "trying")]),
    "a condition that is not on the list": (
        "body", [("health_conditions", "heart"), ("health_conditions", "dragon_pox")]),
    "four goals": (
        "what-matters",
        [("goals", goal) for goal in spec.PAGES["what-matters"][1]["goals"][1][:4]]
        + [("route_interest", "at_home")]),
    "a question of 401 letters": ("your-words", [("own_questions", "why " * 100 + "?")]),
    "a note of 401 letters": (
        "medicines-now", [("other_medicines", "x" * 401), ("current_medicines", "lithium")]),
    "two mistakes at once": (
        "medicines-now",
        [("other_medicines", "x" * 401), ("current_medicines", "none"),
         ("current_medicines", "lithium")]),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_shown_where_it_can_be_mended(person: Visitor, mistake: str) -> None:
    """Title, summary, links, the same words at the field, and the field told of them."""
    page_id, given_ = MISTAKES[mistake]
    response = person.post(f"/questions/{page_id}", given_)
    assert response.status_code == 422
    page = html.read(response.text)
    assert page.one("title").text.startswith("Error: ")
    summary = page.one("div", class_="error-summary")
    assert summary.get("role") == "alert"
    assert (summary.get("tabindex"), summary.get("autofocus")) == ("-1", "")
    links = summary.all("a")
    assert links
    for link in links:
        target = page.by_id((link.get("href") or "")[1:])
        assert target is not None
        assert target.tag in ("input", "textarea")
        assert (target.get("id") or "").startswith("answer-")  # the history is told no subject
        question = "-".join((target.get("id") or "").split("-")[:2])
        inline = page.by_id(f"{question}-error")
        assert inline is not None
        assert inline.text == f"Error: {link.text}"
        described = [found.get("aria-describedby") or "" for found in page.inside]
        assert any(f"{question}-error" in ids.split() for ids in described)
    main = page.one("main").text
    assert main.index(summary.text) < main.index(page.one("h1").text)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_what_was_given_is_kept_as_it_was_given(person: Visitor, mistake: str) -> None:
    """Nobody has to type or choose again; what is no option is the one thing not shown."""
    page_id, given_ = MISTAKES[mistake]
    page = html.read(person.post(f"/questions/{page_id}", given_).text)
    known = {(q.id, code) for q in CONTENT.question.values() for code in q.options}
    texts = {q.id for q in CONTENT.question.values() if q.type == "text"}
    expected = [(name, value) for name, value in given_ if (name, value) in known or name in texts]
    assert filled(page) == sorted((name, " ".join(value.split())) for name, value in expected)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_changes_nothing_that_was_said_before(person: Visitor, mistake: str) -> None:
    """What was answered before, on this page and on others, stands until a page is accepted."""
    before = person.page("/check").one("main").text
    page_id, given_ = MISTAKES[mistake]
    person.post(f"/questions/{page_id}", given_)
    assert person.page("/check").one("main").text == before


def test_one_mistake_a_question_and_all_of_a_page_at_once(person: Visitor) -> None:
    """Two mistakes on a page are both said, in the order of the page."""
    page_id, given_ = MISTAKES["two mistakes at once"]
    found = errors(person.post(f"/questions/{page_id}", given_).text)
    assert len(found) == 2
    both = errors(person.post("/questions/hard-moments").text)
    assert both == [
        form_errors.required(CONTENT.question["life_not_worth"]),
        form_errors.required(CONTENT.question["suicidal_thoughts"]),
        form_errors.required(CONTENT.question["attempt"]),
    ]


@pytest.mark.parametrize("question", [q for q, codes in spec.EXCLUSIVE.items() if codes])
def test_an_option_that_stands_alone_is_refused_with_any_other(app: Flask, question: str) -> None:
    """Every exclusive option, with every other option of its question."""
    visitor = Visitor(app)
    visitor.tell({**people.STEADY, "other_treatments": ["ketamine"], "concerns": ["dissociation"],
                  "substances": ["cannabis"]})  # fmt: skip
    page = CONTENT.page_asking[question].id
    for alone in spec.EXCLUSIVE[question]:
        assert visitor.post(f"/questions/{page}", [(question, alone)]).status_code == 303
        for other in CONTENT.question[question].options:
            if other != alone:
                response = visitor.post(
                    f"/questions/{page}", [(question, alone), (question, other)]
                )
                assert response.status_code == 422, (alone, other)
        reopen = {"other-care": "ketamine", "worries": "dissociation"}.get(page)
        if reopen:
            visitor.answer(page, **{question: [reopen]})


def test_three_goals_are_taken_and_the_same_goal_twice_is_one(person: Visitor) -> None:
    """The bound is on goals, not on how often a browser sends them."""
    goals = spec.PAGES["what-matters"][1]["goals"][1]
    person.answer("what-matters", goals=goals[:3])
    person.answer("what-matters", goals=[*goals[:3], goals[0], goals[0]])


def test_texts_of_exactly_the_bound_are_taken(person: Visitor) -> None:
    """The last letter counts as room, not as too much; a line end counts once."""
    person.answer("your-words", own_questions="a\r\n" + "b" * 398)
    assert "b" * 398 in person.get("/summary").text
    person.answer("medicines-now", other_medicines="x" * 120)


def test_signs_that_no_keyboard_makes_are_left_out(person: Visitor) -> None:
    """Null bytes and the like neither fail nor are printed."""
    person.answer("your-words", own_questions="Can\x00 I\x1b[31m \x07drive?\u0085")
    assert "Can I[31m drive?" in person.page("/check").text


FIELD = st.sampled_from(
    [*CONTENT.question, "trials-0-medicine", "trials-1-length", "trials-x-dose", "add_row",
     "remove_row", "csrf_token", "page", "country-0"]
)  # fmt: skip
VALUE = st.sampled_from(
    ["", "yes", "none", "us", "0", "-1", "²", "\x00", "’", "x" * 5000]
) | st.text(st.characters(exclude_categories=("Cs",)), max_size=20)


@settings(max_examples=150)
@given(st.sampled_from(list(spec.PAGES)), st.lists(st.tuples(FIELD, VALUE), max_size=12))
def test_no_form_that_can_be_sent_is_a_failure(
    app: Flask, page: str, pairs: list[tuple[str, str]]
) -> None:
    """Forged fields, codes and texts on any page: taken, refused or redirected, and never a 500."""
    visitor = Visitor(app)
    visitor.tell({**people.THOUGHTS_NO_PLAN, "antidepressants_tried": "two"})
    response = visitor.post(f"/questions/{page}", pairs)
    assert response.status_code in (200, 303, 422)
    assert visitor.get("/check").status_code in (200, 303)


# ---------------------------------------------------------------------------- a form grown old


@pytest.mark.parametrize("token", [None, "", "not a token", "IjEi.aaaa.bbbb"])
def test_a_form_without_a_fresh_token_comes_back_as_it_was(person: Visitor, token: Any) -> None:
    """The same page, with what was typed and a sentence that says why, and nothing kept yet."""
    typed = "Can my sister stay with me?"
    data = {"own_questions": typed, "continue": "1"} | (
        {} if token is None else {"csrf_token": token}
    )
    response = person.browser.post("/questions/your-words", data=data)
    assert response.status_code == 422
    page = html.read(response.text)
    assert page.one("title").text.startswith("Error: ")
    assert errors(response.text) == [form_errors.OPEN_LONG]
    assert page.one("textarea").text == typed
    assert typed not in person.get("/summary").text
    again = [("own_questions", typed)]
    fresh = page.one("form", novalidate="").one("input", name="csrf_token")
    sent_again = person.browser.post(
        "/questions/your-words", data=dict(again) | {"csrf_token": fresh.attributes["value"]}
    )
    assert sent_again.status_code == 303
    assert typed in person.get("/summary").text


def test_a_stale_table_comes_back_with_its_rows(person: Visitor) -> None:
    """Rows that were typed for an hour are not lost to a token."""
    person.answer("medicines-tried", antidepressants_tried="two")
    rows = people.TWO_TRIALS_IN_ENGLAND["trials"]
    response = person.browser.post("/questions/each-medicine", data=dict(sent({"trials": rows})))
    assert response.status_code == 422
    assert filled(html.read(response.text)) == sorted(sent({"trials": rows}))


def test_another_persons_token_is_refused(app: Flask, person: Visitor) -> None:
    """A token belongs to one session."""
    other = Visitor(app)
    data = {"csrf_token": other.token(), "own_questions": "?"}
    assert person.browser.post("/questions/your-words", data=data).status_code == 422


def test_a_first_form_without_any_cookie_is_shown_again(app: Flask) -> None:
    """Someone whose browser keeps no cookie sees their form, and a sentence about the cookie."""
    response = Visitor(app).browser.post("/questions/you", data={"country": "uk", "age": "from_65"})
    assert response.status_code == 422
    assert filled(html.read(response.text)) == [("age", "from_65"), ("country", "uk")]
    assert "cookie" in errors(response.text)[0]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mended_mistake_leads_on_without_its_mark(person: Visitor, mistake: str) -> None:
    """After a press on an error's link the address ends in “#answer-…”. A browser takes that along
    to the next page, where it means nothing, unless form and redirect both name a whole address.
    """
    page_id, given_ = MISTAKES[mistake]
    page = html.read(person.post(f"/questions/{page_id}", given_).text)
    assert page.one("form", novalidate="").get("action") == f"/questions/{page_id}"
    calm = {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "no"}
    mended = {"you": {"age": "from_65"}, "right-now": {"suicidal_now": "no"}, "hard-moments": calm}
    assert "#" not in person.answer(page_id, **mended.get(page_id, {}))


# ---------------------------------------------------------------------------- every page's frame


def test_every_reference_within_a_page_finds_its_end(person: Visitor) -> None:
    """Ids are unique; labels, descriptions and links within a page point at what is there."""
    for place in ("/", "/help-now", "/about", "/check", "/summary"):
        refers_to_what_is_there(person.page(place))


@pytest.mark.parametrize("page_id", spec.PAGES)
def test_every_reference_finds_its_end_with_and_without_errors(app: Flask, page_id: str) -> None:
    """The same on each page of questions, fresh and with a mistake in every field of it."""
    visitor = Visitor(app)
    opened = {**people.THOUGHTS_NO_PLAN, "country": "us", "antidepressants_tried": "two",
              "other_treatments": ["ketamine"], "concerns": ["dissociation"],
              "health_conditions": ["heart"], "substances": ["cannabis"]}  # fmt: skip
    visitor.tell(opened)
    refers_to_what_is_there(visitor.page(f"/questions/{page_id}"))
    wrong = [(q.id, "x" * 500) for q in CONTENT.page[page_id].questions]
    wrong += [(f"trials-{row}-{column}", "x" * 50) for row in range(2) for column in spec.TRIALS]
    response = visitor.post(f"/questions/{page_id}", wrong)
    assert response.status_code == 422
    page = html.read(response.text)
    refers_to_what_is_there(page)
    asked = (
        len(CONTENT.page[page_id].questions) if page_id != "each-medicine" else 2 * len(spec.TRIALS)
    )
    assert len(errors(response.text)) == asked


def refers_to_what_is_there(page: html.Element) -> None:
    known = set(page.ids)
    assert len(page.ids) == len(known)
    for found in page.inside:
        for name in ("for", "aria-describedby", "aria-labelledby", "list"):
            assert set((found.get(name) or "").split()) <= known, (name, found.get(name))
        target = found.get("href") or ""
        assert not target.startswith("#") or target[1:] in known, target
    assert len(page.all("h1")) == 1


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "http://a]b/"])
@pytest.mark.parametrize("path", ["/help-now", "/about"])
def test_an_address_that_is_none_leads_back_to_the_start(
    app: Flask, path: str, address: str
) -> None:
    """Help opens, whatever a browser or something before it names as the last page."""
    shown = app.test_client().get(path, headers={"Referer": address})
    assert shown.status_code == 200
