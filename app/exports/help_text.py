"""Help text: sources and help lines as one line each, the way paper and plain text show them.

Paper has no links, so what a link would hide (a number, a host) stands in the words.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from app.questionnaire.definition.guidance import Source
from app.questionnaire.definition.help_lines import ContactMethod, Country, Help, Service
from app.questionnaire.document import Document


def short_url(url: str) -> str:
    """A web address as a person would type it: no scheme, no query, no closing slash."""
    return re.sub(r"^https://(www\.)?|[?#].*$|/$", "", url)


def source_address(source: Source) -> str:
    """Where a source can be read: its DOI, or its official page."""
    return f"https://doi.org/{source.doi}" if source.doi else source.url or ""


def reached(way: ContactMethod) -> str:
    """How to reach a service, with its number or address even if the link's words leave it out."""
    target = way.call or way.text or short_url(way.chat or "")
    known = _bare(target) in _bare(way.say)
    return way.say if known else f"{way.say}: {target}"


def service(line: Service) -> str:
    """A help line as one line: its name, how to reach it, when and at what cost, whom it is for."""
    ways = "; ".join(reached(way) for way in line.ways)
    return f"{line.name}: {ways}. {_terms(line)}".strip()


def about(line: Service) -> str:
    """The same without how to reach it, which stands beside as links."""
    return f"{line.name}. {_terms(line)}".strip()


def _terms(line: Service) -> str:
    terms = ", ".join(filter(None, (line.hours, line.cost)))
    told = (terms[:1].upper() + terms[1:], line.about or "")
    return " ".join(f"{part.rstrip('.')}." for part in told if part)


def help_lines(help_: Help, country: Country) -> tuple[str, ...]:
    """A country's help lines, and the finder for anywhere else."""
    return (*(service(line) for line in country.services), f"{reached(help_.finder)}.")


def short_help(country: Country, chosen: bool) -> str:
    """The ways that stand on every page; where nobody chose a country, also whose they are."""
    ways = " · ".join(reached(way) for way in country.short)
    return ways if chosen else f"{country.name}: {ways}"


def title_on_paper(document: Document) -> str:
    """What stands before the ways; where nobody chose a country, also whose they are."""
    title = document.help.title
    return before(title) if document.country_chosen else f"{title} {document.country.name}:"


def before(title: str) -> str:
    """A title that stands before the ways on one line: a question, or words with a colon."""
    return title if title.endswith(("?", ":", "!", "؟")) else f"{title}:"


def address(way: ContactMethod) -> str:
    """Where pressing a way leads: a call, a message with its word, or a page."""
    if way.chat:
        return way.chat
    number = re.sub(r"[\s-]", "", way.call or way.text or "")
    message = f"?&body={quote(way.message)}" if way.message else ""
    return f"tel:{number}" if way.call else f"sms:{number}{message}"


def _bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text).casefold()
