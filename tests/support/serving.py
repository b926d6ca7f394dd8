"""A server for a bench or a test: gunicorn as it is deployed.

It listens on 127.0.0.1 only, writes into a folder of its own, and is ended by its process id when
its context closes; so does nginx (``proxying.py``), which stands in front.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Gunicorn:
    """One gunicorn with the project's own configuration. ``log`` holds all it ever said."""

    folder: Path
    settings: Mapping[str, str]
    workers: int = 2
    port: int = field(default_factory=free_port)
    arguments: Sequence[str] = ()
    python: str = sys.executable
    home: Path = ROOT
    path: str = ""
    host: str = "127.0.0.1"
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / f"gunicorn-{self.port}.log"

    def start(self, **settings: str) -> None:
        """Start, and wait until it answers. AssertionError: it ended instead."""
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("FLASK_", "GUNICORN_"))},
            **self.settings,
            **settings,
            "WEB_CONCURRENCY": str(self.workers),
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [self.python, "-m", "gunicorn", "--bind", f"{self.host}:{self.port}",
                 *self.arguments],
                cwd=self.home, env=environment, stdout=log, stderr=log,
            )  # fmt: skip
        deadline = time.monotonic() + PATIENCE
        while len(self.children()) < self.workers or not answers(
            f"{self.address}{self.path}/healthz"
        ):
            assert self.process.poll() is None, self.log.read_text()
            assert time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.05)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        if self.process is None:
            return
        workers = self.children()
        self.process.send_signal(how)
        if how == signal.SIGKILL:
            for worker in workers:
                kill(worker)
        self.process.wait(PATIENCE)
        self.process = None

    def children(self) -> list[int]:
        """The ids of its workers."""
        return [] if self.process is None else children(self.process.pid)

    def memory(self) -> list[int]:
        """What each worker keeps to itself, in kilobytes."""
        return [own_kilobytes(worker) for worker in self.children()]


@contextmanager
def gunicorn(folder: Path, settings: Mapping[str, str], workers: int = 2) -> Iterator[Gunicorn]:
    """A running server, until the context closes."""
    server = Gunicorn(folder, settings, workers)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as response:
        return str(response.read().decode())


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def children(process: int) -> list[int]:
    """The ids of the processes that this one has started, from whichever of its threads."""
    found: list[str] = []
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        with contextlib.suppress(OSError):  # the thread is gone
            found += thread.read_text().split()
    return [int(word) for word in found]


def kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return


def own_kilobytes(process: int) -> int:
    lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
