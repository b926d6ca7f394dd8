"""One person's trouble is nobody else's: a typesetter that dies, a client that takes all turns."""

from __future__ import annotations

import json
import re
import resource
import socket
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.operations.conftest import needs_nginx
from tests.support import people, serving, shipped_site
from tests.support.crowd_people import TOKEN
from tests.support.visitor import sent

ONE, OTHER = "127.0.0.1", "127.0.0.2"


def finished(site, source=ONE) -> str:
    """The cookie of somebody who has a summary."""
    cookie, path = "", "/questions/you"
    while path.startswith("/questions/"):
        page = site.ask(path, {"Cookie": cookie}, source=source)
        cookie = _cookie(page) or cookie
        names = set(re.findall(r'name="([\w-]+)"', page.body.decode()))
        said = {name: value for name, value in people.STEADY.items() if name in names}
        form = [("csrf_token", TOKEN.search(page.body.decode())[1]), *sent(said), ("continue", "1")]
        saved = site.ask(
            path,
            {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"},
            method="POST",
            body="&".join(f"{name}={value}" for name, value in form),
            source=source,
        )
        assert saved.status == 303
        cookie, path = _cookie(saved) or cookie, saved.headers["Location"]
    return cookie


def _cookie(answer) -> str:
    return (answer.headers["Set-Cookie"] or "").partition(";")[0]


# ---------------------------------------------------------------------------- the typesetter


@needs_nginx
def test_a_typesetter_that_dies_takes_nobody_along(tmp_path, settings):
    """The person is told to try again; no worker ends; the log has one line of JSON for it, and not
    the words of the document that the dying process quoted.
    """
    fault = ["tests.support.faulty:panicking()"]
    with shipped_site.running(tmp_path, settings, 2, fault) as site:
        workers = site.server.children()
        cookie = finished(site)
        before = len(lines(site))
        failed = site.ask("/summary.pdf", {"Cookie": cookie})
        assert (failed.status, failed.headers["Retry-After"]) == (503, "5")
        assert b"tel:" in failed.body
        assert site.ask("/summary", {"Cookie": cookie}).status == 200
        assert site.server.children() == workers
        [line] = lines(site)[before:]
        assert line["event"] == "no PDF: the typesetter ended (-6)"


def lines(site):
    return [json.loads(line) for line in site.server.log.read_text().splitlines()]


def test_after_a_death_the_next_document_is_set(served):
    """Whatever ended the process, a new one is there for the next person."""
    site = Plain(served)
    cookie = finished(site)
    assert site.ask("/summary.pdf", {"Cookie": cookie}).body.startswith(b"%PDF")
    typesetters = [each for worker in served.children() for each in serving.children(worker)]
    assert len(typesetters) == 1
    serving.kill(typesetters[0])
    for _ in range(4):  # both workers, most likely
        assert site.ask("/summary.pdf", {"Cookie": cookie}).body.startswith(b"%PDF")


def test_a_typesetter_knows_no_key(served):
    """What sets documents is given nothing of the program's environment."""
    site = Plain(served)
    site.ask("/summary.pdf", {"Cookie": finished(site)})
    [typesetter] = [each for worker in served.children() for each in serving.children(worker)]
    assert b"FLASK" not in Path(f"/proc/{typesetter}/environ").read_bytes()


class Plain(shipped_site.ShippedSite):
    """gunicorn itself, without a proxy."""

    def __init__(self, server):
        super().__init__(server, server.port, 0, server.folder)

    def ask(self, path, headers=None, **how):
        return super().ask(path, headers, secure=False, host="localhost", **how)


# ---------------------------------------------------------------------------- errors in errors


def test_when_the_error_page_is_broken_too_the_help_lines_still_come(tmp_path, settings):
    """Two bugs at once: the page of last resort, its headers, and a line for each."""
    server = serving.Gunicorn(
        tmp_path, settings, 1, arguments=["tests.support.faulty:without_error_page()"]
    )
    server.start()
    try:
        failed = Plain(server).ask("/check")
        assert failed.status == 500
        assert b'href="tel:988"' in failed.body
        assert "style-src 'sha256-" in failed.headers["Content-Security-Policy"]
        assert failed.headers["Cache-Control"] == "no-store"
    finally:
        server.stop()


# ---------------------------------------------------------------------------- turns


@pytest.fixture
def site(tmp_path, settings):
    with shipped_site.running(tmp_path, settings, 2) as running:
        yield running


@needs_nginx
def test_who_asks_for_pdfs_without_end_takes_no_turn_from_another(site):
    """16 loops from one address; a person at another gets every one of theirs."""
    cookie = finished(site)
    refused = []

    def loop(until):
        while time.monotonic() < until:
            pdf = site.ask("/summary.pdf", {"Cookie": cookie})
            refused.extend([pdf] * (pdf.status == 429))

    with crowding(16, lambda: loop(time.monotonic() + 8)):
        time.sleep(1)
        theirs = [site.ask("/summary.pdf", {"Cookie": cookie}, source=OTHER) for _ in range(6)]
    assert [pdf.status for pdf in theirs] == [200] * 6
    assert refused[-1].headers["Retry-After"] == "30"
    assert b"tel:988" in refused[-1].body
    assert site.ask("/summary", {"Cookie": cookie}).status == 200


@needs_nginx
def test_slow_connections_of_one_client_leave_room_for_the_others(site):
    """1,535 of them, which shut out everybody where nginx is as Debian installs it."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most[1], most[1]))
    slow = []
    try:
        slow += [socket.create_connection(("127.0.0.1", site.secure), 5) for _ in range(1_535)]
        assert [site.ask("/help-now", source=OTHER).status for _ in range(20)] == [200] * 20
    finally:
        for each in slow:
            each.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, most)


@needs_nginx
def test_a_whole_clinic_behind_one_address_is_served(site):
    """Twenty people who open five pages each, all at once: nobody is told to wait."""
    statuses: list[int] = []

    def person():
        statuses.extend(site.ask("/questions/you").status for _ in range(5))

    with crowding(20, person):
        pass
    assert statuses == [200] * 100


@contextmanager
def crowding(count, work):
    threads = [threading.Thread(target=work) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        for thread in threads:
            thread.join()
