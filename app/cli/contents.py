"""What a file says, entry by entry, for a person to read, sign, or compare with an older one.

An entry is what a clinician would point at: a page, a flag, a help line's country, a promise. Its
rows are found by walking the models (``rows.py``), so that no key of the file can be forgotten.
``review.py`` shows them, ``changes.py`` compares them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.cli import rows
from app.cli.rows import Row
from app.questionnaire.conditions import in_words
from app.questionnaire.definition.guidance import Flag, Notice, Outcome, Topic
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import QuestionPart


@dataclass(frozen=True)
class Entry:
    """``part`` is the model, or what stands for it; ``name`` tells it from its like."""

    chapter: str
    kind: str
    name: str
    title: str
    rows: tuple[Row, ...]
    part: Any = None

    @property
    def key(self) -> tuple[str, str]:
        """By what it is found again in another file: never by its place."""
        return self.kind, self.name


def entries(questionnaire: Questionnaire) -> Iterator[Entry]:
    """Every entry, the promises and the help lines before all others."""
    q = questionnaire
    yield from _promises(q)
    for code, country in q.help.countries.items():
        yield _entry(q, "safety", "help lines", code, f"Help lines: {country.name}", country)
    yield _entry(q, "safety", "help", "help", "The help panel, and help for everybody", q.help)
    yield from _each(q, "safety", "outcome", q.outcomes)
    yield from _each(q, "safety", "notice", q.notices)
    yield from _each(q, "questions", "part", q.parts)
    for page in q.pages:
        yield _entry(q, "questions", "page", page.id, page.title, page)
        for question in page.questions:
            yield _entry(q, "questions", "question", question.id, question.label, question)
    groups = tuple(rows.of_value(q, "groups", q.flag_groups))
    yield Entry("flags", "groups", "flag_groups", "The groups of flags", groups)
    yield from _each(q, "flags", "flag", q.flags)
    yield from _each(q, "topics", "topic", q.topics)
    for option in q.options_table:
        yield _entry(q, "topics", "option", option.id, option.name, option)
    yield _entry(q, "topics", "facts", "facts", q.facts.title, q.facts)
    for name, number in q.numbers.items():
        yield _entry(q, "numbers", "number", name, number.what, number)
    for name, source in q.sources.items():
        yield _entry(q, "numbers", "source", name, source.title, source)
    yield from _words(q)


def _words(q: Questionnaire) -> Iterator[Entry]:
    yield _entry(q, "words", "summary", "summary", "The summary for the visit", q.summary)
    yield _entry(q, "words", "start", "start", "The start page", q.start)
    yield _entry(q, "words", "site", "site", "The site", q.site)
    yield _entry(q, "words", "authorship", "authorship", "Who made it", q.authorship)
    yield _entry(q, "words", "wording", "wording", "Words that are never said", q.wording)
    yield Entry("words", "order", "order", "What stands in which order", tuple(_order(q)))


def _each(
    q: Questionnaire,
    chapter: str,
    kind: str,
    parts: Iterable[Outcome | Notice | QuestionPart | Flag | Topic],
) -> Iterator[Entry]:
    for part in parts:
        yield _entry(q, chapter, kind, part.id, part.title, part)


def _promises(questionnaire: Questionnaire) -> Iterator[Entry]:
    """A promise has no id: it is known by what it says, in codes."""
    for group, promises in (("always", questionnaire.always), ("never", questionnaire.never)):
        for promise in promises:
            about, name = promise.about
            words = in_words(questionnaire, promise.when)
            shown = "is shown" if group == "always" else "is not shown"
            called = _title(questionnaire, about, name)
            title = f"{group.capitalize()}: {called} {shown} when {words}"
            same = f"{group} {about} {name} {rows.codes(promise.when)}"
            yield Entry("safety", "promise", same, title, (), promise)


def _title(questionnaire: Questionnaire, kind: str, name: str) -> str:
    """What a promise is about, as people know it, and by its id."""
    q = questionnaire
    titles = {
        "outcome": {part.id: part.title for part in q.outcomes},
        "notice": {part.id: part.title for part in q.notices},
        "flag": {part.id: part.title for part in q.flags},
        "topic": {part.id: part.title for part in q.topics},
    }
    title = titles.get(kind, {}).get(name)
    return f"{kind} “{title}” (`{name}`)" if title else f"{kind} `{name}`"


def _order(questionnaire: Questionnaire) -> Iterator[Row]:
    q = questionnaire
    for label, parts in (
        ("pages", q.pages),
        ("outcomes, as they are tried", q.outcomes),
        ("notices", q.notices),
        ("flags", q.flags),
        ("topics", q.topics),
        ("options", q.options_table),
    ):
        names = tuple(part.id for part in parts)
        yield Row("order", label, (", ".join(names),), names)


def _entry(
    q: Questionnaire, chapter: str, kind: str, name: str, title: str, part: BaseModel
) -> Entry:
    return Entry(chapter, kind, name, title, tuple(rows.of_part(q, part)), part)
