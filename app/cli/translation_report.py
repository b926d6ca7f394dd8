"""What is known about a translation, for `check --language es` and `readability --language es`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from app.checks import spanish, spanish_wording
from app.checks.problems import DefinitionError
from app.cli.report import Examined
from app.loading.loader import Loaded, load
from app.loading.translation import edition, language_wording

SPANISH = "es"


def examine(file: Path, language: str) -> Examined:
    """Load the file and its translation, prove it, and look after its words."""
    try:
        loaded, translated = _both(file, language)
    except DefinitionError as error:
        return Examined(error.problems)
    own = _wording(file, language)
    found = (
        spanish_wording.check(translated.questionnaire, own.never_say, own.known_words)
        if language == SPANISH
        else ()
    )
    return Examined(tuple(sorted(edition.noticed(loaded, translated, found))), translated)


def words(file: Path, language: str) -> Iterator[str]:
    """The words and the reading index of each part. DefinitionError: it is not whole."""
    if language != SPANISH:
        raise click.ClickException(f"There is no reading index for `{language}` here.")
    questionnaire = _both(file, language)[1].questionnaire
    known = (*questionnaire.wording.known_words, *_wording(file, language).known_words)
    found = spanish_wording.indices(questionnaire, known)
    yield f"{'part':<8} {'id':<34} {'words':>6} {'sentences':>10} {'index':>6}"
    for piece, count in found:
        mark = "  hard" if count.index < spanish.LEAST_INDEX else ""
        yield (
            f"{piece.kind:<8} {piece.name:<34} {count.words:>6} {count.sentences:>10} "
            f"{count.index:>6.1f}{mark}"
        )
    yield f"{sum(count.words for _, count in found)} words in all. INFLESZ: 60 and more is plain."
    yield (
        f"Median over start, pages and outcomes: {spanish_wording.median_index(found):.1f} "
        f"(at least {spanish.LEAST_MEDIAN_INDEX:.0f}; no part under {spanish.LEAST_INDEX:.0f})."
    )


def _both(file: Path, language: str) -> tuple[Loaded, Loaded]:
    loaded = load(file)
    return loaded, edition.load(loaded, edition.beside(file, language), language)


def _wording(file: Path, language: str) -> language_wording.LanguageWording:
    path = language_wording.beside(edition.beside(file, language))
    try:
        return language_wording.read(path)
    except ValueError as error:
        raise click.ClickException(f"{path}: {error}") from None
