"""What every browser test shares: one site, browsers, and people with contexts of their own.

A test is driven in Chromium; one marked EVERYWHERE in Firefox too, which only such a test starts.
Every page of every test is watched: a request to another host, a message in the console or an error
in the script fails the test that caused it, whatever it was about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from tests.support import served
from tests.support.states import Places

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request

    from tests.support.served import Site

NewPage = Callable[..., "Page"]
NewContext = Callable[..., "BrowserContext"]
EXPECTED = "Failed to load resource: the server responded with a status of"  # a 404 asked for

# One worker does all that is done in Firefox, so that no other starts one.
BY_FIREFOX = pytest.mark.xdist_group("firefox")
IN_FIREFOX = pytest.param("firefox", marks=BY_FIREFOX)
EVERYWHERE = pytest.mark.parametrize("new_page", ["chromium", IN_FIREFOX], indirect=True)

SCHEMES = {"dark": 0, "light": 1}  # as Firefox counts them


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with served.site() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> NewContext:
    return browser.new_context


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[NewContext]:
    """A Firefox for each way it can be set: what Chromium is told for one person, and Firefox would
    not hear, is a preference that it starts with. It takes no other option, so as to miss none.
    """
    if served.found(served.FIREFOX) is None:
        pytest.skip("there is no Firefox here; tests/install.sh tells how to get one")
    running: dict[tuple[bool, str], Browser] = {}

    def new_context(
        viewport: Any, java_script_enabled: bool = True, color_scheme: str = "light"
    ) -> BrowserContext:
        kind = java_script_enabled, color_scheme
        if kind not in running:
            preferences = {
                "javascript.enabled": java_script_enabled,
                "layout.css.prefers-color-scheme.content-override": SCHEMES[color_scheme],
            }
            running[kind] = until_the_end.enter_context(served.firefox(playwright, preferences))
        return running[kind].new_context(viewport=viewport)

    with ExitStack() as until_the_end:
        yield new_context


@pytest.fixture
def new_page(site: Site, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """``new_page(**options)``: somebody new, with a browser of their own, watched."""
    new_context: NewContext = request.getfixturevalue(getattr(request, "param", "chromium"))
    troubles: list[str] = []
    contexts = []

    def watch(request: Request) -> None:
        if request.url != site.elsewhere and not request.url.startswith(site.address):
            troubles.append(f"asked another host: {request.url}")

    def make(**options: Any) -> Page:
        context = new_context(**{"viewport": {"width": 390, "height": 844}, **options})
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", watch)
        page.on(
            "console",
            lambda said: (
                said.text.startswith(EXPECTED)
                or said.type not in ("error", "warning")
                or troubles.append(said.text)
            ),
        )
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    assert troubles == []


@pytest.fixture(scope="session")
def places(site: Site) -> Places:
    return Places(site)
