"""What a person said leaves no trace on the machine: not in logs, addresses, processes or files."""

from __future__ import annotations

import json
import logging
import socket
import sys
from pathlib import Path
from random import Random

import pytest

from app.web import logs
from tests.support import crowd_people, serving
from tests.support.crowd_people import MARK, Browser, Unexpected, Walk

FIELDS = {"time", "level", "event", "process", "at", "error", "places"}


@pytest.fixture
def faulty(tmp_path, settings):
    """The same server, with a bug in the overview and in one download."""
    server = serving.Gunicorn(tmp_path, settings, arguments=["tests.support.faulty:application()"])
    server.start()
    yield server
    server.stop()


def test_a_walk_through_a_broken_site_leaves_no_trace(faulty, questionnaire, tmp_path):
    """Errors, broken requests and all: every line of the log is made of the allowed fields."""
    chance = Random(5)
    browsers = [Browser("127.0.0.1", faulty.port) for _ in range(3)]
    for browser in browsers:
        walk = Walk(browser, questionnaire, chance)
        with pytest.raises(Unexpected, match="500"):
            walk.go()
        assert MARK in str(walk.said)
        for path in ("/summary", "/summary.txt", "/summary.pdf", f"/check?{MARK}", f"/{MARK}"):
            browser.ask("GET", path)
    for broken in (f"GET /{MARK} HTTP/9", f"GET /?{MARK} HTTP/1.1\r\n{MARK}", f"{MARK}\r\n"):
        with socket.create_connection(("127.0.0.1", faulty.port), 60) as connection:
            connection.sendall(f"{broken}\r\n\r\n".encode())
            connection.recv(9)
    commands = [path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline")]
    faulty.stop()

    log = faulty.log.read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert {"RuntimeError", "KeyError"} == {
        word for line in lines for word in line["event"].split() if word.endswith("Error")
    }
    assert all(line.keys() <= FIELDS for line in lines)
    for browser in browsers:
        assert browser.cookie.partition("=")[2][:40] not in log
    for trace in (MARK, "suicidal", "/questions/", "127.0.0.1 ", "Mozilla"):
        assert trace not in log
    assert not [command for command in commands if MARK.encode() in command]
    for path in tmp_path.rglob("*"):
        assert not path.is_file() or MARK.encode() not in path.read_bytes()


def test_no_address_a_person_is_sent_to_holds_an_answer(served, questionnaire):
    """Page names are fixed, and nothing of a form is ever put into an address."""
    asked: list[str] = []

    class NotingPaths(Browser):
        def ask(self, method, path, pairs=()):
            asked.append(path)
            return super().ask(method, path, pairs)

    for seed in range(3):
        Walk(NotingPaths("127.0.0.1", served.port), questionnaire, Random(seed)).go()
    known = {f"/questions/{page.id}" for page in questionnaire.pages}
    known |= {f"/outcome/{outcome.id}" for outcome in questionnaire.outcomes} | {"/check"}
    assert set(asked) <= known


@pytest.mark.parametrize(
    "message",
    ["%s", "answered %s", "Invalid request from ip={ip}: zmarkz", {"answers": MARK}, [MARK]],
)
def test_a_message_that_is_not_known_is_replaced_by_its_place(message):
    """A library that logs what it was sent says here only where it stands."""
    record = logging.LogRecord("some.library", 30, __file__, 77, message, (MARK,), None)
    line = json.loads(logs.JsonLine().format(record))
    assert MARK not in str(line)
    assert line.get("at") == "test_traces.py:77" or line["event"] == "Invalid request"


def test_a_traceback_is_places_without_messages_or_locals():
    try:
        int(MARK)
    except ValueError:
        record = logging.LogRecord("app", 40, __file__, 1, "no", None, sys.exc_info())
    line = json.loads(logs.JsonLine().format(record))
    assert (line["error"], line["places"][:15]) == ("ValueError", "test_traces.py:")
    assert MARK not in str(line)


def test_people_of_the_bench_write_marks(questionnaire):
    """The mark is really typed into every kind of text box, so its absence means something."""
    walk = Walk(Browser("", 0), questionnaire, Random(1))
    typed = [
        asked
        for page in questionnaire.pages
        for question in page.questions
        for asked in (question, *question.columns)
        if not asked.options and asked.max_length
    ]
    assert typed
    assert all(crowd_people.MARK in walk.one(asked) for asked in typed)
