"""Fragments: markup that depends on the definition alone, rendered once when it is loaded.

A template asks for one by name and id, ``fragments.topic(id)``, and can give it nothing else: so no
answer can get into what is kept between requests. Each is a macro of templates/fragments.html, or
one of widgets.html with a form that nobody filled in, and is here because a page would cost too
much without it (bench/cost.py); the rest is rendered each time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from jinja2 import Environment
from markupsafe import Markup
from wtforms import Form

from app.questionnaire import facts, shown_answers
from app.questionnaire.definition import Questionnaire
from app.questionnaire.questions import Page
from app.web import forms
from app.web.fields import ATTRIBUTE, ById
from app.web.table_fields import TableField

Lookup = Callable[[str], Markup]
_INPUT = re.compile(r'<input [^>]*value="([^"]*)"')


class UpToBox(NamedTuple):
    """Markup up to where ``checked`` stands in the box of an option; after the last, no code."""

    before: Markup
    code: str | None


@dataclass(frozen=True)
class Fragments:
    """Each gives the markup of the part with this id.

    ``asks``           what a topic suggests to ask, and where it comes from
    ``ways``           the shortest ways to get help in a country, by its name
    ``answer``         an answer of one option: by the question's id and the code, "" for none
    ``change``         the words of the link that changes an answer, by the question's id
    ``choices``        a question with options, nothing chosen, by the name of its field
    ``flag``           a flag up to what was reported
    ``options_table``  the options side by side
    ``numbers``        the drawn numbers, and the table of side effects
    """

    topic: Lookup
    asks: Lookup
    source: Lookup
    ways: Lookup
    answer: Callable[[tuple[str, str]], Markup]
    change: Lookup
    choices: Callable[[str], tuple[UpToBox, ...]]
    flag: Lookup
    options_table: Callable[[], Markup]
    numbers: Callable[[], Markup]


def render(environment: Environment, questionnaire: Questionnaire) -> Fragments:
    """The fragments of a questionnaire."""
    made = environment.get_template("fragments.html").module

    def each(name: str, parts: Mapping[Any, tuple[Any, ...]]) -> Any:
        macro = getattr(made, name)
        return {key: macro(*given) for key, given in parts.items()}.__getitem__

    def one(name: str, *given: Any) -> Callable[[], Markup]:
        markup: Markup = getattr(made, name)(*given)
        return lambda: markup

    topics = {topic.id: (topic,) for topic in questionnaire.topics}
    countries = {country.name: (country,) for country in questionnaire.help.countries.values()}
    asked = questionnaire.question.values()
    answers = {
        (question.id, code): (shown_answers.show_option(question, code),)
        for question in asked
        for code in ("", *question.options)
    }
    return Fragments(
        topic=each("topic", topics),
        asks=each("asks", topics),
        source=each("source", {key: (key, it) for key, it in questionnaire.sources.items()}),
        ways=each("ways", countries),
        answer=each("answer", answers),
        change=each("change", {question.id: (question.label,) for question in asked}),
        choices=dict(_choices(environment, questionnaire)).__getitem__,
        flag=each("flag", {flag.id: (flag,) for flag in questionnaire.flags}),
        options_table=one("options_table", questionnaire.options_table),
        numbers=one(
            "numbers",
            facts.drawn_numbers(questionnaire),
            facts.side_effects(questionnaire),
            questionnaire.facts.side_effects_note or "",
        ),
    )


def macros(environment: Environment) -> dict[str, Any]:
    """What every page needs, by name: an ``import`` in each would look at every global again."""
    icons: Any = environment.get_template("icons.html").module
    return {
        "frame": environment.get_template("frame.html").module,
        "w": environment.get_template("widgets.html").module,
        "icon": icons.icon,
        "mark": icons.mark,
    }


def _choices(
    environment: Environment, questionnaire: Questionnaire
) -> Iterator[tuple[str, tuple[UpToBox, ...]]]:
    """The name of each field with options, and its markup."""
    macro = environment.get_template("widgets.html").module.choices  # type: ignore[attr-defined]
    for page in questionnaire.pages:
        for field, *given in _empty_fields(page):
            if field.asked.options:
                yield field.name, tuple(_up_to_boxes(macro(field.asked, field, *given)))


def _empty_fields(page: Page) -> Iterator[tuple[Any, bool, str]]:
    """Every field of a page, those of a full table included; whether it is the heading of the
    page, and what stands before it for who cannot see the row it is in."""
    tables = [question for question in page.questions if question.type == "table"]
    rows = {ATTRIBUTE + table.id: [dict[str, str]()] * table.max_rows for table in tables}
    for field in type("EmptyForm", (ById, Form), forms.fields_of(page))(data=rows):
        if not isinstance(field, TableField):
            yield field, page.alone, ""
            continue
        for entry in field.entries:
            yield from ((cell, False, field.name_of(entry)) for cell in entry.form)


def _up_to_boxes(markup: Markup) -> Iterator[UpToBox]:
    done = 0
    for box in _INPUT.finditer(markup):
        yield UpToBox(markup[done : box.end()], box[1])
        done = box.end()
    yield UpToBox(markup[done:], None)
