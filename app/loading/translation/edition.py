"""Edition: a questionnaire in a second language, all of it or none.

From a loaded questionnaire and the PO file beside it to a ``Loaded`` of its own, which passed the
same models, checks and proofs; or every unit that is missing, old or says other figures, with its
line in the PO file. No sentence of the first language ever stands inside the second by accident.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from app.checks.all_checks import first_found
from app.checks.problem_messages.translation import TranslationProblem as Problem
from app.checks.problems import DefinitionError, Finding, KeyPath
from app.checks.problems import Problem as Told
from app.loading import sign_off
from app.loading.loader import Loaded, Located, decoded, read_bytes
from app.loading.translation import catalog, program
from app.loading.translation.catalog import Catalog
from app.loading.translation.overlay import overlay
from app.loading.translation.units import Unit, units
from app.loading.yaml_errors import Unreadable
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.speech import learn, speaking

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
        raise DefinitionError(Located(name, "", None).problems(error.findings)) from None
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
    questionnaire = _stated(questionnaire, loaded.questionnaire, language)
    digest = hashlib.sha256(text.encode()).hexdigest()
    safety = [unit for unit in wanted if unit.safety]
    unreviewed = sum(not read.reviewed(unit.key) for unit in safety)
    return Loaded(questionnaire, digest, source, (unreviewed, len(safety)))


def _stated(translated: Questionnaire, signed: Questionnaire, language: str) -> Questionnaire:
    """The translation, saying in its own language who reviewed what it is a translation of."""
    if signed.reviewed and language in program.known_languages():
        learn(language, program.load(language).words)
    with speaking(language):
        return sign_off.stated(translated, of=signed)


def noticed(loaded: Loaded, edition: Loaded, findings: Iterable[Finding]) -> list[Told]:
    """What does not keep a translation from being served: entries that nothing uses or that say
    the English again, and findings of the edition at the lines of their entries."""
    wanted = units(loaded.questionnaire)
    read = catalog.read(edition.source.text, edition.questionnaire.language)
    lines = {path: read.line(unit.key) for unit in wanted for path in unit.paths}
    placed = [*_in_the_po(findings, lines), *_left_over(wanted, read)]
    return edition.source.problems(placed)


def _left_over(wanted: Iterable[Unit], read: Catalog) -> Iterator[Finding]:
    known = {unit.key for unit in wanted}
    for key, entry in read.entries.items():
        position = (entry.linenum, 1)
        if key not in known:
            yield Finding(Problem.UNUSED, facts={"context": key[0]}, position=position)
        elif _same(entry.msgid, entry.msgstr) and catalog.SAME_ON_PURPOSE not in entry.tcomment:
            yield Finding(Problem.SAME, position=position)


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


def _same(english: str, translation: str) -> bool:
    """Whether words were left as they are; figures are the same in every language."""
    return english == translation and any(map(str.isalpha, english))


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


def _in_the_po(found: Iterable[Finding], lines: Mapping[KeyPath, int]) -> list[Finding]:
    """Findings of the definition at the line of the entry whose words they are about."""
    return [replace(f, position=(_first_line(f.path, lines), 1)) for f in found]


def _first_line(path: KeyPath, lines: Mapping[KeyPath, int]) -> int:
    """The line of a text, or of the first text of a part."""
    inside = (line for other, line in lines.items() if other[: len(path)] == path)
    return lines.get(path) or min(inside, default=1)
