"""Speech: which language the program speaks at this moment, and its own words in it.

``with speaking("es"):`` makes everything the program says Spanish, for one request or one sheet of
paper; threads and requests do not hear each other. A language is learned once, at start.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

ENGLISH = "en"

_language = ContextVar("language", default=ENGLISH)
_learned: dict[str, Mapping[str, str]] = {}

# “y” becomes “e” before the sound i (“padre e hijo”), but not before hie- and hia-.
_SOUNDS_LIKE_I = re.compile(r"[“‘(¿¡]*h?[ií](?![aeoáéó])", re.IGNORECASE)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Let the program speak this language meanwhile."""
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def learn(language: str, words: Mapping[str, str]) -> None:
    """Take the program's words in a language: English -> translation."""
    _learned[language] = words


def current_language() -> str:
    """The language that is being spoken."""
    return _language.get()


def translated(english: str) -> str:
    """A sentence of the program's own in the language that is being spoken."""
    learned = _learned.get(_language.get())
    return learned.get(english, english) if learned else english


def joining_word(following: str) -> str:
    """The word between the last two of a row: “and”, “y”, “e”."""
    if _language.get() == "es" and _SOUNDS_LIKE_I.match(following):
        return "e"
    return translated("and")
