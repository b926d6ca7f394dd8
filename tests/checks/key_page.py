"""The list of every key in docs/writing-questions.md, made from the models' own descriptions.

``python -m tests.checks.key_page`` writes it anew after a key was added or described otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from app.cli.schema import parts, text
from app.config import ROOT

PAGE = ROOT / "docs" / "writing-questions.md"
START = "<!-- Every key: made by tests/checks/key_page.py -->\n"
END = "## Every problem\n"


def listed() -> str:
    return START + "\n" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    made = json.loads(text())
    required = dict(_required(made))
    for name, properties in parts(made):
        if name in ("Condition", "Questionnaire"):
            continue
        yield from _part(name, properties, required.get(name, ()))
    yield from _part("The top of the file", made["properties"], made["required"])


def _part(name: str, properties: dict[str, Any], required: Any) -> Iterator[str]:
    yield f"**{name}**\n"
    for key, value in properties.items():
        must = " (required)" if key in required else ""
        examples = value.get("examples", ())
        shown = f" Such as `{json.dumps(examples[0], ensure_ascii=False)}`." if examples else ""
        yield f"- `{key}`{must}: {value['description']}{shown}"
    yield ""


def _required(made: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for name, part in made["$defs"].items():
        for shape in (part, *part.get("anyOf", ())):
            if "properties" in shape:
                yield name, shape.get("required", [])


if __name__ == "__main__":
    whole = PAGE.read_text(encoding="utf-8")
    before, after = whole[: whole.index(START)], whole[whole.index(END) :]
    PAGE.write_text(before + listed() + after, encoding="utf-8")
