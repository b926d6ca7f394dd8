"""Site words: what the file says of the site: its name, its start page, and who made it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from app.questionnaire.definition.parts import Body, Day, Name, Part, Passage, Text, Url


class SiteWords(Part):
    """What the questionnaire is about."""

    name: Text
    """What the site is called."""
    treatment: Name
    """The treatment: a plain name. It stands on all that is printed, and in no sentence of ours."""
    condition: Text
    """What it is a treatment for."""
    strapline: Text
    """What the site is for, in one line."""
    description: Annotated[Text, StringConstraints(max_length=160)]
    """What a search engine shows."""
    url: Url | None = None
    """Where the site stands."""
    publisher: Text | None = None
    """Who publishes it."""


class Start(Part):
    """The start page: what stands above its button, and what stands below."""

    title: Text
    lead: Body
    """What stands before the button."""
    sections: Annotated[tuple[Passage, ...], Field(min_length=1)]
    """What stands after it."""
    below: tuple[Passage, ...] = ()
    """What stands last."""


class Authorship(Part):
    """Who made it, who checked it, and how it is kept."""

    written_by: Text
    """Who wrote it."""
    funding: Text
    """Who paid for it."""
    reviewed_by: Text
    """Which clinician reviewed it, or that none did."""
    last_review: Day
    """When its authors last went through it."""
    next_review: Day
    """By when they will again."""
    updates: Text
    """How it is kept up to date."""
    evidence: Text
    """How the facts were chosen."""
    reading_level: Text
    """For which grade it is written."""
    privacy: Text
    """What happens to answers."""
