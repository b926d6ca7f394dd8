"""Fragments: what is rendered once holds the file's words and nobody's answers."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from itertools import product
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from flask import Flask
from markupsafe import Markup

from app.questionnaire import answers, messages
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, State
from app.web import forms
from app.web.fragments import TYPED, Fragments
from tests.support import people
from tests.support.crowd_people import MARK, Browser, Walk
from tests.support.visitor import Visitor


@pytest.fixture
def fragments(app: Flask) -> Fragments:
    return app.jinja_env.globals["fragments"]


def test_every_part_of_the_file_has_its_fragments(
    fragments: Fragments, questionnaire: Questionnaire
) -> None:
    """Each topic, source and country is there, with its own words."""
    for topic in questionnaire.topics:
        assert topic.ask[0] in fragments.asks[topic.id].unescape()
    for key, source in questionnaire.sources.items():
        assert source.title in fragments.source[key].unescape()
    for country in questionnaire.help.countries.values():
        for chosen, place in product((True, False), ("top", "end")):
            bar = fragments.help_bar[country.name, chosen, place].unescape()
            assert country.short[0].say in bar
            assert (f"{country.name}:" in bar) is not chosen
        assert country.services[0].name in fragments.services[country.name].unescape()
    for flag in questionnaire.flags:
        assert flag.why in fragments.flag[flag.id].unescape()


def test_every_answer_of_one_option_has_its_fragment(
    fragments: Fragments, questionnaire: Questionnaire
) -> None:
    """The question's label and the option's words, or those of its state; “Not answered”. Any other
    answer has its place, once."""
    for question in questionnaire.question.values():
        assert question.label in fragments.to_change[question.id, ""].unescape()
        assert messages.state(State.NOT_ANSWERED) in fragments.answer[question.id, ""]
        assert fragments.answer[question.id, None].count(TYPED) == 1
        assert fragments.to_change[question.id, None].count(TYPED) == 1
        for code, option in question.options.items():
            words = messages.state(option.state) if option.state else option.text
            shown = fragments.answer[question.id, code].unescape()
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
            *boxes, last = fragments.blank[name]
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


def test_nobody_can_put_anything_into_a_fragment(fragments: Fragments) -> None:
    """They are frozen, in what can only be read; and what is not of the file is not there."""
    for field in fields(fragments):
        kept = getattr(fragments, field.name)
        with pytest.raises(FrozenInstanceError):
            setattr(fragments, field.name, kept)
        assert isinstance(kept, Markup | MappingProxyType)
        assert MARK not in kept


def test_nothing_a_person_wrote_is_kept(app: Flask, questionnaire: Questionnaire) -> None:
    """People with words of their own come by; what is kept between requests, fragments and the text
    of every template, is the same before and after."""
    environment = app.jinja_env

    def kept() -> str:
        found = environment.globals["fragments"]
        texts = [getattr(found, field.name) for field in fields(found)]
        return repr([dict(text) if isinstance(text, MappingProxyType) else text for text in texts])

    def templates() -> dict[str, Any]:
        return {name: environment.get_template(name).root_render_func for name in names}

    names = environment.list_templates(extensions=["html"])
    before, read = kept(), templates()
    for seed in range(4):
        walk = Walk(Browser("", 0), questionnaire, Random(seed))
        given = [walk.given(page) for page in questionnaire.pages]
        said = {key: value for page in given for key, value in page.items()} | people.STEADY
        visitor = Visitor(app)
        visitor.walk(said)
        assert MARK in visitor.get("/check").text
        assert visitor.get("/summary").status_code == 200
    assert kept() == before
    assert templates() == read
    assert MARK not in before
