"""The program's own words: each has its Spanish, with the same places, and none is left over."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Any

import polib
import pytest

from app.checks import spanish
from app.loading import sign_off
from app.paths import LOCALE, PACKAGE, TEMPLATES
from app.questionnaire.sentences import Sentences
from app.web import error_texts, form_errors

ENTRIES = {entry.msgid: entry for entry in polib.pofile(str(LOCALE / "es.po"))}
IN_TEMPLATE = re.compile(r"""_\("((?:[^"\\]|\\.)*)"\)|_\('((?:[^'\\]|\\.)*)'\)""")
PLACE = re.compile(r"\{\w+\}")


def said() -> set[str]:
    """Every sentence of the program: in calls, in the catalogues, in the templates."""
    found = {"and"}  # the one word that a rule chooses: speech.joining_word
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                if node.func.id in ("_", "translated") and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    for place in (Sentences, form_errors, error_texts, sign_off):
        for name, value in vars(place).items():
            if name.strip("_").isupper():
                found.update(texts(value))
    for template in TEMPLATES.glob("*.html"):
        for double, single in IN_TEMPLATE.findall(template.read_text(encoding="utf-8")):
            found.add(double or single)
    return found


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from texts(each)
    elif hasattr(value, "values"):
        for each in value.values():
            yield from texts(each)


def test_every_sentence_has_its_spanish_and_none_is_left_over() -> None:
    """What is added in English is refused here until it is said in Spanish too."""
    assert said() == set(ENTRIES)
    assert [entry.msgid for entry in ENTRIES.values() if not entry.msgstr or entry.fuzzy] == []


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.msgid[:40])
def test_a_sentence_keeps_its_places_and_its_form(entry: polib.POEntry) -> None:
    """The same names in braces, no letter for men and women, ¿ before ?."""
    assert sorted(PLACE.findall(entry.msgid)) == sorted(PLACE.findall(entry.msgstr))
    assert spanish.gendered_form(entry.msgstr) is None
    assert spanish.missing_mark(entry.msgstr) is None


def test_no_page_says_a_sentence_past_the_catalogue() -> None:
    """English between the tags of a template would stand in every Spanish page."""
    tag = re.compile(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<!--.*?-->|<[^<>]*>", re.DOTALL)
    for template in TEMPLATES.glob("*.html"):
        if template.name in ("problems.html", "review.html"):  # for authors, who read English
            continue
        plain = tag.sub(" ", tag.sub(" ", template.read_text(encoding="utf-8")))
        found = re.findall(r"[A-Z][a-z]+ [a-z]{2,}[^\n]*", plain)
        assert found == [], (template.name, found)
