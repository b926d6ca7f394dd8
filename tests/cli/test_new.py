"""A start for another clinic: three answers, and a file that can be served."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import questions
from app.cli.report import examine
from app.questionnaire.definition import Questionnaire

ANSWERS = {"treatment": "light therapy", "condition": "winter depression", "number": "112"}


def new(file: Path, **changed: str) -> Result:
    given = {**ANSWERS, **changed}
    options = [part for name, value in given.items() for part in (f"--{name}", value)]
    return CliRunner().invoke(questions, ["new", str(file), *options], catch_exceptions=False)


def test_the_file_that_is_written_passes_the_check(tmp_path: Path) -> None:
    """Whoever starts from it starts from nothing wrong."""
    file = tmp_path / "light.yaml"
    assert new(file).exit_code == 0
    assert examine(file, date.today()).problems == ()  # noqa: DTZ011 - as the command has it


def test_it_holds_every_key_that_is_required(tmp_path: Path) -> None:
    """It is the smallest file, so its keys are those that a file must have, and few besides."""
    file = tmp_path / "light.yaml"
    new(file)
    lines = file.read_text("utf-8").splitlines()
    top = {line.partition(":")[0] for line in lines if line[:1].isalpha()}
    required = {name for name, key in Questionnaire.model_fields.items() if key.is_required()}
    assert required <= top
    assert sum(not line.strip().startswith("#") for line in lines if line.strip()) < 180
    assert lines[0].startswith("# yaml-language-server: $schema=file://")


def test_three_things_are_asked(tmp_path: Path) -> None:
    """One after the other, where they were not said."""
    file = tmp_path / "light.yaml"
    typed = "light therapy\nwinter depression\n112\n"
    ran = CliRunner().invoke(questions, ["new", str(file)], input=typed, catch_exceptions=False)
    assert ran.exit_code == 0
    assert ran.output.count("?: ") == 3
    assert "light therapy" in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"treatment": "light. It is right for you"}, "wrong-form"),
        ({"treatment": "light, surely"}, "not-a-plain-name"),
        ({"number": "one one two"}, "wrong-form"),
    ],
)
def test_what_cannot_stand_in_a_file_is_told_and_nothing_written(
    changed: dict[str, str], told: str, tmp_path: Path
) -> None:
    """As the check tells it."""
    file = tmp_path / "light.yaml"
    ran = new(file, **changed)
    assert ran.exit_code == 1
    assert told in ran.output
    assert not file.exists()


def test_a_file_that_is_there_is_never_written_over(tmp_path: Path) -> None:
    """Nobody loses a file to a second run."""
    file = tmp_path / "light.yaml"
    file.write_text("mine", encoding="utf-8")
    assert new(file).exit_code == 1
    assert file.read_text("utf-8") == "mine"


def test_words_with_odd_characters_stay_words(tmp_path: Path) -> None:
    """A colon or a quote in what was typed cannot break the file."""
    file = tmp_path / "light.yaml"
    assert new(file, condition='"low" mood: winter # blues').exit_code == 0
