"""Typesetting: a paper as a tagged PDF, set by Typst from one of the templates.

The templates are fixed; everything else reaches them as data, so nothing a person typed is ever
read as markup. Signs that no shipped font has become boxes before that (``printable``). No network,
no file but the templates and the fonts.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from typing import Any, Protocol

from app.exports import pdf_objects, printable, typesetter
from app.exports.paper import Frame
from app.paths import TEMPLATES

# A number and its unit stay on one line.
UNITS = re.compile(r"(?<=\d) (?=(?:mg|mcg|µg|g|ml|mL|kg|mmHg|%)\b)")
MADE_OF = {
    "summary.typ": ("paper.typ", "summary_parts.typ"),
    "facts.typ": ("paper.typ",),
    "blank.typ": ("paper.typ",),
    "review.typ": ("paper.typ",),
}
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
        return _set(template, as_data(paper, printable.printable, attached))
    except typesetter.Refused:
        pass
    try:
        return _set(template, as_data(paper, printable.plainest, attached))
    except typesetter.Refused as refused:
        raise ExportError(f"{refused} while setting {template}") from None


# ---------------------------------------------------------------------------- the data


def as_data(paper: Paper, printed: Callable[[str], str], attached: bytes | None = None) -> Json:
    """The paper as the templates read it, with what printing changed of its texts."""
    changed = _Changes(printed)
    told: Json = changed.of(paper)
    frame: Json = told.pop("frame")
    return {
        **frame,
        **told,
        "attached": attached.decode() if attached else None,
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


# ---------------------------------------------------------------------------- the document


def _set(template: str, data: Json) -> bytes:
    year, month, day = data["date"]
    made = int(datetime(year, month, day, tzinfo=UTC).timestamp())
    try:
        content = typesetter.typeset(_source(template), json.dumps(data, ensure_ascii=False), made)
    except typesetter.Died as death:
        raise ExportError(str(death)) from None
    return pdf_objects.packed(content)


@cache
def _source(template: str) -> bytes:
    """A template after what it is made of: one text, since the typesetter may read no file."""
    return b"\n".join((TEMPLATES / name).read_bytes() for name in (*MADE_OF[template], template))
