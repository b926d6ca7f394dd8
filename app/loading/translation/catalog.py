"""Catalog: a PO file, read with the line of every entry and written in one form.

PO is what translators' programs speak. ``msgctxt`` is the context of a unit, ``msgid`` the English
and ``msgstr`` the translation; an entry marked ``fuzzy`` was true of an earlier English and is
never used. A line that begins with ``# same on purpose`` says that the words are the same in both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polib

from app.checks.problem_messages.translation import TranslationProblem
from app.checks.problems import Finding
from app.loading.translation.units import Unit

SAME_ON_PURPOSE = "same on purpose"
_LINE = re.compile(r"line (\d+)")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufeff]")
Key = tuple[str, str]


@dataclass(frozen=True)
class Catalog:
    """The entries of a PO file that are in use, by context and English, and what is wrong."""

    language: str
    entries: Mapping[Key, polib.POEntry]
    findings: tuple[Finding, ...]

    def translation(self, key: Key) -> str:
        """The translation of a unit; empty where there is none that can be used."""
        entry = self.entries.get(key)
        return "" if entry is None or entry.fuzzy else str(entry.msgstr).strip()

    def line(self, key: Key) -> int:
        """The line where the entry of a unit begins; 0 where there is none."""
        entry = self.entries.get(key)
        return entry.linenum if entry is not None else 0


def read(text: str, language: str) -> Catalog:
    """The catalog in the text of a PO file, which must be in this language."""
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        sign = f"U+{ord(found.group()):04X}"
        wrong = Finding(TranslationProblem.SIGN, facts={"sign": sign}, position=(line, 1))
        return Catalog(language, {}, (wrong,))
    try:
        po = polib.pofile(text + "\n", check_for_duplicates=False)
    except (OSError, ValueError, IndexError) as error:
        at = _LINE.search(str(error))
        position = (int(at[1]) if at else 1, 1)
        return Catalog(language, {}, (Finding(TranslationProblem.NOT_A_PO, position=position),))
    said = po.metadata.get("Language", "")
    findings = []
    if said != language:
        facts = {"found": said or "nothing", "language": language}
        findings.append(Finding(TranslationProblem.LANGUAGE, facts=facts, position=(1, 1)))
    entries: dict[Key, polib.POEntry] = {}
    for entry in po:
        if entry.obsolete:
            continue
        key = (entry.msgctxt or "", entry.msgid)
        if key in entries:
            facts = {"context": key[0], "line": entries[key].linenum}
            position = (entry.linenum, 1)
            findings.append(Finding(TranslationProblem.TWICE, facts=facts, position=position))
        entries[key] = entry
    return Catalog(language, entries, tuple(findings))


def brought_up_to_date(before: str, wanted: Iterable[Unit], language: str) -> tuple[str, Counts]:
    """The text of a PO file with an entry for every unit, and what became of them.

    A translation whose English has changed is kept beside its context, marked ``fuzzy`` with the
    English before; it is never paired with another context, so that no question can be given the
    words of another.
    """
    old = polib.pofile(before + "\n") if before.strip() else polib.POFile()
    known = {(entry.msgctxt or "", entry.msgid): entry for entry in old if not entry.obsolete}
    wanted = tuple(wanted)
    keys = {unit.key for unit in wanted}
    left = [entry for key, entry in known.items() if key not in keys and entry.msgstr]
    po = polib.POFile(wrapwidth=98)
    po.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "MIME-Version": "1.0",
        **old.metadata,
        "Language": language,
    }
    translated = old_ones = new = 0
    for unit in wanted:
        entry = known.get(unit.key)
        if entry is None:
            entry = _from_before(unit, left)
            old_ones += entry.fuzzy
            new += not entry.fuzzy
        elif entry.msgstr and not entry.fuzzy:
            translated += 1
        elif entry.fuzzy:
            old_ones += 1
        else:
            new += 1
        entry.comment = "safety" if unit.safety else ""
        po.append(entry)
    for entry in (*left, *(entry for entry in old if entry.obsolete)):
        entry.obsolete = True
        po.append(entry)
    return str(po), Counts(len(wanted), translated, old_ones, new, len(left))


@dataclass(frozen=True)
class Counts:
    """What became of the units when a file was brought up to date."""

    units: int
    translated: int
    to_look_at: int
    new: int
    unused: int


def _from_before(unit: Unit, left: list[polib.POEntry]) -> polib.POEntry:
    """An entry for a unit that had none: fuzzy, where its context said something else before."""
    entry = polib.POEntry(msgctxt=unit.context, msgid=unit.text, msgstr="")
    before = next((e for e in left if e.msgctxt == unit.context), None)
    if before is not None:
        left.remove(before)
        entry.msgstr, entry.previous_msgid = before.msgstr, before.msgid
        entry.flags = ["fuzzy"]
    return entry
