"""From a file to a Questionnaire, or to every problem in it with line and column.

The one way in. Three passes: ``nodes.py`` reads the YAML, the models of ``definition.py`` hold
each part to its shape, ``integrity.py`` holds the parts to each other. Last, the file's own rules
of safety, and help for whoever declines, are proved for every set of answers. A questionnaire that
comes out of here can be served; what else a careful colleague would notice is in ``checks.py``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.checks import all_checks, reachability, safety
from app.checks.problems import DefinitionError, Finding, Problem, problem
from app.loading import schema_errors
from app.loading.yaml_tree import Node, Unreadable, compose
from app.questionnaire.definition import Questionnaire

__all__ = ["DefinitionError", "Loaded", "Located", "load", "load_bytes", "load_text"]

MAX_BYTES = 5_000_000
MOST_EXCERPT = 200


@dataclass(frozen=True)
class Located:
    """A definition's text and tree, which turn findings into problems with their places."""

    name: str
    text: str
    root: Node | None

    def problems(self, findings: Iterable[Finding]) -> list[Problem]:
        lines = self.text.splitlines()
        return [self._problem(finding, lines) for finding in findings]

    def _problem(self, finding: Finding, lines: list[str]) -> Problem:
        place = finding.place
        if place is None and self.root is not None:
            found = schema_errors.place(self.root, finding.path, finding.on_key)
            place = (found.line, found.column)
        line, column = place or (0, 0)
        excerpt = lines[line - 1].rstrip()[:MOST_EXCERPT] if 0 < line <= len(lines) else ""
        return problem(finding, self.name, (line, column), excerpt)


@dataclass(frozen=True)
class Loaded:
    """A questionnaire that may be served; ``digest`` is the SHA-256 of its file."""

    questionnaire: Questionnaire
    digest: str
    source: Located


def load(path: Path) -> Loaded:
    """The questionnaire in a file. Raises DefinitionError with every problem found."""
    name = _shown(path)
    try:
        return load_bytes(_read(path), name)
    except Unreadable as error:
        raise DefinitionError(Located(name, "", None).problems([error.finding])) from None


def load_text(text: str, name: str = "questions.yaml") -> Loaded:
    """The same from text that is at hand."""
    return load_bytes(text.encode(), name)


def load_bytes(data: bytes, name: str) -> Loaded:
    text = _decoded(data, name)
    try:
        root, findings = compose(text)
    except Unreadable as error:
        raise DefinitionError(Located(name, text, None).problems([error.finding])) from None
    source = Located(name, text, root)
    if root is None or root.value == "":
        raise DefinitionError(source.problems([Finding("empty-file")]))
    questionnaire, wrong = schema_errors.questionnaire(root)
    whole = not findings and not wrong
    if questionnaire is not None:
        wrong += all_checks.between(questionnaire)
        if whole:
            wrong += all_checks.left_over(questionnaire)
        if whole and not wrong:
            wrong += reachability.broken_rules(questionnaire)
            wrong += safety.unhelped(questionnaire)
    # What follows from a slip in the YAML itself stands at the same place, and is not told twice.
    slips = {finding.place for finding in findings}
    follow = [p for p in source.problems(wrong) if (p.line, p.column) not in slips]
    if findings or follow or questionnaire is None:
        raise DefinitionError([*source.problems(findings), *follow])
    return Loaded(questionnaire, hashlib.sha256(data).hexdigest(), source)


def _shown(path: Path) -> str:
    """The path as somebody in this folder would write it, so that editors can follow it."""
    whole = path.absolute()
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else path)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable("missing-file") from None
    except IsADirectoryError:
        raise Unreadable("a-folder") from None
    except OSError as error:
        raise Unreadable("no-permission", reason=error.strerror or "unknown reason") from None
    if len(data) > MAX_BYTES:
        raise Unreadable("too-big", most=MAX_BYTES)
    return data


def _decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise DefinitionError(Located(name, "", None).problems([Finding("empty-file")]))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8", "replace")
        line = text.count("\n") + 1
        column = len(text) - (text.rfind("\n") + 1) + 1
        finding = Finding("not-utf8", place=(line, column))
        shown = data.decode("utf-8", "replace")
        raise DefinitionError(Located(name, shown, None).problems([finding])) from None
