"""Typesetting: a paper as a tagged PDF, set by Typst from one of the templates.

The templates are fixed; everything else reaches them as data, so nothing a person typed is ever
read as markup. Signs that no shipped font has become boxes before that (``printable``). No network,
no file but the templates and the fonts.
"""

from __future__ import annotations

import dataclasses
import json
import re
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol

import typst

from app.exports import pdf_objects, printable
from app.exports.paper import Frame

TEMPLATES = Path(__file__).parents[2] / "templates"
# A number and its unit stay on one line.
UNITS = re.compile(r"(?<=\d) (?=(?:mg|mcg|µg|g|ml|mL|kg|mmHg|%)\b)")
Json = dict[str, Any]


class ExportError(Exception):
    """The document could not be made. Its text holds nothing of the answers."""


class Paper(Protocol):
    """A dataclass that a template can read."""

    @property
    def frame(self) -> Frame: ...


def set_paper(template: str, paper: Paper, attached: bytes | None = None) -> bytes:
    """The document; ``attached`` is carried inside it as a JSON file.

    The same paper gives the same bytes. ExportError: the typesetter refused twice, the second time
    with the plainest signs only.
    """
    try:
        return _compiled(template, as_data(paper, printable.printable), attached)
    except typst.TypstError:
        pass
    try:
        return _compiled(template, as_data(paper, printable.plainest), attached)
    except typst.TypstError as error:
        # The typesetter's message may quote the data, so it is not carried along.
        raise ExportError(f"{type(error).__name__} while setting {template}") from None


# ---------------------------------------------------------------------------- the data


def as_data(paper: Paper, printed: Callable[[str], str]) -> Json:
    """The paper as the templates read it, with what printing changed of its texts."""
    changed = _Changes(printed)
    told: Json = changed.of(paper)
    frame: Json = told.pop("frame")
    return {
        **frame,
        **told,
        "replaced": changed.replaced,
        "right_to_left": changed.right_to_left,
    }


@dataclasses.dataclass
class _Changes:
    """Values as JSON, every text as it can be printed; notes what that changed on its way."""

    printed: Callable[[str], str]
    replaced: bool = False
    right_to_left: list[str] = dataclasses.field(default_factory=list)

    def of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, tuple):
            return [self.of(inner) for inner in value]
        if dataclasses.is_dataclass(value):
            names = (field.name for field in dataclasses.fields(value))
            return {name: self.of(getattr(value, name)) for name in names}
        return value

    def _text(self, value: str) -> str:
        shown = UNITS.sub("\u00a0", self.printed(value))
        self.replaced = self.replaced or shown.count(printable.BOX) > value.count(printable.BOX)
        self.right_to_left.extend(filter(printable.right_to_left, shown.split("\n")))
        return shown


# ---------------------------------------------------------------------------- the typesetter

_kept = threading.local()
_REMEMBERED = 10


def _compiled(template: str, data: Json, attached: bytes | None) -> bytes:
    year, month, day = data["date"]
    made = datetime(year, month, day, tzinfo=UTC)
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    if attached is not None:
        inputs["attached"] = attached.decode()
    try:
        content = _compiler().compile(
            input=_source(template),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards="ua-1",
            timestamp=int(made.timestamp()),
        )
    finally:
        _forget()
    if not isinstance(content, bytes):
        raise ExportError("the typesetter returned no document")
    return pdf_objects.packed(content)


def _forget() -> None:
    """Let the typesetter's memory of this person go.

    It keeps what it set in its last ten documents, in case the next is alike. Here the next is
    somebody else's: keeping it would hold their answers, and half a gigabyte. So ten empty
    documents and one more follow, which take a tenth of the time of one that is not.
    """
    for _ in range(_REMEMBERED + 1):
        _compiler().compile(input=b"", format="svg", sys_inputs={})


def _compiler() -> typst.Compiler:
    """This thread's compiler: it cannot be shared, and making one reads every font."""
    compiler: typst.Compiler | None = getattr(_kept, "compiler", None)
    if compiler is None:
        compiler = typst.Compiler(
            root=_nowhere().name, font_paths=[str(printable.FONTS)], ignore_system_fonts=True
        )
        _kept.compiler = compiler
    return compiler


@cache
def _source(template: str) -> bytes:
    """A template after what all share: one text, since the typesetter may read no file."""
    return b"\n".join(_read("paper.typ", template))


def _read(*names: str) -> Iterator[bytes]:
    for name in names:
        yield (TEMPLATES / name).read_bytes()


@cache
def _nowhere() -> TemporaryDirectory[str]:
    """An empty directory for as long as the program runs: the template may read no file."""
    return TemporaryDirectory(prefix="nothing-to-read-")
