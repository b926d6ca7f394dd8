"""Invented people who walk the whole journey over the network, each with answers of their own.

What they say is drawn with a seed from the definition, so that every walk can be made again; what
they wrote carries a mark, so that a trace of it anywhere can be found.
"""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any
from urllib.parse import urlencode

from app.questionnaire import answers, journey
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Page, Question

MARK = "zmarkz"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
Given = dict[str, Any]


@dataclass(frozen=True)
class Reply:
    status: int
    location: str
    body: str


@dataclass
class Browser:
    """Keeps one cookie and follows nothing by itself. ``slowest`` in seconds."""

    host: str
    port: int
    cookie: str = ""
    requests: int = 0
    slowest: float = 0.0
    replied: Callable[[], object] = bool

    def ask(self, method: str, path: str, pairs: Sequence[tuple[str, str]] = ()) -> Reply:
        headers = {"Host": f"{self.host}:{self.port}"}
        body = None
        if self.cookie:
            headers["Cookie"] = self.cookie
        if method == "POST":
            body = urlencode(pairs).encode()
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection(self.host, self.port, timeout=60)
        began = time.monotonic()
        try:
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            text = response.read().decode("utf-8", "replace")
        finally:
            connection.close()
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.requests += 1
        self.replied()
        if cookie := response.getheader("Set-Cookie"):
            self.cookie = cookie.partition(";")[0]
        return Reply(response.status, response.getheader("Location") or "", text)


class Unexpected(Exception):
    """A reply that a person should not have got. The text says which."""


@dataclass
class Walk:
    """One person's way from the first page to the overview or an outcome."""

    browser: Browser
    definition: Questionnaire
    chance: Random
    said: Given = field(default_factory=dict)

    def go(self) -> str:
        """Walk to the end; where it ended. Unexpected: a reply was an error, or led nowhere."""
        path = f"/questions/{self.definition.pages[0].id}"
        while path.startswith("/questions/"):
            page = self._get(path)
            token = TOKEN.search(page.body)
            if token is None:
                raise Unexpected(f"no form at {path}")
            given = self.given(self.definition.page[path.removeprefix("/questions/")])
            reply = self.browser.ask("POST", path, [("csrf_token", token[1]), *_pairs(given)])
            if reply.status != 303:
                raise Unexpected(f"{reply.status} for the form of {path}")
            self.said |= given
            path = reply.location
        self._get(path)
        return path

    def _get(self, path: str) -> Reply:
        reply = self.browser.ask("GET", path)
        if reply.status != 200:
            raise Unexpected(f"{reply.status} to {reply.location!r} at {path}")
        return reply

    def given(self, page: Page) -> Given:
        """Answers to one page, most of them such that the journey goes on."""
        given: Given = {}
        for _ in range(20):
            drawn = {question.id: self._value(question) for question in page.questions}
            given = {question_id: value for question_id, value in drawn.items() if value}
            whole = answers.read(self.definition, self.said | given)
            if journey.follow(self.definition, whole).outcome is None:
                break
        return given

    def _value(self, question: Question) -> Any:
        if not question.required and self.chance.random() < 0.2:
            return None
        if question.type == "table":
            count = self.chance.randint(1, min(3, question.max_rows))
            rows = [{c.id: self.one(c) for c in question.columns} for _ in range(count)]
            return [row for row in ({k: v for k, v in r.items() if v} for r in rows) if row]
        if question.type == "choices":
            return self._several(question)
        return self.one(question)

    def _several(self, question: Question) -> list[str]:
        alone = [code for code, option in question.options.items() if option.exclusive]
        if alone and self.chance.random() < 0.3:
            return [self.chance.choice(alone)]
        codes = [code for code in question.options if code not in alone]
        most = min(question.max or 4, len(codes))
        chosen = self.chance.sample(codes, self.chance.randint(1, most))
        return [code for code in codes if code in chosen]

    def one(self, asked: Asked) -> str:
        if asked.options:
            return self.chance.choice(list(asked.options))
        return f"{MARK}{self.chance.randrange(10**6)} é"[: asked.max_length or 40].strip()


def _pairs(given: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Answers as a browser sends them."""
    pairs: list[tuple[str, str]] = [("continue", "1")]
    for name, value in given.items():
        if isinstance(value, str):
            pairs.append((name, value))
        elif value and isinstance(value[0], str):
            pairs += [(name, code) for code in value]
        else:
            rows = enumerate(value)
            pairs += [(f"{name}-{i}-{cell}", text) for i, row in rows for cell, text in row.items()]
    return pairs
