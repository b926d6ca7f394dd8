"""`flask questions preview`: what a person is handed, or one page as they see it, without a server.

It asks the application itself, as a browser would, so that what is written is what is served. Whose
page it is, a file of answers says (``given_answers.py``); for a single page that may be left out,
and somebody is found who gets there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import time

import click
from flask import Flask
from flask.testing import FlaskClient

from app import config
from app.checks.problems import nearest
from app.checks.reachability import prove
from app.cli import given_answers
from app.cli.files import file_argument, read
from app.config import questions_file
from app.loading.translation import edition, pseudo
from app.loading.translation.units import units
from app.questionnaire.answers import Answers
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import Journey, follow
from app.web import application, session
from app.web.packing import ANSWERS

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"[^>]*>')
_TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')

# The pages that are not in the file, and the documents beside the page of the summary.
_PAGES = {
    "start": "/",
    "check": "/check",
    "facts": "/facts",
    "about": "/about",
    "help": "/help-now",
}
_DOCUMENTS = {"html": "/summary", "pdf": "/summary.pdf", "text": "/summary.txt"}


@click.command()
@file_argument
@click.option(
    "--answers",
    "given",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="YAML or JSON: question id -> what was answered.",
)
@click.option("--format", "form", type=click.Choice(["html", "pdf", "text"]), default="html")
@click.option(
    "--page",
    "name",
    help="One page by its id, that of an outcome or a notice; or start, check, facts, about, help.",
)
@click.option("--errors", is_flag=True, help="The page as it comes back when nothing was answered.")
@click.option("--language", help="In another language, such as es; xx: accents and longer words.")
def preview(
    file: Path | None,
    given: Path | None,
    form: str,
    name: str | None,
    errors: bool,
    language: str | None,
) -> None:
    """Write what a person with given answers is handed, or one page as they see it."""
    questionnaire = read(file).questionnaire
    person = _person(questionnaire, given, name)
    path = _path(questionnaire, name, person) if name else _DOCUMENTS[form]
    if name is None:
        _refuse_unfinished(follow(questionnaire, person), form)
    with _with_translation(file or questions_file(), questionnaire, language) as served:
        client = _browser(_application(served, questionnaire, language), person)
    address = f"/{language}{path}" if language else path
    written = _written(client, address, errors, follow_on=name is None)
    click.echo(written, nl=False)


@contextmanager
def _with_translation(
    file: Path, questionnaire: Questionnaire, language: str | None
) -> Iterator[Path]:
    """The file beside its translation; for the pseudo-language, one that is made for now."""
    if language != pseudo.PSEUDO:
        yield file
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / file.name
        copy.write_bytes(file.read_bytes())
        made = pseudo.catalog(units(questionnaire))
        edition.beside(copy, language).write_text(made, encoding="utf-8")
        yield copy


def _person(questionnaire: Questionnaire, given: Path | None, name: str | None) -> Answers:
    """Who sees the page. ClickException: nobody said, or nobody gets there."""
    if given is not None:
        return given_answers.read(given, questionnaire)
    if name is None:
        raise click.UsageError("Say whose summary it is with --answers, or name a --page.")
    if name in _PAGES:
        return prove(questionnaire).examples["outcome", "summary"]
    kind = _kinds(questionnaire).get(name)
    if kind is None:
        known = [*_kinds(questionnaire), *_PAGES]
        close = nearest(name, known)
        guess = f" Did you mean `{close}`?" if close else f" There are: {', '.join(known)}."
        raise click.ClickException(f"There is no page `{name}`.{guess}")
    found = prove(questionnaire).examples.get((kind, name))
    if found is None:
        raise click.ClickException(f"No answers lead to the {kind} `{name}`.")
    return found


def _kinds(questionnaire: Questionnaire) -> dict[str, str]:
    """Id -> page, outcome or notice, whatever has a page to be seen on."""
    return {
        **dict.fromkeys((notice.id for notice in questionnaire.notices), "notice"),
        **dict.fromkeys((outcome.id for outcome in questionnaire.outcomes), "outcome"),
        **dict.fromkeys(questionnaire.page, "page"),
    }


def _path(questionnaire: Questionnaire, name: str, person: Answers) -> str:
    """Where it is seen: a notice on the page that follows the answer."""
    kind = _kinds(questionnaire).get(name)
    if kind == "outcome":
        return f"/outcome/{name}"
    if kind == "notice":
        notice = next(notice for notice in questionnaire.notices if notice.id == name)
        asked = questionnaire.pages.index(questionnaire.last_page_read(notice.when))
        pages = follow(questionnaire, person).pages
        after = [page for page in pages if questionnaire.pages.index(page) > asked]
        return f"/questions/{after[0].id}" if after else _PAGES["check"]
    return _PAGES.get(name, f"/questions/{name}")


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


def _application(file: Path, questionnaire: Questionnaire, language: str | None) -> Flask:
    """The application for the file. ClickException: another setting cannot be used."""
    country = os.environ.get("FLASK_COUNTRY")
    known = questionnaire.help.countries
    environment = {
        **os.environ,
        "FLASK_SECRET_KEY": config.new_key(),
        "FLASK_HTTPS": "0",
        "FLASK_QUESTIONS": str(file),
        "FLASK_COUNTRY": country if country in known else next(iter(known)),
        **({"FLASK_LANGUAGES": language} if language else {}),
    }
    try:
        return application.create(config.from_environment(environment))
    except config.SettingsError as error:
        raise click.ClickException(str(error)) from error


def _browser(app: Flask, person: Answers) -> FlaskClient:
    """A browser whose cookie holds these answers."""
    client = app.test_client()
    with client.session_transaction() as kept:
        kept[ANSWERS] = dict(person.values)
        kept[session.STARTED] = kept[session.RENEWED] = int(time())
    return client


def _written(client: FlaskClient, address: str, errors: bool, follow_on: bool) -> str | bytes:
    """What comes back. ClickException: the page is not for somebody with these answers."""
    page = client.get(address, follow_redirects=follow_on)
    if errors and "/questions/" not in address:
        raise click.ClickException(f"{address} asks nothing, so it comes back with no errors.")
    if errors and page.status_code == 200:
        token = _TOKEN.search(page.get_data(as_text=True))
        sent = {"csrf_token": token[1] if token else "", "continue": ""}
        page = client.post(address, data=sent)
    if page.status_code not in (200, 422):
        to = page.headers.get("Location")
        where = f"leads on to {to}" if to else f"answers {page.status}"
        raise click.ClickException(f"{address} {where} for somebody with these answers.")
    if page.mimetype != "text/html":
        return page.data if page.mimetype == "application/pdf" else page.get_data(as_text=True)
    return _on_its_own(client, page.get_data(as_text=True))


def _on_its_own(client: FlaskClient, page: str) -> str:
    """The page with its stylesheet inside, so that it can be opened as a file."""

    def inside(link: re.Match[str]) -> str:
        style = client.get(link[1]).get_data(as_text=True)
        return f"<style>{style}</style>"

    return _STYLESHEET.sub(inside, page)
