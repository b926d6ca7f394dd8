"""What translators run: make the file, bring it up to date, check it, count it, look at it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli import questions
from app.config import ROOT


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(questions, [*map(str, arguments)])


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A copy of the content and of its Spanish, to write in."""
    for name in ("questions.yaml", "questions.es.po", "questions.es.yaml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    return tmp_path / "questions.yaml"


def translation(file: Path) -> Path:
    return file.with_suffix(".es.po")


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_spanish_passes_every_check() -> None:
    """And it is told that nobody reviewed the texts that a life may hang on."""
    done = run("check", "--language", "es")
    assert done.exit_code == 0, done.output
    assert "nothing wrong was found" in done.output
    assert "have no review that fits their words" in done.output


def test_bringing_it_up_to_date_changes_nothing_that_is_up_to_date(file: Path) -> None:
    """The shipped file stands in the one form that the command writes."""
    before = translation(file).read_text(encoding="utf-8")
    done = run("translate", "es", file)
    assert " 0 to look at again, 0 new, 0 no longer used." in done.output
    assert translation(file).read_text(encoding="utf-8") == before


def test_a_changed_text_waits_for_its_translator(file: Path) -> None:
    """It keeps its Spanish, marked; the check says at which line, and the status is 1."""
    change(file, "Please talk to someone today", "Please speak to someone today")
    assert " 1 to look at again, 0 new, 0 no longer used." in run("translate", "es", file).output
    done = run("check", "--language", "es", file)
    assert done.exit_code == 1
    assert "translation-old" in done.output
    assert "help.panel.title" in done.output


def test_a_third_language_begins_with_every_text_new(file: Path) -> None:
    done = run("translate", "fr", file)
    assert ": 0 translated" in done.output
    assert '"Language: fr' in file.with_suffix(".fr.po").read_text(encoding="utf-8")


def test_reviewers_get_a_table_with_the_safety_texts_first(file: Path) -> None:
    """English and Spanish side by side, and room for remarks."""
    head, *rows = csv.reader(io.StringIO(run("translate", "es", file, "--review").output))
    assert head == ["context", "safety", "English", "es", "English before", "remarks"]
    marks = [row[1] for row in rows]
    assert marks == sorted(marks, reverse=True)
    assert all(row[3] for row in rows)


def test_a_review_is_counted_until_the_words_change(file: Path) -> None:
    """Then that one text counts as unread again."""
    signed = run("translate", "es", file, "--reviewed", "A. Pérez, M. Ruiz").output
    assert "safety texts signed anew by A. Pérez, M. Ruiz" in signed
    assert "no review" not in run("check", "--language", "es", file).output
    change(translation(file), "Busque ayuda ahora, por favor", "Busque ayuda ya, por favor")
    assert "1 of 3" in run("check", "--language", "es", file).output


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Usted califica para esto", "banned-phrase"),
        ("Me siento cansado/a", "gendered-form"),
        ("Cómo está?", "mark-missing"),
        ("Please talk to someone today", "same-as-english"),
    ],
)
def test_what_spanish_never_says_is_found_at_its_line(file: Path, words: str, code: str) -> None:
    text = translation(file).read_text(encoding="utf-8")
    start = text.index('msgctxt "help.panel.title"')
    begin = text.index('msgstr "', start) + len('msgstr "')
    end = text.index('"\n', begin)
    translation(file).write_text(text[:begin] + words + text[end:], encoding="utf-8")
    done = run("check", "--language", "es", file)
    line = text[: start - len("#. safety\n")].count("\n") + 1
    assert f"questions.es.po:{line}:1  {code}" in done.output


def test_the_words_of_each_part_have_an_index() -> None:
    done = run("words", "--language", "es")
    assert "INFLESZ" in done.output
    assert "  hard\n" not in done.output


def test_a_change_says_what_it_leaves_to_translate(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.yaml"
    old.write_bytes(file.read_bytes())
    change(file, "Please talk to someone today", "Please speak to someone today")
    told = run("diff", old, file).output
    assert "To translate anew in questions.es.po: 1\n  help.panel.title" in told


def test_a_page_can_be_looked_at_in_spanish_and_in_longer_words() -> None:
    """Nobody needs a translator to see what breaks."""
    spanish = run("preview", "--language", "es", "--page", "hard-moments").output
    assert "<h1>Momentos difíciles</h1>" in spanish
    longer = run("preview", "--language", "xx", "--page", "hard-moments").output
    assert "<h1>Hárd móméñts ñandú</h1>" in longer
    assert 'href="tel:988"' in longer
