"""Languages: the same site in other words, each under its own path: ``/es/check``.

Each language is an application of its own inside the first, with its own templates, forms and
fragments; they share the cookie, which holds codes and no language. The language is in the address,
so that a page that says “your answers are gone” still says it in the words of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from flask import Flask, current_app, request

from app.questionnaire.speech import ENGLISH, speaking
from app.web import context

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


class Language(NamedTuple):
    """A language that the site is served in; ``name`` is what it calls itself."""

    code: str
    name: str
    english_name: str


_RIGHT_TO_LEFT = {"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}

ENGLISH_LANGUAGE = Language(ENGLISH, "English", "English")


class OtherLanguage(NamedTuple):
    """The page of this request in another language."""

    code: str
    name: str
    address: str


def mount(app: Flask, editions: Mapping[Language, Flask]) -> None:
    """Serve each edition under the code of its language, inside the first application."""
    languages = (ENGLISH_LANGUAGE, *editions)
    by_code = {language.code: edition for language, edition in editions.items()}
    app.extensions |= {"languages": languages, "editions": by_code}
    for language, edition in editions.items():
        edition.extensions |= {"languages": languages, "editions": by_code}
        edition.extensions["language"] = language
        edition.wsgi_app = Speaking(language.code, edition.wsgi_app)  # type: ignore[assignment,method-assign]
    app.wsgi_app = ByLanguage(app.wsgi_app, by_code)  # type: ignore[assignment,method-assign]


class ByLanguage:
    """The applications side by side: ``/es`` and what is below it goes to the Spanish one."""

    def __init__(
        self, application: WSGIApplication, editions: Mapping[str, WSGIApplication]
    ) -> None:
        self._application = application
        self._editions = editions

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        before, code, *below = path.split("/", 2) if "/" in path else ("", "")
        if before or code not in self._editions:
            return self._application(environ, start)
        mounted = {
            **environ,
            "SCRIPT_NAME": f"{environ.get('SCRIPT_NAME', '')}/{code}",
            "PATH_INFO": f"/{below[0]}" if below else "",
        }
        return self._editions[code](mounted, start)


class Speaking:
    """An application whose every word is said in one language."""

    def __init__(self, code: str, application: WSGIApplication) -> None:
        self._code = code
        self._application = application

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        with speaking(self._code):
            return self._application(environ, start)


def of_this_page() -> Language:
    """The language that this page is in."""
    language: Language = current_app.extensions.get("language", ENGLISH_LANGUAGE)
    return language


def editions() -> dict[str, context.Site]:
    """Code of a language beside English -> the site in it."""
    mounted: Mapping[str, Flask] = current_app.extensions.get("editions", {})
    return {code: context.site_of(edition) for code, edition in mounted.items()}


def digests() -> dict[str, str]:
    """Code of a language beside English -> digest of its translation."""
    return {code: site.digest for code, site in editions().items()}


def direction(language: str) -> str:
    """From which side a language is written, as HTML says it."""
    return "rtl" if language.partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def others() -> tuple[OtherLanguage, ...]:
    """This page in every other language that the site is served in."""
    languages: tuple[Language, ...] = current_app.extensions.get("languages", ())
    if len(languages) < 2:
        return ()
    here = of_this_page()
    root = _english_root()
    # What only answers a form cannot be asked for: its twin is the start page.
    methods = request.url_rule.methods if request.url_rule else None
    path = request.full_path.removesuffix("?") if "GET" in (methods or ()) else "/"
    return tuple(
        OtherLanguage(language.code, language.name, _under(root, language) + path)
        for language in languages
        if language != here
    )


def of_the_start_page() -> tuple[tuple[str, str], ...]:
    """Code of a language -> the whole address of the start page in it, for search engines; where
    there are several. ``x-default`` is for everybody else."""
    languages: tuple[Language, ...] = current_app.extensions.get("languages", ())
    if len(languages) < 2:
        return ()
    root = request.host_url.rstrip("/") + _english_root()
    found = tuple((each.code, f"{_under(root, each)}/") for each in languages)
    return (*found, ("x-default", f"{root}/"))


def _english_root() -> str:
    """What every address begins with, but for its language."""
    here, root = of_this_page(), request.script_root
    return root if here is ENGLISH_LANGUAGE else root.removesuffix(f"/{here.code}")


def _under(root: str, language: Language) -> str:
    return root if language is ENGLISH_LANGUAGE else f"{root}/{language.code}"
