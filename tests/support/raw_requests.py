"""Requests byte for byte, however strange: into the application, or over the network."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from flask import Flask


@dataclass(frozen=True)
class Sent:
    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True)
class Got:
    """``status`` 0: nothing came back."""

    status: int
    headers: str
    body: str
    cost: float


Send = Callable[[Sent], Got]


def inside(app: Flask) -> Send:
    """Straight into the application; the cost is processor time."""

    def send(sent: Sent) -> Got:
        environ = _environ(sent)
        status: list[str] = []
        headers: list[tuple[str, str]] = []

        def start(code: str, given: list[tuple[str, str]], _error: object = None) -> Any:
            status.append(code)
            headers.extend(given)

        began = time.thread_time()
        answer = app.wsgi_app(environ, start)
        body = b"".join(answer)
        cost = time.thread_time() - began
        lines = "\n".join(f"{name}: {value}" for name, value in headers)
        return Got(int(status[0][:3]), lines, body.decode("utf-8", "replace"), cost)

    return send


def over(host: str, port: int) -> Send:
    """Over the network, byte for byte; the cost is the time it took."""

    def send(sent: Sent) -> Got:
        lines = [f"{sent.method} {sent.target} HTTP/1.1"]
        names = {name.lower() for name, _ in sent.headers}
        given = [*sent.headers, ("Connection", "close")]
        given += [("Host", f"{host}:{port}")] * ("host" not in names)
        given += [("Content-Length", str(len(sent.body)))] * ("content-length" not in names)
        lines += [f"{name}: {value}" for name, value in given]
        head = "\r\n".join(lines).encode("utf-8", "surrogatepass") + b"\r\n\r\n"
        began = time.monotonic()
        raw = _exchange(host, port, head + sent.body)
        raw = raw.removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")
        cost = time.monotonic() - began
        top, _, body = raw.partition(b"\r\n\r\n")
        status = re.match(rb"HTTP/1\.[01] (\d{3})", top)
        text = top.decode("latin-1").replace("\r\n", "\n")
        return Got(int(status[1]) if status else 0, text, body.decode("utf-8", "replace"), cost)

    return send


def _exchange(host: str, port: int, data: bytes) -> bytes:
    pieces: list[bytes] = []
    with socket.create_connection((host, port), timeout=60) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # It was refused before it was read to its end; the answer may be there already.
        try:
            while piece := connection.recv(65536):
                pieces.append(piece)
        except OSError:
            pass  # The same, seen from the other side.
    return b"".join(pieces)


def _environ(sent: Sent) -> dict[str, Any]:
    """What gunicorn makes of a request; what it would refuse itself is left out or made HTTP."""
    path, _, query = sent.target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": sent.method, "SCRIPT_NAME": "", "QUERY_STRING": query,
        "PATH_INFO": _unquoted(path), "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": BytesIO(sent.body),
        "wsgi.errors": None, "wsgi.multithread": True, "wsgi.multiprocess": True,
        "wsgi.run_once": False, "CONTENT_LENGTH": str(len(sent.body)),
    }  # fmt: skip
    for name, value in sent.headers:
        key = name.upper().replace("-", "_")
        if key == "CONTENT_TYPE":
            environ[key] = value
        elif key not in ("CONTENT_LENGTH", "TRANSFER_ENCODING", "SCRIPT_NAME", "ZQ ZQ"):
            environ[f"HTTP_{key}"] = value
    return environ


def _unquoted(path: str) -> str:
    return unquote_to_bytes(path).decode("latin-1")
