"""Worth Asking: a questionnaire about one treatment, made from one file of content.

``create_app`` loads and checks the definition and wires the parts, or refuses to start. It imports
the parts when it is called, so that the pure core in ``app.questionnaire`` can be imported without
Flask.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The application. SystemExit (status 1, every problem listed): it cannot start."""
    from flask import Flask
    from werkzeug.middleware.proxy_fix import ProxyFix

    from app import cli, config, layout
    from app.checks.problems import DefinitionError
    from app.loading.loader import load
    from app.questionnaire import messages
    from app.web import (
        downloads,
        headers,
        information,
        journey_views,
        last_resort,
        padding,
        reloading,
        static,
    )
    from app.web.session import SealedSessions

    if settings is None and cli.only_a_command_is_wanted():
        return cli.workbench()
    try:
        settings = settings or config.from_environment()
        loaded = load(settings.questions)
        config.check_country(settings, loaded.questionnaire)
    except (config.SettingsError, DefinitionError) as problem:
        sys.exit(str(problem))

    app = Flask(__name__, static_folder=None, template_folder=str(layout.TEMPLATES))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_env.filters["day"] = messages.day
    app.jinja_env.globals["words"] = messages
    # An address depends on its name and its page alone, and a page holds many.
    app.jinja_env.globals["url_for"] = lru_cache(app.url_for)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        WTF_CSRF_SECRET_KEY=[*settings.secret_key_fallbacks, settings.secret_key],
        SESSION_COOKIE_NAME="__Host-visit" if settings.https else "visit",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=settings.idle_minutes),
    )
    app.session_interface = SealedSessions(
        [settings.secret_key, *reversed(settings.secret_key_fallbacks)]
    )
    if settings.proxies:
        count = settings.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)  # type: ignore[method-assign]
    reloading.install(app, settings, loaded)
    if not config.in_production():
        reloading.watch(app, settings)
    static.init_app(app, layout.STATIC)
    headers.init_app(app, settings.https)
    padding.init_app(app)
    for part in (information, journey_views, downloads):
        app.register_blueprint(part.blueprint)
    last_resort.init_app(app)
    return cli.add_to(app)
