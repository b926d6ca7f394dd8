"""Nodes: a text, a list or a mapping of a YAML file, each with its position in it.

What ``yaml_tree.py`` makes of a file, and what problems are placed by.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from app.checks.problems import KeyPath

# The ends of lines that editors count, and those that YAML counts as well.
LINE_END = re.compile(r"\r\n|\n|\r")
_ODD_LINE_ENDS = re.compile("[\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Position:
    """Where something starts in the file; both count from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Node:
    """A text, a list or a mapping; ``keys`` are the places of a mapping's keys."""

    value: Any  # str | list[Node] | dict[str, Node]: recursive, and told apart by isinstance
    position: Position
    keys: dict[str, Position] = field(default_factory=dict)
    aliases: dict[str | int, Position] = field(default_factory=dict)  # where a `*name` stands
    flow: bool = False  # a list or mapping written in brackets
    bare: bool = False  # a text written without quotes
    nodes: int = 1  # with every alias below expanded
    text: int = 0  # characters, likewise
    depth: int = 1

    def plain(self) -> Any:
        """The same as plain Python values; what was an alias is the same object."""
        return _plain(self, {})

    def at(self, path: KeyPath, on_key: bool = False) -> Position:
        """Where a path stands in the file. Steps that the file does not have are skipped: the list
        around a single case, the ``text`` of a part written as bare text."""
        node, found = self, self.position
        for step in path:
            inner = node.child(step)
            if inner is None:
                continue
            found = node.aliases.get(step, inner.position)
            if on_key and isinstance(node.value, dict):
                found = node.keys[str(step)]
            node = inner
        return found

    def part(self, path: KeyPath) -> Node | None:
        """What stands at the end of a path; None: nothing does."""
        node: Node | None = self
        for step in path:
            node = node.child(step) if node else None
        return node

    def child(self, step: str | int) -> Node | None:
        """What stands at one step of a path; None: nothing does."""
        if isinstance(self.value, dict):
            return self.value.get(step)
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            child: Node = self.value[step]
            return child
        return None


def _plain(node: Node, seen: dict[int, Any]) -> Any:
    if isinstance(node.value, str):
        return node.value
    if id(node) not in seen:
        if isinstance(node.value, list):
            seen[id(node)] = [_plain(child, seen) for child in node.value]
        else:
            seen[id(node)] = {key: _plain(child, seen) for key, child in node.value.items()}
    return seen[id(node)]


def positions(text: str) -> Callable[[Any], Position]:
    """From an event or mark of this text to its position, as editors and ``grep -n`` count lines.

    YAML counts three signs more as ends of lines, which are rarely seen: only where one of them
    stands in the text are lines counted anew.
    """
    if not _ODD_LINE_ENDS.search(text):
        return lambda event: Position(event.start_mark.line + 1, event.start_mark.column + 1)
    starts = [0, *(end.end() for end in LINE_END.finditer(text))]

    def position(event: Any) -> Position:
        line = bisect_right(starts, event.start_mark.index)
        return Position(line, event.start_mark.index - starts[line - 1] + 1)

    return position
