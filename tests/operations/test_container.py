"""The image of deploy/container, built and run with podman from a Debian made here.

Takes minutes: `make slow`. The base of the Containerfile is a public image that cannot be fetched
everywhere; a bare Debian with Python stands for it. Docker and Compose themselves are not run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path
from random import Random

import pytest

from tests.operations.conftest import KEY
from tests.operations.test_guide import fill
from tests.support import machine, serving
from tests.support.crowd_people import Browser, Walk

LACKING = machine.lacking() or ("" if shutil.which("podman") else "not installed: podman")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("machine"),
    pytest.mark.skipif(bool(LACKING), reason=LACKING),
]
# A container may not have more files open than we may, and is told so.
LIMITS = ("--ulimit=nofile={0}:{0}".format(os.sysconf("SC_OPEN_MAX")), "--ulimit=nproc=1024:1024")
BASE = "apt-get update -qq; apt-get install -y -qq python3-venv; ln -sf python3 /usr/bin/python"


class Podman:
    """podman with everything it keeps in one folder."""

    def __init__(self, folder: Path) -> None:
        places = [f"--{kind}={folder / kind}" for kind in ("root", "runroot", "tmpdir")]
        self.command = ["podman", *places, "--storage-driver=vfs", "--cgroup-manager=cgroupfs",
                        "--events-backend=none"]  # fmt: skip

    def __call__(self, *arguments, **how):
        command = [*self.command, *map(str, arguments)]
        if Path("/sys/fs/cgroup/unified").exists():
            # Two kinds of control groups at once are more than its runtime takes: hide one.
            inner = 'umount /sys/fs/cgroup/unified; exec "$@"'
            command = ["unshare", "--mount", "sh", "-c", inner, "sh", *command]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, **how)
        assert ended.returncode == 0, ended.stderr[-3000:]
        return ended.stdout


@pytest.fixture(scope="module")
def podman(tmp_path_factory):
    """With the image built as its first line says, and nothing fetched."""
    folder = tmp_path_factory.mktemp("podman")
    base = machine.made(folder)
    fill(base)
    base.before_start(f"export DEBIAN_FRONTEND=noninteractive\n{BASE}", "base")
    run = Podman(folder)
    tar = folder / "base.tar"
    subprocess.run(["tar", "-C", base.root, "-cf", tar, "."], check=True)
    run("import", "-q", tar, "localhost/base")
    # --layers=false, because this storage copies the whole image for each.
    run("build", "--layers=false", "--isolation=chroot", "--format", "docker",
        "--build-arg", "BASE=localhost/base",
        "-f", "deploy/container/Containerfile", "-t", "worth-asking", ".",
        cwd=serving.ROOT)  # fmt: skip
    return run


@pytest.fixture(scope="module")
def served(podman, tmp_path_factory):
    """Run as its second line says, on a port of this machine."""
    settings = tmp_path_factory.mktemp("settings") / "worth-asking.env"
    settings.write_text(f"FLASK_SECRET_KEY={KEY}\nFLASK_HTTPS=0\n")
    port = serving.free_port()
    podman("run", "--detach", "--name", "one", "--cgroups=disabled", "--no-healthcheck",
           *LIMITS, "--network=host", "--read-only", "--cap-drop=ALL",
           "--tmpfs=/tmp:size=32m,noexec,nosuid,nodev", f"--env-file={settings}",
           "worth-asking", ".venv/bin/gunicorn", "--bind", f"127.0.0.1:{port}")  # fmt: skip
    deadline = time.monotonic() + 90
    while not serving.answers(f"http://127.0.0.1:{port}/healthz"):
        assert time.monotonic() < deadline, podman("logs", "one")
        time.sleep(0.5)
    yield port
    began = time.monotonic()
    podman("stop", "--time=20", "one")
    assert time.monotonic() - began < 15
    podman("rm", "one")


def test_the_image_holds_the_program_and_nothing_else(podman):
    """No history, no tests, no key; a user without a name; and a health check."""
    told = podman("inspect", "worth-asking", "--format", "{{.Config.User}} {{.HealthCheck}}")
    assert told.startswith("10001:10001 {[CMD .venv/bin/python")
    here = podman("run", "--rm", "--cgroups=disabled", "--no-healthcheck", "--network=host",
                  *LIMITS,
                  "worth-asking", "ls", "-A")  # fmt: skip
    found = {name for name in here.split() if not name.startswith("questions.")}
    assert found == {".venv", "app", "templates", "gunicorn.conf.py"}


def test_a_container_that_may_do_nothing_serves_people_to_their_pdf(served, questionnaire):
    """Nothing to write but /tmp, where nothing may be run; no capability; no root."""
    for seed in range(9):
        walk = Walk(Browser("127.0.0.1", served), questionnaire, Random(seed))
        if walk.go() == "/check":
            break
    assert walk.browser.ask("GET", "/summary.pdf").status == 200
