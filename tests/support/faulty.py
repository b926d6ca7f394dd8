"""The application with a fault in it: a bug in two views, or a typesetter that dies."""

from __future__ import annotations

from flask import Flask, request, session

from app import create_app
from app.exports import typesetter
from app.web import pages


def application() -> Flask:
    """A bug in the overview and in one download."""
    app = create_app()

    def broken() -> str:
        said = f"{dict(session)} {request.cookies} {request.query_string!r}"
        raise RuntimeError(said)

    app.view_functions["journey.overview"] = broken
    app.view_functions["downloads.summary_text"] = lambda: {}[str(dict(session))]
    return app


PANIC = """
import os, sys
document = sys.stdin.buffer.read(64)
sys.stderr.write(f"thread 'main' panicked at: {document!r}\\n")
os.abort()
"""


def panicking() -> Flask:
    """Each document kills its typesetter, which says what was in it while it dies."""
    typesetter._CODE = PANIC
    return create_app()


def without_error_page() -> Flask:
    """A bug in a view, and another in the page that would say so."""
    pages.error_page = lambda *_: "".join(None)  # type: ignore[arg-type]
    return application()
