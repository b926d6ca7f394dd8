"""`flask questions check`: every problem, for a person, an editor and CI."""

from __future__ import annotations

import json
from pathlib import Path
from statistics import mean

import pytest
from flask import Flask

from app.config import ROOT
from app.loading.loader import load
from app.proofs.solver import Undecided
from app.questionnaire import answers
from app.web import padding
from app.web.saved_answers import cookie_length
from app.web.session import sealed_length
from tests.support import people
from tests.support.broken_files import CHECKING, FILES, LOADING, MARK, WHOLE, place
from tests.support.commands import SMALL, flask, run
from tests.support.visitor import Visitor


def test_the_default_file_may_be_broken(broken: Path) -> None:
    """The check of a broken default file is a report, and not the server's refusal to start."""
    ran = flask("questions", "check", FLASK_QUESTIONS=str(broken))
    assert ran.returncode == 1
    assert "unknown-code" in ran.stdout
    assert "FLASK_SECRET_KEY" not in ran.stderr


def test_the_server_refuses_a_broken_file_with_every_problem(tmp_path: Path) -> None:
    """Starting on a broken file ends with status 1 and all of its problems, one a line."""
    file = tmp_path / "questions.yaml"
    text = WHOLE.replace("{region: [south]}", "{region: [sout]}")
    file.write_text(text.replace("echo: [metal]", "echo: [metl]"), encoding="utf-8")
    ran = flask("run", "--port", "0", FLASK_QUESTIONS=str(file))
    assert ran.returncode == 1
    assert {"unknown-code", "unknown-question"} <= {
        line.split(": ")[1] for line in ran.stderr.splitlines() if line.startswith(str(file))
    }


def test_check_of_the_shipped_file_finds_nothing() -> None:
    """On the content that ships the check ends with 0 and says what it looked at."""
    ran = run("check")
    assert ran.exit_code == 0, ran.output
    assert "nothing wrong was found" in ran.output
    assert "Every path to urgent_help" in ran.output


@pytest.mark.parametrize("case", [LOADING[0], CHECKING[0]], ids=lambda case: case.code)
def test_check_shows_the_line_and_a_caret_below_the_spot(case: object, tmp_path: Path) -> None:
    """A person sees the place, the line, the spot, what is wrong and what to do."""
    text, line, column = place(case.marked)  # type: ignore[attr-defined]
    file = tmp_path / "questions.yaml"
    file.write_text(text, encoding="utf-8")
    ran = run("check", file)
    assert ran.exit_code == 1
    lines = ran.output.splitlines()
    assert lines[0] == f"{file}:{line}:{column}  {case.code}"  # type: ignore[attr-defined]
    caret = lines[2].index("^") - lines[1].index("|") - 2
    assert caret == column - 1
    assert lines[1].endswith(text.splitlines()[line - 1])


@pytest.mark.parametrize("code", FILES)
def test_what_cannot_be_read_has_a_status_of_its_own(code: str, tmp_path: Path) -> None:
    """Status 2 says that the file was not checked, in whatever form it is told."""
    file = tmp_path / "questions.yaml"
    file.write_text(FILES[code].replace(MARK, ""), encoding="utf-8")
    for form in ("human", "json", "github"):
        ran = run("check", file, "--format", form)
        assert ran.exit_code == 2
        assert code in ran.output
        assert "Traceback" not in ran.output


@pytest.mark.parametrize("path", ["no-such-file.yaml", "docs"])
def test_no_file_and_a_folder(path: str) -> None:
    """The same for a path that leads to nothing, or to a folder."""
    assert run("check", ROOT / path).exit_code == 2


def test_the_cookie_is_measured_as_it_is(app: Flask) -> None:
    """What is measured for somebody is what their browser keeps, before it is filled up to the next
    step. No two tokens pack alike, so now and then one lies a step further."""
    steps = [sealed_length(bytes(step)) for step in padding.COOKIE_STEPS]
    as_measured = []
    for said in people.WITH_A_SUMMARY.values():
        visitor = Visitor(app)
        visitor.tell(said)
        cookie = visitor.browser.get_cookie("visit")
        assert cookie
        kept = answers.read(visitor.questionnaire, said)
        length = cookie_length(visitor.questionnaire, kept)
        step = next((step for step in steps if step >= length), length)
        as_measured.append(step == len(padding.undotted(cookie.value)))
    assert mean(as_measured) > 0.8


def test_check_as_json_for_editors(broken: Path) -> None:
    """The JSON holds each problem with its place, and parses when there is none."""
    (only,) = json.loads(run("check", broken, "--format", "json").output)["problems"]
    line = WHOLE[: WHOLE.index("{region: [south]}")].count("\n") + 1
    assert (only["code"], only["line"], only["column"]) == ("unknown-code", line, 21)
    fine = json.loads(run("check", SMALL, "--format", "json", "--on", "2026-11-23").output)
    assert fine["problems"] == []
    assert fine["digest"] == load(SMALL).digest
    assert {"part": "outcome", "id": "too_young", "answers": {"grown": "no"}} in fine["examples"]


def test_check_as_annotations_for_github(tmp_path: Path) -> None:
    """A workflow command marks the line; no sign in a message or a path can end it early."""
    file = tmp_path / "a,b:c.yaml"
    text = WHOLE.replace("    body: [There are fewer places.]", "    body: [Only 30% live near.]")
    file.write_text(text, encoding="utf-8")
    (line,) = run("check", file, "--format", "github").output.splitlines()
    assert line.startswith("::error file=")
    assert "a%2Cb%3Ac.yaml,line=" in line
    assert "“30%25”" in line


def test_check_says_what_nobody_promised(tmp_path: Path) -> None:
    """A file that promises no help proves nothing about it, and its author is told so."""
    file = tmp_path / "questions.yaml"
    file.write_text(WHOLE.replace('  - {when: {danger: ["yes"]}, outcome: help_today}\n', "  []\n"))
    output = run("check", file, "--on", "2026-11-23").output
    assert "promises urgent help to anybody" in output
    assert "promises the help panel to anybody" in output
    assert "2 of 2 help lines were never dialled" in output


def test_check_with_examples_names_a_person_for_everything() -> None:
    """Each part that can be reached comes with answers that reach it."""
    lines = run("check", SMALL, "--examples").output.splitlines()
    assert 'outcome too_young: {"grown": "no"}' in lines


def test_lengths_that_cannot_be_found_are_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check goes on without them, and tells what was given up."""

    def give_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr("app.cli.report.extreme_path", give_up)
    assert "undecided" in run("check", SMALL).output
