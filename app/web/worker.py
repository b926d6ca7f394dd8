"""The worker of gunicorn, with one difference: a response leaves it whole or not at all.

gunicorn writes the headers and the page one after the other, so a worker that is killed between the
two leaves a person with half a page that no proxy can ask for again. Here both go out in one write,
and a proxy that got nothing hands the request to the next server.
"""

from __future__ import annotations

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
