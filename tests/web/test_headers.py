"""What every response carries: pages, files, errors and redirects alike."""

from __future__ import annotations

import dataclasses
import gzip
import re

import pytest

from app import create_app
from app.web import headers, static
from tests.support import html, observatory, people
from tests.support.visitor import Visitor


@pytest.fixture(scope="module")
def secure(settings_of_tests):
    """The application as it is served behind TLS."""
    return create_app(dataclasses.replace(settings_of_tests, https=True))


@pytest.fixture(scope="module")
def responses(app):
    """One of each kind of response: name -> response."""
    someone = Visitor(app)
    late = Visitor(app)
    late.browser.set_cookie("visit", "too-old")
    found = {"start": someone.get("/"), "first question": someone.get("/questions/you")}
    found["an error at a field"] = someone.post("/questions/you", [("age", "unknown")])
    found["off the path"] = someone.get("/check")
    someone.walk(people.STEADY)
    token = someone.token()
    for path in ("/check", "/summary", "/summary.pdf", "/summary.txt", "/summary.fhir.json",
                 "/questionnaire.fhir.json", "/help-now", "/about", "/healthz", "/nowhere",
                 "/static/none.css", "/questions/unknown", "/outcome/unknown"):  # fmt: skip
        found[path] = someone.get(path)
    for name in app.extensions["static_files"]:
        found[name] = someone.get(f"/static/{name}")
    browser = someone.browser
    found["head"] = browser.head("/summary")
    found["options"] = browser.options("/questions/you")
    found["method"] = browser.delete("/check", headers={"Sec-Fetch-Site": "same-origin"})
    found["no token"] = browser.post("/questions/you")
    found["other site"] = browser.post("/clear", headers={"Sec-Fetch-Site": "cross-site"})
    found["too much"] = browser.post("/questions/you", data={"age": "x" * 70_000})
    found["too late"] = late.get("/check")
    found["continue"] = browser.post("/questions/habits", data={"csrf_token": token})
    found["cleared"] = browser.post("/clear")
    found["leave"] = browser.get("/leave")
    return found


def test_the_kinds_of_response_are_all_there(responses):
    """What the other tests of this file look at is what they say they look at."""
    assert {answer.status_code for answer in responses.values()} == {
        200, 303, 403, 404, 405, 413, 422,
    }  # fmt: skip


OPEN = (
    "/questionnaire.fhir.json"  # what is asked, for any program of any origin: it holds no answer
)


def test_every_response_carries_the_headers(responses):
    for kind, answer in responses.items():
        own = {"Cross-Origin-Resource-Policy": "cross-origin"} if kind == OPEN else {}
        for name, value in {**headers.ALWAYS, **own}.items():
            assert answer.headers.getlist(name) == [value], (kind, name)


def test_an_error_of_ours_carries_the_headers(app, monkeypatch):
    monkeypatch.setitem(app.view_functions, "information.about", lambda: 1 / 0)
    answer = app.test_client().get("/about")
    assert answer.status_code == 500
    assert headers.ALWAYS.items() <= dict(answer.headers).items()
    assert answer.headers["Cache-Control"] == "no-store"


def test_nothing_but_files_and_the_start_may_be_kept_or_listed(responses):
    """Not by a browser, a proxy or a search engine."""
    for kind, answer in responses.items():
        kept = answer.headers["Cache-Control"]
        if kind == "start":
            assert kept == "private, no-cache"
            assert "X-Robots-Tag" not in answer.headers
        elif kept != static.CACHE:
            assert (kept, answer.headers["X-Robots-Tag"]) == ("no-store", "noindex"), kind
        else:
            assert answer.request.path.startswith("/static/")
            assert answer.status_code == 200


def test_only_pages_with_a_visit_touch_the_cookie(responses):
    """A file, the health check and a first look at the start page set no cookie."""
    for kind in ("start", "/healthz", "/static/none.css"):
        assert "Set-Cookie" not in responses[kind].headers, kind


def test_no_other_site_may_read_anything(responses):
    """Only the questions themselves are open to any origin."""
    for kind, answer in responses.items():
        if kind == OPEN:
            assert answer.headers["Access-Control-Allow-Origin"] == "*"
            continue
        allowing = [name for name, _ in answer.headers if name.startswith("Access-Control")]
        assert not allowing, kind


def test_the_policy_lets_nothing_in_and_nothing_out():
    """No inline code, no other origin, no frame, no plug-in; forms go home."""
    directives = dict(part.strip().split(" ", 1) for part in headers.POLICY.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["frame-ancestors"] == directives["base-uri"] == "'none'"
    assert set(directives.values()) == {"'none'", "'self'"}


def test_every_feature_of_a_device_is_denied(responses):
    given = responses["start"].headers["Permissions-Policy"]
    assert {"camera", "microphone", "geolocation", "browsing-topics"} <= {
        part.partition("=")[0] for part in given.split(", ")
    }
    assert all(part.endswith("=()") for part in given.split(", "))


def test_over_https_the_cookie_stays_on_this_host_and_on_https(secure):
    """__Host- with Secure, HttpOnly, SameSite and the whole path; and HSTS for two years."""
    answer = secure.test_client().get("/questions/you", base_url="https://localhost")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-visit=")
    parts = {part.strip() for part in cookie.split(";")[1:]}
    assert parts == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}
    assert answer.headers["Strict-Transport-Security"] == headers.TWO_YEARS


def test_without_https_no_promise_of_it_is_made(responses):
    """A browser that was promised HTTPS could not open a site that has none."""
    for answer in responses.values():
        assert "Strict-Transport-Security" not in answer.headers
    assert responses["first question"].headers["Set-Cookie"].startswith("visit=")


@pytest.mark.parametrize(("path", "most"), [("/", 130), ("/questions/you", 135)])
def test_the_observatory_gives_what_it_gives(secure, path, most):
    """By Mozilla's own rules; over 100 for the policy, and for a cookie with every attribute."""
    answer = secure.test_client().get(path, base_url="https://localhost")
    score, reasons = observatory.score(answer)
    assert score >= most, reasons


def test_the_scoring_is_not_blind(secure):
    """The same rules take points from a page that is less careful."""
    answer = secure.test_client().get("/questions/you", base_url="https://localhost")
    full, _ = observatory.score(answer)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; script-src 'unsafe-inline'"
    answer.headers["Set-Cookie"] = "visit=x; Path=/"
    del answer.headers["Strict-Transport-Security"]
    assert observatory.score(answer)[0] <= full - 100


# ---------------------------------------------------------------------------- files


def test_a_file_is_named_by_its_content_and_every_page_uses_that_name(app, responses):
    """A new style sheet has a new address, so nobody's browser keeps the old one."""
    names = set(app.extensions["static_files"])
    assert all(re.fullmatch(r"[\w-]+\.[0-9a-f]{12}\.\w+", name) for name in names)
    page = html.read(responses["start"].text)
    linked = (*page.all("link"), *page.all("script"))
    used = [found.get("href") or found.get("src") or "" for found in linked]
    assert used
    assert {address.removeprefix("/static/") for address in used} <= names


def test_a_file_comes_compressed_to_those_who_can_read_that(app, responses):
    browser = app.test_client()
    name = next(name for name in app.extensions["static_files"] if name.endswith(".css"))
    packed = browser.get(f"/static/{name}", headers={"Accept-Encoding": "br, gzip"})
    plain = browser.get(f"/static/{name}", headers={"Accept-Encoding": "gzip;q=0"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.data) == plain.data
    assert len(packed.data) < len(plain.data)


def test_pages_are_not_compressed_here(responses):
    """A page holds a token; docs/security.md says why the proxy may compress it all the same."""
    for kind, answer in responses.items():
        assert "Content-Encoding" not in answer.headers, kind


@pytest.mark.parametrize("name", ["../config.py", "..%2fconfig.py", "site.css", "%2e%2e/x", ""])
def test_no_other_file_can_be_reached(app, name):
    assert app.test_client().get(f"/static/{name}").status_code == 404


def test_the_start_page_is_kept_only_while_it_says_nothing_of_a_person(visitor):
    """Once something was said, it may hold the help panel: no browser may keep it then."""
    assert visitor.browser.get("/").headers["Cache-Control"] == "private, no-cache"
    visitor.tell(people.THOUGHTS_NO_PLAN)
    assert visitor.browser.get("/").headers["Cache-Control"] == "no-store"
