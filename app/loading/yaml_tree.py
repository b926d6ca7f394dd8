"""YAML text as a tree of texts, lists and mappings, each with its position in the file.

PyYAML's own constructors guess types, merge keys, let a later key win and expand aliases without
bound. This composer reads the event stream once and does none of that: every scalar is text,
every key is unique, and depth and expanded size are bounded, so a hostile or broken file ends in
one clear finding. It knows nothing of what the file means; ``schema_errors.py`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problem_messages.yaml_slips import YamlProblem
from app.checks.problems import Finding, nearest
from app.loading import odd_characters
from app.loading.yaml_errors import Unreadable, unreadable
from app.loading.yaml_nodes import Node, Position, positions

MAX_DEPTH = 40
MAX_NODES = 300_000
MAX_TEXT = 5_000_000

# What a plain or quoted scalar, a list and a mapping may be tagged: nothing, or "as text".
_NO_TAG = (None, "!", "tag:yaml.org,2002:str")


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not been read yet."""

    node: Node
    anchor: str | None
    key: str | None = None
    skip: bool = False  # the value to come belongs to a key that was refused


class _Composer:
    def __init__(self, text: str) -> None:
        self.root: Node | None = None
        self._text = text
        self._position = positions(text)
        self._found: list[Finding] = []
        self._unknown: list[tuple[str, Position]] = []  # aliases of what nothing above names
        self._open: list[_Open] = []
        self._anchors: dict[str, Node | None] = {}
        self._anchored: dict[str, Position] = {}
        self.last: Any = None  # the event that was read last

    def findings(self) -> list[Finding]:
        """What to fix, once the text was read to its end."""
        return [*self._found, *(self._unknown_alias(*unknown) for unknown in self._unknown)]

    def read(self, events: Iterator[Any]) -> None:
        documents = 0
        for event in events:
            self.last = event
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
                    raise Unreadable(UnreadableProblem.SEVERAL_DOCUMENTS, self._position(event))

    def _scalar(self, event: Any) -> None:
        self._refuse_tag(event)
        position = self._position(event)
        node = Node(event.value, position, text=len(event.value), bare=event.implicit[0])
        if event.anchor:
            self._anchors[event.anchor] = node
            self._anchored[event.anchor] = position
        if self._awaits_key():
            odd = odd_characters.in_key(event.value)
            if odd is not None:
                raise Unreadable(odd, position)
        else:
            self._found += odd_characters.in_text(
                event, self._text, (position.line, position.column)
            )
        self._add(node)

    def _start(self, event: Any) -> None:
        self._refuse_tag(event)
        if self._awaits_key():
            raise Unreadable(UnreadableProblem.KEY_NOT_TEXT, self._position(event))
        value: Any = {} if isinstance(event, yaml.MappingStartEvent) else []
        position = self._position(event)
        if event.anchor:
            self._anchored[event.anchor] = position
            self._anchors[event.anchor] = None  # until it ends: an alias to it would be a loop
        node = Node(value, position, flow=bool(event.flow_style))
        self._open.append(_Open(node, event.anchor))
        if len(self._open) > MAX_DEPTH:
            raise Unreadable(UnreadableProblem.TOO_DEEP, self._position(event), most=MAX_DEPTH)

    def _end(self) -> None:
        done = self._open.pop()
        if done.anchor:
            self._anchors[done.anchor] = done.node
        self._add(done.node)

    def _alias(self, event: Any) -> None:
        position, name = self._position(event), event.anchor
        if name not in self._anchors:
            self._unknown.append((name, position))
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
            if position:
                parent.node.aliases[len(parent.node.value)] = position
            parent.node.value.append(node)
            return
        if not parent.skip and parent.key is not None:
            parent.node.value[parent.key] = node
            if position:
                parent.node.aliases[parent.key] = position
        parent.key, parent.skip = None, False

    def _key(self, parent: _Open, key: str, position: Position) -> None:
        parent.key = key
        if key == "<<":
            self._found.append(_at(position, YamlProblem.MERGE_KEY))
            parent.skip = True
        elif key in parent.node.keys and self._dash_missing(parent, key):
            raise Unreadable(UnreadableProblem.MISSING_DASH, position, key=key)
        elif key in parent.node.keys:
            first = parent.node.keys[key].line
            self._found.append(_at(position, YamlProblem.DUPLICATE_KEY, key=key, first=first))
            parent.skip = True
        else:
            parent.node.keys[key] = position

    def _dash_missing(self, parent: _Open, key: str) -> bool:
        """Whether a key begins what was meant as the next item of a list: it is the first again."""
        above = self._open[-2].node.value if len(self._open) > 1 else None
        return isinstance(above, list) and key == next(iter(parent.node.keys))

    def _awaits_key(self) -> bool:
        return bool(
            self._open
            and isinstance(self._open[-1].node.value, dict)
            and self._open[-1].key is None
        )

    def _unknown_alias(self, name: str, position: Position) -> Finding:
        if name in self._anchored:
            line = self._anchored[name].line
            return _at(position, YamlProblem.ALIAS_BEFORE_ANCHOR, name=name, line=line)
        known = list(self._anchored)
        close = nearest(name, known)
        return _at(position, YamlProblem.UNKNOWN_ALIAS, name=name, known=known, nearest=close)

    def _refuse_tag(self, event: Any) -> None:
        if event.tag is not None and odd_characters.NEGATION.fullmatch(event.tag):
            raise Unreadable(UnreadableProblem.NO_NOT, self._position(event))
        if event.tag not in _NO_TAG:
            self._found.append(_at(self._position(event), YamlProblem.TAG, tag=event.tag))


def _grow(parent: Node, child: Node, position: Position, depth: int) -> None:
    """Count the child, aliases expanded, into its parent; refuse what grows past the bounds."""
    parent.nodes += child.nodes
    parent.text += child.text
    parent.depth = max(parent.depth, child.depth + 1)
    if parent.nodes > MAX_NODES or parent.text > MAX_TEXT:
        raise Unreadable(UnreadableProblem.TOO_MANY_NODES, position, most=MAX_NODES)
    if depth + child.depth > MAX_DEPTH + 1:
        raise Unreadable(UnreadableProblem.TOO_DEEP, position, most=MAX_DEPTH)


def _at(position: Position, code: ProblemCode, **facts: object) -> Finding:
    return Finding(code, facts=facts, position=(position.line, position.column))


def compose(text: str) -> tuple[Node | None, list[Finding]]:
    """The tree of a YAML text (None when it is empty), and what to fix in it.

    Raises Unreadable where reading has to stop.
    """
    composer = _Composer(text)
    try:
        composer.read(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.MarkedYAMLError as error:
        raise unreadable(error, text, composer.last) from None
    except yaml.reader.ReaderError as error:
        # The C library counts bytes here, and characters everywhere else.
        line = text.encode()[: error.position].count(b"\n") + 1
        raise Unreadable(UnreadableProblem.CONTROL_CHARACTER, Position(line, 1)) from None
    return composer.root, composer.findings()
