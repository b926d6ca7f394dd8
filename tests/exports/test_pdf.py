"""The summary on paper: what a clinician and a printer get, page by page."""

from __future__ import annotations

import io
import subprocess
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports import pdf, printable
from app.loading.loader import load_text
from app.questionnaire import messages
from app.questionnaire.answers import read
from app.questionnaire.journey import follow
from app.questionnaire.summary import summarise
from tests.support import people, summaries
from tests.support.broken_files import WHOLE
from tests.support.people import Person
from tests.support.summaries import (
    EVERYONE,
    MANY_SCRIPTS,
    RICHEST,
    SETTING,
    SKIPPED_EVERYTHING,
    summary,
)

page_validation = pytest.importorskip("page", reason="page-validation is not installed")

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Word) -> bool:
        """Whether two words lie on each other, by more than a point of their boxes."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 0.35 * (self.bottom - self.top)


def poppler(tool: str, *arguments: str, document: bytes) -> str:
    command = [tool, *arguments, "-", "-"]
    return subprocess.run(command, input=document, capture_output=True, check=True).stdout.decode()


def pages(document: bytes) -> list[str]:
    """The text of each page."""
    return poppler("pdftotext", "-raw", document=document).split("\f")[:-1]


def words_on(document: bytes, page: int) -> tuple[list[Word], tuple[float, float]]:
    """The words of a page with their places, and the page's size."""
    number = str(page)
    told = poppler("pdftotext", "-bbox", "-f", number, "-l", number, document=document)
    found = ET.fromstring(told).find(f".//{XHTML}page")  # noqa: S314, poppler's own words
    assert found is not None
    places = [
        Word(
            word.text or "", *(float(word.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax"))
        )
        for word in found
    ]
    return places, (float(found.attrib["width"]), float(found.attrib["height"]))


def sizes_of_type(document: bytes, first: int, last: int) -> set[float]:
    """The sizes of type that pages ``first`` to ``last`` set text in."""
    with pikepdf.open(io.BytesIO(document)) as opened:
        return {
            float(operation.operands[1])
            for page in opened.pages[first - 1 : last]
            for operation in pikepdf.parse_content_stream(page)
            if str(operation.operator) == "Tf"
        }


def information_starts(document: bytes) -> int:
    texts = pages(document)
    return next(n for n, text in enumerate(texts, 1) if messages.INFORMATION in text)


# ---------------------------------------------------------------------------- two pages


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_the_first_two_pages_are_the_clinicians(person: Person, paper: str) -> None:
    """Whatever a person answered, their own information starts on page 3, on either paper."""
    assert information_starts(pdf.render(summary(person), paper, "normal")) == 3


@pytest.mark.parametrize(
    "name", ["skipped everything", "two trials in England", "not sure of anything"]
)
def test_page_1_stands_alone_when_it_can(name: str) -> None:
    """Everything up to the next step stands on page 1 of somebody with a short story."""
    found = summary(EVERYONE[name])
    first = pages(pdf.render(found, "letter", "normal"))[0]
    assert found.next_step.first_sentence.split()[-1] in first
    assert messages.NEXT_STEP in first


def test_what_must_be_said_first_stands_first() -> None:
    """Above the history on page 1: the ask, the firm statement, today, and what to tell first."""
    found = summary(RICHEST)
    first = pages(pdf.render(found, "a4", "normal"))[0]
    wanted = [
        found.title,
        found.ask.split(",", maxsplit=1)[0][:40],
        found.firm[0],
        found.today[0].flag.title,
        messages.FLAGS_FIRST,
        found.first[0].flag.title,
        found.first[-1].flag.title,
        messages.ALSO_ASKED,
    ]
    assert sorted(wanted, key=first.index) == wanted


@pytest.mark.parametrize("name", ["voices after a birth", "a known aneurysm", "thoughts, no plan"])
@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_each_point_says_at_once_why_it_matters(name: str, paper: str) -> None:
    """Somebody with a few points: each has its reason and why it matters beside it, on page 1."""
    found = summary(EVERYONE[name])
    document = pdf.render(found, paper, "normal")
    first = "".join(pages(document)[0].split())
    for shown in (*found.today, *found.first):
        flag = shown.flag
        beside = "".join(f"{item.label}:{item.text}" for item in shown.echo)
        lead = first.index("".join(f"{flag.title}{shown.because}{beside}{flag.call or ''}".split()))
        assert first.index("".join(flag.why.split())) > lead
    assert messages.WHY_IT_MATTERS not in "".join(pages(document))


@pytest.mark.parametrize("paper", pdf.PAPERS)
def test_too_many_points_say_why_they_matter_where_the_information_starts(paper: str) -> None:
    """With more points than page 1 holds, their reasons stay there and the rest is one page on."""
    document = pdf.render(summary(RICHEST), paper, "normal")
    assert messages.WHY_IT_MATTERS in pages(document)[information_starts(document) - 1]


def test_a_contraindication_is_said_on_page_1_even_without_its_reason() -> None:
    """With more points than page 1 holds, what the label forbids still stands beside its point."""
    found = summary({**RICHEST, "health_conditions": ["aneurysm_or_avm", "brain_bleed", "liver"]})
    document = pdf.render(found, "letter", "normal")
    first = "".join(pages(document)[0].split())
    brief = {shown.flag.id: shown.flag.brief for shown in found.first if shown.flag.brief}
    assert {"vessels", "brain_bleed"} <= brief.keys()
    assert all("".join(said.split()) in first for said in brief.values())
    assert messages.WHY_IT_MATTERS not in first


def test_it_takes_little_paper() -> None:
    """Whoever pays by the page: nine pages when everything was skipped, sixteen at the most."""
    assert len(pages(pdf.render(summary(SKIPPED_EVERYTHING), "a4", "normal"))) <= 9
    assert len(pages(pdf.render(summary(RICHEST), "a4", "normal"))) <= 16


def test_own_words_are_marked_as_the_persons_own() -> None:
    """On page 1 or 2, before the questions that were proposed."""
    found = summary(RICHEST)
    told = " ".join(" ".join(pages(pdf.render(found, "a4", "normal"))[:2]).split())
    assert told.index(f"{messages.OWN_WORDS}: {found.own_words[:40]}") < told.index(
        found.questions[0]
    )


@pytest.mark.parametrize("person", EVERYONE.values(), ids=EVERYONE)
def test_the_clinicians_type_is_never_small(person: Person) -> None:
    """Nothing on the clinician's pages is set below 10.5 points, however much there is."""
    document = pdf.render(summary(person), "letter", "normal")
    assert min(sizes_of_type(document, 1, 2)) >= 10.5


def test_large_is_large_throughout() -> None:
    """In the large size nothing is below 18 points, footers and drawings' words included."""
    document = pdf.render(summary(RICHEST), "letter", "large")
    assert min(sizes_of_type(document, 1, len(pages(document)))) >= 18


@pytest.mark.parametrize(
    "name", ["the richest", "endless words", "many scripts", "skipped everything"]
)
@pytest.mark.parametrize("size", pdf.SIZES)
def test_nothing_is_cut_or_printed_over(name: str, size: str) -> None:
    """No word leaves the paper's printable part, and no two words lie on each other."""
    document = pdf.render(summary(EVERYONE[name]), "letter", size)
    for page in range(1, len(pages(document)) + 1):
        places, (width, height) = words_on(document, page)
        for word in places:
            assert 30 < word.left <= word.right < width - 30, (page, word)
            assert 15 < word.top < word.bottom < height - 10, (page, word)
        over = [pair for pair in combinations(places, 2) if pair[0].overlaps(pair[1])]
        assert over == []


def test_pages_are_numbered_and_keep_the_help_line() -> None:
    """Every page says which of how many it is, and how to get help now."""
    found = summary(RICHEST)
    texts = pages(pdf.render(found, "a4", "normal"))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
        assert found.country.short[0].say in text


# ---------------------------------------------------------------------------- as typed


def test_what_was_typed_prints_as_typed() -> None:
    """Text that looks like the typesetter's own orders is printed, not obeyed."""
    typed = summaries.AS_TYPED
    told = pages(pdf.render(summary({**people.STEADY, "own_questions": typed}), "a4", "normal"))[0]
    assert "".join(typed.split()) in "".join(told.split())


def test_signs_that_cannot_be_printed_are_replaced_in_sight() -> None:
    """Chinese and emoji become boxes and a line says so; Arabic, Hebrew and Hindi are printed."""
    told = "".join(pages(pdf.render(summary(MANY_SCRIPTS), "a4", "normal"))[:2])
    assert printable.BOX in told
    assert messages.REPLACED in told
    for typed in ("क्या", "дієта", "ויטמין", "سيرترالين"):
        assert typed in told or typed[::-1] in told


def test_nothing_is_said_of_replaced_signs_when_there_are_none() -> None:
    """The line about replaced signs is not on a page that needed none."""
    told = "".join(pages(pdf.render(summary(SKIPPED_EVERYTHING), "a4", "normal")))
    assert printable.BOX not in told
    assert messages.REPLACED not in told


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_no_text_can_prevent_the_document(typed: str) -> None:
    """Whatever a person types, the first try makes the document: no plainer one is needed."""
    found = replace(summary(people.STEADY), own_words=typed or "-", topics=(), answers=())
    document = pdf._document(found, "a4", "normal", printable.printable)
    assert pdf._compile(document).startswith(b"%PDF-1.7")


def test_text_the_typesetter_refuses_is_printed_plainer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a sign slip through that no font has, a second try prints boxes instead."""
    monkeypatch.setattr(printable, "printable", lambda text: text)
    told = pages(pdf.render(summary(MANY_SCRIPTS), "a4", "normal"))[0]
    assert "50 mg" in told
    assert printable.BOX in told


def test_a_failure_tells_nothing_of_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the template itself is broken, the error and its causes hold nothing that was typed."""
    monkeypatch.setattr(pdf, "_template", lambda: b"#panic(str(sys.inputs.data))")
    with pytest.raises(pdf.ExportError) as caught:
        pdf.render(summary({**people.STEADY, "own_questions": "my secret"}), "a4", "normal")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


# ---------------------------------------------------------------------------- for every reader


@pytest.mark.parametrize("size", pdf.SIZES)
@pytest.mark.parametrize("name", ["skipped everything", "the richest", "many scripts"])
def test_it_is_a_pdf_ua_document(name: str, size: str) -> None:
    """An independent checker finds nothing against PDF/UA-1."""
    document = pdf.render(summary(EVERYONE[name]), "letter", size)
    report = page_validation.validate_pdf_bytes(document, profile="ua1")
    assert "Checks: 0 failed" in str(report)


def test_it_has_language_title_bookmarks_and_table_heads() -> None:
    """A screen reader is told the language and title, and can walk headings and table columns."""
    found = summary(RICHEST)
    with pikepdf.open(io.BytesIO(pdf.render(found, "a4", "normal"))) as opened:
        assert str(opened.Root.Lang).startswith(found.language)
        assert bool(opened.Root.MarkInfo.Marked)
        assert str(opened.docinfo["/Title"]) == found.title
        assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
        with opened.open_outline() as outline:
            assert [entry.title for entry in outline.root][:2] == [
                found.title,
                messages.INFORMATION,
            ]
            first = [entry.title for entry in outline.root[0].children]
        tags = list(_tags(opened.Root.StructTreeRoot.K))
    assert {
        messages.FLAGS_TODAY,
        messages.FLAGS_FIRST,
        messages.QUESTIONS,
        messages.NEXT_STEP,
    } <= set(first)
    heads = [tag for tag in tags if tag.S == "/TH"]
    assert len(heads) >= 6
    assert all("/Scope" in str(tag.A) for tag in heads)


def test_every_drawing_says_its_sentence() -> None:
    """Each number's drawing has the number's sentence as its alternative text."""
    found = summary(RICHEST)
    shown = (block.number for each in found.topics for block in each.topic.body)
    numbers = [found.numbers[name] for name in shown if name]
    with pikepdf.open(io.BytesIO(pdf.render(found, "a4", "normal"))) as opened:
        told = [str(tag.Alt) for tag in _tags(opened.Root.StructTreeRoot.K) if tag.S == "/Figure"]
    assert told == [number.sentence for number in numbers]


def test_every_font_is_ours_and_inside() -> None:
    """The document needs no font of the reader's machine, and holds only the shipped ones."""
    with pikepdf.open(io.BytesIO(pdf.render(summary(MANY_SCRIPTS), "a4", "normal"))) as opened:
        fonts = [found for found in opened.objects if _is(found, "/FontDescriptor")]
        assert len(fonts) >= 4
        for font in fonts:
            assert "+NotoSans" in str(font.FontName)
            assert "/FontFile2" in font


def _is(found: Any, kind: str) -> bool:
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == kind


def _tags(node: Any) -> Any:
    for found in node if isinstance(node, pikepdf.Array) else [node]:
        if isinstance(found, pikepdf.Dictionary) and "/S" in found:
            yield found
            if "/K" in found:
                yield from _tags(found.K)


# ---------------------------------------------------------------------------- in production


def test_many_at_once_get_their_own() -> None:
    """Eight threads that print different people at the same time get what one alone gets."""
    found = [summary(person) for person in EVERYONE.values()]
    alone = [pdf.render(one, "a4", "normal") for one in found]
    with ThreadPoolExecutor(8) as several:
        together = list(several.map(lambda one: pdf.render(one, "a4", "normal"), found * 3))
    assert together == alone * 3


def test_two_tables_in_one_section_are_both_set() -> None:
    """A section may ask for two tables: each stands under its label, in both sizes."""
    columns = "columns: [{id: it, text: It, label: It, type: text, max_length: 20}]"
    more = (
        "  - id: rests\n    title: Rests\n    questions:\n"
        f"      - {{id: rest, text: What else?, label: Rest, type: table, {columns}}}\n"
        "  - id: own-words\n"
    )
    text = WHOLE.replace("  - id: own-words\n", more).replace("[tried]", "[tried, rest]")
    questionnaire = load_text(text).questionnaire
    said = {"grown": "yes", "danger": "no", "metal": ["implant"]}
    rows = {"tried": [{"what": "magnets"}], "rest": [{"it": "a walk"}, {"it": "a swim"}]}
    path = follow(questionnaire, read(questionnaire, said | rows))
    found = summarise(path, replace(SETTING, default_country="north"))
    for size in pdf.SIZES:
        told = "".join(pages(pdf.render(found, "a4", size)))
        assert all(words in told for words in ("magnets", "Rest", "a walk", "a swim"))
