"""Room: what one cookie carries, and that no choice, least of all one that needs help, is refused.

What is typed may take what every choice leaves. So a text can be too long, and a choice cannot.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from string import ascii_lowercase
from typing import Any

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from app.web import form_errors
from app.web.padding import CHANCE
from app.web.saved_answers import TYPED
from app.web.session import MOST_CHARACTERS
from tests.support import html, people
from tests.support.broken_files import WHOLE
from tests.support.strategies import CONTENT
from tests.support.visitor import Visitor, errors, sent
from tests.web.test_questions import filled

FULLEST: dict[str, Any] = {
    q.id: (
        [code for code, option in q.options.items() if not option.exclusive][: q.max]
        if q.type == "choices"
        else next(code for code in reversed(q.options) if code != "yes" or q.id == "veteran")
    )
    for q in CONTENT.question.values()
    if q.options
} | {
    "country": "us",
    "age": "from_25_to_64",
    "suicidal_thoughts": "yes",
    "suicidal_now": "no",
    "antidepressants_tried": "three_or_more",
    "trials": [
        {"medicine": name, "dose": dose, "length": "still_taking_over_6_weeks", "most_days": "yes",
         "effect": "a_lot_then_faded", "stopped": "side_effects"}
        for name, dose in (
            ("Sertraline, the one from my old doctor", "two in the morning, I think"),
            ("Effexor XR and then the other maker’s", "150, then a bit more later on"),
            ("Mirtazapine in the evening with dinner", "half a tablet, then a whole"),
            ("Wellbutrin from the walk-in clinic", "not sure, the yellow ones"),
            ("Amitriptyline, mostly for my headaches", "25 at night, for two winters"),
            ("Aurorix, when we lived in Switzerland", "as much as they allowed me"),
        )
    ],
    "other_medicines": (
        "Iron, vitamin D, a hay fever tablet in spring, something for my stomach, and a cream for "
        "the skin on my hands"
    )[:120],
    "own_questions": people.LONG_QUESTION,
}  # fmt: skip


def sealed(visitor: Visitor) -> str:
    found = visitor.browser.get_cookie("visit")
    assert found is not None
    return found.value


def test_someone_who_says_everything_there_is_to_say_fits(app: Flask) -> None:
    """All options, six full rows and full texts of plain English stay within the bound."""
    visitor = Visitor(app)
    assert visitor.walk(FULLEST)[-1] == "/check"
    assert len(sealed(visitor)) <= MOST_CHARACTERS
    assert people.LONG_QUESTION in visitor.summary().text


def test_what_does_not_fit_is_refused_at_the_field_and_nothing_earlier_is_lost(app: Flask) -> None:
    """Text that cannot be packed: an error at the field, with what was typed; the rest kept."""
    visitor = Visitor(app)
    visitor.walk(FULLEST)
    noise = "".join(chr(0x4E00 + (n * 7919) % 20_000) for n in range(400))
    response = visitor.post("/questions/your-words", [("own_questions", noise)])
    assert response.status_code == 422
    page = html.read(response.text)
    assert errors(response.text) == [form_errors.NO_ROOM]
    assert page.one("textarea").text == noise
    inline = page.by_id(f"{page.one('textarea').get('id')}-error")
    assert inline is not None
    assert form_errors.NO_ROOM in inline.text
    assert people.LONG_QUESTION in visitor.summary().text


# ---------------------------------------------------------------------------- the fullest texts

# Signs by chance: no language is as hard to pack as these.
SCRIPTS = {"Arabic": (0x0621, 0x064A), "Chinese": (0x4E00, 0x9FFF), "emoji": (0x1F600, 0x1F64F)}
BOXES = ("own_questions", "other_medicines", "trials")
CHOICES = {name: said for name, said in FULLEST.items() if CONTENT.question[name].type not in TYPED}
WITHOUT_TEXT = [p for p in CONTENT.pages if all(q.type not in TYPED for q in p.questions)]


def typed(box: str, count: int, script: str) -> Any:
    """So many signs of a script for a box; the cells of the table are filled one after another."""
    chance, (first, last) = Random(f"{box} {script}"), SCRIPTS[script]
    signs = "".join(chr(chance.randrange(first, last)) for _ in range(count))
    if CONTENT.question[box].type == "text":
        return signs
    return [
        {"medicine": signs[at : at + 40]}
        | ({"dose": dose} if (dose := signs[at + 40 : at + 70]) else {})
        for at in range(0, count, 70)
    ]


def most(takes: Callable[[int], bool], highest: int) -> int:
    """The highest number that is taken, where each one below it is taken too."""
    lowest = 0
    while lowest < highest:
        middle = (lowest + highest + 1) // 2
        lowest, highest = (middle, highest) if takes(middle) else (lowest, middle - 1)
    return lowest


@pytest.fixture(params=SCRIPTS)
def writer(app: Flask, request: pytest.FixtureRequest) -> Visitor:
    """Someone who chose as little as can be, and typed until no box took another sign."""
    visitor = Visitor(app)
    visitor.walk({**people.STEADY, "antidepressants_tried": "three_or_more"})
    for box in BOXES:
        asked = CONTENT.question[box]
        page = CONTENT.page_asking[box].id
        room = asked.max_length or asked.max_rows * 70

        def takes(count: int, box: str = box, page: str = page) -> bool:
            pairs = sent({box: typed(box, count, request.param)})
            return visitor.post(f"/questions/{page}", pairs).status_code == 303

        fits = most(takes, room)
        assert takes(fits)
    return visitor


def said_in_boxes(visitor: Visitor) -> list[str]:
    """What the overview shows of what was typed."""
    labels = {CONTENT.question[box].label for box in BOXES}
    return [
        entry.parent.text
        for entry in visitor.page("/check").all("dt")
        if entry.text in labels and entry.parent is not None
    ]


def choose(visitor: Visitor, answers: people.Person) -> None:
    """Answer each page without text fields, and leave what was typed as it is."""
    asked = {question.id for page in WITHOUT_TEXT for question in page.questions}
    visitor.tell({name: answers[name] for name in answers if name in asked})


def test_whoever_types_the_most_can_still_choose_everything(writer: Visitor) -> None:
    """Each option of each page without text fields is kept beside the fullest texts and beside all
    that can be chosen elsewhere; no cookie is too long, and no sign that was typed is lost."""
    before = said_in_boxes(writer)
    choose(writer, CHOICES)
    for page in WITHOUT_TEXT:
        full = {q.id: CHOICES[q.id] for q in page.questions}
        for question in page.questions:
            for code in question.options:
                other = {question.id: code if question.type == "choice" else [code]}
                for answers in (full | other, full):
                    response = writer.post(f"/questions/{page.id}", sent(answers))
                    assert response.status_code == 303, (question.id, code)
                    assert len(sealed(writer)) <= MOST_CHARACTERS
    assert said_in_boxes(writer) == before


def test_a_page_with_a_text_takes_choices_beside_the_text_it_holds(writer: Visitor) -> None:
    """What was typed and taken is taken again, whatever is chosen around it."""
    choose(writer, CHOICES)
    for box in BOXES:
        page = CONTENT.page_asking[box]
        here = {q.id: CHOICES[q.id] for q in page.questions if q.id in CHOICES}
        held = filled(writer.page(f"/questions/{page.id}"))
        response = writer.post(f"/questions/{page.id}", held + sent(here))
        assert response.status_code == 303, box


def test_danger_leads_to_help_beside_the_fullest_texts(writer: Visitor) -> None:
    """A yes about now leads to urgent help, and a no after it gives everything back."""
    before = said_in_boxes(writer)
    for chosen in (people.STEADY, CHOICES):
        choose(writer, {**chosen, "suicidal_thoughts": "yes", "suicidal_now": "no"})
        assert writer.answer("right-now", suicidal_now="yes") == "/outcome/urgent_help"
        assert writer.get("/outcome/urgent_help").status_code == 200
        writer.answer("right-now", suicidal_now="no")
        assert said_in_boxes(writer) == before


@pytest.mark.parametrize("hard", ["life_not_worth", "suicidal_thoughts"])
@pytest.mark.parametrize("code", ["yes", "rather_not_say"])
def test_hard_answers_bring_the_panel_beside_the_fullest_texts(
    writer: Visitor, hard: str, code: str
) -> None:
    """The very next page shows the panel in full, and it stays."""
    calm = {"life_not_worth": "no", "suicidal_thoughts": "no", "attempt": "no"}
    choose(writer, {**CHOICES, **calm})
    led = writer.answer("hard-moments", **{**calm, hard: code})
    assert writer.page(led).one(class_="panel").get("class") == "must panel panel-open"


def test_the_longest_cookie_is_one_that_browsers_keep(settings_of_tests: Settings) -> None:
    """Its name, its value and its attributes together stay below 4,096 bytes."""
    secure = create_app(replace(settings_of_tests, https=True))
    browser = secure.test_client()
    header = browser.get("/questions/you", base_url="https://localhost").headers["Set-Cookie"]
    value = header.partition("=")[2].partition(";")[0]
    assert len(header) - len(value) + MOST_CHARACTERS < 4_096


def test_long_codes_take_no_more_room_than_short_ones(
    settings_of_tests: Settings, tmp_path: Path
) -> None:
    """However an author names things, nobody's choice is refused for the length of its name."""
    chance = Random(1)
    codes = ["".join(chance.choices(ascii_lowercase, k=60)) for _ in range(80)]
    many = "".join(
        f"          {code}: {{text: Another {code[:9]}, no_rule: true}}\n" for code in codes
    )
    file = tmp_path / "crowded.yaml"
    file.write_text(WHOLE.replace("          implant:", f"{many}          implant:", 1), "utf-8")
    visitor = Visitor(create_app(replace(settings_of_tests, questions=file)))
    visitor.tell({"grown": "yes", "danger": "no"})
    visitor.answer("head", metal=codes)
    assert len(filled(visitor.page("/questions/head"))) == len(codes)
    assert len(sealed(visitor)) < MOST_CHARACTERS // 2 + CHANCE
