"""The nginx of the Compose file, run here before two copies that a name server of ours names."""

from __future__ import annotations

import os
import signal
import socket
import struct
import threading
import time
from contextlib import contextmanager

import pytest

from tests.operations.conftest import needs_nginx
from tests.support import proxying, serving, shipped_site

pytestmark = needs_nginx


class Names(threading.Thread):
    """A name server that says where the copies are, as the one of a container engine does."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.address = "127.0.0.1"
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def run(self) -> None:
        while True:
            try:
                asked, who = self.socket.recvfrom(512)
            except OSError:
                return
            end = asked.index(b"\0", 12) + 5
            head = asked[:2] + struct.pack(">HHHHH", 0x8180, 1, 1, 0, 0)
            answer = b"\xc0\x0c" + struct.pack(">HHIH", 1, 1, 1, 4)
            self.socket.sendto(head + asked[12:end] + answer + socket.inet_aton(self.address), who)


@contextmanager
def running(tmp_path, names, port):
    """The shipped file, with the places of this machine in it."""
    shipped_site.certificate(tmp_path)
    plain, secure = serving.free_port(), serving.free_port()
    user = " user root;" if os.geteuid() == 0 else ""  # else it could not read a folder of root's
    text = shipped_site.placed("container/nginx.conf", tmp_path, {
        r"listen 8080": f"listen 127.0.0.1:{plain}",
        r"listen 8443": f"listen 127.0.0.1:{secure}",
        r"resolver 127\.0\.0\.11 valid=2s": f"resolver 127.0.0.1:{names.port} valid=1s",
        r"http://app:8000": f"http://app:{port}",
        r"/tmp/(?=nginx|body|proxy|fast|uwsgi|scgi)": f"{tmp_path}/",  # noqa: S108
        r"worker_processes auto": f"daemon off;{user} worker_processes 1",
    })  # fmt: skip
    nginx = proxying.Nginx(tmp_path, secure)
    nginx.run(text)
    try:
        yield shipped_site.ShippedSite(serving.Gunicorn(tmp_path, {}), plain, secure, tmp_path)
    finally:
        nginx.stop()


@pytest.fixture
def names():
    server = Names()
    server.start()
    yield server
    server.socket.close()


def test_a_copy_that_is_made_anew_elsewhere_is_found(tmp_path, settings, names):
    """Its name gets another address: seconds later people reach it, without a restart of nginx.

    Until then they read the help lines, as they do while no copy runs at all.
    """
    port = serving.free_port()
    known = settings | shipped_site.SECURE
    first = serving.Gunicorn(tmp_path, known, 1, port)
    second = serving.Gunicorn(tmp_path, known, 1, port, host="127.0.0.2")
    first.start()
    with running(tmp_path, names, port) as site:
        assert site.ask("/questions/you").status == 200
        assert site.ask("/", secure=False).headers["Location"].startswith("https://")
        first.stop(signal.SIGKILL)
        down = site.ask("/questions/you")
        assert (down.status, b"tel:988" in down.body) == (502, True)
        second.start()
        names.address = "127.0.0.2"
        deadline = time.monotonic() + 20
        while site.ask("/questions/you").status != 200:
            assert time.monotonic() < deadline
            time.sleep(0.2)
        second.stop()
        assert site.ask("/leave").status == 303
