"""The overview: everything that was said, and a way to change each of it."""

from __future__ import annotations

import pytest
from flask import Flask

from app.questionnaire import messages
from app.questionnaire.definition.questions import State
from tests.support import html, people
from tests.support.visitor import Visitor


def answers(page: html.Element) -> dict[str, list[str]]:
    """Label -> what is said beside it."""
    found: dict[str, list[str]] = {}
    for entry in page.one("main").all("dt"):
        assert entry.parent is not None
        found[entry.text] = [said.text for said in entry.parent.all("dd")]
    return found


@pytest.mark.parametrize("who", people.WITH_A_SUMMARY)
def test_every_question_of_the_path_is_there(app: Flask, who: str) -> None:
    """Each with the words of what was chosen, or as typed, or "Not answered"."""
    person = people.WITH_A_SUMMARY[who]
    visitor = Visitor(app)
    seen = visitor.walk(person)
    shown = answers(visitor.page("/check"))
    expected: set[str] = set()
    for place in seen[:-1]:
        for question in visitor.questionnaire.page[place.removeprefix("/questions/")].questions:
            said = person.get(question.id)
            if question.type == "table" and said:
                named = [row["medicine"] for row in said if "medicine" in row]
                assert all(any(term.startswith(name) for term in shown) for name in named)
                continue
            expected.add(question.label)
            (here,) = shown[question.label]
            if said is None:
                assert here == messages.state(State.NOT_ANSWERED)
            elif question.type == "text":
                assert here == said
            else:
                codes = [said] if isinstance(said, str) else said
                chosen = [question.options[code] for code in question.options if code in codes]
                means = chosen[0].means
                together = "; ".join(option.text for option in chosen)
                assert here == (messages.state(State(means)) if means else together)
    assert expected <= {*shown}


def test_each_answer_has_a_change_link_with_its_name(visitor: Visitor) -> None:
    """The link says what it changes, for someone who hears links out of context."""
    seen = visitor.walk(people.VETERAN_IN_RECOVERY)
    main = visitor.page("/check").one("main")
    links = [link for link in main.all("a") if "return=check" in (link.get("href") or "")]
    leads = dict.fromkeys(link.get("href") for link in links)
    assert list(leads) == [f"{place}?return=check" for place in seen[:-1]]
    labels = [term.text for term in main.all("dt")]
    assert [link.text for link in links] == [f"Change: {label}" for label in labels]


def test_the_parts_say_how_far_somebody_has_come(visitor: Visitor) -> None:
    """Five parts that never change, each with its state; one is done, one begun, three are not."""
    visitor.tell({**people.STEADY, "filled_by": "me", "antidepressants_tried": "none"})
    parts = visitor.page("/check").one("main").all("summary")
    titles = [part.title for part in visitor.questionnaire.parts]
    assert [part.one("h3").text for part in parts] == titles
    states = [part.one("span", class_="state-line").text for part in parts]
    assert states[1] == "Done"
    assert "of 3 pages" in states[0]
    assert states[3:] == ["Not started"] * 2


def test_the_summary_comes_first_and_then_where_somebody_stopped(visitor: Visitor) -> None:
    """Whoever is tired sees the way out first, and whoever has strength the way on."""
    visitor.tell({**people.STEADY, "antidepressants_tried": "none"})
    first, second, *_ = visitor.page("/check").one("main").all("a")
    assert first.get("href") == "/summary"
    assert second.get("href") == "/questions/other-care"
    visitor.walk(people.STEADY)
    assert visitor.page("/check").one("main").all("a")[0].get("href") == "/summary"


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
    assert answers(visitor.page("/check"))[label] == ["It helped for a while"]


def test_the_overview_leads_to_the_summary_and_can_clear(visitor: Visitor) -> None:
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
