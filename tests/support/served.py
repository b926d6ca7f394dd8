"""The site, served on this machine for a browser, and the browsers themselves.

One server and one browser of a kind for a whole run: a test opens its own context, which is a
person with a fresh browser of their own.
"""

from __future__ import annotations

import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from playwright.sync_api import TimeoutError as TookTooLong
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from app import config, create_app
from tests.support import fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask
    from playwright.sync_api import Browser, BrowserContext, Playwright

SECRET = "a key that only the browser tests know, and long enough"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FIREFOX = ("firefox-esr", "firefox")

Preference = bool | int | str


@dataclass(frozen=True)
class LocalSite:
    """Where it is served, the application that serves it, and where its exit leads."""

    address: str
    elsewhere: str
    app: Flask
    exit: Exit


class Exit:
    """The other site that the exit leads to: it answers at once, late, or not until it is let."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.let = threading.Event()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if self.seconds:
            self.let.wait(self.seconds)
        return Response("Another site", mimetype="text/html")(environ, start_response)


@contextmanager
def site(environment: Mapping[str, str] | None = None) -> Iterator[LocalSite]:
    """The site, served in threads of this process, with another site to leave to."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    way_out = Exit()
    with _serving(way_out) as elsewhere:
        settings = config.from_environment(
            {"FLASK_SECRET_KEY": SECRET, "FLASK_EXIT_URL": f"{elsewhere}/", **(environment or {})}
        )
        app = create_app(settings)
        with _serving(app) as address:
            yield LocalSite(address, f"{elsewhere}/", app, way_out)


@contextmanager
def _serving(app: WSGIApplication) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def chromium(
    playwright: Playwright, family: str = fonts.USUAL, display: str = ""
) -> Iterator[Browser]:
    """The system's Chromium, or the one that Playwright installed, with one family of fonts; on a
    display, for real keys, or headless.
    """
    browser = playwright.chromium.launch(
        executable_path=found(CHROMIUM), args=FLAGS, headless=not display, env=_env(family, display)
    )
    try:
        yield browser
    finally:
        browser.close()


@contextmanager
def firefox(
    playwright: Playwright,
    preferences: Mapping[str, Preference],
    family: str = fonts.USUAL,
    display: str = "",
) -> Iterator[Browser]:
    """The system's Firefox, set like this; never the one of Playwright, which is another."""
    browser = playwright.firefox.launch(
        channel="moz-firefox",
        executable_path=found(FIREFOX),
        firefox_user_prefs=dict(preferences),
        headless=not display,
        env=_env(family, display),
    )
    try:
        yield browser
    finally:
        browser.close()


def at_home(
    playwright: Playwright, name: str, profile: Path, display: str
) -> AbstractContextManager[BrowserContext]:
    """A browser as somebody has it at home: with a profile of its own, which keeps what was open
    and opens it again. Ending the context ends the browser, as its owner does.
    """
    common: dict[str, Any] = {
        "user_data_dir": profile, "headless": False, "no_viewport": True,
        "env": _env(fonts.USUAL, display),
    }  # fmt: skip
    if name == "firefox":
        return playwright.firefox.launch_persistent_context(
            channel="moz-firefox", executable_path=found(FIREFOX), **common
        )
    common |= {"executable_path": found(CHROMIUM), "args": [*FLAGS, "--restore-last-session"]}
    try:
        return playwright.chromium.launch_persistent_context(timeout=40_000, **common)
    except TookTooLong:  # now and then it opens its tabs again and never says that it did
        return playwright.chromium.launch_persistent_context(**common)


def _env(family: str, display: str) -> dict[str, str | float | bool]:
    shown = {"DISPLAY": display} if display else {}
    return {**fonts.environment(family), **shown}


def found(names: tuple[str, ...]) -> str | None:
    """The first of these programs that is on this machine."""
    return next(filter(None, map(shutil.which, names)), None)
