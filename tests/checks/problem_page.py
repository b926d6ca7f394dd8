"""The list of every problem in docs/writing-questions.md, made from the catalogue and its examples.

``python -m tests.checks.problem_page`` writes it anew after a problem was added; with ``examples``
it first writes the examples of new codes beside them.
"""

from __future__ import annotations

import ast
import difflib
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from app.checks.problem_messages import CHAPTERS
from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.translation import TranslationProblem
from app.checks.problems import Problem
from app.cli.report import examine
from app.config import ROOT
from tests.support.broken_files import CHECKING, FILES, LOADING, MARK, WHOLE, Broken

PAGE = ROOT / "docs" / "writing-questions.md"
START = "<!-- Every problem: made by tests/checks/problem_page.py -->\n"

# Problems that no file of questions can show; those of a translation stand in its PO file.
WITHOUT_TEXT = {
    *TranslationProblem,
    "missing-file",
    "a-folder",
    "no-permission",
    "too-big",
    "not-utf8",
    "undecided",
    "not-a-file",
}


def listed() -> str:
    return START + "\n" + "\n".join(_lines())


def example(code: str) -> str:
    """What an author might have written: the lines of the first broken file of this code."""
    broken = next((b for b in (*LOADING, *CHECKING) if b.code == code), None)
    return _changed(broken) if broken else FILES[code].replace(MARK, "").rstrip("\n")


def _lines() -> Iterator[str]:
    for title, codes in CHAPTERS.items():
        yield f"### {title}\n"
        for code in codes:
            yield f"#### `{code}`\n"
            yield from _without_text(code) if code in WITHOUT_TEXT else _with_text(code)


def _without_text(code: ProblemCode) -> Iterator[str]:
    facts = re.compile(r"`?\{\w+\}`?")
    yield f"{facts.sub('…', code.message)} {facts.sub('…', code.fix)}\n"
    yield f"Example: {code.example}.\n"


def _with_text(code: ProblemCode) -> Iterator[str]:
    """What the program says about the example, and the example."""
    broken = next((b for b in (*LOADING, *CHECKING) if b.code == code), None)
    marked = broken.marked if broken else FILES[code]
    told = next(p for p in _problems(marked.replace(MARK, "")) if p.code == code)
    yield f"{told.message} {told.fix}\n"
    yield f"```yaml\n{code.example.translate({7: '␇', 9: '→'})}\n```\n"


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


def _write_examples() -> None:
    """Put the example of each code beside it, as the fourth of its words."""
    for file in (ROOT / "app" / "checks" / "problem_messages").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        for words in reversed(list(_in_source(text))):
            code, old = ast.literal_eval(words.elts[0]), words.elts[3]
            if code in WITHOUT_TEXT or ast.literal_eval(old) == example(code):
                continue
            start, end = (
                _offset(text, old.lineno, old.col_offset),
                _offset(text, old.end_lineno or 0, old.end_col_offset or 0),
            )
            text = text[:start] + _literal(example(code)) + text[end:]
        file.write_text(text, encoding="utf-8")


def _in_source(text: str) -> Iterator[ast.Tuple]:
    """The words of every code, where they stand in the source, from its top."""
    for node in ast.walk(ast.parse(text)):
        words = node.value if isinstance(node, ast.Assign) else None
        if isinstance(words, ast.Tuple) and len(words.elts) == 4:
            yield words


def _offset(text: str, line: int, column: int) -> int:
    before = "".join(text.splitlines(keepends=True)[: line - 1])
    rest = text[len(before) :].encode()[:column]
    return len(before) + len(rest.decode())


def _literal(text: str) -> str:
    """A string as Python source, a line of it on each line."""
    lines = [json.dumps(line, ensure_ascii=False) for line in text.splitlines(keepends=True)]
    return lines[0] if len(lines) == 1 else f"({' '.join(lines)})"


if __name__ == "__main__":
    if "examples" in sys.argv:
        _write_examples()
    else:
        whole = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(whole[: whole.index(START)] + listed(), encoding="utf-8")
