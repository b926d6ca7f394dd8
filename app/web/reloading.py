"""Reloading: while somebody writes, a changed questions.yaml is served from the next page on.

Not in production, where a changed file is a new release. Before each request the file's stamp is
looked at; a changed file that loads takes the place of the old one, with what `flask questions
check` says of it at the top of every page; a broken one is told there while the last valid one goes
on being served. Where reading it fails in a way
that is no problem of the file but a bug, every page is an error until the file is changed or the
bug is mended: an old file that is served in silence would be taken for the new one.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from flask import Flask

from app import config
from app.checks.all_checks import care
from app.checks.problems import DefinitionError
from app.checks.reachability import prove
from app.config import Settings, SettingsError
from app.loading.loader import Loaded, load

Stamp = tuple[int, int, int]
Serve = Callable[[Flask, Settings, Loaded], None]


def watch(app: Flask, settings: Settings, serve: Serve) -> None:
    """Look at the file before each request, serve it anew, and tell its problems on each page.

    A stamp counts as seen once its problems are known.
    """
    seen = _stamp(settings.questions)

    @app.before_request
    def reload() -> None:
        nonlocal seen
        stamp = _stamp(settings.questions)
        if stamp != seen:
            served, problems = _replace(app, settings, serve)
            app.jinja_env.globals["definition_problems"] = problems
            app.jinja_env.globals["definition_served"] = served
            seen = stamp


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
    serve(app, settings, loaded)
    return True, _noticed(loaded)


def _noticed(loaded: Loaded) -> tuple[str, ...]:
    """What `flask questions check` would say of a file that can be served."""
    questionnaire, today = loaded.questionnaire, date.today()  # noqa: DTZ011 - the author's own day
    findings = (*care(questionnaire, today), *prove(questionnaire).findings)
    return tuple(map(str, sorted(loaded.source.problems(findings))))


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
