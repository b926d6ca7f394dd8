"""The document that a clinician reads and signs, as one value for HTML and for paper.

Chapters of entries (``contents.py``), each with its rows, its rules in words, and beside each
answer what it can bring about; or, since an older file, only what changed, the old beside the new.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.checks.help_lines import never_dialled
from app.checks.wording import NOT_REVIEWED
from app.cli.changes import changes
from app.cli.contents import entries
from app.cli.review_entries import EntryShown, ShownEntries, changed_entry
from app.exports.paper import Frame
from app.loading.loader import Loaded
from app.loading.sign_off import digest, valid, void
from app.questionnaire import messages
from app.questionnaire.definition.questionnaire import Questionnaire

_TITLES = {
    "safety": "Promises, help and safety",
    "questions": "The questions, page by page",
    "flags": "What the provider is told first",
    "topics": "Information for the person",
    "numbers": "Numbers and sources",
    "words": "The other words",
}
_HOW_TO_READ = (
    "Everything that people are asked and told, with the rules that decide who sees what. An "
    "answer that was not given matches nothing. Outcomes are tried in order after every page; the "
    "first that holds ends the questions. Beside each answer: what it can bring about; –: nothing."
)
_HELP_LINES = (
    "The help lines were looked up on {day}; {never} of {lines} were never dialled to see who "
    "answers."
)


@dataclass(frozen=True)
class Chapter:
    """What is signed for by one person."""

    id: str
    title: str
    digest: str
    state: str
    promises: tuple[str, ...]
    entries: tuple[EntryShown, ...]


@dataclass(frozen=True)
class Review:
    """``since``: the older file, where only what changed is shown."""

    frame: Frame
    source: str
    digest: str
    made: tuple[str, ...]
    since: str
    chapters: tuple[Chapter, ...]


def document(loaded: Loaded, today: date, since: Loaded | None) -> Review:
    """The document of a file, or what changed in it since an older one."""
    q = loaded.questionnaire
    never, lines = never_dialled(q)
    title = f"Review of “{q.site.name}”, version {q.version}"
    return Review(
        frame=_frame(q, title, f"{loaded.source.name}, SHA-256 {loaded.digest[:12]}…", today),
        source=loaded.source.name,
        digest=loaded.digest,
        made=(
            f"Printed on {messages.day(today)}. {_HOW_TO_READ}",
            _HELP_LINES.format(day=messages.day(q.help.checked), never=never, lines=lines),
        ),
        since=_file(since) if since else "",
        chapters=tuple(_chapters(q, since.questionnaire if since else None)),
    )


def _file(loaded: Loaded) -> str:
    version = loaded.questionnaire.version
    return f"“{loaded.source.name}” (version {version}, SHA-256 {loaded.digest})"


def _frame(questionnaire: Questionnaire, title: str, foot: str, today: date) -> Frame:
    return Frame(
        title=title,
        language=questionnaire.language,
        paper="a4",
        large=False,
        date=(today.year, today.month, today.day),
        day=messages.day(today),
        site=questionnaire.site.name,
        firm=messages.FIRM_STATEMENT,
        help_title=foot,
        help=(),
        handwriting=(),
        page_of=messages.PAGE_OF,
        running_foot=True,
        attached_as="",
    )


def _chapters(questionnaire: Questionnaire, old: Questionnaire | None) -> Iterator[Chapter]:
    every = list(entries(questionnaire))
    changed = changes(old, questionnaire) if old else []
    shown = ShownEntries(questionnaire)
    for chapter, title in _TITLES.items():
        own = [] if old else [entry for entry in every if entry.chapter == chapter]
        yield Chapter(
            chapter,
            title,
            digest(questionnaire, chapter),
            _state(questionnaire, chapter),
            tuple(f"{entry.title}." for entry in own if entry.kind == "promise"),
            (
                *(shown.entry(e) for e in own if e.kind not in ("promise", "question")),
                *(changed_entry(each) for each in changed if each.entry.chapter == chapter),
            ),
        )


def _state(questionnaire: Questionnaire, chapter: str) -> str:
    signed = valid(questionnaire)[chapter]
    if signed:
        return f"reviewed by {signed.by}, on {messages.day(signed.on)}"
    gone = [each for _, each in void(questionnaire) if each.chapter == chapter]
    if gone:
        last = max(gone, key=lambda each: each.on)
        return (
            f"{NOT_REVIEWED} as it stands; {last.by} read it on {messages.day(last.on)}, "
            "and it has changed since"
        )
    return NOT_REVIEWED
