"""`flask questions review`: the whole file as one document, for a clinician to read and to sign.

Everything that people are asked and told, with the rules in words beside it, in chapters that are
signed one by one; with ``--since`` only what changed, the old beside the new. ``--sign`` writes a
sign-off into the file (``signing.py``); it is void by itself once the chapter's words change.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import chain
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.checks.help_lines import never_dialled
from app.checks.reading_grade import pieces
from app.cli.changes import EntryChange, RowChange, changes
from app.cli.contents import entries
from app.cli.files import file_argument, read
from app.cli.rows import IN_ORDER, Row
from app.cli.signing import sign
from app.config import questions_file
from app.layout import TEMPLATES
from app.loading.loader import Loaded
from app.loading.sign_off import CHAPTERS, NOT_REVIEWED, digest, valid, void
from app.questionnaire import messages
from app.questionnaire.definition import Questionnaire

Pieces = list[tuple[str, str]]  # ("same" | "gone" | "come", words)

_TITLES = {
    "safety": "Promises, help and safety",
    "questions": "The questions, page by page",
    "flags": "What the provider is told first",
    "topics": "Information for the person",
    "numbers": "Numbers and sources",
    "words": "The other words",
}


@click.command()
@file_argument
@click.option(
    "--since",
    "old",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The file as it was signed last: show only what changed.",
)
@click.option("--sign", "by", help="Name and role of who read it: write a sign-off into the file.")
@click.option(
    "--chapter",
    "chapters",
    multiple=True,
    type=click.Choice(list(CHAPTERS)),
    help="Which chapter is signed; all of them if it is left out.",
)
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day; today if left out.")
def review(
    file: Path | None,
    old: Path | None,
    by: str | None,
    chapters: tuple[str, ...],
    day: datetime | None,
) -> None:
    """Write the document to sign as HTML to the standard output, or sign it."""
    loaded = read(file)
    today = day.date() if day else date.today()  # noqa: DTZ011 - the reviewer's own day
    if by is None:
        click.echo(as_html(loaded, today, read(old) if old else None), nl=False)
        return
    path = file or questions_file()
    signed = chapters or tuple(CHAPTERS)
    sign(path, loaded, by, signed, today)
    click.echo(f"{path}: signed by {by}, on {today}: {', '.join(signed)}.")


def as_html(loaded: Loaded, today: date, since: Loaded | None = None) -> str:
    """The document, or what changed in it since an older file."""
    questionnaire = loaded.questionnaire
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = messages.day
    return environment.get_template("review.html").render(
        q=questionnaire,
        name=loaded.source.name,
        digest=loaded.digest,
        made=f"Printed on {messages.day(today)}",
        dialled=never_dialled(questionnaire),
        firm=messages.FIRM_STATEMENT,
        since=since and {**_source(since), "version": since.questionnaire.version},
        chapters=_chapters(questionnaire, since.questionnaire if since else None),
        effects=_effects(questionnaire),
        states=messages.STATES,
        grades=_grades(questionnaire),
        in_order=IN_ORDER,
    )


def _source(loaded: Loaded) -> dict[str, str]:
    return {"name": loaded.source.name, "digest": loaded.digest}


def _chapters(questionnaire: Questionnaire, old: Questionnaire | None) -> list[dict[str, Any]]:
    every = list(entries(questionnaire))
    changed = changes(old, questionnaire) if old else []
    return [
        {
            "id": chapter,
            "title": title,
            "digest": digest(questionnaire, chapter),
            "state": _state(questionnaire, chapter),
            "entries": [entry for entry in every if entry.chapter == chapter],
            "changes": [_told(each) for each in changed if each.entry.chapter == chapter],
        }
        for chapter, title in _TITLES.items()
    ]


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


def _effects(questionnaire: Questionnaire) -> Mapping[tuple[str, str], list[str]]:
    """(reference, code) -> what this answer can bring about."""
    q = questionnaire
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, parts in (
        ("page", q.pages),
        ("outcome", q.outcomes),
        ("notice", q.notices),
        ("flag", q.flags),
        ("topic", q.topics),
    ):
        for part in parts:
            when = getattr(part, "when", None)
            for name in dict.fromkeys(when.names) if when else ():
                found[name].append(f"{kind}: {getattr(part, 'title', '')}")
    for name in dict.fromkeys(q.help.panel.when.names):
        found[name].append("the help panel")
    for topic in q.topics:
        for code in topic.for_each.say if topic.for_each else ():
            found[topic.for_each.question, code].append(f"words of its own in: {topic.title}")  # type: ignore[union-attr]
    for code in q.help.countries:
        found[q.help.question, code].append("its help lines")
    return found


def _grades(questionnaire: Questionnaire) -> dict[tuple[str, str], str]:
    known = questionnaire.wording.known_words
    return {
        (piece.kind, piece.name): f"{max(piece.count(known).grade, 0):.1f}"
        for piece in pieces(questionnaire)
    }


# ---------------------------------------------------------------------------- old beside new


def _told(change: EntryChange) -> dict[str, Any]:
    return {
        "entry": change.entry,
        "before": change.before,
        "after": change.after,
        "rows": [_sides(row) for row in change.rows],
    }


def _sides(change: RowChange) -> dict[str, Any]:
    old, new = _lines(change.before), _lines(change.after)
    before, after = [], []
    for one, other in _paired(old, new):
        gone, come = _marked(one, other)
        before += [gone] if one else []
        after += [come] if other else []
    return {"label": change.row.label, "before": before, "after": after}


def _lines(row: Row | None) -> tuple[str, ...]:
    return row.lines if row else ()


def _paired(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Paragraphs side by side: a new one beside nothing, a changed one beside what it was."""
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from zip(old[i:j], new[k:n], strict=True)
        else:
            longer = max(j - i, n - k)
            left = chain(old[i:j], [""] * (longer - (j - i)))
            right = chain(new[k:n], [""] * (longer - (n - k)))
            yield from zip(left, right, strict=True)


def _marked(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Two paragraphs, with the words that are gone and those that are new marked."""
    one, other = old.split(), new.split()
    before: Pieces = []
    after: Pieces = []
    for tag, i, j, k, n in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if i < j:
            before.append(("same" if tag == "equal" else "gone", " ".join(one[i:j])))
        if k < n:
            after.append(("same" if tag == "equal" else "come", " ".join(other[k:n])))
    return before, after
