"""What happens to a page that is open: its time runs out, or another page asks for the way out."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import EVERYWHERE, IN_FIREFOX, NewPage, until
from tests.browser.test_journeys import questions_of_the_browser
from tests.support import people, walking
from tests.support.states import Places, State, send

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

HOUR = 3600


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_words_outlive_the_limit(
    script: bool, new_page: NewPage, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page open past the limit is sent: what was just typed and ticked is still in the form, the
    page says what is gone, and the browser asks nothing; sent again, it leads to the first page.
    """
    page = new_page(java_script_enabled=script)
    asked = questions_of_the_browser(page)
    for path, answers in (
        ("/questions/your-words", {"own_questions": "Would it help me sleep?"}),
        ("/questions/worries", {"concerns": ["cost"]}),
        ("/questions/each-medicine", {"trials": [{"medicine": "Sertraline", "dose": "200 mg"}]}),
    ):
        places.go(page, State(path, {**people.STEADY, "antidepressants_tried": "one"}))
        walking.fill(page, answers)
        with monkeypatch.context() as later:
            now = time.time()
            later.setattr(time, "time", lambda now=now: now + HOUR + 60)
            send(page)
            assert "gone" in page.locator("h1").inner_text()
            assert holds(page, answers)
            send(page)
            assert walking.path(page) == "/questions/you"
        page.context.clear_cookies()
    assert asked == []


def holds(page: Page, answers: dict[str, Any]) -> bool:
    """Whether the form on this page has these answers in it."""
    told = str(page.locator("main form").evaluate(
        "form => JSON.stringify([...new FormData(form)].filter(([name]) => !name.includes('csrf')))"
    ))  # fmt: skip
    return all(said in told for said in spoken(answers))


def spoken(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [one for inner in value.values() for one in spoken(inner)]
    return [one for inner in value for one in spoken(inner)] if isinstance(value, list) else [value]


AHEAD = {
    "a link": '<link rel="prefetch" href="/leave">',
    "a rule": '<script type="speculationrules">'
    '{"prefetch": [{"source": "list", "urls": ["/leave"], "eagerness": "immediate"}]}</script>',
    "a page": '<script type="speculationrules">'
    '{"prerender": [{"source": "list", "urls": ["/leave"], "eagerness": "immediate"}]}</script>',
}


@pytest.mark.parametrize(
    ("new_page", "way"),
    [
        *(("chromium", way) for way in AHEAD),
        pytest.param("firefox", "a link", marks=IN_FIREFOX.marks),
    ],
    indirect=["new_page"],
)
def test_a_browser_that_looks_ahead_forgets_nothing(
    way: str, new_page: NewPage, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another page of the host has the browser fetch the way out before anybody presses it: the
    browser does ask, and the answers are still there.
    """
    asked: list[str] = []
    served = places.site.app.wsgi_app

    def heard(environ: dict[str, Any], start_response: Any) -> Any:
        if environ["PATH_INFO"] == "/leave":
            asked.append(environ.get("HTTP_SEC_PURPOSE", ""))
        return served(environ, start_response)

    monkeypatch.setattr(places.site.app, "wsgi_app", heard)
    page = new_page()
    places.be(page, people.ANEURYSM)
    page.route("**/beside", lambda route: beside(route, AHEAD[way]))
    page.goto(f"{places.site.address}/beside")
    until(lambda: asked)
    assert all("prefetch" in purpose for purpose in asked)
    page.goto(f"{places.site.address}/summary")
    assert page.locator("#flag-vessels").count() == 1


def beside(route: Route, markup: str) -> None:
    """A page of another program on the same host."""
    route.fulfill(body=f"<!doctype html><title>Beside</title>{markup}", content_type="text/html")
