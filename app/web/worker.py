"""The worker of gunicorn, with two differences: a response leaves it whole or not at all, and a
request that it cannot read is answered with the last resort (app/web/last_resort.py).

gunicorn writes the headers and the page one after the other, so a worker that is killed between the
two leaves a person with half a page that no proxy can ask for again. Here both go out in one write,
and a proxy that got nothing hands the request to the next server.
"""

from __future__ import annotations

import contextlib
from socket import socket
from typing import Any

from gunicorn.workers.gthread import ThreadWorker


class WholeWorker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    """Collects what a response writes, and sends it when the response is complete."""

    def handle_request(self, req: Any, conn: Any) -> Any:
        connection, conn.sock = conn.sock, (collected := _Collected(conn.sock))
        try:
            kept_open = super().handle_request(req, conn)
        finally:
            conn.sock = connection
        connection.sendall(collected.pieces())
        return kept_open

    def handle_error(self, req: Any, client: Any, addr: Any, exc: Any) -> None:
        """Let gunicorn choose the status and write its line; the page is ours, with help lines."""
        super().handle_error(req, (said := _Collected(client)), addr, exc)
        status = said.pieces().removeprefix(b"HTTP/1.1 ")[:3]
        with contextlib.suppress(OSError):  # who sent it may be gone
            client.sendall(self.wsgi.extensions["last_resort"].raw(int(status or b"500")))


class _Collected:
    """A socket that keeps what is sent."""

    def __init__(self, connection: socket) -> None:
        self._connection = connection
        self._sent: list[bytes] = []

    def sendall(self, data: bytes) -> None:
        self._sent.append(data)

    def pieces(self) -> bytes:
        return b"".join(self._sent)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)
