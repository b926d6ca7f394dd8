"""Fragments: what is rendered once holds the file's words and nobody's answers."""

from __future__ import annotations

from dataclasses import fields
from random import Random
from typing import Any

import pytest
from flask import Flask

from app.questionnaire import answers, messages
from app.questionnaire.definition import Questionnaire
from app.questionnaire.questions import Asked
from app.web import forms
from app.web.fragments import Fragments
from tests.support import people
from tests.support.crowd_people import MARK, Browser, Walk
from tests.support.visitor import Visitor

WITHOUT_ID = ("options_table", "numbers")


@pytest.fixture
def fragments(app: Flask) -> Fragments:
    return app.jinja_env.globals["fragments"]


def test_every_part_of_the_file_has_its_fragments(
    fragments: Fragments, questionnaire: Questionnaire
) -> None:
    """Each topic, source and country is there, with its own words."""
    for topic in questionnaire.topics:
        assert topic.ask[0] in fragments.asks(topic.id).unescape()
    for key, source in questionnaire.sources.items():
        assert source.title in fragments.source(key).unescape()
    for country in questionnaire.help.countries.values():
        assert country.short[0].say in fragments.ways(country.name).unescape()
    for flag in questionnaire.flags:
        assert flag.why in fragments.flag(flag.id).unescape()


def test_every_answer_of_one_option_has_its_fragment(
    fragments: Fragments, questionnaire: Questionnaire
) -> None:
    """The question's label and the option's words, or those of its state; “Not answered”."""
    for question in questionnaire.question.values():
        assert question.label in fragments.change(question.id).unescape()
        assert messages.NOT_ANSWERED in fragments.answer((question.id, ""))
        for code, option in question.options.items():
            words = messages.STATES[option.means] if option.means else option.text
            shown = fragments.answer((question.id, code)).unescape()
            assert question.label in shown
            assert words in shown


def test_every_box_has_its_place(fragments: Fragments, questionnaire: Questionnaire) -> None:
    """Each option of each question, and of each row that a table may have, once; none chosen."""
    for question in questionnaire.question.values():
        named: list[tuple[str, Asked]] = [(question.id, question)] if question.options else []
        for column in question.columns:
            rows = range(question.max_rows) if column.options else ()
            named += [(f"{question.id}-{row}-{column.id}", column) for row in rows]
        for name, asked in named:
            *boxes, last = fragments.choices(name)
            assert {box.code for box in boxes} == asked.options.keys()
            assert len(boxes) == len(asked.options)
            assert last.code is None
            assert all(box.before.endswith(f' value="{box.code}"') for box in boxes)
            assert not any(" checked" in part.before for part in (*boxes, last))


def test_a_fragment_reads_as_what_is_made_each_time(
    app: Flask, questionnaire: Questionnaire
) -> None:
    """A question out of its place is drawn by its macro; in its place it is the same markup."""
    macros: Any = app.jinja_env.get_template("widgets.html").module
    site = app.extensions["site"]
    for page in questionnaire.pages:
        walk = Walk(Browser("", 0), questionnaire, Random(page.id))
        with app.test_request_context():
            form = forms.filled(site.forms[page.id], answers.read(questionnaire, walk.given(page)))
            for question in page.questions:
                given = (question, form[question.id], page.alone, "", "")
                drawn, kept = (macros.question(*given, in_place) for in_place in (False, True))
                assert drawn == kept


def test_a_fragment_can_be_asked_for_by_its_id_alone(fragments: Fragments) -> None:
    """There is no second argument by which an answer could come in, and no unknown id."""
    for field in fields(fragments):
        look_up = getattr(fragments, field.name)
        if field.name in WITHOUT_ID:
            with pytest.raises(TypeError):
                look_up("an answer")
            continue
        with pytest.raises(KeyError):
            look_up(MARK)
        with pytest.raises(TypeError):
            look_up("an id", "an answer")


def test_nothing_a_person_wrote_is_kept(app: Flask, questionnaire: Questionnaire) -> None:
    """People with words of their own come by; what is kept is the same before and after."""

    def kept() -> str:
        found = app.jinja_env.globals["fragments"]
        looks = [(f, getattr(found, f.name)) for f in fields(found)]
        return repr([look() if f.name in WITHOUT_ID else look.__self__ for f, look in looks])

    before = kept()
    for seed in range(4):
        walk = Walk(Browser("", 0), questionnaire, Random(seed))
        given = [walk.given(page) for page in questionnaire.pages]
        said = {key: value for page in given for key, value in page.items()} | people.STEADY
        visitor = Visitor(app)
        visitor.walk(said)
        assert MARK in visitor.get("/check").text
        assert visitor.get("/summary").status_code == 200
    assert kept() == before
    assert MARK not in before
