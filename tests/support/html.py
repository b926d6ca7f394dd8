"""A page as a person's browser reads it: its elements, in order, each with its words.

Small on purpose: enough to ask for an element by id, by name or by kind, and for the text inside.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"}
BLOCKS = {"div", "dl", "fieldset", "figure", "form", "h1", "h2", "h3", "h4", "ol", "p", "section",
          "table", "ul"}  # fmt: skip
LINES = {"p", "li", "h1", "h2", "h3", "h4", "dt", "dd", "td", "th", "tr", "div", "section"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    parts: list[Element | str] = field(default_factory=list)

    def get(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def inside(self) -> Iterator[Element]:
        """Every element within, in the order of the page."""
        for part in self.parts:
            if isinstance(part, Element):
                yield part
                yield from part.inside

    @property
    def text(self) -> str:
        """The words within, with single spaces."""
        return " ".join(self._raw().split())

    def _raw(self) -> str:
        words = "".join(part if isinstance(part, str) else part._raw() for part in self.parts)
        return f" {words} " if self.tag in LINES else words

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        """The elements within of this kind, with these attributes (``class_`` for a class)."""
        wanted_class = attributes.pop("class_", None)
        return [
            found
            for found in self.inside
            if (not tag or found.tag == tag)
            and (wanted_class is None or wanted_class in (found.get("class") or "").split())
            and all(found.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of <{tag} {attributes}>"
        return found[0]

    def by_id(self, identifier: str) -> Element | None:
        return next((found for found in self.inside if found.get("id") == identifier), None)

    @property
    def ids(self) -> list[str]:
        return [identifier for found in self.inside if (identifier := found.get("id"))]


def filled(form: Element) -> list[tuple[str, str]]:
    """What a form would send if it were sent now, save for its hidden fields and buttons."""
    found = []
    for each in form.inside:
        name, value = each.get("name") or "", each.get("value") or ""
        kept = each.text if each.tag == "textarea" else value
        chosen = each.get("checked") is not None
        typed = each.get("type") in ("text", None) and each.tag in ("input", "textarea")
        if chosen or (typed and kept):
            found.append((name, kept))
    return sorted(found)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A browser keeps the first of two, and ends a paragraph where a block begins: both unseen.
        assert len(dict(attrs)) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        assert tag not in BLOCKS or self.open.tag != "p", f"<{tag}> stands in a paragraph"
        found = Element(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.parts.append(found)
        if tag not in EMPTY:
            self.open = found

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.parts.append(Element(tag, {n: v or "" for n, v in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        # Our pages close what they open; a page that does not fails here, where it can be seen.
        assert self.open.tag == tag, f"</{tag}> closes <{self.open.tag}>"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data: str) -> None:
        self.open.parts.append(data)


def read(page: str) -> Element:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open is reader.root, f"<{reader.open.tag}> is never closed"
    return reader.root
