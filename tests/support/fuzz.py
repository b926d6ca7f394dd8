"""A seeded fuzzer over every route, field, header and cookie.

Half of what it sends is nearly right: a real form with a good token and one thing wrong; the other
half is not. It keeps the cookies it gets, so that strange answers reach every page and export.
What must never come back: an error of ours, a page that repeats markup as markup, a missing header,
silence. ``cost`` is what a request cost in processor time, where the sender can tell.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote, urlencode

from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page, Question
from tests.support.crowd_people import TOKEN
from tests.support.raw_requests import Got, Send, Sent

MARKUP = "<zq onload=1>"
FORM = "application/x-www-form-urlencoded"
NASTY = (
    "", " ", "\x00", "a\x00b", "\r\nSet-Cookie: zq=1", MARKUP, f'">{MARKUP}', f"'-->{MARKUP}",
    "{{ 7 * 7 }}", "{% include 'base.html' %}", "%s%n%d", "${jndi:x}", '#read("/etc/passwd")',
    "#pagebreak()\\", "'; DROP TABLE visits;--", "../../etc/passwd", "\u202edrow\u202c", "\ufeff",
    "a\u0300" * 300, "😀" * 200, "\U000e0001", "\ufffe", "الصحة", "健康" * 60, "x" * 5_000,
    "x" * 70_000, "-1", "0", "99999999999999999999", "٣", "1e9", "NaN", "true", "null", "[]",
)  # fmt: skip
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "zq")
PATHS = (
    "/", "/check", "/summary", "/summary.pdf", "/summary.txt", "/summary.fhir.json",
    "/questionnaire.fhir.json", "/help-now", "/about", "/clear", "/leave", "/healthz", "/static/",
    "/static/site.css", "/static/..%2f..%2fapp%2fconfig.py", "/outcome/", "/outcome/urgent_help",
    "/outcome/%00", "/questions/", "/questions/%ff%fe", "/questions/../check", "//zq.example/x",
    "/%2e%2e/%2e%2e/etc/passwd", "/questions/you/", "/questions/you;zq", "/favicon.ico", "/.env",
    "/" + "a/" * 400, "/questions/" + "%F0%9F%98%80" * 40, "*", "zq", "http://zq.example/", "/\\zq",
)  # fmt: skip
QUERIES = (
    "", "", "", "return=check", "return=//zq.example", "return=%0d%0aX-Zq:1", "paper=a4&size=large",
    "paper=zq&size=%00", "size=large&size=normal", "&&&=", "%ff=%ff", "a=" + "b" * 1_500, "return",
)  # fmt: skip
HEADERS = (
    ("Host", "zq.example"), ("Host", "zq.example:99999"), ("Host", "[::1"), ("Host", "a b"),
    ("Host", ""), ("X-Forwarded-Host", "zq.example"), ("X-Forwarded-Proto", "https,zq"),
    ("X-Forwarded-For", "zq, zq"), ("Forwarded", 'host="zq.example";proto=zq'),
    ("X-Original-URL", "/zq"), ("X-Forwarded-Prefix", "//zq.example"), ("Range", "bytes=0-9999999"),
    ("If-None-Match", '"zq"'), ("If-Modified-Since", "zq"), ("Accept-Encoding", "gzip;q=zq, ,;;"),
    ("Accept-Language", "zq-" * 200), ("Accept", "zq/*;q=9"), ("Origin", "null"),
    ("Origin", "http://[zq"), ("Origin", "https://zq.example"), ("Referer", "zq://" + "q" * 900),
    ("Referer", "http://[zq"),
    ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "zq"), ("Content-Encoding", "gzip"),
    ("Expect", "100-continue"), ("Expect", "zq"), ("Content-Language", "\xff\xfe"),
    ("Authorization", "Basic zq"), ("X-CSRFToken", "zq"), ("Upgrade", "h2c"), ("TE", "trailers"),
    ("X-HTTP-Method-Override", "DELETE"), ("Cookie", "visit=zq; visit=zq; =; ;;"), ("zq zq", "zq"),
    ("Cookie", "visit=" + "A" * 7_000), ("Cookie", 'visit="\\377\\000"'), ("Script-Name", "/zq"),
    ("SCRIPT_NAME", "/zq"), ("Content-Length", "-1"), ("Content-Length", "zq"),
    ("Transfer-Encoding", "zq"), ("Content-Type", ""), ("X" * 300, "q" * 3_000),
)  # fmt: skip
TYPES = (
    FORM, FORM, FORM, FORM + "; charset=zq", FORM + "; charset=utf-16", "multipart/form-data",
    "multipart/form-data; boundary=zq", "application/json", "text/plain", "zq", "multipart/zq",
)  # fmt: skip


@dataclass
class FuzzTally:
    requests: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    dearest: float = 0.0
    dearest_was: str = ""
    total: float = 0.0
    troubles: list[str] = field(default_factory=list)


@dataclass
class Fuzzer:
    definition: Questionnaire
    chance: Random
    cookie: str = ""
    token: str = ""
    due: str = ""

    def run(self, send: Send, requests: int) -> FuzzTally:
        count = FuzzTally()
        while count.requests < requests:
            # A fresh look at a form now and then, for a token that is good.
            look = self._look() if count.requests % 5 == 0 else self._any()
            got = send(look)
            count.requests += 1
            count.statuses[got.status] += 1
            count.total += got.cost
            if got.cost > count.dearest:
                count.dearest, count.dearest_was = got.cost, f"{look.method} {look.target[:80]}"
            if trouble := _trouble(got):
                count.troubles.append(f"{trouble}: {look.method} {look.target[:80]}")
            self._keep(got)
        return count

    def _look(self) -> Sent:
        return Sent("GET", f"/questions/{self._page().id}", self._cookies(), b"")

    def _page(self) -> Page:
        """The page that is due, mostly, so that some visits get to their end."""
        if self.due in self.definition.page and self.chance.random() < 0.7:
            return self.definition.page[self.due]
        return self.chance.choice(self.definition.pages)

    def _any(self) -> Sent:
        kind = self.chance.random()
        if kind < 0.55:
            return self._form(nearly=True)
        if kind < 0.75:
            return self._form(nearly=False)
        target = self._target()
        headers = (*self._cookies(), *self._strange())
        method = self.chance.choice(METHODS) if kind > 0.85 else "GET"
        return Sent(method, target, headers, b"")

    def _form(self, *, nearly: bool) -> Sent:
        page = self._page()
        right = nearly and self.chance.random() < 0.6
        pairs = [("csrf_token", self.token), ("continue", "1")]
        for question in page.questions:
            for name in self._names(question):
                value = self._value(question, right=right)
                pairs += [(name, value)] * (1 if right else self.chance.choice((1, 1, 2)))
        if not nearly:
            pairs += [(self._odd_name(), self.chance.choice(NASTY)) for _ in range(3)]
            self.chance.shuffle(pairs)
        body = urlencode(pairs, errors="surrogatepass").encode()
        kind = FORM if nearly else self.chance.choice(TYPES)
        if not nearly and self.chance.random() < 0.2:
            body = body[: self.chance.randrange(len(body))] + self.chance.randbytes(30)
        if kind.endswith("boundary=zq"):
            body = self._parts(pairs)
        query = self.chance.choice(QUERIES)
        target = f"/questions/{page.id}" + (f"?{query}" if query else "")
        extra = () if nearly else self._strange()
        return Sent("POST", target, (*self._cookies(), ("Content-Type", kind), *extra), body)

    def _names(self, question: Question) -> list[str]:
        if question.type != "table":
            return [question.id]
        row = self.chance.choice(("0", "1", "2", "7", "99", "-1", "٣", "9" * 400, ""))
        return [f"{question.id}-{row}-{column.id}" for column in question.columns]

    def _value(self, question: Question, *, right: bool) -> str:
        codes = tuple(question.options)
        if codes and (right or self.chance.random() < 0.4):
            return self.chance.choice(codes)
        return self.chance.choice(NASTY[:28] if right else NASTY)

    def _odd_name(self) -> str:
        return self.chance.choice((
            "add_row", "remove_row", "csrf_token", "continue", "a-" * 1_000, "trials-" * 50, "\x00",
            "__class__", "page", "data", "trials", "trials-0", "trials-0-medicine-0", "zq[0][1]",
        ))  # fmt: skip

    def _parts(self, pairs: list[tuple[str, str]]) -> bytes:
        parts = [
            f'--zq\r\nContent-Disposition: form-data; name="{name}"'
            f"{self.chance.choice(('', '; filename=zq', '; filename*=zq'))}\r\n\r\n{value}\r\n"
            for name, value in pairs * self.chance.choice((1, 1, 300))
        ]
        return "".join(parts).encode("utf-8", "surrogatepass")[:200_000] + b"--zq--"

    def _target(self) -> str:
        path = self.chance.choice(PATHS)
        if self.chance.random() < 0.1:
            path = "/" + quote(self.chance.randbytes(12))
        query = self.chance.choice(QUERIES)
        return f"{path}?{query}" if query else path

    def _cookies(self) -> tuple[tuple[str, str], ...]:
        kind = self.chance.random()
        if not self.cookie or kind < 0.03:
            return ()
        if kind < 0.08:
            place = self.chance.randrange(len(self.cookie))
            return (("Cookie", self.cookie[:place] + "x" + self.cookie[place + 1 :]),)
        return (("Cookie", self.cookie),)

    def _strange(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.chance.sample(HEADERS, self.chance.choice((0, 0, 1, 1, 2, 4))))

    def _keep(self, got: Got) -> None:
        if cookie := _header(got, "Set-Cookie: (visit=[^;]*)"):
            self.cookie = cookie if self.chance.random() < 0.995 else ""
        self.due = _header(got, r"Location: /questions/([\w-]+)") or self.due
        if token := TOKEN.search(got.body):
            self.token = token[1]


def _trouble(got: Got) -> str:
    """What is wrong with an answer; empty when nothing is."""
    # Of requests that are not HTTP the server says so itself, with the page of last resort.
    not_http = got.status in (400, 414, 417, 431, 501, 505)
    signs = {
        "silence": got.status == 0,
        f"status {got.status}": got.status >= 500 and not not_http,
        "markup repeated": MARKUP in got.body and "text/html" in got.headers,
        "a header made up": _has(got, "(Set-Cookie: zq|X-Zq)"),
        "sent elsewhere": _has(got, "Location: .*zq"),
        "a header missing": not _has(got, "Content-Security-Policy"),
        "no help lines": not_http and "tel:" not in got.body,
    }
    return ", ".join(sign for sign, seen in signs.items() if seen)


def _has(got: Got, start: str) -> bool:
    return _header(got, f"({start})") != ""


def _header(got: Got, pattern: str) -> str:
    found = re.search(f"^{pattern}", got.headers, re.MULTILINE | re.IGNORECASE)
    return found[1] if found else ""
