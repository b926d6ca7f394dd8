"""The application, put together: settings, content, cookie, headers, pages, in this order.

``create`` reads as a table of contents; each line's own module says how. A program that only looks
for a command by name gets an application that serves nothing, because an author with a broken file
must be able to ask what is wrong with it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import cast

import click
from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from app import config, paths
from app.checks.problems import DefinitionError
from app.config import Settings
from app.loading.loader import Loaded, load
from app.loading.translation import edition, program, pseudo
from app.questionnaire import messages
from app.questionnaire.speech import learn, speaking, translated
from app.web import (
    addresses,
    context,
    downloads,
    error_pages,
    forms,
    fragments,
    headers,
    information,
    journey_views,
    languages,
    last_resort,
    padding,
    reloading,
    session,
    static,
)
from app.web.filters import FILTERS
from app.web.packing import Packing
from app.web.session import SealedSessions
from app.web.templates import Templates


def create(settings: Settings | None = None) -> Flask:
    """The application. SystemExit (status 1, every problem listed): it cannot start."""
    if settings is None and _only_a_command_is_wanted():
        return _new()
    settings, loaded, editions = _read(settings)
    app = _wired(settings, loaded)
    mounted = {}
    for code, translation in editions.items():
        words = program.load(code)
        learn(code, words.words)
        with speaking(code):
            language = languages.Language(code, words.own_name, words.english_name)
            mounted[language] = _wired(settings, translation, context.site_of(app))
            last_resort.init_app(mounted[language], f"{last_resort.base()}/{code}")
    languages.mount(app, mounted)
    if not config.in_production():
        reloading.watch(app, settings, serve)
    _trust_proxies(app, settings.proxies)  # around all languages: a prefix stands before theirs
    last_resort.init_app(app)  # last: it stands around everything else
    return app


class _App(Flask):
    jinja_environment = Templates


def _new() -> Flask:
    return _App("app", static_folder=None, template_folder=str(paths.TEMPLATES))


def _wired(settings: Settings, loaded: Loaded, original: context.Site | None = None) -> Flask:
    """One edition of the site; ``original`` is the one that it is a translation of."""
    app = _new()
    app.extensions["original"] = original
    _templates(app)
    session.init_app(app, settings)
    static.init_app(app, paths.STATIC)
    headers.init_app(app, settings.https)
    padding.init_app(app)
    error_pages.init_app(app)
    for part in (information, journey_views, downloads):
        app.register_blueprint(part.blueprint)
    serve(app, settings, loaded)  # last: templates say where every page is
    if config.in_production():
        _read_templates(app)
    return app


def serve(app: Flask, settings: Settings, loaded: Loaded) -> None:
    """Serve this definition from now on."""
    questionnaire, environment = loaded.questionnaire, app.jinja_env
    site = context.Site(
        settings,
        questionnaire,
        loaded.digest,
        forms.build(questionnaire),
        app.extensions["original"],
        reviewed=not loaded.unreviewed[0],
    )
    environment.globals |= {"q": questionnaire, "site": site}
    environment.globals["direction"] = languages.direction(questionnaire.language)
    fragments.make(environment, questionnaire)
    sessions = cast(SealedSessions, app.session_interface)
    sessions.serve(Packing(questionnaire))
    app.extensions["site"] = site


def _only_a_command_is_wanted() -> bool:
    """Whether Flask's own command line asks us for a command's name, and not to serve.

    While it resolves a name such as ``questions`` the command that runs is still its group; what
    serves (``flask run``, ``flask shell``) asks from within a command, and gunicorn from none.
    """
    running = click.get_current_context(silent=True)
    return running is not None and isinstance(running.command, click.Group)


def _read(settings: Settings | None) -> tuple[Settings, Loaded, Mapping[str, Loaded]]:
    """The settings, the definition, and its translations by the code of their language."""
    try:
        settings = settings or config.from_environment()
        loaded = load(settings.questions)
        config.check_country(settings, loaded.questionnaire)
        config.check_languages(settings, (*program.known_languages(), pseudo.PSEUDO))
    except (config.SettingsError, DefinitionError) as problem:
        sys.exit(str(problem))
    try:
        editions = {
            code: edition.load(loaded, edition.beside(settings.questions, code), code)
            for code in settings.languages
        }
    except DefinitionError as problem:
        sys.exit(f"{problem}\nTo serve English alone, unset FLASK_LANGUAGES.")
    return settings, loaded, editions


def _templates(app: Flask) -> None:
    app.jinja_options = {
        "trim_blocks": True,
        "lstrip_blocks": True,
        "undefined": StrictUndefined,  # a name that no view gives is a bug, not an empty place
    }
    app.jinja_env.filters |= FILTERS
    app.jinja_env.globals["words"] = messages
    app.jinja_env.globals["_"] = translated
    app.jinja_env.globals["definition_problems"] = ()  # told while somebody writes: reloading
    app.jinja_env.globals["definition_served"] = True
    addresses.init_app(app)


def _read_templates(app: Flask) -> None:
    """Read every page now, so that files put in their place later never meet the code of before."""
    for name in app.jinja_env.list_templates(extensions=["html"]):
        app.jinja_env.get_template(name)


def _trust_proxies(app: Flask, count: int) -> None:
    if count:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            app.wsgi_app, x_for=0, x_proto=count, x_host=count, x_prefix=count
        )
