"""What an attacker, a broken browser or a bug of ours can do to a visit: nothing that shows."""

from __future__ import annotations

import dataclasses
import logging
import re

import pytest

from app import create_app
from app.web import downloads, headers, saved_answers
from app.web.limiter import ConcurrencyLimit
from tests.support import html, people
from tests.support.visitor import Visitor, errors

FORM = "application/x-www-form-urlencoded"
SECRET_WORDS = "the neighbours must never hear of this"
CALLS = ("988", "tel:")


def post(visitor, path="/questions/you", headers=None, **data):
    return visitor.browser.post(path, data=data, headers=headers or {})


def has_help(page):
    return all(piece in page for piece in CALLS)


# ---------------------------------------------------------------------------- whose form it is


@pytest.mark.parametrize("token", [None, "", "made-up", "ImFiYyI.aaaa.bbbb"])
def test_a_form_without_a_good_token_comes_back_with_what_was_typed(visitor, token):
    """A page left open overnight: the same page, the answers as typed, a reason, nothing kept."""
    visitor.walk(people.STEADY)
    data = {"own_questions": SECRET_WORDS} | ({} if token is None else {"csrf_token": token})
    answer = post(visitor, "/questions/your-words", **data)
    assert answer.status_code == 422
    assert len(errors(answer.text)) == 1
    assert SECRET_WORDS in html.read(answer.text).one("textarea", name="own_questions").text
    assert SECRET_WORDS not in visitor.get("/summary").text


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "nonsense"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://[broken"},
        {"Origin": "http://localhost:8080"},
        {"Referer": "https://elsewhere.example/localhost/"},
        {"Origin": "http://localhost.elsewhere.example"},
    ],
)
def test_a_form_sent_by_another_site_is_refused_and_never_shown(visitor, headers):
    """Even with a good token: 403, the help lines, and nothing of what the other site filled in."""
    token = visitor.token()
    answer = post(visitor, headers=headers, csrf_token=token, age="from_25_to_64")
    assert answer.status_code == 403
    assert "checked" not in answer.text
    assert has_help(answer.text)
    assert visitor.get("/check").location == "/questions/you"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
        {"Referer": "http://localhost/questions/you"},
    ],
)
def test_our_own_form_is_taken_from_every_browser(visitor, headers):
    """Old browsers, and those that hide where they come from, can go on: the token speaks."""
    answer = post(visitor, headers=headers, csrf_token=visitor.token(), age="from_25_to_64")
    assert answer.status_code == 303


def test_a_browser_that_sends_no_referrer_can_go_on_over_https(settings_of_tests):
    """Some people's browsers or firewalls drop the Referer header; they are let through."""
    secure = create_app(dataclasses.replace(settings_of_tests, https=True))
    browser = secure.test_client()
    page = html.read(browser.get("/questions/you", base_url="https://localhost").text)
    token = page.all("input", name="csrf_token")[0].attributes["value"]
    answer = browser.post(
        "/questions/you",
        base_url="https://localhost",
        data={"csrf_token": token, "age": "from_25_to_64"},
    )
    assert answer.status_code == 303


def test_another_persons_token_is_no_good(app):
    mine, theirs = Visitor(app), Visitor(app)
    mine.token()
    answer = post(mine, csrf_token=theirs.token(), age="from_25_to_64")
    assert answer.status_code == 422


# ---------------------------------------------------------------------------- where it leads


@pytest.mark.parametrize(
    "where",
    ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "check/../x",
     "javascript:alert(1)", "check\r\nX-Made: up", "summary", "%0d%0aSet-Cookie:a=b"],
)  # fmt: skip
def test_the_return_parameter_leads_nowhere_else(visitor, where):
    """It knows one word; anything else is as if it were not there."""
    visitor.walk(people.STEADY)
    token = visitor.token()
    answer = visitor.browser.post(
        "/questions/habits",
        query_string={"return": where},
        data={"csrf_token": token, "continue": "1"},
    )
    assert answer.status_code == 303
    assert answer.location.startswith("/questions/")
    assert "elsewhere" not in str(answer.headers)
    assert "X-Made" not in answer.headers


@pytest.mark.parametrize(
    "path", ["/questions/%0d%0aX-Made:up", "//elsewhere.example/%2e%2e", "/outcome/%00", "/%ff%fe"]
)
def test_a_strange_path_is_a_calm_page_that_repeats_nothing(visitor, path):
    answer = visitor.get(path)
    assert answer.status_code in (303, 404)
    assert "X-Made" not in str(answer.headers)
    assert "elsewhere" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "elsewhere.example"},
        {"X-Forwarded-Host": "elsewhere.example"},
        {"Forwarded": "host=elsewhere.example"},
        {"X-Forwarded-Prefix": "/elsewhere.example"},
        {"X-Original-URL": "/elsewhere.example"},
    ],
)
def test_a_forged_host_reaches_no_page_and_no_redirect(visitor, headers):
    """Addresses are written without a host, so a poisoned cache or mail can hold none."""
    for path in ("/", "/questions/body", "/help-now", "/nowhere", "/summary.pdf"):
        answer = visitor.browser.get(path, headers=headers)
        assert answer.status_code < 500
        assert "elsewhere" not in answer.text + str(answer.headers)


# ---------------------------------------------------------------------------- too much


@pytest.mark.parametrize("path", ["/questions/you", "/nowhere"])
def test_a_huge_body_is_refused_with_a_calm_page(visitor, path):
    token = visitor.token()
    answer = post(visitor, path, csrf_token=token, age="x" * (headers.MOST_BYTES + 1))
    assert answer.status_code in (404, 413)
    assert has_help(answer.text)


def test_more_parts_than_any_form_has_are_refused_with_a_calm_page(visitor):
    """A form of a thousand parts is no form of ours: 413, not 500."""
    parts = {f"field-{index}": "1" for index in range(headers.MOST_FIELDS * 2)}
    answer = visitor.browser.post("/questions/you", data=parts, content_type="multipart/form-data")
    assert answer.status_code == 413
    assert has_help(answer.text)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe=%ff&age=%80", FORM),
        (b"&&&&====", FORM),
        (b"a" * 60_000, FORM),
        (b"a=1&" * 15_000, FORM),
        (b"trials-" + b"9" * 5_000 + b"-medicine=x", FORM),
        ("trials-٣-medicine=x".encode(), FORM),
        (b"--x\r\nbroken", "multipart/form-data; boundary=x"),
        (b"--x\r\nbroken", "multipart/form-data"),
        (b'{"age": "from_25_to_64"}', "application/json"),
        (b"<age/>", "text/xml"),
    ],
)
def test_a_broken_form_is_never_an_error_of_ours(visitor, body, kind):
    visitor.token()
    answer = visitor.browser.post("/questions/you", data=body, content_type=kind)
    assert 400 <= answer.status_code < 500
    assert has_help(answer.text)


# ---------------------------------------------------------------------------- our own bugs


@pytest.mark.parametrize("path", ["/", "/check", "/summary", "/questions/you", "/summary.pdf"])
def test_a_bug_in_any_view_shows_a_calm_page_and_logs_no_word(
    visitor, app, monkeypatch, caplog, path
):
    """The page keeps the help lines; the log names the error and the place, not what was said."""
    visitor.walk({**people.STEADY, "own_questions": SECRET_WORDS})

    def broken(*args, **kwargs):
        own = SECRET_WORDS
        raise RuntimeError(own)

    for endpoint in app.view_functions:
        if endpoint.startswith(("journey", "information", "downloads")):
            monkeypatch.setitem(app.view_functions, endpoint, broken)
    with caplog.at_level(logging.DEBUG):
        answer = visitor.get(path)
    assert answer.status_code == 500
    assert has_help(answer.text)
    assert "RuntimeError at test_security.py" in caplog.text
    assert SECRET_WORDS not in caplog.text + answer.text


def test_a_bug_while_answers_are_read_still_shows_the_help(visitor, monkeypatch):
    """When the answers themselves are what breaks, the error page does not read them."""
    visitor.walk(people.STEADY)

    def broken(*args):
        raise KeyError(SECRET_WORDS)

    monkeypatch.setattr(saved_answers.answers, "read", broken)
    answer = visitor.get("/check")
    assert answer.status_code == 500
    assert has_help(answer.text)


# ---------------------------------------------------------------------------- too many PDFs


def test_a_person_without_a_turn_for_a_pdf_is_told_when_to_try_again(visitor, monkeypatch):
    """503 with Retry-After, the same file once more, and the same as text where there is one."""
    visitor.walk(people.STEADY)
    limit = ConcurrencyLimit(at_once=1, waiting=0, max_wait_seconds=0)
    monkeypatch.setattr(downloads, "_pdf_limit", limit)
    for path, instead in {"/summary": "/summary.txt", "/facts": "/facts.txt", "/blank": ""}.items():
        with limit.slot():
            answer = visitor.get(f"{path}.pdf?paper=a4")
        assert answer.status_code == 503
        assert answer.headers["Retry-After"] == str(downloads.RETRY_SECONDS)
        assert f'href="{path}.pdf?paper=a4"' in answer.text
        assert re.findall(r'href="([^"]+\.txt)"', answer.text) == ([instead] if instead else [])
        assert visitor.get(f"{path}.pdf").status_code == 200
