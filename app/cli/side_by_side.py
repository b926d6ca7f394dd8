"""What changed in one row, the old beside the new, with the words that differ marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import chain

from app.cli.changes import RowChange
from app.cli.rows import Row


@dataclass(frozen=True)
class MarkedWords:
    """Some words of a paragraph; ``kind`` is same, gone or come."""

    kind: str
    text: str


@dataclass(frozen=True)
class Sides:
    """The paragraphs of a row before and after."""

    label: str
    before: tuple[tuple[MarkedWords, ...], ...]
    after: tuple[tuple[MarkedWords, ...], ...]


def sides(change: RowChange) -> Sides:
    old, new = _lines(change.before), _lines(change.after)
    pairs = [(one, other, _marked(one, other)) for one, other in _paired(old, new)]
    return Sides(
        change.row.label,
        tuple(gone for one, _, (gone, _) in pairs if one),
        tuple(come for _, other, (_, come) in pairs if other),
    )


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


def _marked(old: str, new: str) -> tuple[tuple[MarkedWords, ...], tuple[MarkedWords, ...]]:
    """Two paragraphs, with the words that are gone and those that are new marked."""
    one, other = old.split(), new.split()
    before: list[MarkedWords] = []
    after: list[MarkedWords] = []
    for tag, i, j, k, n in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if i < j:
            before.append(MarkedWords("same" if tag == "equal" else "gone", " ".join(one[i:j])))
        if k < n:
            after.append(MarkedWords("same" if tag == "equal" else "come", " ".join(other[k:n])))
    return tuple(before), tuple(after)
