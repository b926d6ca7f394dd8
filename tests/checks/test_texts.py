"""The texts that people read are found by the type of their field, whatever they look like."""

from __future__ import annotations

from datetime import date

from app.checks.all_checks import noticed
from app.checks.texts import running_texts, shown_texts
from app.loading.loader import load_text
from tests.support.broken_files import WHOLE

TODAY = date(2026, 11, 23)


def found(text: str) -> list[str]:
    return [finding.code for finding in noticed(load_text(text).questionnaire, TODAY)]


def test_a_banned_word_alone_is_found() -> None:
    """An option whose whole text is one small word is read like any other."""
    text = WHOLE.replace("always:\n", "wording: {never_say: [cure]}\n\nalways:\n")
    assert found(text) == []
    south = "          south: In the south\n"
    assert text.count(south) == 1
    assert found(text.replace(south, "          south: cure\n")) == ["banned-phrase"]


def test_ids_codes_numbers_to_call_and_addresses_are_no_texts() -> None:
    """What the program reads and no person does is left out."""
    texts = {text for _, text in shown_texts(load_text(WHOLE).questionnaire)}
    assert not {"help_today", "south", "112", "https://example.org/", "handbook", "2020"} & texts
    assert {"A magnet", "Call 112", "None", "Invented for the tests."} <= texts


def test_every_text_has_its_path() -> None:
    """The path of a text leads to it, through lists and mappings alike."""
    paths = {text: path for path, text in running_texts(load_text(WHOLE).questionnaire)}
    assert paths["A metal implant in my head"] == (
        "pages", 2, "questions", 0, "options", "implant", "text",
    )  # fmt: skip
    assert paths["Somebody answers and listens."] == ("help", "expect", 0, "text")
