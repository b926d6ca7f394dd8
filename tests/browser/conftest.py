"""What every browser test shares: one site and one browser, and people with contexts of their own.

Every page of every test is watched: a request to another host, a message in the console or an error
in the script fails the test that caused it, whatever it was about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import served
from tests.browser.states import Places

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request

    from tests.browser.served import Site

NewPage = Callable[..., "Page"]
EXPECTED = "Failed to load resource: the server responded with a status of"  # a 404 asked for


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with served.site() as running:
        yield running


@pytest.fixture
def new_page(site: Site, browser: Browser) -> Iterator[NewPage]:
    """``new_page(**options)``: somebody new, with a browser of their own, watched."""
    troubles: list[str] = []
    contexts = []

    def watch(request: Request) -> None:
        if request.url != site.elsewhere and not request.url.startswith(site.address):
            troubles.append(f"asked another host: {request.url}")

    def make(**options: Any) -> Page:
        context = browser.new_context(**{"viewport": {"width": 390, "height": 844}, **options})
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
