"""What differs between two files, entry by entry and row by row, whatever place things stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar, cast

from app.cli.contents import Entry, entries
from app.cli.rows import Row
from app.questionnaire.definition.questionnaire import Questionnaire

Key = TypeVar("Key")


@dataclass(frozen=True)
class RowChange:
    """A row before and after; None: it was not there, or is no more."""

    before: Row | None
    after: Row | None

    @property
    def row(self) -> Row:
        """Whichever there is, the new one first."""
        row = self.after or self.before
        if row is None:
            raise ValueError("nothing changed into nothing")
        return row


@dataclass(frozen=True)
class EntryChange:
    """An entry before and after, and the rows that differ; an entry alone is new, or gone."""

    before: Entry | None
    after: Entry | None
    rows: tuple[RowChange, ...] = ()

    @property
    def entry(self) -> Entry:
        """Whichever there is, the new one first."""
        entry = self.after or self.before
        if entry is None:
            raise ValueError("nothing changed into nothing")
        return entry


def changes(before: Questionnaire, after: Questionnaire) -> list[EntryChange]:
    """Every entry that differs, in the order of the new file, what is gone where it stood."""
    old, new = list(entries(before)), list(entries(after))
    was = {entry.key: entry for entry in old}
    found = []
    for key in _merged([entry.key for entry in old], [entry.key for entry in new]):
        one = was.get(key)
        other = next((entry for entry in new if entry.key == key), None)
        if one is None or other is None:
            found.append(EntryChange(one, other))
        else:
            rows = tuple(_rows(one.rows, other.rows))
            if rows:
                found.append(EntryChange(one, other, rows))
    return found


def _rows(old: Sequence[Row], new: Sequence[Row]) -> Iterator[RowChange]:
    was = {row.label: row for row in old}
    now = {row.label: row for row in new}
    for label in _merged(list(was), list(now)):
        before, after = was.get(label), now.get(label)
        if before is None or after is None or before.same != after.same:
            change = RowChange(before, after)
            if change.row.kind != "order" or list(moved(change)):
                yield change


def lines_changed(change: RowChange) -> tuple[list[str], list[str]]:
    """The lines that are gone and those that are new: of a long text, one paragraph."""
    old = list(change.before.lines) if change.before else []
    new = list(change.after.lines) if change.after else []
    gone: list[str] = []
    come: list[str] = []
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            gone += old[i:j]
            come += new[k:n]
    return gone, come


def moved(change: RowChange) -> Iterator[str]:
    """Of an order, what stands elsewhere; what is new or gone is told by its own rows."""
    old, new = _names(change.before), _names(change.after)
    both = [name for name in new if name in old]
    as_it_was = [name for name in old if name in new]
    blocks = SequenceMatcher(None, as_it_was, both, autojunk=False).get_matching_blocks()
    stays = {name for block in blocks for name in as_it_was[block.a : block.a + block.size]}
    for place, name in enumerate(both):
        if name not in stays:
            yield f"{name} now stands {f'after {both[place - 1]}' if place else 'first'}"


def _names(row: Row | None) -> tuple[str, ...]:
    return cast("tuple[str, ...]", row.same) if row else ()


def _merged(old: list[Key], new: list[Key]) -> list[Key]:
    """Everything in either list once, in the new order, what is gone after what it stood behind."""
    found: list[Key] = []
    for tag, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            found += [item for item in old[i:j] if item not in new]
        found += new[k:n]
    return found
