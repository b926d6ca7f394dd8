"""The list of every problem in docs/writing-questions.md, made from the catalogue and its examples.

``python -m tests.questionnaire.problem_page`` writes it anew after a problem was added.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app.checks import problem_messages
from app.checks.problem_messages import Kind
from app.checks.problems import Problem
from app.cli.report import examine
from app.config import ROOT
from tests.support.broken_files import CHECKING, FILES, LOADING, MARK, WHOLE, Broken

PAGE = ROOT / "docs" / "writing-questions.md"
START = "<!-- Every problem: made by tests/checks/problem_page.py -->\n"

CHAPTERS = {
    "Reading the file": problem_messages.READING,
    "The shape of a part": problem_messages.SHAPE,
    "Between the parts": problem_messages.BETWEEN,
    "For every possible set of answers": problem_messages.PROVED,
    "Words and upkeep": problem_messages.CARE,
}

# Problems that no text can show.
WITHOUT_TEXT = {
    "missing-file": "flask questions check no-such-file.yaml",
    "a-folder": "flask questions check docs/",
    "no-permission": "a file that belongs to somebody else",
    "too-big": "a file of 50 MB",
    "not-utf8": "a file saved as Latin-1 or UTF-16",
    "undecided": "hundreds of cases that all read each other's questions",
}


def listed() -> str:
    return START + "\n" + "\n".join(_lines())


def _lines() -> Iterator[str]:
    for title, kinds in CHAPTERS.items():
        yield f"### {title}\n"
        for code, kind in kinds.items():
            yield f"#### `{code}`\n"
            yield from _without_text(code, kind) if code in WITHOUT_TEXT else _example(code)


def _without_text(code: str, kind: Kind) -> Iterator[str]:
    facts = re.compile(r"`?\{\w+\}`?")
    yield f"{facts.sub('…', kind.says)} {facts.sub('…', kind.mend)}\n"
    yield f"Example: {WITHOUT_TEXT[code]}.\n"


def _example(code: str) -> Iterator[str]:
    """What the program says about the example, and the example."""
    broken = next((b for b in (*LOADING, *CHECKING) if b.code == code), None)
    marked = broken.marked if broken else FILES[code]
    told = next(p for p in _problems(marked.replace(MARK, "")) if p.code == code)
    text = _changed(broken) if broken else marked.replace(MARK, "")
    yield f"{told.message} {told.mend}\n"
    yield f"```yaml\n{text.rstrip().translate({7: '␇', 9: '→'})}\n```\n"


def _problems(text: str) -> tuple[Problem, ...]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "questions.yaml"
        file.write_text(text, encoding="utf-8")
        return examine(file, date(2026, 11, 23)).problems


def _changed(broken: Broken) -> str:
    """The lines that the example changes, and `# without:` those that it takes away."""
    after = broken.marked.replace(MARK, "").splitlines()
    before = WHOLE.splitlines()
    shown: list[str] = []
    for line in difflib.ndiff(before, after):
        if line.startswith("+ "):
            shown.append(line[2:])
        elif line.startswith("- "):
            shown.append(f"# without: {line[2:].strip()}")
    # A line that was changed is shown as it is now, and need not be shown as it was.
    return "\n".join(_only_lost(shown))


def _only_lost(lines: list[str]) -> Iterator[str]:
    if all(line.startswith("# without: ") for line in lines):
        yield from lines
        return
    fresh = sum(not line.startswith("# without: ") for line in lines)
    lost = [line for line in lines if line.startswith("# without: ")]
    yield from (line for line in lines if not line.startswith("# without: "))
    if len(lost) > fresh:
        yield from lost[fresh:]


if __name__ == "__main__":
    whole = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(whole[: whole.index(START)] + listed(), encoding="utf-8")
