"""The log: one line of JSON for each event, made of allow-listed fields and nothing else.

A record's message is shown only when its template stands in ``EVENTS``, and none of those is given
anything of a request. Whatever else a library says, which may hold an address, a path or what a
person wrote, becomes the place in the code that said it: enough to find the cause, and no trace of
the person. No request is logged; only what went wrong.

gunicorn.conf.py puts this in charge of every logger of the process.
"""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

FAILED = "failed: %s at %s"
NO_PDF = "no PDF: %s"
PDF_BUSY = "no PDF: too many at once"
OPEN_PLAIN = "FLASK_HTTPS is 0 and other machines can connect: answers would travel unencrypted"

EVENTS = frozenset(
    {
        FAILED,
        NO_PDF,
        PDF_BUSY,
        OPEN_PLAIN,
        # gunicorn's own, about processes and addresses of its own, and never about a request
        "Starting gunicorn %s",
        "Listening at: %s (%s)",
        "Using worker: %s",
        "Booting worker with pid: %s",
        "Worker exiting (pid: %s)",
        "Handling signal: %s",
        "Shutting down: %s",
        "Reason: %s",
        "WORKER TIMEOUT (pid:%s)",
        "Worker (pid:%s) exited with code %s.",
        "Worker (pid:%s) was sent %s!",
        "Worker (pid:%s) was sent %s! Perhaps out of memory?",
        "Connection in use: %s",
        "Can't connect to %s",
    }
)
# Of these only the beginning: what follows could hold a request.
BEGINNINGS = ("Invalid request", "Error handling request", "Socket error", "Exception on")
_MOST_FRAMES = 6


class JsonLine(logging.Formatter):
    """A record as one line of JSON: time, level, event, process, and where an error arose."""

    def format(self, record: logging.LogRecord) -> str:
        event = _event(record)
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": event or f"said by {record.name}",
            "process": record.process,
        }
        if not event:
            line["at"] = f"{Path(record.pathname).name}:{record.lineno}"
        error = record.exc_info[1] if record.exc_info else None
        if error:
            line["error"] = type(error).__name__
            line["places"] = places(error)
        return json.dumps(line)


def places(error: BaseException) -> str:
    """Where an error arose, innermost first: files and lines, and never a local or a message."""
    frames = traceback.extract_tb(error.__traceback__)[-_MOST_FRAMES:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))


def configuration() -> dict[str, Any]:
    """What ``logging.config.dictConfig`` needs, for every logger of a serving process."""
    quiet = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": JsonLine}},
        "handlers": {
            "lines": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "stream": "ext://sys.stderr",
            }
        },
        "root": {"level": "INFO", "handlers": ["lines"]},
        "loggers": {
            "gunicorn.error": {**quiet, "level": "INFO"},
            "gunicorn.access": {**quiet, "level": "CRITICAL"},
            "flask_wtf": {"level": "WARNING"},
        },
    }


def _event(record: logging.LogRecord) -> str:
    if isinstance(record.msg, str) and record.msg in EVENTS:
        return record.getMessage()
    return next((known for known in BEGINNINGS if str(record.msg).startswith(known)), "")
