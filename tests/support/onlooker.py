"""An onlooker: counts the encrypted bytes of each request and answer, and guesses from them.

It is on the network between a browser and the site, so it sees the sizes of TLS records and when
they pass, and nothing inside. ``Watched`` is a browser whose bytes are counted; ``guesses`` is how
often a classifier that was trained on the sizes of others names the right answer of three.
"""

from __future__ import annotations

import gzip
import http.client
import io
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import log
from random import Random
from urllib.parse import urlencode

from tests.support.crowd_people import Reply
from tests.support.visitor import sent

AGENT = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PAD = re.compile(r'name="pad" value="(0*)"')
Sizes = tuple[int, ...]


@dataclass
class Watched:
    """One browser, one connection, one cookie. ``seen``: of each request, bytes up and down."""

    port: int
    host: str
    cookie: str = ""
    referer: str = ""
    seen: list[Sizes] = field(default_factory=list)
    up: int = 0
    down: int = 0

    def __post_init__(self) -> None:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        self._in, self._out = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(self._in, self._out, server_hostname=self.host)
        self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self._pumped(self._tls.do_handshake)

    def close(self) -> None:
        self._socket.close()

    def ask(self, path: str, pairs: Sequence[tuple[str, str]] | None = None) -> Reply:
        """One exchange; its sizes are added to ``seen``."""
        self.up = self.down = 0
        body = b"" if pairs is None else urlencode(pairs).encode()
        self._tls.write(self._head(path, body, form=pairs is not None) + body)
        self._flush()
        raw = b""
        while not (reply := _whole(raw)):
            raw += self._pumped(lambda: self._tls.read(65536))
        self.seen.append((self.up, self.down))
        self.referer = path
        headers, text = reply
        if set_ := headers.get("Set-Cookie"):
            self.cookie = set_.partition(";")[0]
        return Reply(headers.status, headers.get("Location", ""), text)

    def _head(self, path: str, body: bytes, *, form: bool) -> bytes:
        lines = [
            f"{'POST' if form else 'GET'} {path} HTTP/1.1",
            f"Host: {self.host}",
            f"User-Agent: {AGENT}",
            "Accept: text/html",
            "Accept-Encoding: gzip, deflate, br",
            "Sec-Fetch-Site: same-origin",
        ]
        if self.cookie:
            lines.append(f"Cookie: {self.cookie}")
        if self.referer:
            lines.append(f"Referer: https://{self.host}{self.referer}")
        if form:
            lines += [f"Origin: https://{self.host}", f"Content-Length: {len(body)}",
                      "Content-Type: application/x-www-form-urlencoded"]  # fmt: skip
        return "\r\n".join([*lines, "", ""]).encode()

    def _flush(self) -> None:
        out = self._out.read()
        self.up += len(out)
        self._socket.sendall(out)

    def _pumped(self, do):
        while True:
            try:
                done = do()
            except ssl.SSLWantReadError:
                self._flush()
                came = self._socket.recv(65536)
                if not came:
                    raise ConnectionResetError from None
                self.down += len(came)
                self._in.write(came)
            else:
                self._flush()
                return done


class _Headers(http.client.HTTPMessage):
    status = 0


def _whole(raw: bytes):
    """Headers and text of a response, once it is here to its end; before that, nothing."""
    head, found, body = raw.partition(b"\r\n\r\n")
    if not found:
        return None
    first, _, rest = head.partition(b"\r\n")
    headers = http.client.parse_headers(io.BytesIO(rest + b"\r\n\r\n"), _class=_Headers)
    headers.status = int(first.split()[1])
    if headers.get("Transfer-Encoding") == "chunked":
        if not body.endswith(b"0\r\n\r\n"):
            return None
        body = _unchunked(body)
    elif len(body) < int(headers.get("Content-Length", 0)):
        return None
    if headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return headers, body.decode("utf-8", "replace")


def _unchunked(body: bytes) -> bytes:
    pieces = []
    while body:
        size, _, body = body.partition(b"\r\n")
        length = int(size, 16)
        pieces.append(body[:length])
        body = body[length + 2 :]
    return b"".join(pieces)


# ---------------------------------------------------------------------------- a walk


def walk(browser: Watched, person, most: int = 40) -> list[Sizes]:
    """A person's way by their answers, to the overview or an outcome.

    Gives for each form the sizes up and down of the form, and of the page that it leads to.
    """
    path = "/questions/you"
    page = browser.ask(path)
    steps = []
    while path.startswith("/questions/") and len(steps) < most:
        names = set(re.findall(r'name="([\w-]+)"', page.body))
        said = {name: value for name, value in person.items()
                if name in names or any(each.startswith(f"{name}-") for each in names)}  # fmt: skip
        pairs = [("csrf_token", TOKEN.search(page.body)[1])]
        pairs += [("pad", pad[1])] if (pad := PAD.search(page.body)) else []
        form = browser.ask(path, [*pairs, *sent(said), ("continue", "1")])
        assert form.status == 303, (path, form.status)
        path = form.location
        page = browser.ask(path)
        assert page.status == 200, (path, page.status)
        steps.append((*browser.seen[-2], *browser.seen[-1]))
    return steps


# ---------------------------------------------------------------------------- guessing


def guesses(samples: dict[str, list[Sizes]], seed: int = 1) -> float:
    """How often the best of two classifiers is right about one it has not seen: 1 is always.

    Nearest neighbours (1, 5 and 15) and a Gaussian for each answer, over the sizes and all their
    sums and differences; five times trained on four fifths and asked about the fifth.
    """
    rows = [(_features(sizes), name) for name, several in samples.items() for sizes in several]
    Random(seed).shuffle(rows)
    scaled = _scaled([features for features, _ in rows])
    rows = list(zip(scaled, (name for _, name in rows), strict=True))
    best = 0.0
    for guess in (_nearest(1), _nearest(5), _nearest(15), _gaussian):
        right = 0
        for part in range(5):
            known = [row for index, row in enumerate(rows) if index % 5 != part]
            asked = [row for index, row in enumerate(rows) if index % 5 == part]
            right += sum(guess(known, features) == name for features, name in asked)
        best = max(best, right / len(rows))
    return best


def _features(sizes: Sizes) -> list[float]:
    pairs = [(a, b) for i, a in enumerate(sizes) for b in sizes[i + 1 :]]
    return [*map(float, sizes), *(a - b for a, b in pairs), *(a + b for a, b in pairs)]


def _scaled(rows):
    columns = list(zip(*rows, strict=True))
    means = [sum(column) / len(column) for column in columns]
    spreads = [
        (sum((value - mean) ** 2 for value in column) / len(column)) ** 0.5 or 1.0
        for column, mean in zip(columns, means, strict=True)
    ]
    return [
        [(value - mean) / spread for value, mean, spread in zip(row, means, spreads, strict=True)]
        for row in rows
    ]


def _nearest(count: int):
    def guess(known, features):
        near = sorted(known, key=lambda row: _apart(row[0], features))[:count]
        names = [name for _, name in near]
        return max(set(names), key=names.count)

    return guess


def _apart(one, other) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def _gaussian(known, features):
    """The answer under which these sizes are likeliest, each size by itself."""

    def likely(name):
        columns = zip(*(row for row, each in known if each == name), strict=True)
        total = 0.0
        for column, value in zip(columns, features, strict=True):
            mean = sum(column) / len(column)
            spread = sum((each - mean) ** 2 for each in column) / len(column) + 1e-4
            total -= (value - mean) ** 2 / spread + log(spread)
        return total

    return max({name for _, name in known}, key=likely)
