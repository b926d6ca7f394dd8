"""Fragments: markup that depends on the definition alone, rendered once when it is loaded.

A template asks for one by name and id, ``fragments.topic[id]``, of what nobody can write into: so
no answer can get into what is kept between requests. Each is a macro of templates/fragments.html,
or one of widgets.html with a form that nobody filled in, and is here because a page would cost too
much without it (bench/cost.py). What no id decides is text of its template (templates.py).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType
from typing import Any, NamedTuple, get_args

from jinja2 import Environment
from markupsafe import Markup
from wtforms import Form

from app.exports import help_text
from app.questionnaire import facts, shown_answers
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page
from app.questionnaire.shown_answers import ShownAnswer
from app.web import forms, urgent_help
from app.web.fields import ATTRIBUTE, ById
from app.web.progress import State
from app.web.table_fields import TableField

ByName = Mapping[str, Markup]
OfAnswers = Mapping[tuple[str, str | None], Markup]
_Each = Callable[[str, Mapping[Any, tuple[Any, ...]]], Any]
MACROS = ("frame", "icon", "mark", "parts_of", "w")
_INPUT = re.compile(r'<input [^>]*value="([^"]*)"')
_BARS = tuple(product((True, False), ("top", "end")))  # whether a country was chosen, and where
TYPED = "\1"  # where it goes; nobody can type it


class UpToAnswer(NamedTuple):
    """Markup up to where an answer stands: what was typed, or whether the box of an option is
    ``checked``; after the last, no code."""

    before: str
    code: str | None


@dataclass(frozen=True)
class Fragments:
    """Each holds the markup of the part with this id.

    ``topic``          the body of a topic
    ``folded``         a row of the facts, up to what depends on the answers
    ``asks``           what a topic suggests to ask, and where it comes from
    ``source``         a source in the list of all
    ``help_bar``       by the name of a country, whether it was chosen, and "top" or "end"
    ``short_help``     the ways of a country in one line, by its name and whether it was chosen
    ``calls``          two buttons to call or write, by the name of a country, and whether a
                       number for emergencies comes first
    ``services``       the help lines of a country, by its name
    ``other_services`` the same where they are folded
    ``part_state``     the line of a part on the overview, by its id and its state
    ``part``           where in the whole a page is, by the id of its part
    ``opening``        what stands above the questions of a page
    ``answer``         an answer of one option: by the question's id and the code, "" for none;
                       without a code, any other answer, up to where it stands and from there on
    ``to_change``      the same with the link that changes it
    ``blank``          a question that nobody answered, by the name of its field
    ``flag``           a flag up to what was reported
    ``options_table``  the options side by side
    ``numbers``        the drawn numbers, and the table of side effects
    """

    topic: ByName
    folded: ByName
    asks: ByName
    source: ByName
    help_bar: Mapping[tuple[str, bool, str], Markup]
    short_help: Mapping[tuple[str, bool], str]
    calls: Mapping[tuple[str, bool], Markup]
    services: ByName
    other_services: ByName
    part: ByName
    part_state: Mapping[tuple[str, str], Markup]
    opening: ByName
    answer: OfAnswers
    to_change: OfAnswers
    blank: Mapping[str, tuple[UpToAnswer, ...]]
    flag: ByName
    options_table: Markup
    numbers: Markup


def make(environment: Environment, questionnaire: Questionnaire) -> None:
    """Make what every template needs by name anew: fragments first, then macros."""
    for name in ("fragments", *MACROS):
        environment.globals.pop(name, None)
    _forget_templates(environment)
    environment.globals["fragments"] = render(environment, questionnaire)
    _forget_templates(environment)

    def module(name: str) -> Any:
        return environment.get_template(name).module

    # By name: an ``import`` in each would look at every global again.
    environment.globals |= {"icon": module("icons.html").icon, "mark": module("icons.html").mark}
    environment.globals |= {"w": module("widgets.html"), "frame": module("frame.html")}
    environment.globals["parts_of"] = module("parts.html")


def _forget_templates(environment: Environment) -> None:
    """Templates that were imported keep the globals they met: read them anew."""
    if environment.cache is not None:
        environment.cache.clear()


def render(environment: Environment, questionnaire: Questionnaire) -> Fragments:
    """The fragments of a questionnaire."""
    made: Any = environment.get_template("fragments.html").module
    said: Any = environment.get_template("parts.html").module

    def each(name: str, parts: Mapping[Any, tuple[Any, ...]]) -> Any:
        macro = getattr(made, name, None) or getattr(said, name)
        return MappingProxyType({key: macro(*given) for key, given in parts.items()})

    topics = {topic.id: (topic,) for topic in questionnaire.topics}
    return Fragments(
        topic=each("topic", topics),
        folded=each("folded", topics),
        asks=each("asks", topics),
        source=each("source", {key: (key, it) for key, it in questionnaire.sources.items()}),
        part_state=each(
            "part_state",
            {
                (part.id, state): (part, state)
                for part in questionnaire.parts
                for state in get_args(State)
            },
        ),
        part=each("part", {part.id: (part, n) for n, part in enumerate(questionnaire.parts, 1)}),
        opening=each("opening", {page.id: (page,) for page in questionnaire.pages}),
        blank=MappingProxyType(dict(_blanks(environment, questionnaire))),
        flag=each("flag", {flag.id: (flag,) for flag in questionnaire.flags}),
        options_table=made.options_table(questionnaire.options_table),
        numbers=made.numbers(
            facts.drawn_numbers(questionnaire),
            facts.side_effects(questionnaire),
            questionnaire.facts.side_effects_note or "",
        ),
        **_of_countries(each, questionnaire),
        **_of_answers(each, questionnaire),
    )


def _of_countries(each: _Each, questionnaire: Questionnaire) -> dict[str, Any]:
    countries = {country.name: (country,) for country in questionnaire.help.countries.values()}
    bars = {(name, *how): (*it, *how) for name, it in countries.items() for how in _BARS}
    ways = {
        (name, first): (urgent_help.two_ways(*it, first),)
        for name, it in countries.items()
        for first in (True, False)
    }
    lines = {
        (name, chosen): help_text.short_help(*it, chosen)
        for name, it in countries.items()
        for chosen in (True, False)
    }
    return {
        "short_help": MappingProxyType(lines),
        "help_bar": each("help_bar", bars),
        "calls": each("calls", ways),
        "services": each("services", countries),
        "other_services": each("other_services", countries),
    }


def _of_answers(each: _Each, questionnaire: Questionnaire) -> dict[str, Any]:
    answers: dict[tuple[str, str | None], tuple[ShownAnswer, Page]] = {}
    for page in questionnaire.pages:
        for question in page.questions:
            none = shown_answers.show_option(question, "")
            typed = none._replace(state=None, values=(TYPED,), code=None)
            answers[question.id, None] = typed, page
            for code in ("", *question.options):
                answers[question.id, code] = shown_answers.show_option(question, code), page
    return {
        "answer": each("answer", {key: (shown,) for key, (shown, _) in answers.items()}),
        "to_change": each("to_change", answers),
    }


def _blanks(
    environment: Environment, questionnaire: Questionnaire
) -> Iterator[tuple[str, tuple[UpToAnswer, ...]]]:
    """The name of each field, and its markup."""
    widgets: Any = environment.get_template("widgets.html").module
    for page in questionnaire.pages:
        for field, *given in _empty_fields(page):
            if field.asked.options:
                boxes = _up_to_boxes(widgets.choices(field.asked, field, *given))
                yield field.name, tuple(boxes)
            else:
                field.data = TYPED
                markup = str(widgets.text(field.asked, field, *given, ""))
                yield field.name, tuple(UpToAnswer(part, None) for part in markup.split(TYPED))


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


def _up_to_boxes(markup: str) -> Iterator[UpToAnswer]:
    done = 0
    for box in _INPUT.finditer(markup):
        yield UpToAnswer(str(markup[done : box.end()]), box[1])
        done = box.end()
    yield UpToAnswer(str(markup[done:]), None)
