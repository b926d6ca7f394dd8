"""Reloading: while somebody writes, a changed questions.yaml is served from the next page on.

Not in production, where a changed file is a new release. Before each request the stamps of the file
and of its translations are looked at; what was changed and loads takes the place of the old, with
what `flask questions check` says of it at the top of every page; a broken file, and a translation
that is not whole any more, are told there while the last valid words go on being served. Where
reading it fails in a way that is no problem of the file but a bug, every page is an error until the
file is changed or the bug is mended: an old file that is served in silence would be taken for the
new one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from flask import Flask

from app import config
from app.checks.all_checks import noticed
from app.checks.problems import DefinitionError
from app.checks.reachability import prove
from app.config import Settings, SettingsError
from app.loading.loader import Loaded, load
from app.loading.translation import edition
from app.questionnaire.speech import speaking
from app.web import context

Stamp = tuple[int, int, int]
Serve = Callable[[Flask, Settings, Loaded], None]


def watch(app: Flask, settings: Settings, serve: Serve) -> None:
    """Look at the file before each request, serve it anew, and tell its problems on each page.

    A stamp counts as seen once its problems are known.
    """
    editions: Mapping[str, Flask] = app.extensions["editions"]
    files = [settings.questions, *(edition.beside(settings.questions, code) for code in editions)]
    seen = [*map(_stamp, files)]

    def reload() -> None:
        nonlocal seen
        stamps = [*map(_stamp, files)]
        if stamps != seen:
            served, problems = _replace(app, settings, serve)
            for each in (app, *editions.values()):
                each.jinja_env.globals["definition_problems"] = problems
                each.jinja_env.globals["definition_served"] = served
            seen = stamps

    for each in (app, *editions.values()):
        each.before_request(reload)


def _replace(app: Flask, settings: Settings, serve: Serve) -> tuple[bool, tuple[str, ...]]:
    """Put the changed file in the place of the old one, and say what else a careful colleague would
    notice; or say every problem that keeps it out."""
    try:
        loaded = load(settings.questions)
        config.check_country(settings, loaded.questionnaire)
    except DefinitionError as error:
        return False, tuple(map(str, error.problems))
    except SettingsError as error:
        return False, (str(error),)
    with speaking(loaded.questionnaire.language):
        serve(app, settings, loaded)
    try:
        _replace_editions(app, settings, serve, loaded)
    except DefinitionError as error:
        return False, tuple(map(str, error.problems))
    return True, _noticed(loaded)


def _replace_editions(app: Flask, settings: Settings, serve: Serve, loaded: Loaded) -> None:
    """Serve every translation anew. DefinitionError: one is not whole any more; then its last good
    words go on being served."""
    editions: Mapping[str, Flask] = app.extensions["editions"]
    for code, each in editions.items():
        translation = edition.load(loaded, edition.beside(settings.questions, code), code)
        each.extensions["original"] = context.site_of(app)
        with speaking(code):
            serve(each, settings, translation)


def _noticed(loaded: Loaded) -> tuple[str, ...]:
    """What `flask questions check` would say of a file that can be served."""
    questionnaire, today = loaded.questionnaire, date.today()  # noqa: DTZ011 - the author's own day
    findings = (*noticed(questionnaire, today), *prove(questionnaire).findings)
    return tuple(map(str, sorted(loaded.source.problems(findings))))


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
