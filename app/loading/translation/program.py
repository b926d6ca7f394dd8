"""The program's own words in a second language, from the PO file in ``app/locale``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import polib

from app.loading.translation.pseudo import PSEUDO, said
from app.paths import LOCALE


@dataclass(frozen=True)
class ProgramWords:
    """``own_name`` is what a language calls itself, ``english_name`` what English calls it."""

    own_name: str
    english_name: str
    words: Mapping[str, str]


def known_languages() -> tuple[str, ...]:
    """The codes of the languages that the program can speak beside English."""
    return tuple(sorted(path.stem for path in LOCALE.glob("*.po")))


def load(language: str) -> ProgramWords:
    """The words in a language that the program can speak, or that only tries it."""
    if language == PSEUDO:
        known = load(known_languages()[0]).words
        return ProgramWords("Xx", "pseudo-language", {text: said(text) for text in known})
    po = polib.pofile(str(LOCALE / f"{language}.po"))
    words = {entry.msgid: entry.msgstr for entry in po if entry.msgstr and not entry.fuzzy}
    return ProgramWords(
        own_name=po.metadata["X-Own-Name"], english_name=po.metadata["X-English-Name"], words=words
    )
