"""The program as a package: what a wheel holds, that an installed copy serves, and one version."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import sysconfig
import tomllib
import urllib.request
import venv
import zipfile
from pathlib import Path

import pytest

from app.paths import ROOT
from tests.support import serving

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
SECRET = "jRYzo0yS0HzGm5s3Gr0jXjv6Wc1lUi1oGvVg7cN2a9bT4qkE"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `pip wheel .` makes, built with what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel, and the packages it needs from here."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    _pip("--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "needed.pth").write_text(sysconfig.get_paths()["purelib"])
    return python


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, cwd=ROOT)


def test_the_wheel_holds_everything_that_is_served(wheel: Path) -> None:
    """Templates, questions, fonts, static files and gunicorn's settings; no test, no key."""
    held = set(zipfile.ZipFile(wheel).namelist())
    for folder, place in (("app", "app"), ("templates", "app/templates")):
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                assert f"{place}/{path.relative_to(ROOT / folder)}" in held
    assert {"app/questions.yaml", "app/questions.es.po", "app/gunicorn_conf.py"} <= held
    assert not [name for name in held if name.startswith(("tests", "docs", "deploy"))]


def test_an_installed_copy_serves(installed: Path, tmp_path: Path) -> None:
    """From an empty folder, without the checkout: it starts, is healthy, and shows its pages."""
    copy = serving.Gunicorn(
        tmp_path,
        {"FLASK_SECRET_KEY": SECRET},
        workers=1,
        arguments=["--config", "python:app.gunicorn_conf"],
        python=str(installed),
        home=tmp_path,
    )
    copy.start()
    try:
        assert json.loads(_read(f"{copy.address}/healthz"))["status"] == "ok"
        start = _read(f"{copy.address}/")
        (style,) = re.findall(r'href="(/static/site\.\w+\.css)"', start)
        assert "@media print" in _read(copy.address + style)
    finally:
        copy.stop()


def test_an_installed_copy_checks_its_own_questions(installed: Path, tmp_path: Path) -> None:
    """The authors' commands work there too, and read the file that is served."""
    done = subprocess.run(
        [installed, "-m", "flask", "--app", "app", "questions", "check"],
        cwd=tmp_path, env={"FLASK_SECRET_KEY": SECRET}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_there_is_one_version(wheel: Path) -> None:
    """The package, the wheel and the newest entry of the list of changes agree."""
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert newest is not None
    assert newest[1] == PROJECT["version"]
    assert wheel.name.startswith(f"worth_asking-{PROJECT['version']}-")


def _read(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as response:
        return str(response.read().decode())
