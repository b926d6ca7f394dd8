"""Servers for a bench or a test: gunicorn as it is deployed, and Debian's nginx in front.

All of them listen on 127.0.0.1 only, write into a folder of their own, and are ended by their
process ids when their context closes.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
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


@dataclass
class Nginx:
    """The site of deploy/nginx in front of some servers, on ports of this machine."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def configure(self, ports: Sequence[int]) -> None:
        """Write the configuration anew, so that these servers are used.

        If it is running, it uses it when this returns: its workers that knew others are gone.
        """
        conf = main_conf(self.folder, _site(self.folder, self.port, ports))
        (self.folder / "nginx.conf").write_text(conf)
        if self.process is None:
            return
        before = {*children(self.process.pid)}
        self.process.send_signal(signal.SIGHUP)
        deadline = time.monotonic() + PATIENCE
        while not before.isdisjoint(children(self.process.pid)):
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def start(self) -> None:
        """Start with what ``configure`` wrote."""
        self._start()
        self._wait(lambda: answers(f"{self.address}/healthz"))

    def run(self, conf: str) -> None:
        """Start with this whole configuration."""
        (self.folder / "nginx.conf").write_text(conf)
        self._start()
        self._wait(lambda: _connects(self.port))

    def _start(self) -> None:
        assert NGINX, "nginx is not installed"
        self.process = subprocess.Popen(
            [NGINX, "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"),
             "-e", str(self.folder / "nginx-error.log")],
        )  # fmt: skip

    def _wait(self, ready: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not ready():
            assert self.process
            assert self.process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE)
            self.process = None


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=PATIENCE) as response:
        return str(response.read().decode())


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=2) as response:
            return bool(response.status == 200)
    except OSError:
        return False


def _connects(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


def main_conf(folder: Path, site: str) -> str:
    """What stands around a site in an nginx.conf; everything it writes stays in the folder."""
    paths = "\n".join(
        f"  {kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # Started by root, nginx would give up its rights, and could not read a folder of root's.
    user = "user root;" if os.geteuid() == 0 else ""
    return f"""
{user}
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid {folder}/nginx.pid;
error_log {folder}/nginx-error.log crit;
events {{ worker_connections 8192; }}
http {{
default_type text/html;
{paths}
{site}
}}
"""


def shipped(folder: Path, *, limited: bool = True) -> Path:
    """The folder deploy/nginx/worth-asking with the places of this test in it.

    Not ``limited``: one machine may ask as often as a whole town does.
    """
    there = folder / "worth-asking"
    there.mkdir(exist_ok=True)
    for file in (ROOT / "deploy" / "nginx" / "worth-asking").iterdir():
        text = file.read_text(encoding="utf-8").replace("/var/lib/worth-asking", str(there))
        if not limited:
            text = re.sub(r"rate=\d+r/[sm]", "rate=100000r/s", text)
            text = re.sub(r"(limit_conn \w+) \d+", r"\1 10000", text)
        (there / file.name).write_text(text, encoding="utf-8")
    return there


def _site(folder: Path, port: int, ports: Sequence[int]) -> str:
    """The shipped way of proxying, before these servers and without TLS."""
    there = shipped(folder, limited=False)
    # Each server is named four times, as in the shipped site: see there.
    servers = "\n".join(f"    server 127.0.0.1:{each} max_fails=0;" for each in [*ports] * 4)
    return f"""
  include {there}/limits.conf;
  upstream visits {{
{servers}
  }}
  server {{
    listen 127.0.0.1:{port};
    set $visits http://visits;
    set $leave_to https://www.wikipedia.org/;
    include {there}/server.conf;
    location / {{ include {there}/program.conf; }}
  }}
"""


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
