"""Edition: a questionnaire in a second language, all of it or none.

From a loaded questionnaire and the PO file beside it to a ``Loaded`` of its own, which passed the
same models, checks and proofs; or every unit that is missing, old or says other figures, with its
line in the PO file. No sentence of the first language ever stands inside the second by accident.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from app.checks.all_checks import first_found
from app.checks.problem_messages.translation import TranslationProblem as Problem
from app.checks.problems import DefinitionError, Finding
from app.loading.loader import Loaded, Located, decoded, read_bytes
from app.loading.translation import catalog
from app.loading.translation.catalog import Catalog
from app.loading.translation.overlay import overlay
from app.loading.translation.units import Unit, units
from app.loading.yaml_tree import Unreadable

_FIGURES = re.compile(r"\d+")


def beside(questions: Path, language: str) -> Path:
    """Where the translation of a file of questions stands: ``questions.es.po``."""
    return questions.with_suffix(f".{language}.po")


def load(loaded: Loaded, path: Path, language: str) -> Loaded:
    """The questionnaire in this language. DefinitionError: it is not whole, with every problem."""
    name = str(path)
    try:
        data = read_bytes(path)
    except Unreadable as error:
        raise DefinitionError(Located(name, "", None).problems([error.finding])) from None
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    return load_text(loaded, mark + decoded(data, name), language, name)


def load_text(loaded: Loaded, text: str, language: str, name: str) -> Loaded:
    """The same from text that is at hand."""
    source = Located(name, text, None)
    wanted = units(loaded.questionnaire)
    read = catalog.read(text, language)
    findings = read.findings or tuple(_unlike(wanted, read))
    if findings:
        raise DefinitionError(source.problems(findings))
    words = {path: read.translation(unit.key) for unit in wanted for path in unit.paths}
    try:
        questionnaire = overlay(loaded.questionnaire, words, language)
    except ValidationError as error:
        raise DefinitionError(source.problems(_too_long(error, wanted, read))) from None
    found = first_found(questionnaire, whole=True)
    if found:
        lines = {path: read.line(unit.key) for unit in wanted for path in unit.paths}
        raise DefinitionError(source.problems(_in_the_po(found, lines)))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Loaded(questionnaire, digest, source)


def _unlike(wanted: Iterable[Unit], read: Catalog) -> Iterator[Finding]:
    """The units that are missing or old, or that say other figures than the first language."""
    for unit in wanted:
        position = (read.line(unit.key), 1)
        entry = read.entries.get(unit.key)
        if entry is not None and entry.fuzzy:
            yield Finding(Problem.OLD, facts={"context": unit.context}, position=position)
        elif not read.translation(unit.key):
            facts = {"context": unit.context, "text": unit.text}
            yield Finding(Problem.MISSING, facts=facts, position=position)
        else:
            theirs, ours = _figures(unit.text), _figures(read.translation(unit.key))
            if theirs != ours:
                facts = {"context": unit.context, "theirs": _told(theirs), "ours": _told(ours)}
                yield Finding(Problem.NUMBERS, facts=facts, position=position)


def _figures(text: str) -> list[str]:
    return sorted(_FIGURES.findall(text))


def _told(figures: list[str]) -> str:
    return ", ".join(figures) or "none"


def _too_long(error: ValidationError, wanted: Iterable[Unit], read: Catalog) -> Iterator[Finding]:
    """What does not fit its field, at the line of its entry."""
    for wrong in error.errors():
        said = wrong["input"] if isinstance(wrong["input"], str) else ""
        unit = next((u for u in wanted if read.translation(u.key) == said), None)
        facts = {"context": unit.context if unit else "", "reason": wrong["msg"]}
        position = (read.line(unit.key), 1) if unit else (1, 1)
        yield Finding(Problem.LENGTH, facts=facts, position=position)


def _in_the_po(found: Iterable[Finding], lines: dict[tuple[str | int, ...], int]) -> list[Finding]:
    """Findings of the definition at the line of the entry whose words they are about."""
    return [Finding(f.code, f.path, f.facts, f.on_key, (lines.get(f.path, 1), 1)) for f in found]
