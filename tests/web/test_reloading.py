"""A changed file of content is served from the next page on, while somebody writes it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from flask import Flask
from jinja2 import FileSystemLoader

from app import config, create_app
from app.loading.loader import load
from app.web import reloading
from tests.support.broken_files import WHOLE
from tests.support.visitor import Visitor

SECRET = "a key that only the tests know, and long enough"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The file that somebody is writing."""
    path = tmp_path / "questions.yaml"
    path.write_text(WHOLE, encoding="utf-8")
    return path


@pytest.fixture
def app(file: Path) -> Flask:
    """A server of that file, in development."""
    return create_app(
        config.from_environment(
            {
                "FLASK_SECRET_KEY": SECRET,
                "FLASK_QUESTIONS": str(file),
                "FLASK_COUNTRY": "north",
            }
        )
    )


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_sentence_shows_on_the_next_page(app: Flask, file: Path) -> None:
    """The author saves, opens the page again, and reads the new words; answers are kept."""
    visitor = Visitor(app)
    visitor.answer("you", region="south", grown="yes")
    change(file, "title: How today is", "title: How this very day is")
    assert "How this very day is" in visitor.get("/questions/today").text
    visitor.answer("today", danger="no")
    assert visitor.get("/healthz").json["digest"] == load(file).digest


def test_a_new_option_can_be_chosen(app: Flask, file: Path) -> None:
    """Forms are made anew, so that what was added can be answered at once."""
    visitor = Visitor(app)
    visitor.answer("you", grown="yes")
    visitor.answer("today", danger="no")
    change(
        file,
        "          seizure: I have had a seizure\n",
        "          seizure: I have had a seizure\n          clip: {text: A clip, no_rule: true}\n",
    )
    assert "A clip" in visitor.get("/questions/head").text
    visitor.answer("head", metal=["clip"])
    assert "A clip" in visitor.get("/check").text


def test_a_broken_file_is_told_and_the_last_valid_one_served(app: Flask, file: Path) -> None:
    """The page goes on as it was, with each problem at its top, until the file is mended."""
    visitor = Visitor(app)
    change(file, "when: {region: [south]}", "when: {region: [sout]}")
    page = visitor.get("/questions/you")
    assert page.status_code == 200
    assert "unknown-code" in page.text
    assert "Where do you live?" in page.text
    assert "1 problem." in page.text
    change(file, "[sout]", "[south]")
    assert "unknown-code" not in visitor.get("/questions/you").text


def test_what_check_says_is_told_of_a_file_that_is_served(app: Flask, file: Path) -> None:
    """A verdict or a tag keeps no file from its author, and is told at the top all the same."""
    visitor = Visitor(app)
    change(file, "Where do you live?", "You have severe low mood. <b>Where do you live?")
    page = visitor.get("/questions/you").text
    assert "verdict" in page
    assert "html-in-text" in page
    assert "You see it as it is." in page
    assert "low mood. &lt;b&gt;Where do you live?" in page


def test_a_file_that_is_gone_is_told_too(app: Flask, file: Path) -> None:
    """An editor that saves by moving files never takes the site down."""
    file.unlink()
    assert "missing-file" in Visitor(app).get("/").text


def test_a_country_that_settings_need_must_stay(app: Flask, file: Path) -> None:
    """A file that loads but does not fit the settings is not served either."""
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("north", "west"), encoding="utf-8")
    page = Visitor(app).get("/").text
    assert "FLASK_COUNTRY" in page


def test_a_file_that_fails_in_an_unknown_way_is_never_passed_over(
    app: Flask, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every page says that something went wrong, and none shows the old file as if it were new;
    once the bug is mended the new file is served."""

    def fail(_: Path) -> None:
        raise KeyError

    visitor = Visitor(app)
    change(file, "title: How today is", "title: How this very day is")
    with monkeypatch.context() as broken:
        broken.setattr(reloading, "load", fail)
        assert [visitor.get("/questions/you").status_code for _ in range(3)] == [500] * 3
    visitor.answer("you", grown="yes")
    assert "How this very day is" in visitor.get("/questions/today").text


def test_text_from_a_broken_file_is_text(app: Flask, file: Path) -> None:
    """A problem that quotes the file cannot put markup into the page."""
    change(file, "when: {region: [south]}", "when: {region: ['<b>x</b>']}")
    page = Visitor(app).get("/").text
    assert "<b>x</b>" not in page
    assert "&lt;b&gt;" in page


@pytest.fixture
def released(file: Path, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """A server of that file, as gunicorn runs it."""
    monkeypatch.setenv("SERVER_SOFTWARE", "gunicorn/23")
    environment = {
        "FLASK_SECRET_KEY": SECRET,
        "FLASK_QUESTIONS": str(file),
        "FLASK_COUNTRY": "north",
        "SERVER_SOFTWARE": "gunicorn/23",
    }
    return create_app(config.from_environment(environment))


def test_in_production_the_file_is_read_once(released: Flask, file: Path) -> None:
    """With gunicorn a changed file waits for a restart: what was released is what is served."""
    before = released.test_client().get("/healthz").json
    change(file, "title: How today is", "title: How this very day is")
    assert released.test_client().get("/healthz").json == before


def test_in_production_pages_are_read_at_start(released: Flask) -> None:
    """Templates of a newer release may be put in their place while this one still answers."""
    loader = cast(FileSystemLoader, released.jinja_loader)
    loader.searchpath = []
    for path in ("/", "/help-now", "/about", "/questions/you"):
        assert released.test_client().get(path, follow_redirects=True).status_code == 200


def test_a_translation_is_served_anew_and_an_old_one_told(tmp_path: Path) -> None:
    """While somebody translates: the next page has the new words; where a text waits for its
    translator, the top of the page says so, and the words before go on being served."""
    for name in ("questions.yaml", "questions.es.po"):
        (tmp_path / name).write_bytes((config.ROOT / name).read_bytes())
    environment = {
        "FLASK_SECRET_KEY": SECRET,
        "FLASK_LANGUAGES": "es",
        "FLASK_QUESTIONS": str(tmp_path / "questions.yaml"),
    }
    visitor = Visitor(create_app(config.from_environment(environment)))
    change(tmp_path / "questions.es.po", 'msgstr "Momentos difíciles"', 'msgstr "Horas difíciles"')
    visitor.tell({"age": "from_25_to_64", "country": "us"})
    assert "<h1>Horas difíciles</h1>" in visitor.get("/es/questions/hard-moments").text
    change(tmp_path / "questions.yaml", "title: Hard moments", "title: Very hard moments")
    page = visitor.get("/es/questions/hard-moments").text
    assert "not-translated" in page
    assert "<h1>Horas difíciles</h1>" in page
    assert "<h1>Very hard moments</h1>" in visitor.get("/questions/hard-moments").text
