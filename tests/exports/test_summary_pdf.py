"""The visit on paper: two pages for a clinician with two minutes, whoever it is about."""

from __future__ import annotations

import io
import json
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings

from app.exports import fhir, pdf, printable
from app.questionnaire import messages
from app.questionnaire.answers import read
from app.questionnaire.definition.questions import State
from app.questionnaire.journey import follow
from app.questionnaire.summary import Summary, summarise
from tests.support import people, strategies, summaries
from tests.support.expected_rules import LEAST
from tests.support.long_history import LONG_HISTORY
from tests.support.pdf_pages import (
    faults_of_place,
    links,
    on_one_line,
    pages,
    sizes_of_type,
    tags,
    words_on,
)
from tests.support.people import Person
from tests.support.summaries import (
    CONTENT,
    EVERYONE,
    IMPRINT,
    MANY_SCRIPTS,
    RICHEST,
    SKIPPED_EVERYTHING,
    journey,
    summary,
)

page_validation = pytest.importorskip("page", reason="page-validation is not installed")

# Short in letters and long in lines, or without a place to break at: 400 letters each.
SHAPES: dict[str, Person] = {
    "200 lines of a letter": {**LONG_HISTORY, "own_questions": "\n".join("ab" * 100)},
    "blank lines between": {**LONG_HISTORY, "own_questions": "\n\n\n".join(["Why me?"] * 40)},
    "a list, line by line": {**LONG_HISTORY, "other_medicines": "\n".join(["abc"] * 100)},
    "no-break spaces": {**LONG_HISTORY, "own_questions": "\u00a0".join(["word"] * 80)},
    **{  # signs that no line breaks beside, with or without a space
        f"400 of “{sign}”": {**LONG_HISTORY, "own_questions": sign * 400} for sign in ".—!)(“"
    },
    "everything": summaries.everything(),
}


_made: dict[str, bytes] = {}


def summary_pdf(person: Person, paper: str = "a4", size: str = "normal") -> bytes:
    """Somebody's visit, made once for all tests: the same person gets the same bytes."""
    key = json.dumps([person, paper, size])
    if key not in _made:
        _made[key] = pdf.summary(summary(person), paper, size)
    return _made[key]


# ---------------------------------------------------------------------------- two pages


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize("person", [*EVERYONE.values(), *SHAPES.values()], ids=[*EVERYONE, *SHAPES])
def test_it_is_two_pages_for_anybody(person: Person, paper: str) -> None:
    """Whatever was answered, in whatever shape: two pages, 80 KB, nothing cut, nothing small."""
    document = summary_pdf(person, paper)
    assert len(pages(document)) <= 2
    assert faults_of_place(document) == []
    assert min(sizes_of_type(document)) >= 10.5
    assert len(document) <= 80_000


@pytest.mark.parametrize("lines", range(12))
def test_help_lines_that_take_two_lines_of_the_foot_have_room(lines: int) -> None:
    """The foot is as tall as its help lines, however full the sheet above it is."""
    words = "\n".join(["Why me?"] * lines) or "Why?"
    person = {
        **LONG_HISTORY,
        "country": "elsewhere",
        "own_questions": words,
        "health_conditions": [],
    }
    document = summary_pdf(person, "letter")
    assert len(pages(document)) == 2
    assert "findahelpline.com" in pages(document)[0]


@pytest.mark.parametrize("lines", range(10, 16))
def test_a_sheet_that_is_nearly_full_keeps_its_foot(lines: int) -> None:
    """Where little is left on page 1, the air between its lines takes no more than that."""
    trial = {"medicine": "sertraline", "effect": "not_sure", "period": "both", "dose": "100 mg",
             "length": "under_4_weeks", "stopped": "side_effects", "side_effect": "no"}  # fmt: skip
    person = {
        **LEAST, "country": "elsewhere", "experiences": ["rather_not_say"], "concerns": ["none"],
        "energy": "most_days", "low_mood": "not_lately", "anxiety": "some_days",
        "next_day_free": "not_sure", "daily_life": "not_at_all", "route_interest": "nasal_spray",
        "leaning": "ask_about_it", "antidepressants_tried": "two", "trials": [trial] * 2,
        "current_medicines": ["benzodiazepine", "lamotrigine"],
        "other_medicines": "\n".join(["vitamin D"] * lines),
    }  # fmt: skip
    assert len(pages(summary_pdf(person, "letter"))) == 2


@settings(max_examples=8)
@given(strategies.finished())
def test_it_is_two_pages_for_anybody_at_all(person: Person) -> None:
    """The same for people whom nobody thought of."""
    walked = follow(CONTENT, read(CONTENT, person))
    document = pdf.summary(summarise(walked, IMPRINT), "letter", "normal")
    assert len(pages(document)) <= 2
    assert faults_of_place(document) == []


@pytest.mark.parametrize("sign", [*":;,.!?)]/%»…"])
def test_a_word_that_begins_with_a_sign_stays_in_its_column(sign: str) -> None:
    """No line begins with such a sign: the word hung on to the one before, and out of the paper."""
    word = f"{sign}00Wabcde"
    tried = [{"medicine": word, "dose": word, "side_effect": word}, {"side_effect": word}]
    person = {**people.STEADY, "antidepressants_tried": "two", "trials": tried}
    document = summary_pdf(person, "letter")
    assert faults_of_place(document) == []
    assert "".join(pages(document)).count(word) >= len(tried)


def test_a_second_line_of_help_has_its_room() -> None:
    """Where the ways to help are long, the foot is two lines, and still no page is pushed over."""
    many = ["antidepressant", "benzodiazepine", "naltrexone", "opioid", "sleep_medicine",
            "gabapentin_or_pregabalin", "muscle_relaxant", "stimulant", "maoi"]  # fmt: skip
    hard = {"life_not_worth": "yes", "suicidal_thoughts": "yes", "attempt": "past_3_months",
            "suicidal_now": "no"}  # fmt: skip
    person = {"age": "from_18_to_24", "country": "elsewhere", **hard,
              "route_interest": "nasal_spray", "next_day_free": "yes",
              "other_treatments": ["talking_therapy"], "current_medicines": many}  # fmt: skip
    assert len(pages(summary_pdf(person, "letter"))) == 2


@pytest.mark.parametrize("name", ["two trials in England", "steady", "not sure of anything"])
@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_an_ordinary_person_has_one_page(name: str, paper: str) -> None:
    """Who answered an ordinary amount brings one page, with the next step on it."""
    told = pages(summary_pdf(EVERYONE[name], paper))
    assert len(told) == 1
    assert messages.NEXT_STEP in told[0]


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize("person", [RICHEST, LONG_HISTORY], ids=["the richest", "long history"])
def test_page_1_stands_alone(person: Person, paper: str) -> None:
    """Every flag with its line, the medicines of now and the first questions stand on page 1."""
    found = summary(person)
    told = on_one_line(pages(summary_pdf(person, paper))[0])
    for shown in (*found.today, *(one for group in found.groups for one in group.flags)):
        assert on_one_line(printable.printable(shown.flag.short)) in told
        assert on_one_line(shown.flag.clinician) in told
    assert found.sections[0].title in told
    assert on_one_line(found.own_words[:60]) in told
    assert all(on_one_line(question) in told for question in found.first_questions)


def test_page_1_is_in_the_order_a_clinician_reads() -> None:
    """The ask, the firm statement, today, the other flags, medicines, questions, and help last."""
    found = summary(RICHEST)
    told = on_one_line(pages(summary_pdf(RICHEST))[0])
    wanted = [
        found.title,
        messages.HANDWRITING[0],
        found.ask[:40],
        found.firm[0],
        found.today[0].flag.clinician[:40],
        messages.FLAGS_FIRST,
        found.groups[0].flags[0].flag.clinician[:40],
        found.groups[-1].flags[-1].flag.clinician[:40],
        found.sections[0].title,
        "My first questions",
        found.help.title,
    ]
    assert sorted(wanted, key=told.index) == wanted


def test_who_is_told_of_and_by_whom() -> None:
    """The age group and who filled it in stand in the head, where they were said."""
    told = on_one_line(pages(summary_pdf({**people.STEADY, "filled_by": "me_with_help"}))[0])
    assert "25 to 64" in told
    assert CONTENT.summary.filled_by is not None
    assert CONTENT.summary.filled_by.printed["me_with_help"] in told


def test_states_are_told_from_answers() -> None:
    """What is no answer stands in square brackets, each state in its own words."""
    told = on_one_line(pages(summary_pdf({**people.RATHER_NOT_SAY, "ride_home": "no"}))[0])
    assert "[Rather not say]" in told
    assert f"[{messages.state(State.NOT_ANSWERED)}]" in told


def test_room_that_is_left_is_for_notes() -> None:
    """Page 2 of somebody with little on it is ruled to its end."""
    document = summary_pdf(EVERYONE["a veteran in recovery"])
    places, (_, height) = words_on(document, 2)
    assert messages.NOTES.split()[0] in [word.text for word in places]
    assert max(word.bottom for word in places) > 0.9 * height


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize("name", ["the richest", "many scripts", "skipped everything"])
def test_large_print_is_large_and_leaves_no_line_alone(name: str, paper: str) -> None:
    """Everything in 18 points or more, nothing cut, and no page with less than a few lines."""
    document = summary_pdf(EVERYONE[name], paper, "large")
    assert min(sizes_of_type(document)) >= 18
    assert faults_of_place(document) == []
    for told in pages(document):
        assert len(told.strip().splitlines()) > 3


@pytest.mark.parametrize("size", pdf.SIZES)
def test_pages_are_numbered_and_keep_the_help_line(size: str) -> None:
    """Every page says which of how many it is, and how to get help now."""
    found = summary(RICHEST)
    texts = pages(summary_pdf(RICHEST, "a4", size))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in on_one_line(text)
        assert found.country.short[0].say in text


# ---------------------------------------------------------------------------- as typed


def test_what_was_typed_prints_as_typed() -> None:
    """Text that looks like the typesetter's own orders is printed, not obeyed."""
    told = pages(summary_pdf({**people.STEADY, "own_questions": summaries.AS_TYPED}))[0]
    assert "".join(summaries.AS_TYPED.split()) in "".join(told.split())


@pytest.mark.parametrize(
    "name",
    ["200 lines of a letter", *(name for name in SHAPES if "of “" in name), "no-break spaces"],
)
def test_no_word_of_an_odd_shape_is_lost(name: str) -> None:
    """However the lines fall, each word is on paper."""
    told = "".join("".join(pages(summary_pdf(SHAPES[name]))).replace("\u200b", "").split())
    typed = str(SHAPES[name]["own_questions"])
    wanted = "/".join(typed.split("\n")) if "\n" in typed else typed
    assert "".join(wanted.split()) in told


def test_signs_that_cannot_be_printed_are_replaced_in_sight() -> None:
    """Chinese and emoji become boxes and a line says so; Arabic, Hebrew and Hindi are printed."""
    told = "".join(pages(summary_pdf(MANY_SCRIPTS)))
    assert printable.BOX in told
    assert on_one_line(messages.REPLACED) in on_one_line(told)
    for typed in ("क्या", "дієта", "ויטמין", "سيرترالين"):
        assert typed in told or typed[::-1] in told


def test_nothing_is_said_of_replaced_signs_when_there_are_none() -> None:
    """The line about replaced signs is not on a page that needed none."""
    told = "".join(pages(summary_pdf(SKIPPED_EVERYTHING)))
    assert printable.BOX not in told
    assert "could not be printed" not in told


# ---------------------------------------------------------------------------- for every reader


@pytest.mark.parametrize("size", pdf.SIZES)
@pytest.mark.parametrize("name", ["skipped everything", "the richest", "many scripts"])
def test_it_is_a_pdf_ua_document(name: str, size: str) -> None:
    """An independent checker finds nothing against PDF/UA-1, the attachment included."""
    found = summary(EVERYONE[name])
    answers = json.dumps(fhir.response(journey(EVERYONE[name]), found)).encode()
    document = pdf.summary(found, "letter", size, answers)
    report = page_validation.validate_pdf_bytes(document, profile="ua1")
    assert "Checks: 0 failed" in str(report)


def test_it_has_language_title_bookmarks_and_table_heads() -> None:
    """A screen reader is told the language and title, and can walk headings and table columns."""
    found = summary(RICHEST)
    with pikepdf.open(io.BytesIO(summary_pdf(RICHEST))) as opened:
        assert str(opened.Root.Lang).startswith(found.language)
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.docinfo["/Title"]) == found.title
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        with opened.open_outline() as outline:
            assert outline.root[0].title == found.title
            below = [entry.title for entry in outline.root[0].children]
        heads = [found for found in opened.objects if _is_head(found)]
    wanted = {messages.FLAGS_TODAY, messages.FLAGS_FIRST, messages.NEXT_STEP, *_titles(found)}
    assert wanted <= set(below)
    assert len(heads) >= 6
    assert all("/Scope" in str(head.A) for head in heads)


def _is_head(found: Any) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/TH"


def _titles(found: Summary) -> set[str]:
    return {section.title for section in found.sections}


def test_text_stands_in_paragraphs() -> None:
    """No run of words hangs in the structure tree without a paragraph, heading or cell around."""
    homes = {"P", "H1", "H2", "H3", "TD", "TH", "LBody", "Lbl", "Link", "Strong"}
    found = tags(summary_pdf(RICHEST))
    assert {parent for kind, parent in found if kind in ("Span", "Strong", "Link")} <= homes
    assert sum(kind == "P" for kind, _ in found) > 60


def test_help_can_be_pressed() -> None:
    """On a phone the numbers of the help line call, on every page."""
    found = links(summary_pdf(RICHEST))
    assert found == ["tel:988", "sms:988", "tel:911"] * 2


def test_every_font_is_ours_and_inside() -> None:
    """The document needs no font of the reader's machine, and holds only the shipped ones."""
    with pikepdf.open(io.BytesIO(summary_pdf(MANY_SCRIPTS))) as opened:
        fonts = [found for found in opened.objects if _is(found, "/FontDescriptor")]
        assert len(fonts) >= 4
        for font in fonts:
            assert "+NotoSans" in str(font.FontName)
            assert "/FontFile2" in font


def _is(found: Any, kind: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == kind


def test_it_carries_the_answers_for_a_computer() -> None:
    """The FHIR response stands inside, as it was given, under a name that reveals nothing."""
    response = fhir.response(journey(RICHEST), summary(RICHEST))
    document = pdf.summary(summary(RICHEST), "a4", "normal", json.dumps(response).encode())
    with pikepdf.open(io.BytesIO(document)) as opened:
        (name,) = opened.attachments
        assert name == "answers.fhir.json"
        assert json.loads(opened.attachments[name].get_file().read_bytes()) == response
    assert len(document) <= 80_000


def test_the_metadata_hold_nothing_of_anybody() -> None:
    """Title, program and the day: the same for two people of one day, and no hour."""
    told = []
    for person in (RICHEST, people.ANEURYSM):
        with pikepdf.open(io.BytesIO(summary_pdf(person))) as opened:
            told.append({key: str(value) for key, value in opened.docinfo.items()})
            assert "Zoloft" not in str(opened.Root.Metadata.read_bytes())
    assert told[0] == told[1]
    assert set(told[0]) <= {"/Title", "/Creator", "/CreationDate", "/ModDate", "/Producer"}
    assert "000000" in told[0]["/CreationDate"]


def test_the_same_person_gets_the_same_bytes() -> None:
    """Nothing of the moment gets in."""
    assert pdf.summary(summary(RICHEST), "a4", "normal") == summary_pdf(RICHEST)
