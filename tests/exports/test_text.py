"""The plain text: for a message to a clinic, or to be read aloud."""

from __future__ import annotations

import pytest

from app.exports import text
from app.questionnaire import messages
from tests.support import people
from tests.support.people import Person
from tests.support.summaries import EVERYONE, MANY_SCRIPTS, RICHEST, summary


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_no_line_is_longer_than_72_columns(person: Person) -> None:
    """It survives being quoted in an e-mail, whatever was typed."""
    assert max(map(len, text.render(summary(person)).splitlines())) <= 72


def test_it_stands_in_the_order_a_clinician_reads() -> None:
    """The ask, the firm statement, today, first, history, questions, next step, help, the rest."""
    found = summary(RICHEST)
    told = text.render(found)
    wanted = [
        found.standing[:40],
        found.ask[:40],
        found.firm[0],
        f"{messages.FLAGS_TODAY}\n-",
        f"{messages.FLAGS_FIRST}\n-",
        *(f"{section.title}\n-" for section in found.sections),
        f"{messages.QUESTIONS}\n-",
        f"{messages.NEXT_STEP}\n-",
        f"{found.help_title}\n-",
        f"{messages.INFORMATION}\n=",
        f"{found.topics[0].topic.title}\n-",
        f"{messages.ALL_ANSWERS}\n=",
        f"{messages.SOURCES}\n-",
        f"{messages.ABOUT_THIS}\n-",
    ]
    assert [told.index(part) for part in wanted] == sorted(told.index(part) for part in wanted)


def test_states_are_split_common_states() -> None:
    """Nothing chosen, not answered and rather not say are three different sentences."""
    nothing = text.render(summary(people.NOTHING_ON_ANY_LIST))
    silent = text.render(summary(people.RATHER_NOT_SAY))
    also_asked = nothing.split(messages.ALSO_ASKED)[1]
    assert messages.NOTHING_CHOSEN in also_asked
    assert messages.NOTHING_CHOSEN not in silent
    assert "Rather not say" in silent
    assert messages.NOT_ANSWERED in silent


def test_own_words_are_marked_as_the_persons_own() -> None:
    """What a person wrote is told apart from the questions that were proposed to them."""
    found = summary({**people.STEADY, "own_questions": "Who would sit with me?"})
    told = text.render(found).split(f"{messages.QUESTIONS}\n")[1]
    assert told.split("\n")[1:3] == [f"{messages.OWN_WORDS}:", "> Who would sit with me?"]
    assert messages.OWN_WORDS not in text.render(summary(people.STEADY))


def test_a_section_that_was_skipped_takes_one_line() -> None:
    """What a person left out stands in one line, and is not mixed with what they kept back."""
    person = {**people.STEADY, "ride_home": "no"}
    told = text.render(summary(person)).split(f"\n{messages.INFORMATION}\n")[0]
    home = told.split("Practical things\n")[1].split("\n\n")[0]
    rows = [row for row in " ".join(home.split()).split("- ") if ":" in row]
    assert [row.split(":")[0] for row in rows] == ["A ride home", messages.NOT_ANSWERED]


def test_today_says_whom_to_call_there_and_then() -> None:
    """The numbers to call stand with what must be said today, before the history."""
    found = summary(people.POSTPARTUM_VOICES)
    told = text.render(found)
    number = told.index(found.country.short[0].say)
    assert (
        told.index(f"{messages.FLAGS_TODAY}\n-") < number < told.index(f"{messages.FLAGS_FIRST}\n-")
    )


def test_what_was_typed_is_kept_line_by_line() -> None:
    """Line breaks in a person's own words stay, and so does every script."""
    told = text.render(summary(MANY_SCRIPTS))
    assert "هل هذا العلاج مناسب لي؟\n" in told
    assert "我很累" in told


def test_it_holds_no_orders_to_a_terminal() -> None:
    """Control characters in an answer do not reach whoever prints the file."""
    told = text.render(summary({**people.STEADY, "own_questions": "a\x1b[2Jb\x07\u202e"}))
    assert "a[2Jb" in told
    assert not set(told) & set("\x1b\x07\u202e")
