"""YAML text as a tree of texts, lists and mappings, each with its place in the file.

PyYAML's own constructors guess types, merge keys, let a later key win and expand aliases without
bound. This composer reads the event stream once and does none of that: every scalar is text,
every key is unique, and depth and expanded size are bounded, so a hostile or broken file ends in
one clear finding. It knows nothing of what the file means; ``loading.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from app.checks.problems import Finding, nearest

MAX_DEPTH = 40
MAX_NODES = 300_000
MAX_TEXT = 5_000_000

# What a plain or quoted scalar, a list and a mapping may be tagged: nothing, or "as text".
_NO_TAG = (None, "!", "tag:yaml.org,2002:str")


@dataclass(frozen=True, slots=True)
class Place:
    """Where something starts in the file; both count from 1."""

    line: int
    column: int


@dataclass(slots=True)
class Node:
    """A text, a list or a mapping; ``keys`` are the places of a mapping's keys."""

    value: Any  # str | list[Node] | dict[str, Node]: recursive, and told apart by isinstance
    place: Place
    keys: dict[str, Place] = field(default_factory=dict)
    nodes: int = 1  # with every alias below expanded
    text: int = 0  # characters, likewise
    depth: int = 1

    def plain(self) -> Any:
        """The same as plain Python values; what was an alias is the same object."""
        return _plain(self, {})


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
    """The text cannot be read further; nothing after this place was looked at."""

    def __init__(self, code: str, place: Place | None = None, **facts: object) -> None:
        super().__init__(code)
        at = None if place is None else (place.line, place.column)
        self.finding = Finding(code, facts=facts, place=at)


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
                    raise Unreadable("several-documents", _place(event))

    def _scalar(self, event: Any) -> None:
        self._refuse_tag(event)
        node = Node(event.value, _place(event), text=len(event.value))
        if event.anchor:
            self._anchors[event.anchor] = node
        self._add(node)

    def _start(self, event: Any) -> None:
        self._refuse_tag(event)
        if self._awaits_key():
            raise Unreadable("key-not-text", _place(event))
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        if event.anchor:
            self._anchors[event.anchor] = None  # until it ends: an alias to it would be a loop
        self._open.append(_Open(Node(value, _place(event)), event.anchor))
        if len(self._open) > MAX_DEPTH:
            raise Unreadable("too-deep", _place(event), most=MAX_DEPTH)

    def _end(self) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = done.node
        self._add(done.node)

    def _alias(self, event: Any) -> None:
        place, name = _place(event), event.anchor
        if name not in self._anchors:
            close = nearest(name, self._anchors)
            self.findings.append(_at(place, "unknown-alias", name=name, nearest=close))
            self._add(Node("", place))
            return
        node = self._anchors[name]
        if node is None:
            raise Unreadable("alias-loop", place, name=name)
        if self._awaits_key() and not isinstance(node.value, str):
            raise Unreadable("key-not-text", place)
        self._add(node, place)

    def _add(self, node: Node, place: Place | None = None) -> None:
        """Put a finished node where it belongs; ``place`` is where an alias to it stands."""
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent.node.value, dict) and parent.key is None:
            self._key(parent, node.value, place or node.place)
            return
        _grow(parent.node, node, place or node.place, len(self._open))
        if isinstance(parent.node.value, list):
            parent.node.value.append(node)
            return
        if not parent.skip:
            parent.node.value[parent.key] = node
        parent.key, parent.skip = None, False

    def _key(self, parent: _Open, key: str, place: Place) -> None:
        parent.key = key
        if key == "<<":
            self.findings.append(_at(place, "merge-key"))
            parent.skip = True
        elif key in parent.node.keys:
            first = parent.node.keys[key].line
            self.findings.append(_at(place, "duplicate-key", key=key, first=first))
            parent.skip = True
        else:
            parent.node.keys[key] = place

    def _awaits_key(self) -> bool:
        return bool(
            self._open
            and isinstance(self._open[-1].node.value, dict)
            and self._open[-1].key is None
        )

    def _refuse_tag(self, event: Any) -> None:
        if event.tag not in _NO_TAG:
            self.findings.append(_at(_place(event), "tag", tag=event.tag))


def _grow(parent: Node, child: Node, place: Place, depth: int) -> None:
    """Count the child, aliases expanded, into its parent; refuse what grows past the bounds."""
    parent.nodes += child.nodes
    parent.text += child.text
    parent.depth = max(parent.depth, child.depth + 1)
    if parent.nodes > MAX_NODES or parent.text > MAX_TEXT:
        raise Unreadable("too-many-nodes", place, most=MAX_NODES)
    if depth + child.depth > MAX_DEPTH + 1:
        raise Unreadable("too-deep", place, most=MAX_DEPTH)


def _place(event: Any) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _at(place: Place, code: str, **facts: object) -> Finding:
    return Finding(code, facts=facts, place=(place.line, place.column))


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
        raise Unreadable("control-character", Place(line, 1)) from None
    return composer.root, composer.findings


def _unreadable(error: yaml.MarkedYAMLError, text: str) -> Unreadable:
    """Say a scanner's or parser's error in the words of somebody who writes questions."""
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return Unreadable("not-yaml", None, reason=error.problem or "it cannot be read")
    place = Place(mark.line + 1, mark.column + 1)
    lines = text.splitlines()
    line = lines[mark.line] if mark.line < len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        return Unreadable("tab", Place(place.line, indent.index("\t") + 1))
    reason = error.problem or "it cannot be read"
    if "mapping values are not allowed" in reason:
        return Unreadable("colon-in-text", place)
    if "did not find expected" in reason or "block" in (error.context or ""):
        return Unreadable("wrong-indentation", place, reason=reason)
    return Unreadable("not-yaml", place, reason=reason)
