"""The last resort: one page of help lines, made when the program starts, and needing nothing then.

It is sent where everything else failed: when the page of an error fails too, when a request is
broken before the program sees it (app/web/worker.py), and by the proxy while the program is down,
which keeps a copy of `/help-lines.html`. No template, no style sheet, no visit, no address of a
request; its style is in the page, and its policy lets in that style and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask
from markupsafe import Markup, escape

from app import config
from app.exports import help_text
from app.loading.loader import load
from app.loading.translation import edition, program
from app.questionnaire import messages
from app.questionnaire.speech import ENGLISH, learn, speaking
from app.questionnaire.speech import translated as _
from app.web import context, headers, languages, logs

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from app.questionnaire.definition.help_lines import Country
    from app.questionnaire.definition.questionnaire import Questionnaire

ADDRESS = "/help-lines.html"
STYLE = """
:root { color-scheme: light dark; font: 1.125rem/1.5 system-ui, sans-serif; }
body { margin: 0 auto; max-width: 40rem; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2, h3 { font-size: 1.125rem; margin: 1.5rem 0 0; }
ul { list-style: none; margin: 0; padding: 0; }
a, summary { display: inline-block; min-height: 1.75rem; padding: 0.5rem 0; }
p { margin: 0.5rem 0; }
"""
POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True)
class LastResort:
    page: bytes
    headers: tuple[tuple[str, str], ...]

    def raw(self, status: int) -> bytes:
        """The whole response as it goes over the network, for whoever has only a socket."""
        phrase = HTTPStatus(status).phrase if status in _STATUSES else ""
        lines = [
            f"HTTP/1.1 {status} {phrase}",
            *(f"{name}: {value}" for name, value in self.headers),
        ]
        return "\r\n".join([*lines, "Connection: close", "", ""]).encode("ascii") + self.page


_STATUSES = frozenset(map(int, HTTPStatus))


def base() -> str:
    """What all addresses begin with, by what the environment says."""
    return os.environ.get("SCRIPT_NAME", "")


def init_app(app: Flask, before: str | None = None) -> None:
    """Make the page, and stand around all that is wired so far.

    ``before``: what all addresses begin with, where that is not what the environment says.
    """
    site: context.Site = app.extensions["site"]
    start = base() if before is None else before
    page = made(site.questionnaire, site.default_country, site.name, start).encode()
    resort = LastResort(page, _headers(len(page), site.settings.https))
    app.extensions["last_resort"] = resort
    if not app.debug:  # its own page of an error is the better one for whoever works on this
        app.wsgi_app = _Guard(app, app.wsgi_app, resort)  # type: ignore[assignment, method-assign]


def _headers(length: int, https: bool) -> tuple[tuple[str, str], ...]:
    given = {
        **headers.ALWAYS,
        "Content-Security-Policy": POLICY,
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(length),
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex",
    }
    if https:
        given["Strict-Transport-Security"] = headers.TWO_YEARS
    return tuple(given.items())


class _Guard:
    """The application, with the last resort where it raises; and for the proxy's copy."""

    def __init__(self, app: Flask, inner: WSGIApplication, resort: LastResort) -> None:
        self._app, self._inner, self._resort = app, inner, resort

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        status = "200 OK"
        try:
            if environ.get("PATH_INFO") != ADDRESS:
                return self._inner(environ, start)
        except Exception as error:  # noqa: BLE001  whatever it is, a person waits for an answer
            self._app.logger.error(logs.FAILED, type(error).__name__, logs.places(error))
            status = "500 Internal Server Error"
        start(status, list(self._resort.headers))
        return [self._resort.page] * (environ.get("REQUEST_METHOD") != "HEAD")


# ---------------------------------------------------------------------------- the page


def made(questionnaire: Questionnaire, first: str, name: str, base: str) -> str:
    """The page, with the help lines of the country ``first`` before those of all others."""
    help_, title = questionnaire.help, _("This page could not be shown")
    others = [country for code, country in help_.countries.items() if code != first]
    parts = [
        Markup('<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8">').format(
            questionnaire.language, languages.direction(questionnaire.language)
        ),
        Markup("<title>{} – {}</title>").format(title, name),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup("<style>{}</style></head><body>").format(Markup(STYLE)),  # noqa: S704
        Markup('<p><a href="{}/leave">{}</a></p>').format(base, _("Leave this site")),
        Markup("<main><h1>{}</h1>").format(title),
        Markup("<p>{}</p>").format(
            _("It is nothing you did. Wait a moment, then go back and try again.")
        ),
        Markup("<p>{}</p>").format(
            _("If it stays like this, close every window of this browser, and begin again.")
        ),
        Markup('<p><a href="{}/">{}</a></p>').format(base, _("Go to the start page")),
        Markup("<h2>{}</h2>").format(help_.title),
        *_country(help_.countries[first]),
        *(part for country in others for part in _folded(country)),
        Markup('<p><a href="{}" rel="noreferrer">{}</a></p>').format(
            help_.finder.chat, help_.finder.say
        ),
        Markup("<p>{}: {}</p></main></body></html>\n").format(
            messages.HELP_CHECKED, messages.day(help_.checked)
        ),
    ]
    return "".join(map(escape, parts))


def _folded(country: Country) -> Iterator[Markup]:
    yield Markup("<details><summary>{}</summary>").format(country.name)
    yield from _country(country)
    yield Markup("</details>")


def _country(country: Country) -> Iterator[Markup]:
    yield Markup("<h2>{}</h2>").format(country.name)
    for service in country.services:
        yield Markup("<h3>{}</h3><ul>").format(service.name)
        for way in service.ways:
            yield Markup('<li><a href="{}">{}</a></li>').format(help_text.address(way), way.say)
        yield Markup("</ul>")


def _written(language: str) -> str:
    """The page as the program makes it of its own file, under the path of the language."""
    file = config.questions_file()
    loaded = load(file)
    if language != ENGLISH:
        loaded = edition.load(loaded, edition.beside(file, language), language)
        learn(language, program.load(language).words)
    whole, base = loaded.questionnaire, "" if language == ENGLISH else f"/{language}"
    with speaking(language):
        return made(whole, next(iter(whole.help.countries)), whole.site.name, base)


if __name__ == "__main__":
    print(_written(sys.argv[1] if sys.argv[1:] else ENGLISH), end="")  # noqa: T201
