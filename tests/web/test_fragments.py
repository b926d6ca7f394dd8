"""Fragments: what is rendered once holds the file's words and nobody's answers."""

from __future__ import annotations

from dataclasses import fields
from random import Random

import pytest
from flask import Flask

from app.questionnaire.definition import Questionnaire
from app.web.fragments import Fragments
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
        assert topic.ask[0] in fragments.asks(topic.id).unescape()
    for key, source in questionnaire.sources.items():
        assert source.title in fragments.source(key).unescape()
    for country in questionnaire.help.countries.values():
        assert country.short[0].say in fragments.ways(country.name).unescape()


def test_a_fragment_can_be_asked_for_by_its_id_alone(fragments: Fragments) -> None:
    """There is no second argument by which an answer could come in, and no unknown id."""
    with pytest.raises(TypeError):
        fragments.options_table("an answer")
    for field in fields(fragments):
        look_up = getattr(fragments, field.name)
        if field.name == "options_table":
            continue
        with pytest.raises(KeyError):
            look_up(MARK)
        with pytest.raises(TypeError):
            look_up("an id", "an answer")


def test_nothing_a_person_wrote_is_kept(app: Flask, questionnaire: Questionnaire) -> None:
    """People with words of their own come by; what is kept is the same before and after."""

    def kept() -> str:
        found = app.jinja_env.globals["fragments"]
        looks = [getattr(found, f.name) for f in fields(found) if f.name != "options_table"]
        return repr([look.__self__ for look in looks]) + found.options_table()

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
