"""The nginx site of deploy/ as it is shipped, with the ports and paths of a test."""

from __future__ import annotations

import re
import socket
import ssl
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path

from tests.support import proxying, serving

NAME = "ask.example.org"
SECURE = {"FLASK_HTTPS": "1", "FLASK_PROXIES": "1"}


@dataclass
class Received:
    status: int
    headers: HTTPMessage
    body: bytes


@dataclass
class ShippedSite:
    """What is running: nginx on two ports before one gunicorn; ``folder`` holds all they write."""

    server: serving.Gunicorn
    plain: int
    secure: int
    folder: Path

    def ask(
        self,
        path: str,
        headers: Mapping[str, str] | None = None,
        *,
        method: str = "GET",
        body: str | None = None,
        secure: bool = True,
        host: str = NAME,
        source: str = "127.0.0.1",
    ) -> Received:
        """One request on a connection of its own, from an address of this machine."""
        connection = self._connection(secure, host, source)
        try:
            connection.request(method, path, body, {"Host": host, **(headers or {})})
            response = connection.getresponse()
            return Received(response.status, response.headers, response.read())
        finally:
            connection.close()

    def _connection(self, secure: bool, host: str, source: str) -> HTTPConnection:
        if not secure:
            return HTTPConnection("127.0.0.1", self.plain, 30, (source, 0))
        connection = HTTPSConnection(
            "127.0.0.1", self.secure, timeout=30, source_address=(source, 0), context=trusting()
        )
        plain = socket.create_connection(("127.0.0.1", self.secure), 30, (source, 0))
        connection.sock = trusting().wrap_socket(plain, server_hostname=host)
        return connection

    def raw(self, data: bytes) -> bytes:
        """What comes back for these bytes, sent inside TLS."""
        plain = socket.create_connection(("127.0.0.1", self.secure), 30)
        with trusting().wrap_socket(plain, server_hostname=NAME) as connection:
            connection.sendall(data)
            pieces = []
            try:
                while piece := connection.recv(65536):
                    pieces.append(piece)
            except OSError:
                pass  # it was closed before all that was sent had been read
        return b"".join(pieces)


def trusting() -> ssl.SSLContext:
    """For a certificate of our own making."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


@contextmanager
def running(
    folder: Path,
    settings: Mapping[str, str],
    workers: int = 1,
    arguments: Sequence[str] = (),
    *,
    limited: bool = True,
) -> Iterator[ShippedSite]:
    """The shipped site before one server, until the context closes."""
    certificate(folder)
    server = serving.Gunicorn(folder, {**settings, **SECURE}, workers, arguments=arguments)
    server.start()
    plain, secure = serving.free_port(), serving.free_port()
    text = placed(
        "nginx/worth-asking.conf",
        folder,
        {
            r"unix:/run/worth-asking/http.sock": f"127.0.0.1:{server.port}",
            r"listen \[::\]:[^;]*;": "",
            r"listen 80": f"listen 127.0.0.1:{plain}",
            r"listen 443": f"listen 127.0.0.1:{secure}",
        },
        limited=limited,
    )
    nginx = proxying.Nginx(folder, secure)
    nginx.run(proxying.main_conf(folder, text))
    try:
        yield ShippedSite(server, plain, secure, folder)
    finally:
        nginx.stop()
        server.stop()


def placed(file: str, folder: Path, changes: Mapping[str, str], *, limited: bool = True) -> str:
    """A file of deploy/ with the places of this test. AssertionError: it names one of them not."""
    text = (serving.ROOT / "deploy" / file).read_text()
    for shipped, here in {
        **changes,
        r"/etc/ssl/worth-asking": str(folder),
        r"/etc/nginx/worth-asking": str(proxying.shipped(folder, limited=limited)),
    }.items():
        assert re.search(shipped, text), shipped
        text = re.sub(shipped, here, text)
    return text


def certificate(folder: Path) -> None:
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
         "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip
