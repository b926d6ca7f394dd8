"""Edition: the whole questionnaire in Spanish, or every reason why not, at its line."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from app.checks.problems import DefinitionError
from app.config import ROOT
from app.loading.loader import load
from app.loading.translation import edition
from app.questionnaire import notices
from app.questionnaire.answers import read
from app.questionnaire.document import country
from app.questionnaire.facts import gather
from app.questionnaire.journey import follow
from app.questionnaire.summary import summarise
from tests.support import strategies, summaries

ENGLISH = load(ROOT / "questions.yaml")
PO = edition.beside(ROOT / "questions.yaml", "es")
TEXT = PO.read_text(encoding="utf-8")
SPANISH = edition.load(ENGLISH, PO, "es").questionnaire

# An entry of the file as it stands, which the tests break.
CALLED = 'msgctxt "help.countries.us.short.say"\nmsgid "Call 988"\nmsgstr "Llame al 988"\n'


def problems(text: str) -> list[tuple[str, int]]:
    with pytest.raises(DefinitionError) as raised:
        edition.load_text(ENGLISH, text, "es", "questions.es.po")
    return [(str(problem.code), problem.line) for problem in raised.value.problems]


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (CALLED.replace("Llame al 988", "Llame al 989"), "other-numbers"),
        (CALLED.replace("Llame al 988", ""), "not-translated"),
        ("#, fuzzy\n" + CALLED, "translation-old"),
        ("", "not-translated"),
    ],
    ids=["another number", "empty", "old", "gone"],
)
def test_one_text_that_is_not_right_keeps_the_language_out(broken: str, code: str) -> None:
    """No English sentence, and no other number, stands in a Spanish page by accident."""
    assert TEXT.count(CALLED) == 1
    whole = TEXT.replace(CALLED, broken)
    at = TEXT[: TEXT.index(CALLED)].count("\n") + 1
    ((found, line),) = problems(whole)
    assert found == code
    assert abs(line - at) <= 1 if broken else line == 0


def test_a_cut_file_is_refused() -> None:
    """A file that ends in the middle of an entry is no PO, or lacks what followed."""
    found = problems(TEXT[: len(TEXT) // 2])
    assert {code for code, _ in found} <= {"not-a-po", "not-translated"}


def test_a_text_too_long_for_its_place_is_told_at_its_line() -> None:
    """A flag's short name has 24 letters of room on paper, in any language."""
    start = TEXT.index('.short"\nmsgid ')
    begin = TEXT.index('msgstr "', start) + len('msgstr "')
    whole = TEXT[:begin] + "demasiado " * 9 + TEXT[begin:]
    codes = {code for code, _ in problems(whole)}
    assert codes == {"does-not-fit"}


def test_the_edition_changes_words_and_nothing_else() -> None:
    """Ids, codes, conditions, numbers to call and addresses are those of the English."""
    assert SPANISH.language == "es"
    assert list(SPANISH.question) == list(ENGLISH.questionnaire.question)
    for name, question in ENGLISH.questionnaire.question.items():
        assert list(SPANISH.question[name].options) == list(question.options)
        assert SPANISH.question[name].required == question.required
    pairs = zip(SPANISH.pages, ENGLISH.questionnaire.pages, strict=True)
    assert all(ours.when == theirs.when for ours, theirs in pairs)
    assert SPANISH.always == ENGLISH.questionnaire.always


def test_the_lines_that_answer_in_spanish_come_first() -> None:
    """988 with 2, AYUDA, then the emergency number; their service leads the list."""
    us = SPANISH.help.countries["us"]
    assert [way.say for way in us.short] == [
        "Llame al 988 y oprima el 2",
        "Envíe AYUDA al 988",
        "Llame al 911 (emergencia)",
    ]
    assert us.short[1].message == "AYUDA"
    assert us.services[0].ways[0].say == "Llame al 988 y oprima el 2"
    assert len(us.services) == len(ENGLISH.questionnaire.help.countries["us"].services)


@given(strategies.stored())
def test_the_same_answers_lead_the_same_way_in_both(given_answers: dict[str, Any]) -> None:
    """Path, outcome, notices, flags, topics and sources: only the words differ."""
    here, there = (follow(q, read(given_answers, q)) for q in (ENGLISH.questionnaire, SPANISH))
    assert [page.id for page in here.pages] == [page.id for page in there.pages]
    assert (here.outcome and here.outcome.id) == (there.outcome and there.outcome.id)
    assert [n.id for n in notices.holding(here)] == [n.id for n in notices.holding(there)]
    assert country(here, "us").paper == country(there, "us").paper
    if here.outcome is None and here.due is None:
        ours, theirs = (summarise(each, summaries.IMPRINT) for each in (here, there))
        assert _flags(ours) == _flags(theirs)
        assert list(ours.sources) == list(theirs.sources)
        known, same = (gather(each, summaries.IMPRINT) for each in (here, there))
        assert _topics(known) == _topics(same)
        assert list(known.sources) == list(same.sources)


def _flags(found: Any) -> list[str]:
    grouped = [shown for group in found.groups for shown in group.flags]
    return [shown.flag.id for shown in (*found.today, *grouped)]


def _topics(found: Any) -> list[str]:
    return [shown.topic.id for shown in (*found.for_you, *found.for_everyone)]
