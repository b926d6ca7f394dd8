"""`flask questions preview`: what a person with given answers is handed, without a server.

It asks the application itself, as a browser would, so that what is written is what is served. The
answers are a YAML or JSON file of question id -> code, list of codes, text, or table rows.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from time import time
from typing import Any

import click
from flask import Flask
from flask.testing import FlaskClient

from app import config
from app.checks.problems import nearest
from app.cli.files import file_argument, read
from app.loading.yaml_tree import Unreadable, compose
from app.questionnaire import answers
from app.questionnaire.answers import Answers
from app.questionnaire.definition import Questionnaire
from app.questionnaire.journey import Journey, follow
from app.web import application

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"[^>]*>')

_ADDRESSES = {"html": "/summary", "pdf": "/summary.pdf", "text": "/summary.txt"}


@click.command()
@file_argument
@click.option(
    "--answers",
    "given",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="YAML or JSON: question id -> what was answered.",
)
@click.option("--format", "form", type=click.Choice(["html", "pdf", "text"]), default="html")
def preview(file: Path | None, given: Path, form: str) -> None:
    """Write the summary (or the outcome) for given answers to the standard output."""
    questionnaire = read(file).questionnaire
    person = answers_in(given, questionnaire)
    journey = follow(questionnaire, person)
    _refuse_unfinished(journey, form)
    client = _browser(_application(file or config.questions_file(), questionnaire), person)
    page = client.get(_ADDRESSES[form], follow_redirects=True)
    told = page.data if form == "pdf" else page.get_data(as_text=True)
    click.echo(
        told if form != "html" else _on_its_own(client, page.get_data(as_text=True)), nl=False
    )


def _refuse_unfinished(journey: Journey, form: str) -> None:
    """ClickException: these answers lead to nothing that could be written in this form."""
    if journey.due:
        raise click.ClickException(
            f"The answers stop at the page `{journey.due.id}`, which asks something required."
        )
    if journey.outcome is not None and form != "html":
        raise click.ClickException(
            f"These answers lead to `{journey.outcome.id}`, which has no {form}; "
            "it is a page alone."
        )


def answers_in(file: Path, questionnaire: Questionnaire) -> Answers:
    """The answers in a file. ClickException: it cannot be read, or says what nobody can answer."""
    try:
        root, _ = compose(file.read_text(encoding="utf-8"))
    except (Unreadable, OSError, UnicodeDecodeError) as error:
        raise click.ClickException(f"{file} cannot be read: {error}.") from error
    raw = root.plain() if root else {}
    if not isinstance(raw, dict):
        raise click.ClickException(f"{file} must hold `question: answer` lines.")
    person = answers.read(questionnaire, raw)
    for name, value in raw.items():
        if not _kept(value, person.values.get(name)):
            raise click.ClickException(_not_kept(questionnaire, name))
    return person


def _kept(given: Any, read_: Any) -> bool:
    """Whether everything given came through the reading; an order of codes may change."""
    if isinstance(given, list) and isinstance(read_, tuple):
        return len(given) == len(read_) and all(item in read_ for item in given)
    return bool(given == read_)


def _not_kept(questionnaire: Questionnaire, name: str) -> str:
    if name in questionnaire.question:
        codes = ", ".join(questionnaire.question[name].options) or "its columns' codes and lengths"
        return f"`{name}` cannot be answered like this. It knows: {codes}."
    close = nearest(name, questionnaire.question)
    return f"There is no question `{name}`." + (f" Did you mean `{close}`?" if close else "")


def _application(file: Path, questionnaire: Questionnaire) -> Flask:
    """The application for the file. ClickException: another setting cannot be used."""
    country = os.environ.get("FLASK_COUNTRY")
    known = questionnaire.help.countries
    environment = {
        **os.environ,
        "FLASK_SECRET_KEY": config.new_key(),
        "FLASK_HTTPS": "0",
        "FLASK_QUESTIONS": str(file),
        "FLASK_COUNTRY": country if country in known else next(iter(known)),
    }
    try:
        return application.create(config.from_environment(environment))
    except config.SettingsError as error:
        raise click.ClickException(str(error)) from error


def _browser(app: Flask, person: Answers) -> FlaskClient:
    """A browser whose cookie holds these answers."""
    client = app.test_client()
    with client.session_transaction() as session:
        session["answers"] = dict(person.values)
        session["renewed"] = int(time())
    return client


def _on_its_own(client: FlaskClient, page: str) -> str:
    """The page with its stylesheet inside, so that it can be opened as a file."""

    def inside(link: re.Match[str]) -> str:
        style = client.get(link[1]).get_data(as_text=True)
        return f"<style>{style}</style>"

    return _STYLESHEET.sub(inside, page)
