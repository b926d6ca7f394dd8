"""Languages: the same site in other words, each under its own path: ``/es/check``.

Each language is an application of its own inside the first, with its own templates, forms and
fragments; they share the cookie, which holds codes and no language. The language is in the address,
so that a page that says “your answers are gone” still says it in the words of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from flask import Flask, current_app, request
from werkzeug.middleware.dispatcher import DispatcherMiddleware

from app.questionnaire.speech import ENGLISH, speaking
from app.web import context

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class Language(NamedTuple):
    """A language that the site is served in; ``name`` is what it calls itself."""

    code: str
    name: str
    english_name: str


ENGLISH_LANGUAGE = Language(ENGLISH, "English", "English")


class OtherLanguage(NamedTuple):
    """The page of this request in another language."""

    code: str
    name: str
    address: str


def mount(app: Flask, editions: Mapping[Language, Flask]) -> None:
    """Serve each edition under the code of its language, inside the first application."""
    languages = (ENGLISH_LANGUAGE, *editions)
    app.extensions["languages"] = languages
    app.extensions["digests"] = {
        language.code: context.site_of(edition).digest for language, edition in editions.items()
    }
    for language, edition in editions.items():
        edition.extensions["languages"] = languages
        edition.extensions["language"] = language
        edition.wsgi_app = Speaking(language.code, edition.wsgi_app)  # type: ignore[assignment,method-assign]
    app.wsgi_app = DispatcherMiddleware(  # type: ignore[method-assign]
        app.wsgi_app, {f"/{language.code}": edition for language, edition in editions.items()}
    )


class Speaking:
    """An application whose every word is said in one language."""

    def __init__(self, code: str, application: WSGIApplication) -> None:
        self._code = code
        self._application = application

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with speaking(self._code):
            return self._application(environ, start)


def spoken() -> Language:
    """The language of this request."""
    language: Language = current_app.extensions.get("language", ENGLISH_LANGUAGE)
    return language


def digests() -> dict[str, str]:
    """Code of a language beside English -> digest of its translation."""
    digests: dict[str, str] = current_app.extensions.get("digests", {})
    return digests


def others() -> tuple[OtherLanguage, ...]:
    """This page in every other language that the site is served in."""
    languages: tuple[Language, ...] = current_app.extensions.get("languages", ())
    here = spoken()
    root = request.script_root
    if here is not ENGLISH_LANGUAGE:
        root = root.removesuffix(f"/{here.code}")
    # What only answers a form cannot be asked for: its twin is the start page.
    methods = request.url_rule.methods if request.url_rule else None
    path = request.full_path.removesuffix("?") if "GET" in (methods or ()) else "/"
    return tuple(
        OtherLanguage(language.code, language.name, _under(root, language) + path)
        for language in languages
        if language != here
    )


def _under(root: str, language: Language) -> str:
    return root if language is ENGLISH_LANGUAGE else f"{root}/{language.code}"
