"""The typesetter: Typst in a process of its own, so that it may die alone.

A fault in it can end a process, and what it says then may quote a document. Here that costs one
person one try: the process is replaced, what it says goes nowhere, and the program goes on. It is
started when the first document comes, one for each process of the program, with nothing of that
program's environment (a key above all) and with the code that was there when the program started.
"""

from __future__ import annotations

import atexit
import os
import subprocess  # nosec B404  one fixed program: our own
import sys
import threading
from contextlib import suppress
from pathlib import Path

from app.exports import printable, typesetting_process
from app.exports.typesetting_process import REPLY, REQUEST

MOST_SECONDS = 20
_CODE = Path(typesetting_process.__file__).read_text(encoding="utf-8")


class Refused(Exception):
    """The document cannot be set; the text names the kind of error and nothing of the document."""


class Died(Exception):
    """The typesetter ended, or did not come to an end in time; the text says how it ended."""


class Typesetter:
    """One process, one document at a time; whoever comes meanwhile waits."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def typeset(self, template: bytes, data: str, made: int) -> bytes:
        """The PDF of a template with these data, made at this time (seconds since 1970).

        Refused, Died: there is none; the next document gets a process that works.
        """
        sent = data.encode("utf-8", "replace")
        with self._turn:
            running = self._running()
            late = threading.Timer(MOST_SECONDS, running.kill)
            late.start()
            try:
                done, content = _ask(running, REQUEST.pack(len(template), len(sent), made),
                                     template, sent)  # fmt: skip
            except (OSError, EOFError):
                raise Died(f"the typesetter ended ({self._end()})") from None
            finally:
                late.cancel()
        if not done:
            raise Refused(content.decode("ascii", "replace"))
        return content

    def _running(self) -> subprocess.Popen[bytes]:
        """The process; a new one where there is none, or only that of the process we came from."""
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._owner = os.getpid()
            self._process = subprocess.Popen(  # noqa: S603  # nosec B603
                [sys.executable, "-I", "-c", _CODE, str(self._fonts)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={"RAYON_NUM_THREADS": "1"},
                start_new_session=True,
            )
            atexit.register(self._process.kill)
        return self._process

    def _end(self) -> int:
        """Make an end of the process. Gives its exit status; below 0, the signal that ended it."""
        process, self._process = self._process, None
        if process is None:
            return 0
        atexit.unregister(process.kill)
        process.kill()
        # Closing its input sends what was not read, and nobody is there to read it.
        with suppress(BrokenPipeError), process:
            pass
        return process.wait()


typeset = Typesetter(printable.FONTS).typeset


def _ask(process: subprocess.Popen[bytes], *parts: bytes) -> tuple[bool, bytes]:
    """Send a document, and read what came of it. OSError, EOFError: it died meanwhile."""
    told, heard = process.stdin, process.stdout
    if told is None or heard is None:
        raise EOFError
    for part in parts:
        told.write(part)
    told.flush()
    head = heard.read(REPLY.size)
    if len(head) < REPLY.size:
        raise EOFError
    done, length = REPLY.unpack(head)
    content = heard.read(length)
    if len(content) < length:
        raise EOFError
    return done, content
