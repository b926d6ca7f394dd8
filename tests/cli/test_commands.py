"""What authors type, and what they are told. Each command runs as they run it: in a process."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from statistics import mean

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from app.cli import questions
from app.config import ROOT
from app.loading.loader import load
from app.proofs.solver import Undecided
from app.questionnaire import answers
from app.web import padding
from app.web.saved_answers import cookie_length
from app.web.session import sealed_length
from tests.support import people
from tests.support.broken_files import CHECKING, FILES, LOADING, MARK, WHOLE, place
from tests.support.visitor import Visitor

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


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A file with a misspelled code."""
    file = tmp_path / "questions.yaml"
    file.write_text(WHOLE.replace("{region: [south]}", "{region: [sout]}"), encoding="utf-8")
    return file


# ---------------------------------------------------------------------------- check


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


# ---------------------------------------------------------------------------- the others


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


def test_diff_of_a_file_with_itself_is_nothing() -> None:
    """What did not change is not told."""
    assert run("diff", SMALL, SMALL).output == "Nothing changed for anybody.\n"


def test_diff_tells_rules_words_and_the_people_concerned(tmp_path: Path) -> None:
    """After a rule and a sentence changed, both are told, and who is now shown something else."""
    text = WHOLE.replace("{metal: [seizure]}", "{metal: [seizure, implant]}")
    output = diff_to(tmp_path, text.replace("A strong magnet can", "A magnet may"))
    assert "flag `seizure`, Shown when: was: " in output
    assert "flag `implant`, To the person: was: A strong magnet can move metal." in output
    assert "metal: [implant]" in output
    assert "-> flags now shown: seizure" in output


def diff_to(folder: Path, text: str) -> str:
    """What `diff` says of the change from the small file to this one."""
    assert text != WHOLE
    file = folder / "new.yaml"
    file.write_text(text, encoding="utf-8")
    return run("diff", SMALL, file).output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('call: "112", say: Call 112, emer', 'call: "112", say: Please call 112, emer',
         "help lines `north`, services “Emergency”, ways: was: Call 112 [calls 112"),
        ('always:\n  - {when: {danger: ["yes"]}, outcome: help_today}\n', "",
         "gone: Always: outcome “Talk to somebody now” (`help_today`) is shown when"),
        ("    options_table: true\n", "", "topic `what_it_is`, options table: gone: true"),
        ("exclusive: true, means: nothing", "exclusive: true, means: unsure",
         "question `metal`, options `none`: was: [exclusive: true, no_rule: true, means: nothing]"),
        ("        type: choices\n        safety: true\n", "        type: choices\n",
         "question `metal`, safety: gone: true"),
        ("certainty: Invented for the tests.", "certainty: Sure.", "`helped`, certainty: was"),
        ("  - {id: body,", "  - {id: the_body,", "sections “the_body”, title: new: My head"),
        ("          north: {text: In the north, no_rule: false}\n          south: In the south\n",
         "          south: In the south\n          north: {text: In the north, no_rule: false}\n",
         "question `region`, options, in order: was: north, south | now: south, north"),
    ],
)  # fmt: skip
def test_diff_tells_whatever_is_not_the_same(old: str, new: str, told: str, tmp_path: Path) -> None:
    """A change of any kind is told by what it is a change of."""
    assert WHOLE.count(old) == 1
    assert told in diff_to(tmp_path, WHOLE.replace(old, new))


def test_diff_tells_one_line_for_one_paragraph(tmp_path: Path) -> None:
    """A paragraph, a promise or a question put before others moves none of them."""
    before = "      - A magnet on your head sends short pulses.\n"
    output = diff_to(tmp_path, WHOLE.replace(before, f"      - This is new.\n{before}"))
    assert output == "Words: 1\n  topic `what_it_is`, body: new: This is new.\n"
    rule = "  - {when: {region: [south]}, topic: in_the_south}\n"
    output = diff_to(tmp_path, WHOLE.replace("always:\n", f"always:\n{rule}"))
    assert output.startswith(
        "Promises: 1\n  new: Always: topic “In the south” (`in_the_south`) is shown"
    )
    assert output.count("\n") == 2


def test_diff_tells_promises_and_help_lines_before_all_else(tmp_path: Path) -> None:
    """What keeps people safe is not looked for on the last page."""
    text = WHOLE.replace('always:\n  - {when: {danger: ["yes"]}, outcome: help_today}\n', "")
    text = text.replace("say: Call 112", "say: Please call 112").replace("A strong magnet", "It")
    headings = [line.partition(":")[0] for line in diff_to(tmp_path, text).splitlines()]
    headings = [line for line in headings if not line.startswith(" ")]
    assert headings == ["Promises", "Help lines", "Words"]


def test_a_changed_label_is_no_changed_rule(tmp_path: Path) -> None:
    """A rule goes by codes; what a question is called is told as words, once."""
    text = WHOLE.replace("label: Where you live", "label: Your region")
    assert diff_to(tmp_path, text) == (
        "Words: 1\n  question `region`, label: was: Where you live | now: Your region\n"
    )


def test_people_in_a_diff_are_plain(tmp_path: Path) -> None:
    """Nobody is in danger in an example of a change that is about something else."""
    output = diff_to(tmp_path, WHOLE.replace("{metal: [seizure]}", "{metal: [seizure, implant]}"))
    (person,) = [line for line in output.splitlines() if " -> " in line]
    assert "danger: no" in person
    assert "region" not in person


def test_paths_that_cannot_be_found_are_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that is given up ends in a sentence, not in a traceback."""

    def give_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr(import_module("app.cli.paths"), "every_path", give_up)
    ran = run("paths", SMALL)
    assert ran.exit_code == 1
    assert "undecided" in ran.stderr


def test_lengths_that_cannot_be_found_are_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check goes on without them, and tells what was given up."""

    def give_up(*_: object) -> None:
        raise Undecided

    monkeypatch.setattr("app.cli.report.extreme_path", give_up)
    assert "undecided" in run("check", SMALL).output


def test_a_broken_file_stops_every_command(broken: Path) -> None:
    """No command says anything about a file that does not load but its problems."""
    for command in ("paths", "table", "graph", "readability"):
        ran = run(command, broken)
        assert ran.exit_code == 1
        assert ran.stdout == ""
        assert "unknown-code" in ran.stderr


# ---------------------------------------------------------------------------- preview


@pytest.fixture
def person(tmp_path: Path) -> Path:
    """Somebody with an implant, and with a question of their own."""
    file = tmp_path / "person.yaml"
    file.write_text(
        "region: south\ngrown: yes\ndanger: no\nmetal: [implant]\n"
        "tried: [{what: magnets, effect: some}]\nown: Will it hurt?\n",
        encoding="utf-8",
    )
    return file


def test_preview_as_text_html_and_pdf(person: Path) -> None:
    """The summary for given answers, without a server, in each form."""
    text = run("preview", SMALL, "--answers", person, "--format", "text")
    assert text.exit_code == 0, text.output
    assert "A metal implant" in text.output
    assert "Will it hurt?" in text.output
    html = run("preview", SMALL, "--answers", person)
    assert "A metal implant" in html.output
    assert "<style>" in html.output
    assert 'href="tel:112"' in html.output
    assert 'rel="stylesheet"' not in html.output
    pdf = run("preview", SMALL, "--answers", person, "--format", "pdf")
    assert pdf.stdout_bytes.startswith(b"%PDF-")


def test_the_answers_that_the_page_for_authors_shows_have_a_summary(tmp_path: Path) -> None:
    """Who copies the example gets what it promises, from the file that ships."""
    page = (ROOT / "docs" / "writing-questions.md").read_text(encoding="utf-8")
    example = page.partition("An answers file for `preview`")[2].split("```")[1]
    file = tmp_path / "person.yaml"
    file.write_text(example.removeprefix("yaml\n"), encoding="utf-8")
    ran = run("preview", QUESTIONS, "--answers", file, "--format", "text")
    assert ran.exit_code == 0, ran.output
    assert "sertraline" in ran.output


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("grown: yes\ndanger: yes\n", "lead to `help_today`"),
        ("grown: yes\ndanger: maybe\n", "It knows: yes, no, rather_not_say"),
        ("grwn: yes\n", "Did you mean `grown`?"),
        ("region: south\n", "which asks something required"),
        ("[a, b]\n", "must hold `question: answer` lines"),
    ],
)
def test_preview_of_answers_that_have_no_summary(said: str, told: str, tmp_path: Path) -> None:
    """Answers that end elsewhere, or that nobody can give, are told and not guessed."""
    file = tmp_path / "person.yaml"
    file.write_text(said, encoding="utf-8")
    ran = run("preview", SMALL, "--answers", file, "--format", "text")
    assert ran.exit_code == 1
    assert told in ran.output


def test_preview_with_a_setting_that_cannot_be_used(
    person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is named in one line, as at the server's start."""
    monkeypatch.setenv("FLASK_IDLE_MINUTES", "soon")
    ran = run("preview", SMALL, "--answers", person)
    assert (ran.exit_code, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert "FLASK_IDLE_MINUTES" in ran.stderr


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("a: b\n\tx: y\n", ":2:1: tab"),
        ("region: south\nregion: north\n", "duplicate-key"),
        ("metal: implant\n", "write them as a list"),
        ("metal: [implant, none]\n", "stands alone"),
        ("tried: [{what: tea, efect: some}]\n", "Its columns are: what, effect"),
        ("tried: [{what: tea, effect: much}]\n", "It knows: none, some"),
        ("tried: tea\n", "write its rows as a list"),
        ("region: [south]\n", "has one answer"),
        (f"own: {'x' * 500}\n", "200 letters at most"),
    ],
)
def test_answers_that_nobody_can_give_are_told(said: str, told: str, tmp_path: Path) -> None:
    """With their line, or with what could have been said instead."""
    file = tmp_path / "person.yaml"
    file.write_text(said, encoding="utf-8")
    ran = run("preview", SMALL, "--answers", file)
    assert ran.exit_code == 1
    assert told in ran.output


def test_preview_of_one_page_needs_nobody() -> None:
    """Somebody who gets there is found; it is the page as it is served, help lines and all."""
    page = run("preview", SMALL, "--page", "courses").output
    assert "What have you tried so far?" in page
    assert 'href="tel:112"' in page
    assert "TMS is one choice out of several." in run("preview", SMALL, "--page", "facts").output


def test_preview_of_one_page_with_its_errors() -> None:
    """As it comes back to whoever answered nothing that is required."""
    page = run("preview", SMALL, "--page", "today", "--errors").output
    assert "Choose an answer for “Thoughts of ending your life”" in page


def test_preview_of_an_outcome_and_of_a_notice() -> None:
    """Each as whoever answers sees it: an outcome as its page, a notice on the next one."""
    outcome = run("preview", SMALL, "--page", "too_young").output
    assert "<h1" in outcome
    assert "Please talk to an adult you trust." in outcome
    notice = load(QUESTIONS).questionnaire.notices[0]
    page = run("preview", QUESTIONS, "--page", notice.id).output
    assert f'id="notice-{notice.id}"' in page
    assert notice.title in page


def test_preview_of_errors_where_nothing_is_asked() -> None:
    """It is said, and no status of the web's."""
    told = run("preview", SMALL, "--page", "start", "--errors").output
    assert "asks nothing" in told


def test_preview_of_no_such_page_names_the_nearest() -> None:
    """And says what it could have been, where nothing is near."""
    assert "Did you mean `courses`?" in run("preview", SMALL, "--page", "coruses").output
    assert "own-words" in run("preview", SMALL, "--page", "xyz").output
    assert run("preview", SMALL).exit_code == 2


def test_preview_of_an_early_outcome_is_its_page(tmp_path: Path) -> None:
    """Somebody in danger gets the outcome's page, as on the site, and no summary."""
    file = tmp_path / "person.yaml"
    file.write_text("grown: yes\ndanger: yes\n", encoding="utf-8")
    assert "Talk to somebody now" in run("preview", SMALL, "--answers", file).output
