"""Throughput and waiting under load, with wrk against gunicorn as it is deployed; and memory.

Only this machine is asked, for a bounded time. wrk takes a share of the processors itself, so the
numbers are those of a machine that is its own crowd.
"""

from __future__ import annotations

import re
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app import config
from app.loading.loader import load
from tests.support.crowd_people import Browser, Walk
from tests.support.serving import Gunicorn, gunicorn

WRK = shutil.which("wrk")
PAGE = "/questions/habits"


@dataclass(frozen=True)
class Load:
    what: str
    per_second: float
    half: str
    p99: str
    failed: int


def measure(seconds: int = 6) -> tuple[list[Load], list[str]]:
    """What one and two workers carry; and lines about memory."""
    loads: list[Load] = []
    memory: list[str] = []
    for workers in (1, 2):
        with _served(workers) as (server, cookie):
            name = f"{workers} worker{'s' * (workers - 1)}"
            loads.append(_wrk(f"question page, {name}", server, PAGE, cookie, seconds))
            loads.append(_wrk(f"summary, {name}", server, "/summary", cookie, seconds))
            if workers == 2:
                loads += _with_pdfs(server, cookie, seconds)
                memory = _memory(server, cookie, seconds)
    return loads, memory


def table(loads: list[Load]) -> str:
    lines = [
        "load                                  per second    half under   99% under   not 2xx/3xx"
    ]
    lines += [
        f"{one.what:<38}{one.per_second:>10,.0f}{one.half:>14}{one.p99:>12}{one.failed:>14}"
        for one in loads
    ]
    return "\n".join(lines)


def _with_pdfs(server: Gunicorn, cookie: str, seconds: int) -> list[Load]:
    """The same questions while as many people as can be want a PDF."""
    assert WRK
    pdfs = subprocess.Popen(
        _command(server, "/summary.pdf", cookie, seconds + 2, 16), stdout=subprocess.PIPE, text=True
    )
    beside = _wrk("question page, while PDFs are made", server, PAGE, cookie, seconds)
    said = pdfs.communicate(timeout=60)[0]
    return [beside, _read("PDF, 16 people at once, 2 workers", said)]


def _memory(server: Gunicorn, cookie: str, seconds: int) -> list[str]:
    """Private memory of each worker after the first thousands of requests, and after many more."""
    lines = []
    done = 0.0
    for times in (1, 3, 6):
        for path in (PAGE, "/summary", "/check"):
            done += _wrk("", server, path, cookie, seconds * times).per_second * seconds * times
        kilobytes = ", ".join(f"{each:,} KB" for each in server.memory())
        lines.append(f"after {done:>10,.0f} more requests: {kilobytes} in the workers")
    return lines


@contextmanager
def _served(workers: int) -> Iterator[tuple[Gunicorn, str]]:
    with (
        tempfile.TemporaryDirectory() as folder,
        gunicorn(Path(folder), {"FLASK_SECRET_KEY": secrets.token_urlsafe(48)}, workers) as server,
    ):
        definition = load(config.ROOT / "questions.yaml").questionnaire
        walk = Walk(Browser("127.0.0.1", server.port), definition, Random(3))
        assert walk.go() == "/check"
        yield server, walk.browser.cookie


def _wrk(what: str, server: Gunicorn, path: str, cookie: str, seconds: int) -> Load:
    command = _command(server, path, cookie, seconds, 8)
    said = subprocess.run(command, capture_output=True, text=True, check=True)
    return _read(what, said.stdout)


def _command(server: Gunicorn, path: str, cookie: str, seconds: int, people: int) -> list[str]:
    assert WRK, "wrk is not installed (Debian: apt-get install wrk)"
    return [WRK, "-t1", f"-c{people}", f"-d{seconds}s", "--latency", "--timeout", "30s",
            "-H", f"Cookie: {cookie}", f"{server.address}{path}"]  # fmt: skip


def _read(what: str, said: str) -> Load:
    found = {
        name: re.search(pattern, said, re.MULTILINE)
        for name, pattern in (
            ("rate", r"Requests/sec:\s+([\d.]+)"),
            ("half", r"^\s+50%\s+(\S+)"),
            ("p99", r"^\s+99%\s+(\S+)"),
            ("failed", r"Non-2xx or 3xx responses: (\d+)"),
        )
    }
    text = {name: match[1] if match else "0" for name, match in found.items()}
    return Load(what, float(text["rate"]), text["half"], text["p99"], int(text["failed"]))
