"""The way back: who changes one answer from the overview comes back to it, past what opened."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app import create_app
from app.config import Settings
from tests.support import html, people
from tests.support.broken_files import WHOLE
from tests.support.visitor import Visitor, sent


def test_a_change_returns_to_the_overview(visitor: Visitor) -> None:
    """Someone who mends one answer is not sent through all that follows."""
    visitor.walk(people.TWO_TRIALS_IN_ENGLAND)
    assert visitor.change("lately", mood_length="over_2_years") == "/check"
    assert visitor.back("/questions/lately?return=check") == "/check"


def test_a_change_that_opens_pages_asks_those_and_then_returns(visitor: Visitor) -> None:
    """A worry that is added brings its own page, and then the overview."""
    visitor.walk(people.STEADY)
    led = visitor.change("worries", concerns=["dissociation"])
    assert led == "/questions/more-on-worries?return=check"
    assert visitor.change("more-on-worries", dissociation_worry="a_little") == "/check"


def test_a_change_to_thoughts_of_suicide_asks_about_now_first(visitor: Visitor) -> None:
    """The page that opens is required: neither the overview nor a file comes before it."""
    visitor.walk(people.STEADY)
    led = visitor.change("hard-moments", life_not_worth="no", suicidal_thoughts="yes", attempt="no")
    assert led == "/questions/right-now?return=check"
    for path in ("/check", "/summary", "/summary.pdf", "/summary.txt", "/questions/body"):
        assert visitor.get(path).location == "/questions/right-now"
    assert visitor.change("right-now", suicidal_now="no") == "/check"


def test_an_error_on_the_way_keeps_the_way_back(visitor: Visitor) -> None:
    """After a mistake and its mending, the person still returns to the overview."""
    visitor.walk(people.STEADY)
    both = [("health_conditions", "none"), ("health_conditions", "thyroid")]
    wrong = visitor.post("/questions/body?return=check", both)
    assert wrong.status_code == 422
    form = html.read(wrong.text).one("form", novalidate="")
    assert form.get("action") in (None, "/questions/body?return=check")
    assert visitor.change("body", health_conditions=["thyroid"]) == "/check"


def test_any_other_return_is_ignored(visitor: Visitor) -> None:
    """An address of someone else's making leads nowhere but on."""
    visitor.walk(people.STEADY)
    for value in ("https://example.org/", "//example.org", "summary", ""):
        response = visitor.post(f"/questions/lately?return={value}")
        assert response.location == "/questions/how-you-feel"


def test_a_page_that_is_due_leads_back_to_the_change_that_opened_it(visitor: Visitor) -> None:
    """There is no overview yet: Back is the answer that was changed, and the way is not lost."""
    visitor.walk(people.STEADY)
    led = visitor.change("hard-moments", life_not_worth="no", suicidal_thoughts="yes", attempt="no")
    assert visitor.back(led) == "/questions/hard-moments?return=check"
    before = visitor.back("/questions/hard-moments?return=check")
    assert before == "/questions/how-you-feel?return=check"
    same = sent({"life_not_worth": "no", "suicidal_thoughts": "yes", "attempt": "no"})
    again = visitor.post("/questions/hard-moments?return=check", same)
    assert again.location == "/questions/right-now?return=check"
    assert visitor.get("/check?return=check").location == "/questions/right-now?return=check"
    assert visitor.change("right-now", suicidal_now="no") == "/check"


def test_a_change_that_is_taken_back_returns_to_the_overview(visitor: Visitor) -> None:
    """Yes to thoughts by a slip, Back, and no: nothing is due any more."""
    visitor.walk(people.STEADY)
    visitor.change("hard-moments", life_not_worth="no", suicidal_thoughts="yes", attempt="no")
    led = visitor.change("hard-moments", life_not_worth="no", suicidal_thoughts="no", attempt="no")
    assert led == "/check"


def test_an_outcome_that_was_a_slip_opens_no_pages(visitor: Visitor) -> None:
    """Someone who chose the wrong age, or a yes to danger, and mends it is asked nothing anew."""
    visitor.walk(people.THOUGHTS_NO_PLAN)
    for page, slip, mended in (
        ("you", {"age": "under_18"}, {"age": "from_65"}),
        ("right-now", {"suicidal_now": "yes"}, {"suicidal_now": "no"}),
    ):
        assert visitor.change(page, **slip).startswith("/outcome/")
        assert visitor.change(page, **mended) == "/check"


def test_help_on_the_way_back_to_the_overview_does_not_lose_the_way(visitor: Visitor) -> None:
    """Back from the help lines leads to the page as it was, and Continue on it to the overview."""
    visitor.tell(people.STEADY)
    for address, back in (("return=check", "?return=check"), ("return=check&x=1", "")):
        page = f"http://localhost/questions/body?{address}"
        help_now = visitor.browser.get("/help-now", headers={"Referer": page})
        assert f'href="/questions/body{back}"' in help_now.get_data(as_text=True)


# ---------------------------------------------------------------------------- several pages at once

OPENED = """\
  - id: since
    part: second
    title: Since when
    when: {metal: [implant]}
    questions:
      - {id: since, text: Since when?, label: Since, type: text, max_length: 20}
  - id: still
    part: second
    title: Still
    when: {metal: [implant]}
    questions:
      - id: still
        text: Is it still there?
        label: Still there
        type: choice
        required: true
        options:
          "yes": {text: "Yes", no_rule: true}
          rather_not_say: {text: I’d rather not say, means: declined, no_rule: true}
"""


@pytest.fixture
def finished(settings_of_tests: Settings, tmp_path: Path) -> Visitor:
    """Someone at the overview of a file where one answer opens three pages, the last required."""
    text = WHOLE.replace("  - id: own-words\n", f"{OPENED}  - id: own-words\n", 1)
    file = tmp_path / "opening.yaml"
    file.write_text(text.replace("questions: [metal]", "questions: [metal, since, still]"), "utf-8")
    visitor = Visitor(create_app(replace(settings_of_tests, questions=file)))
    visitor.tell({"grown": "yes", "danger": "no"})
    assert visitor.get("/check").status_code == 200
    return visitor


def go_on(visitor: Visitor, address: str, **answers: str) -> str:
    """Open an address, fill in what is there, and send it to where its form says."""
    form = visitor.page(address).one("form", novalidate="")
    response = visitor.post(form.get("action") or "", sent(answers))
    assert response.status_code == 303
    return str(response.location)


def test_every_page_that_one_change_opens_is_asked_before_the_overview(finished: Visitor) -> None:
    """One after another, passed over or answered, and then back."""
    led = finished.change("head", metal=["implant"])
    assert led == "/questions/courses?return=check&opened=since&opened=still"
    led = go_on(finished, led)
    assert led == "/questions/since?return=check&opened=still"
    led = go_on(finished, led)
    assert led == "/questions/still?return=check"
    assert go_on(finished, led, still="yes") == "/check"


def test_a_page_that_was_passed_over_before_is_not_asked_again(finished: Visitor) -> None:
    """Only what the change opened is asked: not the page that was open and skipped on purpose."""
    assert finished.change("head", metal=["seizure"]) == "/questions/courses?return=check"
    assert go_on(finished, "/questions/courses?return=check") == "/check"
    led = finished.change("head", metal=["seizure", "implant"])
    assert led == "/questions/since?return=check&opened=still"


def test_back_help_and_errors_keep_what_is_still_to_be_asked(finished: Visitor) -> None:
    """Whatever somebody does on the way, the pages that opened are still asked."""
    rest = "?return=check&opened=since&opened=still"
    finished.change("head", metal=["implant"])
    assert finished.page(f"/questions/courses{rest}").one("button", name="back").text == (
        "Back to your answers"
    )
    page = {"Referer": f"http://localhost/questions/courses{rest}"}
    help_now = html.read(finished.browser.get("/help-now", headers=page).text)
    link = help_now.one("a", class_="back")
    assert link.get("href") == f"/questions/courses{rest}"
    wrong = finished.post(f"/questions/courses{rest}", [("tried-0-what", "x" * 50)])
    assert wrong.status_code == 422
    assert (
        html.read(wrong.text).one("form", novalidate="").get("action")
        == f"/questions/courses{rest}"
    )


def test_pages_that_an_address_makes_up_are_not_asked(finished: Visitor) -> None:
    """A page off the path, one that does not exist, and the page itself lead nowhere."""
    made_up = "?return=check&opened=courses&opened=nowhere&opened=head"
    assert finished.post(f"/questions/head{made_up}").location == "/check"
    assert finished.post("/questions/today?opened=own-words", [("danger", "no")]).location == (
        "/questions/head"
    )
    assert "opened=" not in finished.get("/questions/head?opened=own-words").text
