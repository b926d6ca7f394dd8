"""Whether the help lines lead where they say, and leave nobody without one.

A part of ``safety.py``, whose docstring lists every rule that keeps somebody in danger safe. Paper
shows nothing but words, so a link's words and what it dials, sends or opens must be the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from app.checks.problem_messages.safety import SafetyProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.checks.texts import running_texts
from app.questionnaire.definition.help_lines import ContactMethod, Country
from app.questionnaire.definition.questionnaire import Questionnaire

# Digits in groups, as numbers are written: 116 123, 9-8-8, 1-800-273-8255, (0808) 808 8000.
_GROUP = r"(?:\([0-9]+\)|[0-9]+)"
_NUMBER = re.compile(rf"{_GROUP}(?:[\s./\-‐‑–]?{_GROUP})*")

# “Text HOME to 741741”; and an address in running text, such as 988lifeline.org.
_QUOTE = "[“”\"‘’'«»]?"
_WORD_TO_SEND = re.compile(
    rf"\b(?i:text)\s+{_QUOTE}([^\W\d_]+){_QUOTE}\s+(?i:to)\b"
    rf"|\b(?i:text|send|message|with|envíe|mande|escriba|word)\s+{_QUOTE}([A-ZÁÉÍÓÚÑ]{{2,}})\b"
)
_CALLED = re.compile(
    rf"\b(?:call|dial|text|ring|phone)\s+(?:\w+\s+){{0,2}}?({_NUMBER.pattern})", re.IGNORECASE
)
_HOST = re.compile(r"(?<![\w@.-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}\b", re.IGNORECASE)


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _every_country(questionnaire)
    for path, way in ways(questionnaire):
        yield from _number(path, way)
        yield from _message(path, way)
        yield from _address(path, way)
    for code, country in questionnaire.help.countries.items():
        yield from _short(("help", "countries", code), country)
    yield from _named(questionnaire)


def young(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Each country has a line for the young, or one that takes every age."""
    for code, country in questionnaire.help.countries.items():
        if not any(service.ages and not service.support for service in country.services):
            here: KeyPath = ("help", "countries", code, "services")
            yield Finding(Problem.NO_LINE_FOR_THE_YOUNG, here, {"name": code}, on_key=True)


def never_dialled(questionnaire: Questionnaire) -> tuple[int, int]:
    """How many services nobody ever dialled to see who answers, and how many there are."""
    services = [s for country in questionnaire.help.countries.values() for s in country.services]
    return sum(service.dialled is None for service in services), len(services)


def ways(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, ContactMethod]]:
    """Every way to reach somebody, with its path."""
    yield ("help", "finder"), questionnaire.help.finder
    for code, country in questionnaire.help.countries.items():
        here: KeyPath = ("help", "countries", code)
        for k, way in enumerate(country.short):
            yield (*here, "short", k), way
        for language, own in country.other_languages.items():
            for k, way in enumerate(own.short):
                yield (*here, "other_languages", language, "short", k), way
        for i, service in enumerate(country.services):
            for k, way in enumerate(service.ways):
                yield (*here, "services", i, "ways", k), way


# ---------------------------------------------------------------------------- countries


def _every_country(questionnaire: Questionnaire) -> Iterator[Finding]:
    lines = questionnaire.help
    question = questionnaire.question.get(lines.question)
    here: KeyPath = ("help", "countries")
    options = question.options if question and question.type == "choice" else {}
    for code in options:
        if code not in lines.countries:
            unasked = [name for name in lines.countries if name not in options]
            facts = {"name": code, "nearest": nearest(code, unasked)}
            yield Finding(Problem.COUNTRY_WITHOUT_HELP, here, facts, on_key=True)
    last = next(reversed(lines.countries), None)
    for code, country in lines.countries.items():
        # Where life is in danger, services for support are left out, and some must be left.
        if all(service.support for service in country.services):
            path = (*here, code, "services")
            yield Finding(Problem.ONLY_SUPPORT, path, {"name": code}, on_key=True)
        if not any(way.call for way in _all(country)):
            # “Somewhere else” is no country: there, and only there, the finder stands alone.
            alone = all(way.chat == lines.finder.chat for way in _all(country) if way.chat)
            if code != last or not alone or any(way.text for way in _all(country)):
                facts = {"name": code}
                yield Finding(Problem.NO_NUMBER_TO_CALL, (*here, code), facts, on_key=True)


def _all(country: Country) -> Iterator[ContactMethod]:
    yield from country.short
    for service in country.services:
        yield from service.ways


def _short(here: KeyPath, country: Country) -> Iterator[Finding]:
    """What stands on every page is one of the ways that the full list shows."""
    known = {_reaches(way) for service in country.services for way in service.ways}
    for k, way in enumerate(country.short):
        if _reaches(way) not in known:
            facts = {"say": way.say, "name": country.name}
            yield Finding(Problem.SHORT_IS_ANOTHER, (*here, "short", k), facts)
    for language, own in country.other_languages.items():
        for k, way in enumerate(own.short):
            if _reaches(way) not in known:
                facts = {"say": way.say, "name": country.name}
                path = (*here, "other_languages", language, "short", k)
                yield Finding(Problem.SHORT_IS_ANOTHER, path, facts)


def _reaches(way: ContactMethod) -> tuple[str, str, str, str]:
    return (
        _digits(way.call or ""),
        _digits(way.text or ""),
        way.message or "",
        way.chat or "",
    )


def _named(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A number that a text says to call is one of those that were looked up."""
    known = {_digits(way.call or way.text or "") for _, way in ways(questionnaire)}
    for path, text in running_texts(questionnaire):
        if path[0] == "help" and path[-1] in ("say", "brief"):
            continue  # the words of a way are held to its own number
        for found in _CALLED.finditer(" ".join(text.split())):
            if len(_digits(found[1])) > 2 and _digits(found[1]) not in known:
                yield Finding(Problem.UNKNOWN_LINE, path, {"found": found[0]})


# ---------------------------------------------------------------------------- one way


def _number(path: KeyPath, way: ContactMethod) -> Iterator[Finding]:
    """Whoever reads a number off the screen or off paper must reach whom the link reaches."""
    number = way.call or way.text
    for key, words in (("say", way.say), ("brief", way.brief)):
        if number is None or words is None:
            continue
        shown = [_digits(found) for found in _NUMBER.findall(words)]
        if _digits(number) not in shown and (key == "say" or shown):
            yield Finding(Problem.OTHER_NUMBER, (*path, key), {"number": number, "say": words})


def _message(path: KeyPath, way: ContactMethod) -> Iterator[Finding]:
    """The word that a link sends is the word that paper says to send."""
    found = _WORD_TO_SEND.search(way.say)
    told = found and (found[1] or found[2])
    shown = rf"(?<!\w){re.escape(way.message or '')}(?!\w)"
    if way.message and (not re.search(shown, way.say) or (told and told != way.message)):
        facts = {"message": way.message, "say": way.say}
        yield Finding(Problem.OTHER_MESSAGE, (*path, "message"), facts)
    elif told and way.text and not way.message:
        facts = {"message": told, "say": way.say}
        yield Finding(Problem.MESSAGE_MISSING, path, facts)


def _address(path: KeyPath, way: ContactMethod) -> Iterator[Finding]:
    """The page that a link opens is the one that its words name."""
    if way.chat is None:
        return
    parts = urlsplit(way.chat)
    host = (parts.hostname or "").removeprefix("www.")
    if "@" in parts.netloc or not _HOST.fullmatch(host):
        yield Finding(Problem.ODD_ADDRESS, (*path, "chat"), {"address": way.chat})
        return
    for named in _HOST.findall(way.say):
        if named.lower().removeprefix("www.") != host:
            facts = {"host": host, "named": named}
            yield Finding(Problem.OTHER_HOST, (*path, "say"), facts)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
