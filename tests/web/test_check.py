"""The check page: everything that was said, and a way to change each of it."""

from __future__ import annotations

import pytest
from flask import Flask

from app.questionnaire import messages
from tests.support import html, people
from tests.support.visitor import Visitor


def answers(page: html.Element) -> dict[str, list[str]]:
    """Label -> what is said beside it."""
    found: dict[str, list[str]] = {}
    for entry in page.one("main").all("dt"):
        assert entry.parent is not None
        found[entry.text] = [said.text for said in entry.parent.all("dd")]
    for table in page.one("main").all("table"):
        rows = table.one("tbody").all("tr")
        found[table.one("caption").text] = [row.text for row in rows]
    return found


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_every_question_of_the_path_is_there(app: Flask, who: str) -> None:
    """Each with the words of what was chosen, or as typed, or "Not answered"."""
    person = people.WITH_A_SUMMARY[who]
    visitor = Visitor(app)
    seen = visitor.walk(person)
    shown = answers(visitor.page("/check"))
    expected = 0
    for place in seen[:-1]:
        for question in visitor.questionnaire.page[place.removeprefix("/questions/")].questions:
            expected += 1
            said, here = person.get(question.id), shown[question.label]
            if said is None:
                assert here == [messages.NOT_ANSWERED]
            elif question.type == "text":
                assert here == [said]
            elif question.type == "table":
                assert len(here) == len(said)
            else:
                codes = [said] if isinstance(said, str) else said
                chosen = [question.options[code] for code in question.options if code in codes]
                means = chosen[0].means
                assert here == ([messages.STATES[means]] if means else [o.text for o in chosen])
    assert len(shown) == expected


def test_each_page_has_a_change_link_with_its_name(visitor: Visitor) -> None:
    """The link says what it changes, for someone who hears links out of context."""
    seen = visitor.walk(people.VETERAN_IN_RECOVERY)
    links = {
        link.get("href"): link.text
        for link in visitor.page("/check").one("main").all("a")
        if "return=check" in (link.get("href") or "")
    }
    assert list(links) == [f"{place}?return=check" for place in seen[:-1]]
    for href, text in links.items():
        page = visitor.questionnaire.page[(href or "").split("/")[-1].partition("?")[0]]
        assert text.startswith("Change")
        assert page.title in text


def test_answers_that_are_set_aside_are_said_to_be(visitor: Visitor) -> None:
    """Someone whose path closed is told that those answers are not on the summary."""
    visitor.walk(people.VETERAN_IN_RECOVERY)
    assert "set aside" not in visitor.page("/check").text
    visitor.change("other-care", other_treatments=["talking_therapy"])
    page = visitor.page("/check")
    assert "set aside" in page.text
    label = visitor.questionnaire.question["ketamine_result"].label
    assert label not in answers(page)
    visitor.change("other-care", other_treatments=["ketamine"])
    assert answers(visitor.page("/check"))[label] == ["It helped for a short time"]


def test_the_check_page_leads_to_the_summary_and_can_clear(visitor: Visitor) -> None:
    """It has the link to the summary, and the form that forgets everything."""
    visitor.walk(people.STEADY)
    main = visitor.page("/check").one("main")
    assert "/summary" in [link.get("href") for link in main.all("a")]
    assert main.one("form", action="/clear").get("method") == "post"


def test_what_was_typed_is_shown_as_typed(visitor: Visitor) -> None:
    """Signs that mean something to a browser are words here."""
    typed = '<script>alert("1")</script> & <b>bold</b>'
    visitor.walk({**people.STEADY, "own_questions": typed})
    for path in ("/check", "/summary", "/questions/your-words"):
        page = visitor.page(path)
        assert typed in page.one("main").text
        assert "<script>alert" not in visitor.get(path).text
