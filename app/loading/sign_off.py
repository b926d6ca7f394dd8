"""Who reviewed which chapter of a file, as long as it still says what they read.

A sign-off holds the digest of its chapter. When a word of it changes, the digest is another, and
the sign-off is void without anybody's doing; the site then says so, since what it says about its
review is made here when the file is loaded, and stands in no text of the file.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from app.checks.wording import NOT_REVIEWED
from app.questionnaire import messages
from app.questionnaire.definition.for_authors import SignOff
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.speech import translated as _

# Chapter -> the keys of the file that it holds. Every key stands in one, but for what is said of
# the review itself and of its dates.
CHAPTERS: Mapping[str, frozenset[str]] = {
    "safety": frozenset({"help", "outcomes", "notices", "always", "never"}),
    "questions": frozenset({"parts", "pages"}),
    "flags": frozenset({"flag_groups", "flags"}),
    "topics": frozenset({"topics", "options_table", "facts"}),
    "numbers": frozenset({"numbers", "sources"}),
    "words": frozenset({"language", "site", "start", "summary", "wording"}),
}
TITLES: Mapping[str, str] = {
    "safety": "help and safety",
    "questions": "the questions",
    "flags": "what to tell the provider",
    "topics": "the information",
    "numbers": "numbers and sources",
    "words": "the other words",
}
NOT_READ = frozenset({"version", "authorship", "reviewed"})


def digest(questionnaire: Questionnaire, chapter: str) -> str:
    """The SHA-256 of what a chapter says; comments, order of keys and line breaks do not count."""
    said = questionnaire.model_dump(mode="json", include=set(CHAPTERS[chapter]))
    plain = json.dumps(_without_days(said), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def _without_days(value: Any) -> Any:
    """When a help line was looked up or dialled is no word of it: doing so again voids nothing."""
    if isinstance(value, dict):
        return {
            key: _without_days(item)
            for key, item in value.items()
            if key not in ("checked", "dialled")
        }
    return [_without_days(item) for item in value] if isinstance(value, list) else value


def valid(questionnaire: Questionnaire) -> Mapping[str, SignOff | None]:
    """Chapter -> the latest sign-off that is not void."""
    found: dict[str, SignOff | None] = dict.fromkeys(CHAPTERS)
    for signed in questionnaire.reviewed:
        if signed.digest == digest(questionnaire, signed.chapter):
            found[signed.chapter] = signed
    return found


def void(questionnaire: Questionnaire) -> list[tuple[int, SignOff]]:
    """The sign-offs whose words have changed since, with their places in the file."""
    return [
        (i, signed)
        for i, signed in enumerate(questionnaire.reviewed)
        if signed.digest != digest(questionnaire, signed.chapter)
    ]


def stated(questionnaire: Questionnaire, of: Questionnaire | None = None) -> Questionnaire:
    """The same, saying of its own review what is true; without any sign-off, as the file says.

    ``of``: what was signed, where the questionnaire is a translation of it.
    """
    if not questionnaire.reviewed:
        return questionnaire
    told = _reviewed(valid(of or questionnaire))
    words = questionnaire.authorship.model_copy(update={"reviewed_by": told})
    return questionnaire.model_copy(update={"authorship": words})


def _reviewed(signed: Mapping[str, SignOff | None]) -> str:
    """Who reviewed which chapter, in words: the chapters of one review together."""
    by: dict[str, list[str]] = {}
    for chapter, each in signed.items():
        by.setdefault(_one(each), []).append(_(TITLES[chapter]))
    if len(by) == 1:
        return next(iter(by))
    return "; ".join(f"{', '.join(chapters)}: {who}" for who, chapters in by.items())


def _one(signed: SignOff | None) -> str:
    if signed is None:
        return _(NOT_REVIEWED)
    told = _("reviewed by {name}, on {day}")
    return told.format(name=signed.by, day=messages.day(signed.on))
