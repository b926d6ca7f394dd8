"""What authors type beside it, and what they are told."""

from __future__ import annotations

import csv
import io
from importlib import import_module
from pathlib import Path

import pytest

from app.loading.loader import load
from app.proofs.solver import Undecided
from tests.support.broken_files import WHOLE
from tests.support.commands import QUESTIONS, SMALL, run


def test_paths_are_grouped_by_their_ending_with_counts() -> None:
    """Of the paths to the summary, the page for some is passed by some, and says for whom."""
    output = run("paths", SMALL).output
    assert "4 paths" in output
    assert "To summary: 2 paths of 4 to 5 pages" in output
    assert "1 of 2  when “Things in or near your head” is “A metal implant" in output


def test_the_sign_off_table_holds_every_rule_in_words_and_the_digest() -> None:
    """A clinician reads each rule as a table, and signs for one exact file."""
    output = run("table", QUESTIONS).output
    loaded = load(QUESTIONS)
    assert loaded.digest in output
    for part in (
        *loaded.questionnaire.outcomes,
        *loaded.questionnaire.flags,
        *loaded.questionnaire.topics,
        *loaded.questionnaire.pages,
    ):
        assert f"(`{part.id}`)" in output
    assert "| Case |" in output


def test_the_csv_table_has_a_line_for_every_case() -> None:
    """A spreadsheet gets one line a case, with no cell that it would take for a formula."""
    rows = list(csv.DictReader(io.StringIO(run("table", SMALL, "--format", "csv").output)))
    seizure = [row for row in rows if row["id"] == "seizure"]
    assert [row["when"] for row in seizure] == [
        "Things in or near your head: “I have had a seizure”"
    ]
    assert not [cell for row in rows for cell in row.values() if cell.startswith(tuple("=+-@"))]


def test_a_text_that_looks_like_a_formula_is_no_formula(tmp_path: Path) -> None:
    """A title that starts with an equals sign reaches a spreadsheet as text."""
    file = tmp_path / "questions.yaml"
    text = WHOLE.replace("title: In the south", 'title: "=1+1"')
    file.write_text(text, encoding="utf-8")
    assert "'=1+1" in run("table", file, "--format", "csv").output


@pytest.mark.parametrize("form", ["mermaid", "graphviz"])
def test_the_graph_names_every_page_and_outcome(form: str) -> None:
    """Both drawings hold each page and outcome, and a way around the page that is for some."""
    output = run("graph", SMALL, "--format", form).output
    questionnaire = load(SMALL).questionnaire
    titles = [part.title for part in (*questionnaire.pages, *questionnaire.outcomes)]
    assert [title for title in titles if f'"{title}"' not in output] == []
    arrow = " --> " if form == "mermaid" else " -> "
    around = [line for line in output.splitlines() if f"n2{arrow}n4" in line]
    assert around


def test_words_are_counted_and_graded() -> None:
    """Each part has its words and its grade, and the whole its median."""
    output = run("words", SMALL).output
    assert "topic    in_the_south" in output
    assert "Median" in output


def test_paths_that_cannot_be_found_are_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that is given up ends in a sentence, not in a traceback."""

    def give_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr(import_module("app.cli.paths"), "every_path", give_up)
    ran = run("paths", SMALL)
    assert ran.exit_code == 1
    assert "undecided" in ran.stderr


def test_a_broken_file_stops_every_command(broken: Path) -> None:
    """No command says anything about a file that does not load but its problems."""
    for command in ("paths", "table", "graph", "readability"):
        ran = run(command, broken)
        assert ran.exit_code == 1
        assert ran.stdout == ""
        assert "unknown-code" in ran.stderr
