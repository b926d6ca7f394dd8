"""What an entry says, label by label, as a reader of the review wants it: close together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.cli.contents import Entry
from app.cli.rows import IN_ORDER, SOURCES, Row

_SHORT = 36  # letters of a line that stands beside others
_FEW = 8  # lines that stand one below the other, however short they are


@dataclass(frozen=True)
class LabelledLines:
    """What an entry says under one label; ``rule``: it decides who sees it."""

    label: str
    lines: tuple[str, ...]
    rule: bool


def labelled_lines(entry: Entry) -> Iterator[LabelledLines]:
    """The rows of an entry, its sources last, and what is said of one of several in one row."""
    rows = [
        row
        for row in entry.rows
        if not row.label.endswith(IN_ORDER) and row.lines != (entry.title,) and row.label != "part"
    ]
    rows.sort(key=lambda row: row.label in SOURCES)
    for label, group in groupby(rows, key=lambda row: row.label.rpartition(", ")[0]):
        alike = list(group)
        if label and len(alike) > 1:
            own = [row for row in alike if f"“{row.lines[0]}”" not in label]
            lines = [line for row in own for line in _with_label(row)]
            together = tuple(_side_by_side(lines))
            yield LabelledLines(_capital(label), together, any(row.kind == "rule" for row in alike))
        else:
            for row in alike:
                yield LabelledLines(_capital(row.label), _few(row.lines), row.kind == "rule")


def _capital(label: str) -> str:
    return f"{label[:1].upper()}{label[1:]}"


def _with_label(row: Row) -> Sequence[str]:
    label = row.label.rpartition(", ")[2]
    return row.lines if len(row.lines) > 1 else (f"{label}: {row.lines[0]}",)


def _side_by_side(lines: Sequence[str]) -> Iterator[str]:
    """Short lines in one, long ones each on its own."""
    for short, group in groupby(lines, key=_is_short):
        alike = list(group)
        yield from ["; ".join(alike)] if short else alike


def _is_short(line: str) -> bool:
    return len(line) < _SHORT and not line.endswith(".")


def _few(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_side_by_side(lines)) if len(lines) > _FEW else lines
