"""`flask questions diff OLD NEW`: what changed for people between two files, for a sign-off.

What a promise or a help line says comes first, then the rules, the words, the people who now get
other advice, and whatever is set otherwise. Parts are matched by what they are (``changes.py``), so
one paragraph put before another is one line here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from app.checks.reachability import prove
from app.cli.advice import with_other_advice
from app.cli.changes import EntryChange, RowChange, changes, lines_changed, moved
from app.cli.files import read
from app.loading.translation.units import units
from app.questionnaire.answers import Answers
from app.questionnaire.definition.questionnaire import Questionnaire


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Say what changed for people between two files."""
    before, after = read(old).questionnaire, read(new).questionnaire
    click.echo("\n".join([*lines(before, after), *to_translate(before, after, new)]))


def lines(before: Questionnaire, after: Questionnaire) -> Iterator[str]:
    found = changes(before, after)
    changed = False
    for title, told in (
        ("Promises", _promises(found)),
        ("Help lines", _entries(found, ("words", "rule", "setting", "order"), lines_of_help=True)),
        ("Rules", _entries(found, ("rule",))),
        ("Words", _entries(found, ("words",))),
        (
            "People who get other advice",
            with_other_advice(before, after, _examples(before, after)),
        ),
        ("Everything else", _entries(found, ("setting", "order"))),
    ):
        section = list(told)
        if section:
            changed = True
            yield f"{title}: {sum(not line.startswith(' ') for line in section)}"
            yield from (f"  {line}" for line in section)
    if not changed:
        yield "Nothing changed for anybody."


def to_translate(before: Questionnaire, after: Questionnaire, new: Path) -> Iterator[str]:
    """The texts that a translation beside the new file has to say anew."""
    known = {unit.key for unit in units(before)}
    contexts = [unit.context for unit in units(after) if unit.key not in known]
    translations = sorted(new.parent.glob(f"{new.stem}.*.po"))
    if contexts and translations:
        names = ", ".join(path.name for path in translations)
        yield f"To translate anew in {names}: {len(contexts)}"
        yield from (f"  {context}" for context in dict.fromkeys(contexts))


def _examples(before: Questionnaire, after: Questionnaire) -> Iterator[Answers]:
    """One person for everything that can be reached in either file."""
    for questionnaire in (before, after):
        yield from prove(questionnaire).examples.values()


def _promises(found: Iterable[EntryChange]) -> Iterator[str]:
    for change in found:
        if change.entry.kind == "promise":
            yield f"{'gone' if change.after is None else 'new'}: {change.entry.title}"


def _entries(
    found: Iterable[EntryChange], kinds: tuple[str, ...], lines_of_help: bool = False
) -> Iterator[str]:
    """What is new, gone or changed of these kinds of rows, under the entry's name."""
    for change in found:
        entry = change.entry
        if entry.kind == "promise" or (entry.kind in ("help lines", "help")) != lines_of_help:
            continue
        name = f"{entry.kind} `{entry.name}`"
        if change.before is None or change.after is None:
            # A new part is told once, with its rule or else with its words.
            first = "rule" if any(row.kind == "rule" for row in entry.rows) else "words"
            if first in kinds:
                state = "new" if change.before is None else "gone"
                yield f"{state}: {name}: {entry.title}"
                yield from (f"  {row.label}: {'; '.join(row.lines)}" for row in entry.rows)
            continue
        for row in change.rows:
            if row.row.kind in kinds:
                yield from _row(name, row)


def _row(name: str, change: RowChange) -> Iterator[str]:
    label = f"{name}, {change.row.label}"
    if change.row.kind == "order":
        yield from (f"{label}: {told}" for told in moved(change))
        return
    gone, come = lines_changed(change)
    if len(gone) == len(come) == 1:
        yield f"{label}: was: {gone[0]} | now: {come[0]}"
        return
    if not gone and not come:  # a rule whose words are the same, such as one list that is now two
        yield f"{label}: was: {change.before and change.before.same} | now: {change.row.same}"
    yield from (f"{label}: gone: {line}" for line in gone)
    yield from (f"{label}: new: {line}" for line in come)
