"""Three families of fonts, one at a time, whatever else a machine has.

A page must hold in the letters that people have: Arial's widths (most desks), Roboto (most phones),
and DejaVu (wider than both, on a bare Linux). A browser that is started with one of these sees no
other font: fontconfig is given a file of our own.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

FAMILIES = {"arial": "Liberation Sans", "phone": "Roboto", "wide": "DejaVu Sans"}
USUAL = "arial"

CONFIGURATION = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="family" mode="append" binding="strong"><string>{family}</string></edit>
  </match>
  <selectfont><rejectfont>
    <pattern><patelt name="family"><string>DejaVu Sans Condensed</string></patelt></pattern>
    <pattern><patelt name="width"><const>semicondensed</const></patelt></pattern>
    <pattern><patelt name="spacing"><const>mono</const></patelt></pattern>
  </rejectfont></selectfont>
</fontconfig>
"""


@cache
def folder(name: str) -> Path | None:
    """Where this family is on this machine; None: it is not."""
    if shutil.which("fc-list") is None:
        return None
    told = subprocess.run(
        ["fc-list", FAMILIES[name], "file"], capture_output=True, text=True, check=True
    )
    files = sorted(line.partition(":")[0] for line in told.stdout.splitlines())
    return Path(files[0]).parent if files else None


def environment(name: str) -> dict[str, str]:
    """The environment of a program that sees this family alone, or what there is without it."""
    place = folder(name)
    if place is None:
        return dict(os.environ)
    ours = Path(_ours().name)
    file = ours / f"{name}.conf"
    file.write_text(CONFIGURATION.format(folder=place, cache=ours / "cache", family=FAMILIES[name]))
    return {**os.environ, "FONTCONFIG_FILE": str(file)}


@cache
def _ours() -> TemporaryDirectory[str]:
    """A folder for as long as the tests run."""
    return TemporaryDirectory(prefix="fonts-of-tests-")
