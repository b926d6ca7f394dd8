"""Debian's nginx in front of some servers, as deploy/ sets it up, on ports of this machine."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.serving import PATIENCE, ROOT, answers, children, free_port

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


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


def _connects(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), 1).close()
    except OSError:
        return False
    return True


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
