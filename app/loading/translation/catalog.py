"""Catalog: a PO file, read with the line of every entry and written in one form.

PO is what translators' programs speak. ``msgctxt`` is the context of a unit, ``msgid`` the English
and ``msgstr`` the translation; an entry marked ``fuzzy`` was true of an earlier English and is
never used. A line that begins with ``# same on purpose`` says that the words are the same in both.
"""

from __future__ import annotations

import hashlib
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
_REVIEWED = re.compile(r"^reviewed: .* ([0-9a-f]{6})$", re.MULTILINE)
_DIGITS_OF_MARK = 6
_WIDTH = 98
_WHOLE_LINE = re.compile(
    r'\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+)?"(?:[^"\\]|\\.)*"\s*)?'
)
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

    def reviewed(self, key: Key) -> bool:
        """Whether two people read the words of a unit as they are now, by the mark above them."""
        entry = self.entries.get(key)
        if entry is None or entry.fuzzy:
            return False
        marks = _REVIEWED.findall(entry.tcomment)
        return review_mark(entry) in marks

    def line(self, key: Key) -> int:
        """The line where the entry of a unit begins; 0 where there is none."""
        entry = self.entries.get(key)
        return entry.linenum if entry is not None else 0


def review_mark(entry: polib.POEntry) -> str:
    """What stands for the words of an entry in its review: a change of either voids it."""
    both = f"{entry.msgid}\x00{entry.msgstr.strip()}"
    return hashlib.sha256(both.encode()).hexdigest()[:_DIGITS_OF_MARK]


def signed(text: str, keys: Iterable[Key], by: str, day: str) -> tuple[str, int]:
    """The text of a PO file with a review of these units; how many were signed anew."""
    wanted, count = set(keys), 0
    po = polib.pofile(text + "\n", wrapwidth=_WIDTH)
    for entry in po:
        mark = review_mark(entry)
        if (entry.msgctxt or "", entry.msgid) not in wanted or entry.fuzzy or not entry.msgstr:
            continue
        if mark in _REVIEWED.findall(entry.tcomment):
            continue
        kept = [line for line in entry.tcomment.splitlines() if not line.startswith("reviewed:")]
        entry.tcomment = "\n".join([*kept, f"reviewed: {by} {day} {mark}"])
        count += 1
    return str(po), count


def read(text: str, language: str) -> Catalog:
    """The catalog in the text of a PO file, which must be in this language."""
    found = _FORBIDDEN.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        sign = f"U+{ord(found.group()):04X}"
        wrong = Finding(TranslationProblem.SIGN, facts={"sign": sign}, position=(line, 1))
        return Catalog(language, {}, (wrong,))
    torn = _torn_line(text)
    if torn:
        wrong = Finding(TranslationProblem.NOT_A_PO, position=(torn, 1))
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


def _torn_line(text: str) -> int:
    """The first line that is no whole line of a PO file, which its reader would pass over; or 0."""
    lines = enumerate(text.splitlines(), 1)
    return next((number for number, line in lines if not _WHOLE_LINE.fullmatch(line)), 0)


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
    po = polib.POFile(wrapwidth=_WIDTH)
    po.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "MIME-Version": "1.0",
        **old.metadata,
        "Language": language,
    }
    for unit in wanted:
        entry = known.get(unit.key) or _from_before(unit, left)
        entry.comment = "safety" if unit.safety else ""
        po.append(entry)
    old_ones = sum(entry.fuzzy for entry in po)
    new = sum(not entry.msgstr for entry in po if not entry.fuzzy)
    translated = len(wanted) - old_ones - new
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
