"""Dependencies point one way, held by what is really loaded and by the words in the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from app.config import ROOT

CORE = sorted(
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "app" / "questionnaire").rglob("*.py")
    if path.stem != "__init__"
)


def loaded_by(module: str) -> set[str]:
    """The top names of everything in memory after importing a module in a new Python."""
    code = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("module", ["app", ",".join(CORE)])
def test_the_core_loads_neither_flask_nor_wtforms(module: str) -> None:
    """Every rule can be read, tried and proved without a web framework."""
    loaded = {name.partition(".")[0] for name in loaded_by(module)}
    assert not {"flask", "wtforms", "flask_wtf", "werkzeug", "jinja2", "typst"} & loaded


def test_the_exports_load_nothing_of_the_web() -> None:
    """A summary can be set on paper by a program that serves no pages."""
    loaded = loaded_by("app.exports.pdf, app.exports.text, app.exports.fhir")
    assert not {name for name in loaded if name.startswith(("app.web", "flask", "wtforms"))}


PROGRAM = [
    path
    for folder in ("app", "templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".html", ".typ", ".css", ".js"}
]


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_program_knows_nothing_of_the_treatment(path: Path) -> None:
    """Drug, condition and the names of questions come from the file, and from nowhere else."""
    words = re.compile(r"ketamine|spravato|depress|suicid|dissociat|antidepressant", re.IGNORECASE)
    found = [line for line in path.read_text("utf-8").splitlines() if words.search(line)]
    assert found == []
