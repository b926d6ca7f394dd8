"""Templates: what the file alone decides is text, and everything else is said anew each time."""

from __future__ import annotations

import re

from flask import Flask
from jinja2 import DictLoader
from markupsafe import escape

from app.web.templates import KNOWN
from tests.support import people
from tests.support.visitor import Visitor

OF_A_PERSON = {"csrf_token", "g", "pad", "request", "session"}


def compiled(app: Flask, source: str) -> str:
    """The program that Jinja makes of a template."""
    program = app.jinja_env.compile(source, name="one.html", filename="one.html", raw=True)
    return str(program)


def test_what_the_file_says_is_text(app: Flask) -> None:
    """A sentence, an address, a test and a list of what the file alone decides."""
    for source in (
        '{{ _("Continue") }}',
        "{{ url_for('information.about') }}",
        "{{ q.help.title }}",
        "{% for part in q.parts %}{{ loop.index }} {{ part.title }}{% endfor %}",
        "{% if q.parts %}{{ icon('lock') }}{% endif %}",
    ):
        found = re.findall(r"yield (.*)", compiled(app, source).partition("pass\n")[2])
        assert len(found) == 1, source
        assert found[0].startswith("'"), source


def test_nothing_of_a_person_is_text(app: Flask) -> None:
    """Whatever a view or a request gives stays a question that each page answers."""
    assert KNOWN.isdisjoint(OF_A_PERSON)
    for source in (
        "{{ answer }}",
        "{{ csrf_token() }}",
        "{{ pad() }}",
        "{{ q.help.title ~ answer }}",
        "{% for part in q.parts %}{{ part.title }}{{ answer }}{% endfor %}",
        "{% for q in answers %}{{ q }}{% endfor %}",
        "{% macro said(q) %}{{ q.title }}{% endmacro %}{{ said(answer) }}",
    ):
        assert "escape(" in compiled(app, source), source


def test_a_text_of_the_file_is_escaped(app: Flask) -> None:
    """Once: in the text of a template as in what is said anew."""
    source = "{{ '<b>' ~ q.help.title }}{% set same = q.help.title %}{{ '<b>' ~ same }}"
    environment = app.jinja_env.overlay(loader=DictLoader({"one.html": source}))
    title = escape(app.jinja_env.globals["q"].help.title)
    assert environment.get_template("one.html").render() == f"&lt;b&gt;{title}&lt;b&gt;{title}"


def test_every_page_is_given_its_root(app: Flask) -> None:
    """What stands for it in what is kept is on no page that is sent."""
    visitor = Visitor(app)
    visitor.walk(people.STEADY)
    for path in ("/", "/check", "/summary", "/facts?all=1", "/help-now", "/about", "/nowhere"):
        assert "\0" not in visitor.get(path).text
