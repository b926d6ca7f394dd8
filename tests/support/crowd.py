"""The kill test: a crowd walks through two servers behind nginx while everything is replaced.

Workers are killed with SIGKILL all the time; servers are restarted, and killed whole; the key is
rotated; a new file of questions is rolled out. What is counted: what any person saw that was not
the page they were due, and any answer that is not in their cookie at the end.
"""

from __future__ import annotations

import secrets
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from random import Random
from typing import Any

import yaml
from itsdangerous import BadSignature

from app.loading.loader import load
from app.questionnaire.definition.questionnaire import Questionnaire
from app.web.packing import Packing
from app.web.session import Sealed
from tests.support.crowd_people import Browser, Reply, Unexpected, Walk
from tests.support.proxying import Nginx
from tests.support.serving import ROOT, Gunicorn, kill

NEW_PAGE = "newly-asked"
BETWEEN_KILLS = 40


@dataclass
class CrowdTally:
    """What happened. ``troubles`` is what must be empty."""

    walks: int = 0
    requests: int = 0
    replies: int = 0
    answers: int = 0
    slowest: float = 0.0
    events: Counter[str] = field(default_factory=Counter)
    ends: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(self) -> None:
        with self.lock:
            self.replies += 1


@dataclass
class Town:
    """Two servers and nginx before them, with what all servers share."""

    folder: Path
    chance: Random
    count: CrowdTally
    nginx: Nginx
    servers: list[Gunicorn]
    settings: dict[str, str]
    changing: threading.Lock = field(default_factory=threading.Lock)
    switching: bool = False

    def kill_a_worker(self) -> None:
        server = self.chance.choice(self.servers)
        if workers := server.children():
            kill(self.chance.choice(workers))
            self.count.events["workers killed"] += 1

    def restart(self, server: Gunicorn, how: signal.Signals, name: str) -> None:
        server.stop(how)
        server.settings = dict(self.settings)
        server.start()
        self.count.events[name] += 1

    def restart_all(self, how: signal.Signals = signal.SIGTERM, name: str = "restarts") -> None:
        for server in self.servers:
            self.restart(server, how, name)

    def rotate(self) -> None:
        """Known everywhere, then used everywhere, then the old one is known nowhere... later."""
        old, new = self.settings["FLASK_SECRET_KEY"], secrets.token_urlsafe(48)
        self.settings["FLASK_SECRET_KEY_FALLBACKS"] = new
        self.restart_all()
        self.settings.update(FLASK_SECRET_KEY=new, FLASK_SECRET_KEY_FALLBACKS=old)
        self.restart_all()
        self.count.events["keys rotated"] += 1

    def roll_out(self, questions: Path) -> None:
        """New servers with the new file take over at once; the old ones finish and go."""
        self.settings["FLASK_QUESTIONS"] = str(questions)
        before = self.servers
        after = [Gunicorn(self.folder, dict(self.settings), s.workers) for s in before]
        for server in after:
            server.start()
        self.switching = True
        self.nginx.configure([server.port for server in after])
        self.servers = after
        for server in before:
            server.stop()
        self.switching = False
        self.count.events["files of questions rolled out"] += 1


@dataclass
class _Reloading(Browser):
    """The browser of a person who asks again for a page that they were led away from.

    While a new file takes over, the proxy may still hand a request to a server that does not know
    its pages: it leads on to one that it knows (303). A page that is not found (404) is a trouble
    at any time, and so is being led away at any other time.
    """

    town: Town | None = None
    loaded_again: int = 0

    def ask(self, method: str, path: str, pairs: Sequence[tuple[str, str]] = ()) -> Reply:
        reply = super().ask(method, path, pairs)
        if (method, reply.status) == ("GET", 303) and self.town and self.town.switching:
            self.loaded_again += 1
            time.sleep(0.5)
            reply = super().ask(method, path, pairs)
        return reply


def run(folder: Path, walks: int, rounds: int, crowd: int = 6, seed: int = 1) -> CrowdTally:
    """At least ``walks`` people walk, ``crowd`` at a time, through ``rounds`` of all that."""
    newer = [_with_new_pages(folder, number + 1) for number in range(rounds)]
    # It knows every page that there ever will be; a server sends people only to its own.
    definition = load(newer[-1]).questionnaire
    with _town(folder, seed) as town:
        done = threading.Event()
        threads = [
            threading.Thread(
                target=_walk_on, args=(town, definition, seed * 1000 + index, walks, done)
            )
            for index in range(crowd)
        ]
        killer = threading.Thread(target=_kill_on, args=(town, done))
        for thread in (*threads, killer):
            thread.start()
        try:
            for questions in newer:
                _round(town, questions)
        finally:
            done.set()
            for thread in (*threads, killer):
                thread.join()
    return town.count


def _round(town: Town, questions: Path) -> None:
    changes: list[Callable[[], None]] = [
        town.restart_all,
        lambda: town.restart_all(signal.SIGKILL, "servers killed"),
        town.rotate,
        lambda: town.roll_out(questions),
    ]
    for change in changes:
        with town.changing:
            change()
        time.sleep(1)


def _walk_on(
    town: Town, definition: Questionnaire, seed: int, walks: int, done: threading.Event
) -> None:
    """One place in the crowd: one person after another, until all is done."""
    number = 0
    while not done.is_set() or town.count.walks < walks:
        number += 1
        _one_walk(town, definition, Random(f"{seed}-{number}"))


def _one_walk(town: Town, definition: Questionnaire, chance: Random) -> None:
    count, end, trouble = town.count, "", ""
    browser = _Reloading("127.0.0.1", town.nginx.port, replied=count.reply, town=town)
    walk = Walk(browser, definition, chance)
    try:
        end = walk.go()
        kept = _kept(town, definition, walk.browser.cookie)
    except (Unexpected, OSError, HTTPException, BadSignature) as error:
        trouble = f"{type(error).__name__}: {error}"
    else:
        trouble = "" if walk.said == kept else "an answer was lost"
    with count.lock:
        count.walks += 1
        count.requests += walk.browser.requests
        count.answers += len(walk.said)
        count.events["pages loaded again"] += browser.loaded_again
        count.slowest = max(count.slowest, walk.browser.slowest)
        if end:
            count.ends[end] += 1
        if trouble:
            count.troubles.append(trouble)


def _kept(town: Town, definition: Questionnaire, cookie: str) -> Any:
    keys = {
        town.settings["FLASK_SECRET_KEY"],
        *town.settings["FLASK_SECRET_KEY_FALLBACKS"].split(","),
    }
    sealed = Sealed((key for key in keys if key), Packing(definition))
    return sealed.loads(cookie.partition("=")[2])["answers"]


def _kill_on(town: Town, done: threading.Event) -> None:
    """Kill one worker after another; in between, a slow machine too answers some people."""
    before = 0
    while not done.wait(town.chance.uniform(0.3, 0.9)):
        if town.count.replies >= before + BETWEEN_KILLS:
            before = town.count.replies
            town.kill_a_worker()


@contextmanager
def _town(folder: Path, seed: int) -> Iterator[Town]:
    settings = {
        "FLASK_SECRET_KEY": secrets.token_urlsafe(48),
        "FLASK_SECRET_KEY_FALLBACKS": "",
        "FLASK_PROXIES": "1",
        "FLASK_QUESTIONS": str(ROOT / "questions.yaml"),
    }
    servers = [Gunicorn(folder, dict(settings)) for _ in range(2)]
    town = Town(folder, Random(seed), CrowdTally(), Nginx(folder), servers, settings)
    try:
        for server in servers:
            server.start()
        town.nginx.configure([server.port for server in servers])
        town.nginx.start()
        yield town
    finally:
        town.nginx.stop()
        for server in town.servers:
            server.stop()


def _with_new_pages(folder: Path, count: int) -> Path:
    """The file of questions with so many pages more near the end, and one in other words."""
    text = (ROOT / "questions.yaml").read_text(encoding="utf-8")
    content = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes text only
    content["version"] = f"newer {count}"
    content["pages"][-1]["title"] += " – newly worded"
    for number in range(count):
        content["pages"].insert(-1, {
            "part": content["pages"][-1]["part"],
            "id": f"{NEW_PAGE}-{number}",
            "title": "Something newly asked",
            "questions": [{
                "id": f"newly_asked_{number}",
                "text": "Did you see this page?",
                "label": "This page",
                "type": "choice",
                "options": {
                    "yes": {"text": "Yes", "no_rule": "true"},
                    "no": {"text": "No", "no_rule": "true"},
                },
            }],
        })  # fmt: skip
        content["summary"]["sections"][-1]["questions"].append(f"newly_asked_{number}")
    path = folder / f"newer-{count}.yaml"
    path.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), "utf-8")
    return path
