"""Many machines on one: what a core carries, and what that makes of a million people a day.

Measured here, of one worker as gunicorn serves it (with the cookie, the compression and the padding
of a real browser): the processor time of a page, a form and a document, so that a busy machine
tells the same as an idle one; and the memory of the worker and its typesetter. Reckoned from that:
cores and machines for so many people. Nothing is shared between workers or machines and nothing is
stored, so what one carries may be multiplied; `python -m bench crowd` is the test of that.
"""

from __future__ import annotations

import math
import os
import re
import secrets
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from random import Random

from app import config
from app.loading.loader import load
from bench.load import WRK
from tests.support import serving
from tests.support.crowd_people import Browser, Walk
from tests.support.serving import Gunicorn, gunicorn

BUSIEST_HOUR = 0.10  # of a day's people
HEADROOM = 0.5  # a core is planned to be half busy
PEOPLE = (1_000, 10_000, 100_000, 1_000_000)
WORKERS = 4


@dataclass(frozen=True)
class Core:
    """What one worker does in a second of one core; megabytes that it and its typesetter take."""

    pages: float
    forms: float
    documents: float
    worker: float
    typesetter: float


def measure(seconds: int = 5) -> tuple[Core, float]:
    """One core's measures, and the pages of a walk."""
    key = {"FLASK_SECRET_KEY": secrets.token_urlsafe(48)}
    with tempfile.TemporaryDirectory() as folder, gunicorn(Path(folder), key, 1) as server:
        walk = _walked(server)
        pages = _rate(server, "/questions/you", walk.browser.cookie, seconds)
        forms = _forms(server, walk, seconds, Path(folder))
        documents = _rate(server, "/summary.pdf", walk.browser.cookie, seconds, people=1)
        [worker] = server.children()
        [typesetter] = serving.children(worker)
        memory = [serving.own_kilobytes(each) / 1024 for each in (worker, typesetter)]
    return Core(pages, forms, documents, *memory), walk.browser.requests / 2


def _walked(server: Gunicorn) -> Walk:
    definition = load(config.ROOT / "questions.yaml").questionnaire
    for seed in range(20):
        walk = Walk(Browser("127.0.0.1", server.port), definition, Random(seed))
        if walk.go() == "/check":
            return walk
    raise AssertionError


def _rate(server: Gunicorn, path: str, cookie: str, seconds: int, people: int = 8) -> float:
    return _wrk(server, path, cookie, seconds, people)


def _forms(server: Gunicorn, walk: Walk, seconds: int, folder: Path) -> float:
    """The first page's form, sent again and again: read, checked, sealed, redirected."""
    page = walk.browser.ask("GET", "/questions/you")
    token = re.search(r'name="csrf_token" value="([^"]+)"', page.body)
    assert token
    body = f"csrf_token={token[1]}&age={walk.said['age']}&country=us&continue=1&pad={'0' * 500}"
    script = folder / "form.lua"
    script.write_text(
        'wrk.method = "POST"\n'
        f'wrk.body = "{body}"\n'
        'wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"\n'
    )
    return _wrk(server, "/questions/you", walk.browser.cookie, seconds, 8, "-s", str(script))


def _wrk(server: Gunicorn, path: str, cookie: str, seconds: int, people: int, *more: str) -> float:
    """How many answers one second of a core makes."""
    assert WRK, "wrk is not installed (Debian: apt-get install wrk)"
    before = _processor_seconds(server)
    said = subprocess.run(
        [WRK, "-t1", f"-c{people}", f"-d{seconds}s", "--timeout", "30s", *more,
         "-H", f"Cookie: {cookie}", "-H", "Accept-Encoding: gzip", f"{server.address}{path}"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    spent = _processor_seconds(server) - before
    total, failed = (
        int(found[1]) if (found := re.search(pattern, said)) else 0
        for pattern in (r"(\d+) requests in", r"Non-2xx or 3xx responses: (\d+)")
    )
    assert failed == 0 or path.endswith(".pdf"), said
    return (total - failed) / spent


def _processor_seconds(server: Gunicorn) -> float:
    """What the workers and their typesetters have used so far."""
    [worker] = server.children()
    ticks = 0
    for process in (worker, *serving.children(worker)):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def table(core: Core, pages: float) -> str:
    """What was measured, then what so many people a day need in their busiest hour."""
    seconds = pages / core.pages + pages / core.forms + 1 / core.documents
    return "\n".join(
        [
            f"one core, a second: {core.pages:,.0f} pages, {core.forms:,.0f} forms,",
            f"  {core.documents:,.0f} documents",
            f"one worker: {core.worker:.0f} MB of its own, its typesetter {core.typesetter:.0f} MB",
            f"one person ({pages:.0f} pages, as many forms, a document):",
            f"  {seconds * 1e3:,.0f} ms of a core",
            "",
            "people a day   a second, busiest   cores   machines of 4    memory",
            *(_row(people, seconds, core.worker + core.typesetter) for people in PEOPLE),
        ]
    )


def _row(people: int, seconds: float, megabytes: float) -> str:
    a_second = people * BUSIEST_HOUR / 3600
    cores = a_second * seconds / HEADROOM
    machines = max(1, math.ceil(cores / WORKERS))
    memory = machines * WORKERS * megabytes / 1024
    return f"{people:>12,}{a_second:>20.1f}{cores:>8.1f}{machines:>16}{memory:>7.1f} GB"
