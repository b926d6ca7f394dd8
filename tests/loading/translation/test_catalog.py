"""Catalog: a PO file is read with its lines, and brought up to date without losing a word."""

from __future__ import annotations

import pytest

from app.loading.translation import catalog
from app.loading.translation.units import Unit

CALL = Unit("flags.voices.call", "Call 988 today.", ((),), safety=True)
TITLE = Unit("flags.voices.title", "Voices", ((),), safety=False)
OTHER = Unit("flags.mania.call", "Call 988 today.", ((),), safety=True)
HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'


def entry(context: str, english: str, spanish: str, before: str = "") -> str:
    return f'{before}msgctxt "{context}"\nmsgid "{english}"\nmsgstr "{spanish}"\n\n'


def test_a_file_that_is_made_and_read_again_says_the_same() -> None:
    """Round trip: what was written by hand is kept, and a second run changes nothing."""
    written = HEAD + entry(CALL.context, CALL.text, "Llame hoy al 988.", "# a remark\n")
    once, counts = catalog.brought_up_to_date(written, [CALL, TITLE], "es")
    twice, _ = catalog.brought_up_to_date(once, [CALL, TITLE], "es")
    assert once == twice
    assert "# a remark" in once
    assert (counts.units, counts.translated, counts.new) == (2, 1, 1)
    assert catalog.read(once, "es").translation(CALL.key) == "Llame hoy al 988."


def test_words_whose_english_has_changed_are_kept_and_never_used() -> None:
    """They stand beside the English before, marked fuzzy, until somebody has read both."""
    written = HEAD + entry(CALL.context, "Call 988.", "Llame al 988.")
    text, counts = catalog.brought_up_to_date(written, [CALL], "es")
    assert counts.to_look_at == 1
    assert '#| msgid "Call 988."' in text
    read = catalog.read(text, "es")
    assert read.entries[CALL.key].msgstr == "Llame al 988."
    assert read.translation(CALL.key) == ""


def test_no_text_is_given_the_words_of_another_context() -> None:
    """The same English elsewhere is new: one question must never speak with another's words."""
    written = HEAD + entry(CALL.context, CALL.text, "Llame hoy al 988.")
    text, counts = catalog.brought_up_to_date(written, [OTHER], "es")
    assert (counts.new, counts.unused) == (1, 1)
    assert catalog.read(text, "es").translation(OTHER.key) == ""
    assert "#~ msgstr" in text  # put aside, not lost


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("\ufeff" + HEAD, "sign-in-po", 1),
        (HEAD + 'msgid "a"\nmsgstr "b\x07"\n', "sign-in-po", 6),
        (HEAD + 'msgid "a"\nmsgstr "b', "not-a-po", 6),
        (HEAD.replace("es", "pt"), "po-language", 1),
        (HEAD + entry("a.b", "One", "Uno") * 2, "translated-twice", 9),
    ],
    ids=["a byte-order mark", "a control character", "cut off", "another language", "twice"],
)
def test_a_file_that_cannot_be_trusted_is_told_at_its_line(text: str, code: str, line: int) -> None:
    """Nothing of it is used, and its translator is sent to the place."""
    (found,) = catalog.read(text, "es").findings
    assert (str(found.code), found.position) == (code, (line, 1))


def test_a_review_fits_only_the_words_that_were_read() -> None:
    """A change of the Spanish after two people signed it takes the signature away."""
    written = HEAD + entry(CALL.context, CALL.text, "Llame hoy al 988.")
    assert not catalog.read(written, "es").reviewed(CALL.key)
    signed, count = catalog.signed(written, [CALL.key], "A. Pérez, M. Ruiz", "2026-12-10")
    assert count == 1
    assert catalog.read(signed, "es").reviewed(CALL.key)
    changed = signed.replace("Llame hoy", "Llame pronto")
    assert not catalog.read(changed, "es").reviewed(CALL.key)
    assert catalog.signed(signed, [CALL.key], "A. Pérez", "2026-12-11")[1] == 0
