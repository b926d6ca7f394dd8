"""An author at their terminal: a command run as they run it, and what it said."""

from __future__ import annotations

import os
import subprocess
import sys

from click.testing import CliRunner, Result

from app.cli import questions
from app.config import ROOT

SMALL = ROOT / "tests" / "data" / "tms.yaml"
QUESTIONS = ROOT / "questions.yaml"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(questions, [str(a) for a in arguments], catch_exceptions=False)


def flask(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "flask", "--app", "app", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
