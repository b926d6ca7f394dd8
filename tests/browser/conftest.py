"""What every browser test shares: one site, browsers, and people with contexts of their own.

A test is driven in Chromium; one marked EVERYWHERE in Firefox too, which only such a test starts.
One marked IN_EVERY_LETTER is tried in each family of fonts. A test with a ``desk`` has a browser
on a screen, and real keys.
Every page of every test is watched: a request to another host, a message in the console or an error
in the script fails the test that caused it, whatever it was about.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import pytest

from tests.support import fonts, keys, served
from tests.support.states import Places

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Request

    from tests.support.served import LocalSite

T = TypeVar("T")
NewPage = Callable[..., "Page"]
NewContext = Callable[..., "BrowserContext"]
EXPECTED = "Failed to load resource: the server responded with a status of"  # a 404 asked for

# One worker does all that is done in Firefox, so that no other starts one.
BY_FIREFOX = pytest.mark.xdist_group("firefox")
IN_FIREFOX = pytest.param("firefox", marks=BY_FIREFOX)
EVERYWHERE = pytest.mark.parametrize("new_page", ["chromium", IN_FIREFOX], indirect=True)

# What depends on the width of letters.
IN_EVERY_LETTER = pytest.mark.parametrize("family", fonts.FAMILIES)
# The widest letters on the shorter paper, those of a desk on the narrower, and those of a phone.
ON_PAPER = pytest.mark.parametrize(
    ("family", "paper"), [("wide", "Letter"), ("arial", "A4"), ("phone", "Letter")]
)

# Browsers with a screen and a keyboard; all on one worker, so that there is one of each.
BY_KEYS = [
    pytest.mark.xdist_group("keys"),
    pytest.mark.skipif(
        bool(keys.MISSING), reason=f"not here: {keys.MISSING}; see tests/install.sh"
    ),
    pytest.mark.parametrize("desk", ["chromium", "firefox"], indirect=True),
]

SCHEMES = {"dark": 0, "light": 1}  # as Firefox counts them
TEXT_ALONE = {"browser.display.os-zoom-behavior": 2}  # larger text on a page of the same width


@pytest.fixture(scope="session")
def site() -> Iterator[LocalSite]:
    with served.site() as running:
        yield running


@pytest.fixture(scope="session")
def chromium(playwright: Playwright, browser: Browser) -> Iterator[NewContext]:
    """A Chromium for each family of fonts that is asked for."""
    running = {fonts.USUAL: browser}

    def new_context(family: str = fonts.USUAL, **options: Any) -> BrowserContext:
        if family not in running:
            _needed(family)
            running[family] = until_the_end.enter_context(served.chromium(playwright, family))
        return running[family].new_context(**options)

    with ExitStack() as until_the_end:
        yield new_context


def _needed(family: str) -> None:
    if fonts.folder(family) is None:
        pytest.skip(f"{fonts.FAMILIES[family]} is not here; tests/install.sh tells how to get it")


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[NewContext]:
    """A Firefox for each way it can be set: what Chromium is told for one person, and Firefox would
    not hear, is a preference that it starts with. It takes no other option, so as to miss none.
    """
    if served.found(served.FIREFOX) is None:
        pytest.skip("there is no Firefox here; tests/install.sh tells how to get one")
    running: dict[tuple[bool, str, str, int], Browser] = {}

    def new_context(
        viewport: Any,
        java_script_enabled: bool = True,
        color_scheme: str = "light",
        family: str = fonts.USUAL,
        text: int = 100,
    ) -> BrowserContext:
        kind = java_script_enabled, color_scheme, family, text
        if kind not in running:
            _needed(family)
            preferences = {
                "javascript.enabled": java_script_enabled,
                "layout.css.prefers-color-scheme.content-override": SCHEMES[color_scheme],
                **TEXT_ALONE,
                "ui.textScaleFactor": text,
            }
            running[kind] = until_the_end.enter_context(
                served.firefox(playwright, preferences, family)
            )
        return running[kind].new_context(viewport=viewport)

    with ExitStack() as until_the_end:
        yield new_context


def until(happens: Callable[[], T], seconds: float = 20) -> T:
    """What this gives, as soon as it gives anything."""
    deadline = time.monotonic() + seconds
    while not (found := happens()):
        assert time.monotonic() < deadline, "in vain"
        time.sleep(0.03)
    return found


@dataclass
class Desk:
    """A browser on a screen, and the keyboard before it."""

    browser: Browser
    keyboard: keys.Keyboard
    contexts: list[BrowserContext] = field(default_factory=list)

    def new_page(self) -> Page:
        """Somebody new, at a window of their own; who sat here before is gone."""
        self.leave()
        before = self.keyboard.windows()
        context = self.browser.new_context(viewport={"width": 1000, "height": 800})
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        opened = until(lambda: self.keyboard.windows() - before)
        self.keyboard.sit_at(opened.pop())
        return page

    def in_view(self) -> bool:
        """Whether the page shows anything at all, below the browser's own bars."""
        return len(self.keyboard.colours(30, 130, 900, 800)) > 1

    def leave(self) -> None:
        while self.contexts:
            self.contexts.pop().close()


@pytest.fixture(scope="session")
def desk_chromium(playwright: Playwright) -> Iterator[Desk]:
    with (
        keys.desk() as keyboard,
        served.chromium(playwright, display=keyboard.display) as browser,
    ):
        yield Desk(browser, keyboard)


@pytest.fixture(scope="session")
def desk_firefox(playwright: Playwright) -> Iterator[Desk]:
    if served.found(served.FIREFOX) is None:
        pytest.skip("there is no Firefox here; tests/install.sh tells how to get one")
    with (
        keys.desk() as keyboard,
        served.firefox(playwright, {}, display=keyboard.display) as browser,
    ):
        yield Desk(browser, keyboard)


@pytest.fixture
def desk(request: pytest.FixtureRequest) -> Iterator[Desk]:
    asked: Desk = request.getfixturevalue(f"desk_{request.param}")
    yield asked
    asked.leave()


@pytest.fixture
def new_page(site: LocalSite, request: pytest.FixtureRequest) -> Iterator[NewPage]:
    """``new_page(**options)``: somebody new, with a browser of their own, watched."""
    new_context: NewContext = request.getfixturevalue(getattr(request, "param", "chromium"))
    troubles: list[str] = []
    contexts = []

    def watch(request: Request) -> None:
        ours = (site.address, "tel:", "sms:")
        if request.url != site.elsewhere and not request.url.startswith(ours):
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
def places(site: LocalSite) -> Places:
    return Places(site)
