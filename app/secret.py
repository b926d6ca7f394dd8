"""`flask secret`: makes a key that nobody can guess, for FLASK_SECRET_KEY."""

from __future__ import annotations

import secrets

import click

_BYTES = 48


@click.command()
def secret() -> None:
    """Make a key for FLASK_SECRET_KEY, and print it."""
    click.echo(secrets.token_urlsafe(_BYTES))
