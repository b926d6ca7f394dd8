"""A start for another clinic: three answers, and a file that can be served."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app import config, create_app
from app.cli import questions
from app.cli.report import examine
from app.questionnaire.definition.questionnaire import Questionnaire
from tests.support import html
from tests.support.visitor import Visitor

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


def test_the_check_counts_what_is_still_to_be_written(tmp_path: Path) -> None:
    """A text of the starter is no mistake, and is not forgotten either."""
    file = tmp_path / "light.yaml"
    new(file)
    left = file.read_text("utf-8").count("Write here")
    ran = CliRunner().invoke(questions, ["check", str(file)], catch_exceptions=False)
    assert ran.exit_code == 0
    assert f"{left} texts are still to be written" in ran.output


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


def test_its_pages_have_no_heading_with_nothing_below(tmp_path: Path) -> None:
    """Without numbers and options, neither a section of theirs nor a link to one is shown."""
    file = tmp_path / "light.yaml"
    new(file)
    environment = {"FLASK_SECRET_KEY": "x" * 40, "FLASK_QUESTIONS": str(file)}
    visitor = Visitor(create_app(config.from_environment({**environment, "FLASK_COUNTRY": "here"})))
    visitor.tell({"country": "here", "age": "from_18", "suicidal_now": "no", "how_long": "weeks"})
    for address in ("/facts", "/summary", "/about"):
        page = html.read(visitor.get(address).text)
        links = {link.get("href") or "" for link in page.all("a")}
        assert {link[1:] for link in links if link.startswith("#")} <= set(page.ids), address
        for section in page.all("section"):
            headings = " ".join(h.text for tag in ("h1", "h2") for h in section.all(tag))
            assert section.text != headings or not headings, (address, headings)
