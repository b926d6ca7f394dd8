"""Pseudo-language: the English with accents, and a third longer, under the code ``xx``.

What a page does when its words grow can so be seen before anybody has translated them, and what
stays plain English in it was never marked to be said in another language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import polib

from app.loading.translation.units import Unit

PSEUDO = "xx"
_GROWTH = 0.3
_ACCENTS = str.maketrans("aeioucn", "áéíóüçñ")
_KEPT = re.compile(r"(\{\w+\})")
# What is dialled or opened is in these words, and these have little room.
_PLAIN = (".say", ".brief")
_NARROW = (".short", ".description")


def said(english: str, narrow: bool = False) -> str:
    """A text with accents on small letters and, where there is room, a tail of a third."""
    parts = _KEPT.split(english)
    told = "".join(part if _KEPT.fullmatch(part) else part.translate(_ACCENTS) for part in parts)
    if narrow:
        return told
    tail = "ñandú " * (1 + int(len(english) * _GROWTH) // 6)
    return f"{told.rstrip()} {tail.strip()}"


def catalog(units: Iterable[Unit]) -> str:
    """The text of a PO file with every unit."""
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Language": PSEUDO}
    for unit in units:
        plain = unit.context.startswith("help.") and unit.context.endswith(_PLAIN)
        words = unit.text if plain else said(unit.text, unit.context.endswith(_NARROW))
        po.append(polib.POEntry(msgctxt=unit.context, msgid=unit.text, msgstr=words))
    return str(po)
