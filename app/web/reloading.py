"""Reloading: while somebody writes, a changed questions.yaml is served from the next page on.

Not in production, where a changed file is a new release. Before each request the file's stamp is
looked at; a changed file that loads takes the place of the old one, and a broken one is told at the
top of every page while the last valid one goes on being served. Where reading it fails in a way
that is no problem of the file but a bug, every page is an error until the file is changed or the
bug is mended: an old file that is served in silence would be taken for the new one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from app import config
from app.checks.problems import DefinitionError
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
            app.jinja_env.globals["definition_problems"] = _replace(app, settings, serve)
            seen = stamp


def _replace(app: Flask, settings: Settings, serve: Serve) -> tuple[str, ...]:
    """Put the changed file in the place of the old one; or every problem that keeps it out."""
    try:
        loaded = load(settings.questions)
        config.check_country(settings, loaded.questionnaire)
    except DefinitionError as error:
        return tuple(map(str, error.problems))
    except SettingsError as error:
        return (str(error),)
    serve(app, settings, loaded)
    return ()


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
