"""Turns: how dear work is kept from starving cheap work in the same process.

A few may do it at once, a few more may wait a moment, and everybody else is told to come back. The
sum stays below the threads of a process (gunicorn.conf.py), so that the rest always answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore


class Busy(Exception):
    """There was no turn to be had."""


class Turns:
    def __init__(self, at_once: int, waiting: int, patience: float) -> None:
        """``patience``: the most seconds that those who wait are kept."""
        self._room = BoundedSemaphore(at_once + waiting)
        self._turn = BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Inside, the turn is held. Busy: too many wait already, or the wait was too long."""
        if not self._room.acquire(blocking=False):
            raise Busy
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise Busy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._room.release()
