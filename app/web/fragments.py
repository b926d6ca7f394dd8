"""Fragments: markup that depends on the definition alone, rendered once when it is loaded.

A template asks for one by name and id, ``fragments.topic(id)``, and can give it nothing else: so no
answer can get into what is kept between requests. Each is a macro of templates/fragments.html and
is here because a page would cost too much without it (bench/cost.py); the rest is rendered each
time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from app.questionnaire.definition import Questionnaire

Lookup = Callable[[str], Markup]


@dataclass(frozen=True)
class Fragments:
    """Each gives the markup of the part with this id.

    ``asks``           what a topic suggests to ask, and where it comes from
    ``ways``           the shortest ways to get help in a country, by its name
    ``options_table``  the options side by side
    """

    topic: Lookup
    asks: Lookup
    source: Lookup
    ways: Lookup
    options_table: Callable[[], Markup]


def render(environment: Environment, questionnaire: Questionnaire) -> Fragments:
    """The fragments of a questionnaire."""
    macros = environment.get_template("fragments.html").module

    def each(name: str, parts: Mapping[str, tuple[Any, ...]]) -> Lookup:
        macro = getattr(macros, name)
        return {key: macro(*given) for key, given in parts.items()}.__getitem__

    topics = {topic.id: (topic,) for topic in questionnaire.topics}
    countries = {country.name: (country,) for country in questionnaire.help.countries.values()}
    options = macros.options_table(questionnaire.options_table)  # type: ignore[attr-defined]
    return Fragments(
        topic=each("topic", topics),
        asks=each("asks", topics),
        source=each("source", {key: (key, it) for key, it in questionnaire.sources.items()}),
        ways=each("ways", countries),
        options_table=lambda: options,
    )
