"""Document: what the visit and the facts have in common, and where and when they are made.

A person takes two documents away: the summary for the visit and the facts to keep. Both carry the
firm statement, the help lines of one country and the sources of what they claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from app.questionnaire import messages
from app.questionnaire.definition.guidance import Source
from app.questionnaire.definition.help_lines import Country, Help
from app.questionnaire.journey import Journey


@dataclass(frozen=True)
class Imprint:
    """What a document says of its making, beside the answers: where and when, and from which file.

    ``answered_in``  the English name of the language of the questions, where it is not
        that of the document
    ``translation_reviewed``  whether people reviewed the translation that was read
    """

    today: date
    digest: str
    default_country: str
    site_name: str
    contact: str = ""
    answered_in: str = ""
    translation_reviewed: bool = True


@dataclass(frozen=True)
class Document:
    """The frame of a document.

    ``firm``            the firm statement, sentence by sentence
    ``country_chosen``  whether the person chose the country; else it is the site's own
    ``sources``         source id -> the source, of all that is claimed; its place is its number
    """

    title: str
    language: str
    version: str
    imprint: Imprint
    firm: tuple[str, ...]
    help: Help
    country: Country
    country_chosen: bool
    sources: Mapping[str, Source]

    @property
    def help_title(self) -> str:
        """The heading over the country's help lines."""
        return f"{self.help.title} ({self.country.name})"

    def cited(self, source_ids: Iterable[str]) -> list[tuple[int, str]]:
        """The numbers of these sources in the list at the end, with their ids, in its order."""
        return sorted((self._places[source_id], source_id) for source_id in source_ids)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {source_id: place for place, source_id in enumerate(self.sources, 1)}


def frame(
    journey: Journey, imprint: Imprint, title: str, cited: Iterable[str]
) -> Mapping[str, Any]:
    """What every document has, by the names of ``Document``; ``cited``: the ids of its sources.

    ValueError: the journey ended in an early outcome, which has help and no documents.
    """
    if journey.outcome is not None:
        raise ValueError(f"a journey that ended in {journey.outcome.id} has no documents")
    questionnaire, wanted = journey.questionnaire, set(cited)
    known = questionnaire.sources.items()
    return {
        "title": title,
        "language": questionnaire.language,
        "version": questionnaire.version,
        "imprint": imprint,
        "firm": messages.FIRM_STATEMENT,
        "help": questionnaire.help,
        "country": country(journey, imprint.default_country),
        "country_chosen": country_chosen(journey),
        "sources": {source_id: source for source_id, source in known if source_id in wanted},
    }


def country(journey: Journey, default: str) -> Country:
    """The help of the country the person chose, or of the site's default."""
    help_lines = journey.questionnaire.help
    chosen = journey.answers.text(help_lines.question)
    return help_lines.countries.get(chosen) or help_lines.countries[default]


def country_chosen(journey: Journey) -> bool:
    """Whether the person chose a country."""
    return journey.questionnaire.help.question in journey.answers.values
