"""Worth Asking: a questionnaire about one treatment, made from one file of content.

The door. What is behind it is imported when it is opened, so that the pure core in
``app.questionnaire`` can be imported, tried and proved without Flask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from app.config import Settings


def create_app(settings: Settings | None = None) -> Flask:
    """The application. SystemExit (status 1, every problem listed): it cannot start."""
    from app import cli
    from app.web import application

    return cli.add_to(application.create(settings))
