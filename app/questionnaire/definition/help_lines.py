"""Help lines: whom somebody can reach, by country, and the panel that keeps them in view."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from app.questionnaire.definition.parts import (
    Body,
    Condition,
    Day,
    Id,
    OneOf,
    Part,
    Phone,
    Slug,
    Text,
    Url,
)


class ContactMethod(OneOf):
    """One way to reach a service: one of ``call``, ``text`` (a message) and ``chat`` (a page)."""

    one_of = ("call", "text", "chat")

    call: Phone | None = None
    """The number to call."""
    text: Phone | None = None
    """The number to send a message to."""
    chat: Url | None = None
    """The page to write on."""
    message: Text | None = None
    """The word to send."""
    say: Text
    """The words of the link, with the number in them."""
    brief: Text | None = None
    """The same, where there is room for a few letters."""
    emergency: bool = False
    """Whether it reaches the emergency services."""


def _never(given: Any) -> Any:
    return None if given == "never" else given


DayOrNever = Annotated[Day | None, BeforeValidator(_never)]


class Service(Part):
    """A help line."""

    name: Text
    """What it is called."""
    about: Text | None = None
    """Whom it is for, and what they do."""
    hours: Text | None = None
    """When somebody answers."""
    cost: Text | None = None
    """What a call costs."""
    ages: Literal["young", "all"] | None = None
    """Whether it is for the young, or takes every age."""
    dialled: DayOrNever
    """When somebody last dialled it to see who answers; ``never`` where nobody did."""
    support: bool = False
    """Whether it is no crisis line: then it is left out where life is in danger."""
    ways: Annotated[tuple[ContactMethod, ...], Field(min_length=1)]
    """How to reach it."""


class LanguageHelp(Part):
    """The help of a country for whoever reads another language: who answers in it, and how."""

    short: Annotated[tuple[ContactMethod, ...], Field(min_length=1)]
    """The ways in the line on every page, in that language."""
    first: tuple[Text, ...] = ()
    """The names of the services that answer in it, which then stand before the others."""


class Country(Part):
    """The help of one country."""

    name: Text
    """What it is called."""
    paper: Literal["a4", "letter"] = "a4"
    """The size of paper there."""
    short: Annotated[tuple[ContactMethod, ...], Field(min_length=1)]
    """The ways in the line on every page."""
    services: Annotated[tuple[Service, ...], Field(min_length=1)]
    """All services."""
    other_languages: dict[Slug, LanguageHelp] = Field(default={})
    """Code of another language -> what is shown to whoever reads it."""

    @property
    def emergency_first(self) -> tuple[ContactMethod, ...]:
        """The short ways, those to the emergency services before all others."""
        return tuple(sorted(self.short, key=lambda way: not way.emergency))

    @property
    def young_first(self) -> tuple[Service, ...]:
        """The services: those for the young, those for every age, then the rest."""
        order = {"young": 0, "all": 1, None: 2}
        return tuple(sorted(self.services, key=lambda service: order[service.ages]))


class Panel(Part):
    """Help that is kept at the top of every page while its condition holds."""

    when: Condition
    """When it applies."""
    title: Text
    body: Body
    """What it says, where it stands in full."""


class Help(Part):
    """Help lines by country, checked on a date."""

    question: Id
    """The question whose answer is the country."""
    checked: Day
    """When they were last looked up."""
    title: Text
    """What stands before them."""
    expect: Body
    """What happens when somebody calls."""
    nobody_watches: Text
    """That nobody reads the answers."""
    panel: Panel
    """Help that stays in view."""
    finder: ContactMethod
    """Where to find a line in any country."""
    countries: Annotated[dict[Id, Country], Field(min_length=1)]
    """Code of the country -> its help."""
    sources: Annotated[tuple[Slug, ...], Field(min_length=1)]
    """Where they were looked up."""
