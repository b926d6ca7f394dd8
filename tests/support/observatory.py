"""The score that Mozilla's HTTP Observatory gives a response, by the rules of its version 1.4.8.

Start at 100; penalties first; bonuses count only where penalties leave 90 or more. The opener and
embedder policies are not scored. The connection itself (redirect to HTTPS, a good certificate) is
the proxy's, and taken as given here; its own run against the shipped site gave the start page 130,
as these rules do. To be on the browsers' list of HTTPS hosts would give 5 more: that is for whoever
owns the host.
"""

from __future__ import annotations

import re

from werkzeug.test import TestResponse

from tests.support import html

SIX_MONTHS = 15_768_000
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


def score(answer: TestResponse) -> tuple[int, dict[str, int]]:
    """The score, and the points of each rule."""
    given = answer.headers
    rules = {
        "policy": _policy(answer),
        "cookies": _cookies(answer),
        "transport": _transport(answer),
        "referrer": 5 if given.get("Referrer-Policy") in PRIVATE else 0,
        "scripts": _scripts(answer),
        "sniffing": 0 if given.get("X-Content-Type-Options") == "nosniff" else -5,
        "frames": 5 if "frame-ancestors" in given.get("Content-Security-Policy", "") else -20,
        "resource": 10 if given.get("Cross-Origin-Resource-Policy") == "same-origin" else 0,
    }
    base = 100 + sum(points for points in rules.values() if points < 0)
    extra = sum(points for points in rules.values() if points > 0) if base >= 90 else 0
    return max(base + extra, 0), rules


def _policy(answer: TestResponse) -> int:
    text = answer.headers.get("Content-Security-Policy", "")
    if not text:
        return -25
    directives = {
        name: values.split()
        for name, _, values in (part.strip().partition(" ") for part in text.split(";"))
    }
    default = directives.get("default-src", ["*"])
    scripts = directives.get("script-src", default)
    objects = directives.get("object-src", default)
    broad = {"'unsafe-inline'", "data:", "http:", "https:", "*"}
    if broad & {*scripts, *objects}:
        return -20
    if "'unsafe-eval'" in scripts:
        return -10
    if broad & {*directives.get("style-src", default)}:
        return 0
    home = directives.get("form-action", ["*"]) in (["'self'"], ["'none'"])
    return 10 if default == ["'none'"] and home else 5


def _cookies(answer: TestResponse) -> int:
    cookies = answer.headers.getlist("Set-Cookie")
    if not cookies:
        return 0
    flags = [{part.strip().lower() for part in cookie.split(";")[1:]} for cookie in cookies]
    if not all("secure" in each for each in flags):
        return -40
    if not all("httponly" in each for each in flags):
        return -30
    return 5 if all({"samesite=lax", "samesite=strict"} & each for each in flags) else 0


def _transport(answer: TestResponse) -> int:
    age = re.search(r"max-age=(\d+)", answer.headers.get("Strict-Transport-Security", ""))
    if age is None:
        return -20
    return 0 if int(age[1]) >= SIX_MONTHS else -10


def _scripts(answer: TestResponse) -> int:
    scripts = html.read(answer.text).all("script")
    sources = [script.get("src") or "" for script in scripts]
    if any(not source.startswith("/") or source.startswith("//") for source in sources):
        return -50
    return 5 if scripts and all(script.get("integrity") for script in scripts) else 0
