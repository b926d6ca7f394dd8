"""Hostile input: whatever comes, a calm answer comes back, and it costs what a page costs."""

from __future__ import annotations

import gc
import socket
from random import Random

from tests.support import raw_requests
from tests.support.fuzz import Fuzzer


def test_nothing_sent_to_the_application_breaks_it(app, questionnaire):
    """800 requests, half of them nearly right: no error of ours, no markup repeated, none dear.

    Dear is measured in processor time against the mean, so a busy machine is no failure; a request
    that works a hundred times as long as others would be a way to stop the service.
    """
    count = Fuzzer(questionnaire, Random(20261)).run(raw_requests.inside(app), 800)
    assert count.troubles == []
    assert {200, 303, 403, 404, 405, 413, 422} <= set(count.statuses)
    assert count.dearest < 300 * count.total / count.requests, count.dearest_was


def test_nothing_stays_behind_in_memory(app, questionnaire):
    """The same requests a second time leave no more objects than the first time did."""
    Fuzzer(questionnaire, Random(7)).run(raw_requests.inside(app), 300)
    gc.collect()
    before = len(gc.get_objects())
    Fuzzer(questionnaire, Random(7)).run(raw_requests.inside(app), 300)
    gc.collect()
    assert len(gc.get_objects()) - before < 100


def test_nothing_sent_over_the_network_breaks_the_server(served, questionnaire):
    """400 requests byte for byte, broken HTTP among them: an answer to each, no worker lost."""
    workers = served.children()
    count = Fuzzer(questionnaire, Random(20262)).run(
        raw_requests.over("127.0.0.1", served.port), 400
    )
    assert count.troubles == []
    assert 400 in count.statuses
    assert served.children() == workers
    for line in served.log.read_text().splitlines():
        assert "zq" not in line
        assert "Set-Cookie" not in line


CHUNKED = (
    b"POST /questions/you HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    b"Transfer-Encoding: chunked\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
)
BROKEN = {
    "no size": b"zz\r\nabc\r\n0\r\n\r\n",
    "a size below nothing": b"-5\r\nabc\r\n0\r\n\r\n",
    "more than its size": b"3\r\nabcdef\r\n0\r\n\r\n",
    "a broken extension": b"3;a\rb\r\nabc\r\n0\r\n\r\n",
    "a broken trailer": b"3\r\na=b\r\n0\r\nX: 1\n\r\n\r\n",
}


def test_a_body_in_broken_chunks_is_the_senders_mistake(served):
    """gunicorn finds it only while the form is read: 400 with help lines, and never a 500."""
    for kind, body in BROKEN.items():
        with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
            connection.sendall(CHUNKED + body)
            answer = b"".join(iter(lambda: connection.recv(65_536), b""))
        assert answer.startswith(b"HTTP/1.1 400 "), (kind, answer[:80])
        assert b'href="tel:988"' in answer
