"""A machine in the machine: a bare Debian with systemd, made, started, and asked to run lines.

debootstrap makes its files, systemd-nspawn starts them with real systemd in a network of their own
that is loopback alone, and nsenter runs lines inside. Packages are fetched before it starts. Its
control groups hold no memory limit here, so limits are not tried; everything else of a unit is.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support import serving

NEEDED = ("debootstrap", "systemd-nspawn", "nsenter", "git")
RELEASE = "bookworm"


def lacking() -> str:
    """What keeps this machine from starting another; empty when nothing does."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    return "" if os.geteuid() == 0 else "only root may start another system"


@dataclass
class Machine:
    """``told``: one line for each script that ran: what it was for, how it ended, how long."""

    root: Path
    process: subprocess.Popen[bytes] | None = None
    told: list[str] = field(default_factory=list)

    def before_start(self, script: str, what: str) -> None:
        """Run lines while it is only files, with this machine's network."""
        command = [*_nspawn(self.root), "--as-pid2", "bash", "-ec", script]
        self._told(what, subprocess.run(command, capture_output=True, text=True, check=False))

    def run(self, script: str, what: str) -> str:
        """Run lines inside; what they said. AssertionError: one of them failed."""
        command = ["nsenter", "--target", str(self._first()), "--mount", "--uts", "--ipc", "--net",
                   "--pid", "--root", "--wd=/", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
                   "HOME=/root", "bash", "-ec", f"cd /\n{script}"]  # fmt: skip
        return self._told(
            what, subprocess.run(command, capture_output=True, text=True, check=False)
        )

    def _told(self, what: str, ended: subprocess.CompletedProcess[str]) -> str:
        self.told.append(f"{what}: {'done' if ended.returncode == 0 else 'failed'}")
        assert ended.returncode == 0, f"{what}\n{ended.stdout[-3000:]}\n{ended.stderr[-3000:]}"
        return ended.stdout

    def _first(self) -> int:
        """The id of its systemd, as this machine sees it."""
        assert self.process
        deadline = time.monotonic() + serving.PATIENCE
        while not (found := serving.children(self.process.pid)):
            assert self.process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.1)
        return found[0]

    @contextmanager
    def started(self) -> Iterator[None]:
        """It runs, and has come up, until the context closes."""
        self.process = subprocess.Popen(
            [*_nspawn(self.root), "--private-network", "--boot", "--console=pipe"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            deadline = time.monotonic() + 120
            while self._state() not in ("running", "degraded"):
                assert time.monotonic() < deadline, self._state()
                time.sleep(0.5)
            yield
        finally:
            self.process.terminate()
            self.process.wait(60)

    def _state(self) -> str:
        command = ["nsenter", "--target", str(self._first()), "--mount", "--pid", "--root",
                   "systemctl", "is-system-running"]  # fmt: skip
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


def made(folder: Path) -> Machine:
    """A bare machine in this folder: Debian's smallest, and systemd."""
    root = folder / "machine"
    subprocess.run(
        ["debootstrap", "--variant=minbase", "--include=systemd,systemd-sysv,dbus,ca-certificates",
         RELEASE, root],
        check=True, capture_output=True,
    )  # fmt: skip
    return Machine(root)


def _nspawn(root: Path) -> list[str]:
    return ["systemd-nspawn", "--quiet", "--directory", str(root), "--register=no", "--keep-unit"]
