"""`flask questions …` for the people who write a questions.yaml, and `flask secret`.

The commands read the file themselves, whole or broken, so they run without the application; a
broken default file must not keep its authors from asking what is wrong with it. Each command is a
module beside this one; none is on the way of a request.
"""

from __future__ import annotations

import click
from flask import Flask

from app.cli.check import check
from app.cli.diff import diff
from app.cli.graph import graph
from app.cli.new import new
from app.cli.paths import paths
from app.cli.preview import preview
from app.cli.readability import readability
from app.cli.review import review
from app.cli.schema import schema
from app.cli.secret import secret
from app.cli.table import table
from app.cli.translate import translate


@click.group()
def questions() -> None:
    """For authors: check a questions.yaml, and show what it says and to whom."""


_COMMANDS = (
    new, check, paths, table, graph, preview, schema, readability, review, diff, translate,
)  # fmt: skip
for _command in _COMMANDS:
    questions.add_command(_command)
questions.add_command(readability, "words")  # an older name, which scripts may still use


def add_to(app: Flask) -> Flask:
    """The application with these commands, which read their file themselves."""
    app.cli.add_command(questions)
    app.cli.add_command(secret)
    return app
