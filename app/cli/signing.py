"""Writing a sign-off back into a file of questions, without touching any other line of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from app.loading.loader import Loaded, load_text
from app.loading.sign_off import digest, valid
from app.loading.yaml_nodes import LINE_END
from app.questionnaire.definition.for_authors import SignOff

_REMARK = "# Written by `flask questions review --sign`. Each is void once its chapter changes."


def sign(file: Path, loaded: Loaded, by: str, chapters: Iterable[str], on: date) -> None:
    """Write that somebody read these chapters as they stand. What else still stands is kept, what
    is void goes. DefinitionError: the name cannot stand in the file."""
    questionnaire = loaded.questionnaire
    kept = {name: signed for name, signed in valid(questionnaire).items() if signed}
    for chapter in chapters:
        kept[chapter] = SignOff.model_validate(
            {"chapter": chapter, "by": by, "on": on, "digest": digest(questionnaire, chapter)}
        )
    before = file.read_bytes().decode("utf-8")
    text = _with_block(before, loaded, _block(kept.values()))
    load_text(text, str(file))  # whatever was written can be read
    file.write_text(text, encoding="utf-8", newline="\r\n" if "\r\n" in before else "\n")


def _block(signed: Iterable[SignOff]) -> str:
    lines = [_REMARK, "reviewed:"]
    for each in signed:
        lines += [
            f"  - chapter: {each.chapter}",
            f"    by: {json.dumps(each.by, ensure_ascii=False)}",
            f"    on: {each.on.isoformat()}",
            f"    digest: {each.digest}",
        ]
    return "\n".join(lines) + "\n"


def _with_block(text: str, loaded: Loaded, block: str) -> str:
    """The text with the block in the place of the one that is there, or else at its end."""
    root = loaded.source.root
    keys = root.keys if root else {}
    if "reviewed" not in keys:
        return f"{text.rstrip()}\n\n{block}"
    lines = LINE_END.split(text)
    start = keys["reviewed"].line - 1
    after = [key.line - 1 for key in keys.values() if key.line - 1 > start]
    end = min(after, default=len(lines))
    # The remark above the old block goes with it; remarks above the next key stay.
    if start and lines[start - 1] == _REMARK:
        start -= 1
    while end > start and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "\n".join([*lines[:start], block.rstrip("\n"), *lines[end:]]).rstrip() + "\n"
