"""The plain text: the visit for a chart, the facts for reading aloud."""

from __future__ import annotations

import re

import pytest

from app.exports import text
from app.questionnaire import messages
from app.questionnaire.definition.questions import State
from app.questionnaire.facts import gather
from tests.support import people
from tests.support.people import Person
from tests.support.summaries import EVERYONE, IMPRINT, MANY_SCRIPTS, RICHEST, journey, summary


def summary_text(person: Person) -> str:
    return text.summary(summary(person))


def facts(person: Person) -> str:
    return text.facts(gather(journey(person), IMPRINT))


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_a_line_is_a_statement(person: Person) -> None:
    """No line is wrapped, underlined, indented or lined up, and none stands empty twice."""
    for told in (summary_text(person), facts(person)):
        assert not re.search(r"[=_]{3,}|^-{2,}|^[ \t]|[ \t]$|\n\n\n|  ", told, re.MULTILINE)


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_it_can_be_typed_on_any_keyboard(person: Person) -> None:
    """Quotes, dashes and spaces are the plain ones, so that no chart shows a question mark."""
    assert not set(summary_text(person) + facts(person)) & set("“”„‘’–—…·\u00a0\u202f\u2007")


def test_each_medicine_is_one_line() -> None:
    """Name, class and every column of a medicine stand on one line."""
    rows = re.findall(r"^- .* \d: .*$", summary_text(RICHEST), re.MULTILINE)
    assert len(rows) == 6
    assert "Zoloft (sertraline, SSRI)" in rows[0]
    for row in rows:
        assert row.count(";") >= 6


def test_dates_can_be_sorted() -> None:
    """The day it was made and the day the help lines were checked are in ISO 8601."""
    found = summary(RICHEST)
    told = summary_text(RICHEST)
    assert found.imprint.today.isoformat() in told.splitlines()[1]
    assert found.help.checked.isoformat() in told.splitlines()[-1]


def test_it_stands_in_the_order_a_clinician_reads() -> None:
    """The ask, the firm statement, today, the other flags, sections, questions, step and help."""
    found = summary(RICHEST)
    told = summary_text(RICHEST)
    wanted = [
        found.disclaimer[10:40].translate(text.PLAIN),
        found.ask[:40],
        found.firm[0],
        f"\n{messages.FLAGS_TODAY}\n- ",
        *(f"\n{group.title}\n- " for group in found.groups),
        *(f"\n{section.title}\n- " for section in found.sections),
        f"\n{messages.QUESTIONS}\n- ",
        f"\n{messages.NEXT_STEP}\n- ",
        f"\n\n{found.help.title} ",
    ]
    assert [told.index(part) for part in wanted] == sorted(told.index(part) for part in wanted)


def test_the_four_states_are_four_different_words_in_brackets() -> None:
    """Nothing on the list, not answered, rather not say and not asked are never confused."""
    nothing, silent = summary_text(people.NOTHING_ON_ANY_LIST), summary_text(people.RATHER_NOT_SAY)
    assert f"[{messages.state(State.NOTHING)}]" in nothing
    assert f"[{messages.state(State.NOTHING)}]" not in silent
    for state in (State.DECLINED, State.NOT_ANSWERED, State.NOT_ASKED):
        assert f"[{messages.state(state)}]" in silent + nothing


def test_own_words_stand_before_the_proposed_questions() -> None:
    """What a person wrote is told apart from the questions that were proposed to them."""
    told = summary_text({**people.STEADY, "own_questions": "Who would sit with me?"})
    asked = told.split(f"\n{messages.QUESTIONS}\n")[1].splitlines()
    assert asked[0] == f"- {messages.OWN_WORDS}: Who would sit with me?"
    assert messages.OWN_WORDS not in summary_text(people.STEADY)


def test_today_says_whom_to_call_there_and_then() -> None:
    """The numbers to call stand with what must be said today, before the other flags."""
    found = summary(people.POSTPARTUM_VOICES)
    told = summary_text(people.POSTPARTUM_VOICES)
    number = told.index(found.country.short[0].say)
    assert told.index(f"\n{messages.FLAGS_TODAY}\n- ") < number < told.index(found.groups[0].title)


def test_nobody_can_type_a_heading() -> None:
    """Line breaks in what was typed are shown and not made, so a line is never the person's own."""
    forged = f"Why?\n\n{messages.FLAGS_TODAY}\n- Nothing to report"
    told = summary_text({**people.STEADY, "own_questions": forged})
    assert f"Why? / {messages.FLAGS_TODAY} / - Nothing to report" in told
    assert f"\n{messages.FLAGS_TODAY}\n" not in told


def test_every_script_is_kept() -> None:
    """Arabic, Hebrew, Chinese and emoji go along as they were typed."""
    told = summary_text(MANY_SCRIPTS)
    assert "هل هذا العلاج مناسب لي؟" in told
    assert "我很累" in told


def test_it_holds_no_orders_to_a_terminal() -> None:
    """Control characters in an answer do not reach whoever prints the file."""
    told = summary_text({**people.STEADY, "own_questions": "a\x1b[2Jb\x07\u202e"})
    assert "a[2Jb" in told
    assert not set(told) & set("\x1b\x07\u202e")
