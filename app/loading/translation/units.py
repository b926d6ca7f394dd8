"""Units: every text of a definition that is to be translated, with the context it stands in.

A context is a path of ids, without places in a list: ``question.sleep.text`` in a file that asks
how somebody sleeps. So a question may move to another page, and a paragraph may be put before
another, and nothing that was translated grows old. Two texts that are the same in one context are
one unit. What counts as words is told by the type of a field (``app.checks.texts``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.checks.problems import KeyPath
from app.checks.texts import shown_texts
from app.questionnaire.definition.questionnaire import Questionnaire

# Names stay as they are in every language, and so does the word that a help line is sent.
_KEPT = {("site", "name"), ("site", "publisher"), ("site", "url")}
_KEPT_LAST = {"message", "year"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One text to translate. ``paths``: where it stands; ``safety``: whether a life may hang on
    it."""

    context: str
    text: str
    paths: tuple[KeyPath, ...]
    safety: bool

    @property
    def key(self) -> tuple[str, str]:
        return self.context, self.text


def units(questionnaire: Questionnaire) -> tuple[Unit, ...]:
    """Every unit, in the file's order."""
    safe = frozenset(_safety_contexts(questionnaire))
    found: dict[tuple[str, str], list[KeyPath]] = {}
    # Where somebody signed, the program says who did, in any language.
    signed = {("authorship", "reviewed_by")} if questionnaire.reviewed else set()
    for path, text in shown_texts(questionnaire):
        if path in signed:
            continue
        if path not in _KEPT and path[-1] not in _KEPT_LAST:
            found.setdefault((context_of(questionnaire, path), text), []).append(path)
    return tuple(
        Unit(context, text, tuple(paths), context.startswith(tuple(safe)))
        for (context, text), paths in found.items()
    )


def context_of(questionnaire: Questionnaire, path: KeyPath) -> str:
    """The context of the text at a path, such as ``question.age.option.under_18.text``."""
    names: list[str] = []
    value: Any = questionnaire
    for step in path:
        if isinstance(value, BaseModel):
            value = getattr(value, str(step))
            names.append(str(step))
        elif isinstance(value, Mapping):
            value = value[step]
            names.append(str(step))
        else:
            value = value[step]
            names += [value.id] if hasattr(value, "id") else []
    if names[0] == "pages" and "questions" in names:
        names = ["question", *names[names.index("questions") + 1 :]]
    return ".".join(names)


def _safety_contexts(questionnaire: Questionnaire) -> Iterator[str]:
    """The beginnings of the contexts of the texts that must be right for somebody in danger."""
    yield from ("outcomes.", "notices.", "help.", "summary.ask", "summary.next_step")
    reads = questionnaire.asks_about_danger
    for flag in questionnaire.flags:
        if flag.today or flag.when.questions & reads:
            yield f"flags.{flag.id}."
    for page in questionnaire.pages:
        asked = {question.id for question in page.questions} & reads
        if asked:
            yield f"pages.{page.id}."
        yield from (f"question.{name}." for name in sorted(asked))
