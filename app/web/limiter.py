"""The limit on dear work, so that it cannot starve cheap work in the same process.

A few may do it at once, a few more may wait a moment, and everybody else is told to come back. The
sum stays below the threads of a process (gunicorn.conf.py), so that the rest always answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore


class Busy(Exception):
    """There was no slot to be had."""


class ConcurrencyLimit:
    """At most so many at once, and so many more that wait, each for so long."""

    def __init__(self, at_once: int, waiting: int, max_wait_seconds: float) -> None:
        self._present = BoundedSemaphore(at_once + waiting)
        self._working = BoundedSemaphore(at_once)
        self._max_wait_seconds = max_wait_seconds

    @contextmanager
    def slot(self) -> Iterator[None]:
        """Inside, a slot is held. Busy: too many wait already, or the wait was too long."""
        if not self._present.acquire(blocking=False):
            raise Busy
        try:
            if not self._working.acquire(timeout=self._max_wait_seconds):
                raise Busy
            try:
                yield
            finally:
                self._working.release()
        finally:
            self._present.release()
