"""Files that authors have at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.broken_files import WHOLE


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file with a misspelled code."""
    file = tmp_path / "questions.yaml"
    file.write_text(WHOLE.replace("{region: [south]}", "{region: [sout]}"), encoding="utf-8")
    return file
