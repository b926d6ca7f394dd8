"""YAML text as a tree of texts, lists and mappings, each with its position in the file.

PyYAML's own constructors guess types, merge keys, let a later key win and expand aliases without
bound. This composer reads the event stream once and does none of that: every scalar is text,
every key is unique, and depth and expanded size are bounded, so a hostile or broken file ends in
one clear finding. It knows nothing of what the file means; ``schema_errors.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem, YamlProblem
from app.checks.problems import Finding, KeyPath, nearest

MAX_DEPTH = 40
MAX_NODES = 300_000
MAX_TEXT = 5_000_000

# What a plain or quoted scalar, a list and a mapping may be tagged: nothing, or "as text".
_NO_TAG = (None, "!", "tag:yaml.org,2002:str")


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
            if isinstance(node.value, dict) and step in node.value:
                found = node.keys[str(step)] if on_key else node.value[step].position
                node = node.value[step]
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                found = node.position
        return found


def _plain(node: Node, seen: dict[int, Any]) -> Any:
    if isinstance(node.value, str):
        return node.value
    if id(node) not in seen:
        if isinstance(node.value, list):
            seen[id(node)] = [_plain(child, seen) for child in node.value]
        else:
            seen[id(node)] = {key: _plain(child, seen) for key, child in node.value.items()}
    return seen[id(node)]


class Unreadable(Exception):
    """The text cannot be read further; nothing after this position was looked at."""

    def __init__(
        self, code: ProblemCode, position: Position | None = None, **facts: object
    ) -> None:
        super().__init__(code)
        at = None if position is None else (position.line, position.column)
        self.finding = Finding(code, facts=facts, position=at)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    anchor: str | None
    key: str | None = None
    skip: bool = False  # the value to come belongs to a key that was refused


class _Composer:
    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.root: Node | None = None
        self._open: list[_Open] = []
        self._anchors: dict[str, Node | None] = {}

    def read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self._start(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self._end()
            elif isinstance(event, yaml.AliasEvent):
                self._alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable(UnreadableProblem.SEVERAL_DOCUMENTS, _position(event))

    def _scalar(self, event: Any) -> None:
        self._refuse_tag(event)
        node = Node(event.value, _position(event), text=len(event.value))
        if event.anchor:
            self._anchors[event.anchor] = node
        self._add(node)

    def _start(self, event: Any) -> None:
        self._refuse_tag(event)
        if self._awaits_key():
            raise Unreadable(UnreadableProblem.KEY_NOT_TEXT, _position(event))
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if event.anchor:
            self._anchors[event.anchor] = None  # until it ends: an alias to it would be a loop
        self._open.append(_Open(Node(value, _position(event)), event.anchor))
        if len(self._open) > MAX_DEPTH:
            raise Unreadable(UnreadableProblem.TOO_DEEP, _position(event), most=MAX_DEPTH)

    def _end(self) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = done.node
        self._add(done.node)

    def _alias(self, event: Any) -> None:
        position, name = _position(event), event.anchor
        if name not in self._anchors:
            close = nearest(name, self._anchors)
            self.findings.append(_at(position, YamlProblem.UNKNOWN_ALIAS, name=name, nearest=close))
            self._add(Node("", position))
            return
        node = self._anchors[name]
        if node is None:
            raise Unreadable(UnreadableProblem.ALIAS_LOOP, position, name=name)
        if self._awaits_key() and not isinstance(node.value, str):
            raise Unreadable(UnreadableProblem.KEY_NOT_TEXT, position)
        self._add(node, position)

    def _add(self, node: Node, position: Position | None = None) -> None:
        """Put a finished node where it belongs; ``position`` is where an alias to it stands."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node.value, dict) and parent.key is None:
            self._key(parent, node.value, position or node.position)
            return
        _grow(parent.node, node, position or node.position, len(self._open))
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
            return
        if not parent.skip:
            parent.node.value[parent.key] = node
        parent.key, parent.skip = None, False

    def _key(self, parent: _Open, key: str, position: Position) -> None:
        parent.key = key
        if key == "<<":
            self.findings.append(_at(position, YamlProblem.MERGE_KEY))
            parent.skip = True
        elif key in parent.node.keys:
            first = parent.node.keys[key].line
            self.findings.append(_at(position, YamlProblem.DUPLICATE_KEY, key=key, first=first))
            parent.skip = True
        else:
            parent.node.keys[key] = position

    def _awaits_key(self) -> bool:
        return bool(
            self._open
            and isinstance(self._open[-1].node.value, dict)
            and self._open[-1].key is None
        )

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in _NO_TAG:
            self.findings.append(_at(_position(event), YamlProblem.TAG, tag=event.tag))


def _grow(parent: Node, child: Node, position: Position, depth: int) -> None:
    """Count the child, aliases expanded, into its parent; refuse what grows past the bounds."""
    parent.nodes += child.nodes
    parent.text += child.text
    parent.depth = max(parent.depth, child.depth + 1)
    if parent.nodes > MAX_NODES or parent.text > MAX_TEXT:
        raise Unreadable(UnreadableProblem.TOO_MANY_NODES, position, most=MAX_NODES)
    if depth + child.depth > MAX_DEPTH + 1:
        raise Unreadable(UnreadableProblem.TOO_DEEP, position, most=MAX_DEPTH)


def _position(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _at(position: Position, code: ProblemCode, **facts: object) -> Finding:
    return Finding(code, facts=facts, position=(position.line, position.column))


def compose(text: str) -> tuple[Node | None, list[Finding]]:
    """The tree of a YAML text (None when it is empty), and what to mend in it.

    Raises Unreadable where reading has to stop.
    """
    composer = _Composer()
    try:
        composer.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        raise _unreadable(error, text) from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise Unreadable(UnreadableProblem.CONTROL_CHARACTER, Position(line, 1)) from None
    return composer.root, composer.findings


def _unreadable(error: yaml.MarkedYAMLError, text: str) -> Unreadable:
    """Say a scanner's or parser's error in the words of somebody who writes questions."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Unreadable(
            UnreadableProblem.NOT_YAML, None, reason=error.problem or "it cannot be read"
        )
    position = Position(mark.line + 1, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Unreadable(UnreadableProblem.TAB, Position(position.line, indent.index("\t") + 1))
    reason = error.problem or "it cannot be read"
    if "mapping values are not allowed" in reason:
        return Unreadable(UnreadableProblem.COLON_IN_TEXT, position)
    if "did not find expected" in reason or "block" in (error.context or ""):
        return Unreadable(UnreadableProblem.WRONG_INDENTATION, position, reason=reason)
    return Unreadable(UnreadableProblem.NOT_YAML, position, reason=reason)
