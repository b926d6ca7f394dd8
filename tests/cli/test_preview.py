"""`flask questions preview`: what a person is handed, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.config import ROOT
from app.loading.loader import load
from tests.support.commands import QUESTIONS, SMALL, run


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
