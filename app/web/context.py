"""Site and Visit: what every request needs, and what one person brings to one request.

A ``Site`` is made once at start and changed by no request. A ``Visit`` is read from the cookie at
the beginning of a view and passed on from there as an argument; whoever needs other answers makes
another visit of them, and nothing is remembered between two calls.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import cast

from flask import Flask, current_app

from app.config import Settings
from app.questionnaire import document, journey
from app.questionnaire.answers import NO_ANSWERS, Answers, Value
from app.questionnaire.definition.help_lines import Country
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import Journey
from app.web import saved_answers
from app.web.forms import PageForm


@dataclass(frozen=True)
class Visit:
    """One person in one request: everything they ever said, and the journey it makes.

    ``site``  the site that they visit
    ``last``  the id of the page that was saved last; "" where nothing says
    """

    site: Site
    all_answers: Answers
    journey: Journey
    country: Country
    last: str = ""

    @property
    def country_chosen(self) -> bool:
        return document.country_chosen(self.journey)

    @property
    def finished(self) -> bool:
        """Whether there is a summary: no early outcome holds, and nothing required is missing."""
        return self.journey.outcome is None and self.journey.due is None


@dataclass(frozen=True)
class Site:
    """``name`` and ``contact`` as the settings or the file give them; ``digest`` of the file.

    ``translated_from``  the site that this one says in another language, if it does
    ``reviewed``         whether people reviewed this translation in the words it has now
    """

    settings: Settings
    questionnaire: Questionnaire
    digest: str
    forms: Mapping[str, type[PageForm]]
    translated_from: Site | None = None
    reviewed: bool = True

    @property
    def original(self) -> Site:
        """The site in the language it was written in, which a clinic reads."""
        return self.translated_from or self

    @property
    def name(self) -> str:
        return self.settings.site_name or self.questionnaire.site.name

    @property
    def default_country(self) -> str:
        """Whose help lines are shown until a country is chosen: the setting’s, or the first."""
        return self.settings.country or next(iter(self.questionnaire.help.countries))

    @cached_property
    def every_choice(self) -> Mapping[str, Value]:
        """As many choices as can be made: what the cookie must always have room for."""
        return saved_answers.every_choice(self.questionnaire)

    def visit(self, all_answers: Answers, last: str = "") -> Visit:
        """The visit of somebody with these answers, who saved the page ``last``."""
        path = journey.follow(self.questionnaire, all_answers)
        return Visit(self, all_answers, path, document.country(path, self.default_country), last)

    def imprint(self, answered_in: str = "", reviewed: bool = True) -> document.Imprint:
        """What a document made now says about itself.

        ``answered_in``, ``reviewed``: the language of the questions, where it is another, and
        whether that translation was reviewed.
        """
        return document.Imprint(
            answered_in=answered_in,
            translation_reviewed=self.reviewed and reviewed,
            today=datetime.now(self.settings.time_zone).date(),
            digest=self.digest,
            default_country=self.default_country,
            site_name=self.name,
            contact=self.settings.site_contact,
        )


def site_of(app: Flask) -> Site:
    """The site that an application serves."""
    return cast(Site, app.extensions["site"])


def current() -> Site:
    """The site of this request."""
    return site_of(current_app)


def read_visit() -> Visit:
    """The visit that the cookie of this request holds."""
    site = current()
    return site.visit(saved_answers.read(site.questionnaire), saved_answers.last_page())


def empty_visit() -> Visit:
    """The visit of somebody who said nothing, or whose answers were just forgotten."""
    return current().visit(NO_ANSWERS)
