"""`flask secret`: makes a key that nobody can guess, for FLASK_SECRET_KEY."""

from __future__ import annotations

import click

from app import config


@click.command()
def secret() -> None:
    """Make a key for FLASK_SECRET_KEY, and print it."""
    click.echo(config.new_key())
