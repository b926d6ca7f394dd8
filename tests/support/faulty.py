"""The application with a bug in two views, for the test that looks for traces of a person."""

from __future__ import annotations

from flask import Flask, request, session

from app import create_app


def application() -> Flask:
    app = create_app()

    def broken() -> str:
        said = f"{dict(session)} {request.cookies} {request.query_string!r}"
        raise RuntimeError(said)

    app.view_functions["journey.check"] = broken
    app.view_functions["downloads.summary_text"] = lambda: {}[str(dict(session))]
    return app
