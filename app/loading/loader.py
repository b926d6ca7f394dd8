"""From a file to a Questionnaire, or to every problem in it with line and column.

The one way in. ``yaml_tree.py`` reads the YAML, the models of ``app.questionnaire`` hold each part
to its shape (``schema_errors.py`` says where they do not), and the checks of ``all_checks.py`` hold
the parts to each other, phase by phase: last, the file's own rules of safety, and help for whoever
declines, are proved for every set of answers. A questionnaire that comes out of here can be served.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from app.checks import wording
from app.checks.all_checks import first_found
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problems import (
    MOST_PROBLEMS,
    DefinitionError,
    Finding,
    Problem,
    folded,
    problem,
)
from app.loading import lost_text, schema_errors, sign_off
from app.loading.yaml_errors import Unreadable
from app.loading.yaml_nodes import LINE_END, Node
from app.loading.yaml_tree import compose
from app.questionnaire.definition.questionnaire import Questionnaire

__all__ = ["DefinitionError", "Loaded", "Located", "load", "load_bytes", "load_text"]

MAX_BYTES = 5_000_000
_KINDS = {stat.S_IFIFO: "pipe", stat.S_IFSOCK: "socket"}
MOST_EXCERPT = 200


@dataclass(frozen=True)
class Located:
    """A definition's text and tree, which turn findings into problems with their places."""

    name: str
    text: str
    root: Node | None

    def problems(self, findings: Iterable[Finding]) -> list[Problem]:
        lines = LINE_END.split(self.text)
        placed = list(folded(self._placed(finding) for finding in findings))
        placed.sort(key=lambda finding: finding.position or (0, 0))
        return [self._problem(finding, lines) for finding in placed[:MOST_PROBLEMS]]

    def _placed(self, finding: Finding) -> Finding:
        if finding.position is not None or self.root is None:
            return finding
        found = self.root.at(finding.path, finding.on_key)
        return replace(finding, position=(found.line, found.column))

    def _problem(self, finding: Finding, lines: list[str]) -> Problem:
        line, column = finding.position or (0, 0)
        excerpt = lines[line - 1].rstrip()[:MOST_EXCERPT] if 0 < line <= len(lines) else ""
        return problem(finding, self.name, (line, column), excerpt)


@dataclass(frozen=True)
class Loaded:
    """A questionnaire that may be served; ``digest`` is the SHA-256 of its file.

    ``unreviewed``  of a translation: how many texts that a life may hang on nobody reviewed in
        these words, and how many there are
    """

    questionnaire: Questionnaire
    digest: str
    source: Located
    unreviewed: tuple[int, int] = (0, 0)


def load(path: Path) -> Loaded:
    """The questionnaire in a file. Raises DefinitionError with every problem found."""
    name = _shown(path)
    try:
        return load_bytes(read_bytes(path), name)
    except Unreadable as error:
        raise DefinitionError(Located(name, "", None).problems(error.findings)) from None


def load_text(text: str, name: str = "questions.yaml") -> Loaded:
    """The same from text that is at hand."""
    return load_bytes(text.encode(), name)


def load_bytes(data: bytes, name: str) -> Loaded:
    text = decoded(data, name)
    try:
        root, findings = compose(text)
    except Unreadable as error:
        raise DefinitionError(Located(name, text, None).problems(error.findings)) from None
    source = Located(name, text, root)
    if root is None or root.value == "":
        raise DefinitionError(source.problems([Finding(UnreadableProblem.EMPTY_FILE)]))
    questionnaire, wrong = schema_errors.questionnaire(root)
    whole = not findings and not wrong
    if questionnaire is not None:
        wrong += lost_text.find(root, questionnaire)
        wrong += [*wording.language(questionnaire)] or first_found(questionnaire, whole)
    # What follows from a slip in the YAML itself stands at the same place, and is not told twice.
    slips = {finding.position for finding in findings}
    follow = [p for p in source.problems(wrong) if (p.line, p.column) not in slips]
    if findings or follow or questionnaire is None:
        raise DefinitionError([*source.problems(findings), *follow])
    return Loaded(sign_off.stated(questionnaire), hashlib.sha256(data).hexdigest(), source)


def _shown(path: Path) -> str:
    """The path as somebody in this folder would write it, so that editors can follow it."""
    whole = path.absolute()
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else path)


def read_bytes(path: Path) -> bytes:
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise Unreadable(
                UnreadableProblem.NOT_A_FILE, kind=_KINDS.get(stat.S_IFMT(kind), "device")
            )
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise Unreadable(UnreadableProblem.MISSING_FILE) from None
    except IsADirectoryError:
        raise Unreadable(UnreadableProblem.A_FOLDER) from None
    except OSError as error:
        raise Unreadable(
            UnreadableProblem.NO_PERMISSION, reason=error.strerror or "unknown reason"
        ) from None
    if len(data) > MAX_BYTES:
        raise Unreadable(UnreadableProblem.TOO_BIG, most=MAX_BYTES)
    return data


def decoded(data: bytes, name: str) -> str:
    if not data.strip():
        raise DefinitionError(
            Located(name, "", None).problems([Finding(UnreadableProblem.EMPTY_FILE)])
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = data[: error.start].decode("utf-8", "replace")
        line = text.count("\n") + 1
        column = len(text) - (text.rfind("\n") + 1) + 1
        finding = Finding(UnreadableProblem.NOT_UTF8, position=(line, column))
        shown = data.decode("utf-8", "replace")
        raise DefinitionError(Located(name, shown, None).problems([finding])) from None
