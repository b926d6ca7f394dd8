"""Reloading: while somebody writes, a changed questions.yaml is served from the next page on.

Not in production, where a changed file is a new release. Before each request the file's stamp is
looked at; a changed file that loads takes the place of the old one, and a broken one is told at the
top of every page while the last valid one goes on being served. Where reading it fails in a way
that is no problem of the file but a bug, every page is an error until the file is changed or the
bug is mended: an old file that is served in silence would be taken for the new one.
"""

from __future__ import annotations

from pathlib import Path

from flask import Flask

from app import config
from app.checks.problems import DefinitionError
from app.config import Settings, SettingsError
from app.loading.loader import Loaded, load
from app.questionnaire import messages
from app.web import context, forms
from app.web.rendering import Once

Stamp = tuple[int, int, int]


def install(app: Flask, settings: Settings, loaded: Loaded) -> None:
    """Serve this definition from now on."""
    questionnaire = loaded.questionnaire
    app.jinja_env.globals["q"] = questionnaire
    once = Once(questionnaire)
    app.jinja_env.filters |= {"once": once, "once_each": once.each}
    app.jinja_env.globals["direction"] = messages.direction(questionnaire.language)
    if app.jinja_env.cache is not None:
        app.jinja_env.cache.clear()  # templates that were imported keep the globals they met
    made = forms.build(questionnaire)
    context.install(app, context.Site(settings, questionnaire, loaded.digest, made))


def watch(app: Flask, settings: Settings) -> None:
    """Look at the file before each request, and tell its problems on each page.

    A stamp counts as seen once its problems are known.
    """
    seen = _stamp(settings.questions)
    problems: tuple[str, ...] = ()

    @app.before_request
    def reload() -> None:
        nonlocal seen, problems
        stamp = _stamp(settings.questions)
        if stamp != seen:
            problems = _replace(app, settings)
            seen = stamp

    @app.context_processor
    def told() -> dict[str, object]:
        return {"definition_problems": problems}


def _replace(app: Flask, settings: Settings) -> tuple[str, ...]:
    """Put the changed file in the place of the old one; or every problem that keeps it out."""
    try:
        loaded = load(settings.questions)
        config.check_country(settings, loaded.questionnaire)
    except DefinitionError as error:
        return tuple(map(str, error.problems))
    except SettingsError as error:
        return (str(error),)
    install(app, settings, loaded)
    return ()


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
