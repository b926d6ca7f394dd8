"""The summary as a tagged PDF, set by Typst from templates/summary.typ.

The template is fixed; everything else reaches it as data, so nothing a person typed is ever read as
markup. Signs that no shipped font has become boxes before that (``signs.py``). No network, no file
but the template and the fonts.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from pydantic import BaseModel

from app.exports import help_text, printable, typesetter
from app.layout import TEMPLATES
from app.questionnaire import messages
from app.questionnaire.guidance import Source
from app.questionnaire.summary import Summary

TEMPLATE = TEMPLATES / "summary.typ"
PAPERS = {"a4": "a4", "letter": "us-letter"}
SIZES = ("normal", "large")
Json = dict[str, Any]


class ExportError(Exception):
    """The document could not be made. Its text holds nothing of the answers."""


def render(summary: Summary, paper: str, size: str) -> bytes:
    """The document on ``paper`` (a4, letter) in ``size`` (normal, large: 18 points).

    The same summary gives the same bytes. ExportError: the typesetter refused twice, the second
    time with the plainest signs only.
    """
    try:
        return _compile(_document(summary, paper, size, printable.printable))
    except typesetter.Refused:
        pass
    try:
        return _compile(_document(summary, paper, size, printable.plainest))
    except typesetter.Refused as refused:
        raise ExportError(f"{refused} while setting {TEMPLATE.name}") from None


# ---------------------------------------------------------------------------- the data


@dataclasses.dataclass
class _Plain:
    """Values as JSON, every text as it can be printed; notes what that changed on its way."""

    printed: Callable[[str], str]
    replaced: bool = False
    right_to_left: list[str] = dataclasses.field(default_factory=list)

    def __call__(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, date):
            return messages.day(value)
        if isinstance(value, Source):
            return self._text(help_text.cited(value))
        if isinstance(value, Mapping):
            return {key: self(inner) for key, inner in value.items()}
        names = _names(value)
        if isinstance(value, tuple | list) and not names:
            return [self(inner) for inner in value]
        return {name: self(getattr(value, name)) for name in names} or value

    def _text(self, value: str) -> str:
        shown = self.printed(value)
        self.replaced = self.replaced or shown.count(printable.BOX) > value.count(printable.BOX)
        self.right_to_left.extend(filter(printable.right_to_left, shown.split("\n")))
        return shown


def _names(value: Any) -> Collection[str]:
    if isinstance(value, BaseModel):
        return type(value).model_fields.keys() - _UNSHOWN
    if dataclasses.is_dataclass(value):
        return [field.name for field in dataclasses.fields(value)]
    return getattr(value, "_fields", ())  # of a named tuple


_UNSHOWN = {"when", "for_each"}  # what decides what is shown


def _document(summary: Summary, paper: str, size: str, printed: Callable[[str], str]) -> Json:
    """The summary and the program's own words, as the template reads them."""
    plain = _Plain(printed)
    shown = plain({name: getattr(summary, name) for name in _SHOWN} | _told(summary))
    today = summary.setting.today
    return {
        **shown,
        "paper": PAPERS[paper],
        "large": size == "large",
        "replaced": messages.REPLACED if plain.replaced else "",
        "right_to_left": plain.right_to_left,
        "date": [today.year, today.month, today.day],
    }


_SHOWN = (
    *(
        "title",
        "language",
        "standing",
        "ask",
        "skipped",
        "firm",
        "today",
        "also_asked",
        "sections",
    ),
    *("own_words", "questions", "sources"),
)


def _told(summary: Summary) -> Json:
    """What the template says beside the summary's own parts."""
    step = summary.next_step
    said = (step.book, step.by_when, f"“{step.first_sentence}”")
    return {
        "made": messages.made(summary.setting.today, summary.version),
        "site": f"{summary.setting.site_name} {summary.setting.contact}".strip(),
        "next_step": [list(pair) for pair in zip(messages.STEP, said, strict=True)],
        "help": {
            "title": summary.help.title,
            "lines": help_text.help_lines(summary.help, summary.country),
            "checked": f"{messages.HELP_CHECKED}: {messages.day(summary.help.checked)}",
            "heading": summary.help_title,
            "short": help_text.short_help(summary),
        },
        "about": [],
        "reviewed": "",
        "words": {name: getattr(messages, name) for name in _WORDS},
    }


_WORDS = (
    *(
        "FLAGS_TODAY",
        "FLAGS_FIRST",
        "ALSO_ASKED",
        "QUESTIONS",
        "OWN_WORDS",
        "MORE_QUESTIONS",
        "NEXT_STEP",
        "NOTES",
        "NOTES_ON",
    ),
    *("WHY_IT_MATTERS", "INFORMATION", "INFORMATION_KEPT", "MAIN_POINTS"),
    "ASK_YOUR_PROVIDER",
    *("MAY_HELP", "MAY_BE_HARD", "OPTIONS_TABLE"),
    *("ALL_ANSWERS", "SOURCES", "SOURCE_NUMBERS", "ABOUT_THIS", "HANDWRITING"),
    *("NUMBER_KEY", "NUMBERS_BELOW"),
)


# ---------------------------------------------------------------------------- the typesetter


def _compile(document: Json) -> bytes:
    year, month, day = document["date"]
    made = int(datetime(year, month, day, tzinfo=UTC).timestamp())
    data = json.dumps(document, ensure_ascii=False)
    try:
        return typesetter.typeset(_template(), data, made)
    except typesetter.Died as death:
        raise ExportError(str(death)) from None


@cache
def _template() -> bytes:
    return TEMPLATE.read_bytes()
