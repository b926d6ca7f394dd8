"""`flask questions paths`: the ways through a file, grouped by where they end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from app.cli.files import file_argument, read
from app.proofs import paths as proved
from app.proofs.paths import MOST_PATHS, every_path
from app.proofs.solver import Scenarios, Undecided
from app.questionnaire.conditions import in_words
from app.questionnaire.definition.questionnaire import Questionnaire


@click.command()
@file_argument
def paths(file: Path | None) -> None:
    """Show the paths that people can take, page by page, with how many pass each page."""
    questionnaire = read(file).questionnaire
    try:
        told = list(lines(questionnaire))
    except Undecided:
        said = "undecided: the conditions are too entangled to find the paths. Use fewer cases."
        raise click.ClickException(said) from None
    click.echo("\n".join(told))


def lines(questionnaire: Questionnaire) -> Iterator[str]:
    found = list(every_path(questionnaire, Scenarios(questionnaire)))
    more = " (the first ones; there are more)" if len(found) == MOST_PATHS else ""
    yield f"{len(found)} paths{more}"
    by_ending: dict[str, list[proved.Path]] = {}
    for way in found:
        by_ending.setdefault(way.ending, []).append(way)
    for ending, group in by_ending.items():
        yield ""
        sizes = sorted(len(way.pages) for way in group)
        yield f"To {ending}: {len(group)} paths of {sizes[0]} to {sizes[-1]} pages"
        yield from _pages(questionnaire, group)


def _pages(questionnaire: Questionnaire, group: list[proved.Path]) -> Iterator[str]:
    passed = Counter(page.id for way in group for page in way.pages)
    width = max(map(len, passed))
    for page in questionnaire.pages:
        if page.id not in passed:
            continue
        when = f"  when {in_words(questionnaire, page.when)}" if page.when else ""
        yield f"  {page.id:<{width}}  {passed[page.id]:>4} of {len(group)}{when}"
