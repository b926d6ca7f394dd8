"""What a translation's own file says of its words: phrases that are never said, and easy names.

It stands beside the PO file, ``questions.es.yaml``, since neither follows from the first language.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, field_validator


class LanguageWording(BaseModel):
    """``never_say`` are patterns: ``[oa]``, ``(a|b)`` and ``s?`` stand for several forms."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    never_say: tuple[str, ...] = ()
    known_words: tuple[str, ...] = ()

    @field_validator("never_say")
    @classmethod
    def _patterns(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        for phrase in phrases:
            try:
                re.compile(phrase)
            except re.error as error:
                raise ValueError(f"“{phrase}” is no pattern: {error}") from None
        return phrases


def beside(translation: Path) -> Path:
    """Where the words of a PO file are told about: ``questions.es.yaml``."""
    return translation.with_suffix(".yaml")


def read(path: Path) -> LanguageWording:
    """The file's words; none where there is no file. ValueError: it cannot be read."""
    if not path.exists():
        return LanguageWording()
    try:
        return LanguageWording.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
