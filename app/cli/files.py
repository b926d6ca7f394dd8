"""What every author's command does first: find the file, read it, or say why that cannot be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from app.checks.problems import DefinitionError
from app.config import questions_file
from app.loading.loader import Loaded, load

PROBLEMS = 1
UNREADABLE = 2


def file_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """The optional FILE of a command."""
    return click.argument("file", required=False, type=click.Path(path_type=Path))(command)


def read(file: Path | None) -> Loaded:
    """The questionnaire in the file, or every problem in it on stderr, and the exit status."""
    try:
        return load(file or questions_file())
    except DefinitionError as error:
        click.echo(str(error), err=True)
        exit_with(error)


def exit_with(error: DefinitionError) -> NoReturn:
    click.get_current_context().exit(status(error))


def status(error: DefinitionError) -> int:
    return UNREADABLE if any(problem.unreadable for problem in error.problems) else PROBLEMS
