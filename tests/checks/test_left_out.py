"""A rule that is switched off is missed: some broken file would be served, and a test says so."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.checks import all_checks
from app.checks.all_checks import ALL_CHECKS, Check
from app.checks.problem_messages import EVERY_CODE
from app.cli.report import examine
from tests.checks.problem_page import WITHOUT_TEXT
from tests.support.broken_files import CHECKING, FILES, LOADING, MARK, Broken

TODAY = date(2026, 11, 23)


def name(check: Check) -> str:
    return f"{check.find.__module__.rpartition('.')[2]}.{check.find.__name__}"


def codes(broken: Broken, folder: Path) -> set[str]:
    """What is told of a broken file."""
    file = folder / "questions.yaml"
    file.write_text(broken.marked.replace(MARK, ""), encoding="utf-8")
    try:
        return {problem.code for problem in examine(file, TODAY).problems}
    except KeyError:  # what comes after relies on every name being right
        return set()


@pytest.mark.parametrize("check", ALL_CHECKS, ids=name)
def test_a_check_that_is_left_out_is_missed(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it, a slip of which it has an example is told by nobody."""
    others = tuple(each for each in ALL_CHECKS if each is not check)
    monkeypatch.setattr(all_checks, "ALL_CHECKS", others)
    own = set(check.find.__globals__["Problem"])
    examples = {broken.code: broken for broken in (*LOADING, *CHECKING) if broken.code in own}
    silent = (code for code, broken in examples.items() if code not in codes(broken, tmp_path))
    assert next(silent, None)


def test_every_problem_has_a_file_that_it_alone_is_told_of() -> None:
    """So whoever takes its rule away sees that file pass: the corpus is held to its exact codes."""
    alone = {broken.code for broken in (*LOADING, *CHECKING) if not broken.also}
    assert alone | set(FILES) | set(WITHOUT_TEXT) == set(EVERY_CODE)
