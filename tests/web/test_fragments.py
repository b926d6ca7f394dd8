"""Fragments: what is rendered once holds the file's words and nobody's answers."""

from __future__ import annotations

from random import Random

import pytest
from flask import Flask

from app.questionnaire.definition import Questionnaire
from app.questionnaire.guidance import Topic
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
    """Each topic and source is there, with its own words, and the options are."""
    for topic in questionnaire.topics:
        assert topic.ask[0] in fragments.asks(topic.id).unescape()
        assert all(text in fragments.topic(topic.id).unescape() for text in words_of(topic))
    for key, source in questionnaire.sources.items():
        assert source.title in fragments.source(key).unescape()
    for option in questionnaire.options_table:
        assert option.name in fragments.options_table().unescape()


def words_of(topic: Topic) -> list[str]:
    return [text for block in topic.body for text in block.texts]


def test_a_fragment_can_be_asked_for_by_its_id_alone(fragments: Fragments) -> None:
    """There is no second argument by which an answer could come in, and no unknown id."""
    for look_up in (fragments.topic, fragments.asks, fragments.source):
        with pytest.raises(KeyError):
            look_up(MARK)
        with pytest.raises(TypeError):
            look_up("an id", "an answer")
    with pytest.raises(TypeError):
        fragments.options_table("an answer")


def test_nothing_a_person_wrote_is_kept(app: Flask, questionnaire: Questionnaire) -> None:
    """People with words of their own come by; what is kept is the same before and after."""

    def kept() -> str:
        found = app.jinja_env.globals["fragments"]
        looked_up = [look_up.__self__ for look_up in (found.topic, found.asks, found.source)]
        return repr([*looked_up, found.options_table()])

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
