"""Real keys and a real screen: presses that reach a browser as a keyboard's do, and what it shows.

The keys of Playwright reach the page alone. What the browser itself does with a key (Escape stops a
page, Down opens its suggestions, Alt+Left goes back) only real ones can show. What is in view while
a page is on its way only the screen can tell: a browser answers no question then.
"""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAMS = ("Xvfb", "xdotool")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]
BETWEEN = 60  # milliseconds between two keys, as of a quick hand
TYPING = 150  # between two letters of a word


@contextmanager
def desk() -> Iterator[Keyboard]:
    """A screen and a keyboard, with no pointer in the way."""
    told, tell = os.pipe()
    with TemporaryDirectory(prefix="screen-of-tests-") as folder:
        process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", "1280x1000x24", "-nolisten", "tcp",
             "-noreset", "-fbdir", folder],
            pass_fds=[tell], stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(tell)
        try:
            with os.fdopen(told) as lines:
                screen = Keyboard(f":{lines.readline().strip()}", Path(folder) / "Xvfb_screen0")
            screen.put_the_pointer_away()
            yield screen
        finally:
            process.terminate()
            process.wait(10)


@dataclass
class Keyboard:
    """The keys of one screen, by its name (“:99”). They go to the window that one sits at."""

    display: str
    shown: Path
    window: str = ""

    def press(self, *keys: str, between: int = BETWEEN) -> None:
        """Press these, one after another: “Escape”, “alt+Left”, “ctrl+shift+t”."""
        self._focus()
        self._xdotool("key", "--clearmodifiers", "--delay", str(between), *keys)

    def type(self, text: str) -> None:
        self._focus()
        self._xdotool("type", "--delay", str(TYPING), text)

    def put_the_pointer_away(self) -> None:
        self._xdotool("mousemove", "1279", "999")

    def colours(self, left: int, top: int, right: int, bottom: int) -> set[bytes]:
        """Every colour in a part of the screen: if it is one alone, nothing is to be seen there."""
        image = self.shown.read_bytes()  # as XWDFile.h describes it
        head = struct.unpack(">25I", image[:100])
        start, line = head[0] + 12 * head[19], head[12]
        rows = (image[start + line * row :][left * 4 : right * 4] for row in range(top, bottom))
        return {row[at : at + 3] for row in rows for at in range(0, len(row), 4)}

    def windows(self) -> set[str]:
        """Every window of a browser that can be seen."""
        found = ["search", "--onlyvisible", "--name", "Chromium|Firefox"]
        return set(self._xdotool(*found, check=False).split())

    def sit_at(self, window: str) -> None:
        """From now on the keys go to this window."""
        self.window = window

    def _focus(self) -> None:
        self._xdotool("windowfocus", "--sync", self.window)

    def _xdotool(self, *arguments: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *arguments], env={**os.environ, "DISPLAY": self.display},
            capture_output=True, text=True, check=check, timeout=30,
        )  # fmt: skip
        return done.stdout
