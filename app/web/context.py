"""Site: what every request needs and no request changes, made once at start.

``current`` is the way in for views; ``visit`` is the one place where answers are read from the
cookie, once a request. Whatever has no frame (static files, the health check) never calls it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import cast

from flask import Flask, current_app, g, session

from app.checks.largest_answers import largest_answers
from app.config import Settings
from app.questionnaire import answers, document, journey
from app.questionnaire.answers import Answers, Value
from app.questionnaire.definition import Questionnaire
from app.questionnaire.help_lines import Country
from app.questionnaire.journey import Journey
from app.web.forms import PageForm

ANSWERS = "answers"
TYPED = ("text", "table")


@dataclass(frozen=True)
class Site:
    """``name`` and ``contact`` as the settings or the file give them; ``digest`` of the file."""

    settings: Settings
    questionnaire: Questionnaire
    digest: str
    forms: Mapping[str, type[PageForm]]

    @property
    def name(self) -> str:
        return self.settings.site_name or self.questionnaire.site.name

    @property
    def default_country(self) -> str:
        """Whose help lines are shown until a country is chosen: the setting's, or the first."""
        return self.settings.country or next(iter(self.questionnaire.help.countries))

    @cached_property
    def every_choice(self) -> Mapping[str, Value]:
        """As many choices as can be made, whatever was typed: what the cookie must always hold."""
        asked = self.questionnaire.question
        full = largest_answers(self.questionnaire).values
        return {name: value for name, value in full.items() if asked[name].type not in TYPED}

    def setting(self) -> document.Setting:
        """What a summary printed now says about itself."""
        return document.Setting(
            today=date.today(),  # noqa: DTZ011  the clinic's own day is meant
            digest=self.digest,
            default_country=self.default_country,
            site_name=self.name,
            contact=self.settings.site_contact,
        )


@dataclass(frozen=True)
class Visit:
    """One person in one request: everything they said, and the journey it makes."""

    said: Answers
    journey: Journey
    country: Country

    @property
    def country_chosen(self) -> bool:
        return document.country_chosen(self.journey)


def install(app: Flask, site: Site) -> None:
    app.extensions["site"] = site


def current() -> Site:
    return cast(Site, current_app.extensions["site"])


def visit() -> Visit:
    """The visit of this request, read from the cookie once."""
    if "visit" not in g:
        remember(answers.read(current().questionnaire, session.get(ANSWERS)))
    return cast(Visit, g.visit)


def remember(said: Answers) -> Visit:
    """Make these answers the ones of this request, without keeping them."""
    path = journey.follow(current().questionnaire, said)
    g.visit = Visit(said, path, document.country(path, current().default_country))
    return cast(Visit, g.visit)


def forget_visit() -> None:
    """Go on as if nothing had been said: an error page must not fail for the reason it reports."""
    remember(answers.NO_ANSWERS)
