"""The document that a clinician reads and signs, and what a sign-off is worth afterwards."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from app.config import ROOT
from app.loading.loader import load
from app.loading.sign_off import CHAPTERS, NOT_READ
from app.loading.translation import edition
from app.questionnaire.definition.questionnaire import Questionnaire
from tests.support import html, pdf_pages
from tests.support.broken_files import WHOLE
from tests.support.commands import run

QUESTIONS = ROOT / "questions.yaml"
SMALL = ROOT / "tests" / "data" / "tms.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file of one's own."""
    file = tmp_path / "questions.yaml"
    file.write_text(WHOLE, encoding="utf-8")
    return file


def test_the_document_holds_everything_that_is_signed() -> None:
    """Every page, flag in both voices, brief, body, question to ask, source, help line, promise."""
    page = run("review", QUESTIONS).output
    q = load(QUESTIONS).questionnaire
    for words in (
        *(question.text for question in q.question.values()),
        *(option.text for asked in q.asked.values() for option in asked.options.values()),
        *(text for flag in q.flags for text in (flag.title, flag.short, flag.why, flag.clinician)),
        *(topic.brief for topic in q.topics),
        *(ask for topic in q.topics for ask in topic.ask),
        *(number.sentence for number in q.numbers.values()),
        *(source.title for source in q.sources.values()),
        *(way.say for country in q.help.countries.values() for way in country.short),
    ):
        assert escaped(words) in page, words
    assert page.count("is shown when") + page.count("is not shown when") >= len(q.always)
    assert load(QUESTIONS).digest in page
    assert "reading grade" in page
    assert "<script" not in page
    assert "http" not in page.partition("</style>")[0]


def escaped(text: str) -> str:
    for sign, name in (
        ("&", "&amp;"),
        ("<", "&lt;"),
        (">", "&gt;"),
        ('"', "&#34;"),
        ("'", "&#39;"),
    ):
        text = text.replace(sign, name)
    return text


def test_every_key_of_the_file_stands_in_one_chapter() -> None:
    """What is new in the file tomorrow is signed tomorrow."""
    chapters = [key for keys in CHAPTERS.values() for key in keys]
    assert len(chapters) == len(set(chapters))
    assert {*chapters, *NOT_READ} == set(Questionnaire.model_fields)


def test_only_what_changed_is_shown_old_beside_new(file: Path, tmp_path: Path) -> None:
    """A clinician who signed the last file reads one sentence, and not the whole again."""
    old = tmp_path / "old.yaml"
    old.write_text(WHOLE, encoding="utf-8")
    file.write_text(WHOLE.replace("A strong magnet can move", "A magnet may move"), "utf-8")
    page = run("review", file, "--since", old).output
    assert "<del>strong</del>" in page.replace("<del>strong magnet can</del>", "<del>strong</del>")
    assert "<ins>may</ins>" in page.replace("<ins>magnet may</ins>", "<ins>may</ins>")
    assert "TMS can set off a seizure." not in page
    assert page.count("Nothing changed.") == len(CHAPTERS) - 1


def sign(file: Path, *chapters: str) -> None:
    chosen = [part for chapter in chapters for part in ("--chapter", chapter)]
    ran = run("review", file, "--sign", 'Dr. "Ann" Example, GP', "--on", "2026-11-25", *chosen)
    assert ran.exit_code == 0, ran.output


def test_a_sign_off_is_written_back_and_said(file: Path) -> None:
    """Nothing else of the file is touched, and the site says who reviewed it, and when."""
    sign(file)
    assert file.read_text("utf-8").startswith(WHOLE.rstrip())
    said = load(file).questionnaire.authorship.reviewed_by
    assert said == 'reviewed by Dr. "Ann" Example, GP, on 25 November 2026'
    sign(file)
    assert file.read_text("utf-8").count("reviewed:") == 1


def test_a_sign_off_touches_nothing_else_of_a_file(file: Path) -> None:
    """Remarks, the order of keys and the ends of lines that Windows writes stay as they are."""
    block = "reviewed: []  # nobody yet\n\n# The promises\nalways:"
    text = "\ufeff# Ours\n" + WHOLE.replace("always:", block)
    file.write_text(text, encoding="utf-8", newline="\r\n")
    for _ in range(2):
        sign(file)
        raw = file.read_bytes().decode("utf-8")
        assert raw.count("\n") == raw.count("\r\n")
        before, _, rest = raw.replace("\r\n", "\n").partition("# Written by")
        assert before == text.partition("reviewed:")[0]
        assert rest.partition("# The promises\n")[2] == text.partition("# The promises\n")[2]
    assert load(file).questionnaire.authorship.reviewed_by.startswith("reviewed by")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--sign", "  "), "name and role"),
        (("--sign", "Dr. \u202eX"), "hidden-sign"),
        (("--chapter", "flags"), "--sign"),
    ],
    ids=["no name", "a hidden sign", "a chapter and no name"],
)
def test_a_sign_off_that_cannot_be_written_is_told(
    options: tuple[str, ...], told: str, file: Path
) -> None:
    """In words, and the file stays as it is."""
    ran = run("review", file, *options)
    assert ran.exit_code > 0
    assert told in ran.output
    assert file.read_text(encoding="utf-8") == WHOLE


def test_a_sign_off_goes_void_with_the_words(file: Path) -> None:
    """Of a changed chapter the site says that it is not reviewed; of the others that they are."""
    sign(file)
    text = file.read_text("utf-8")
    file.write_text(text.replace("A strong magnet", "A very strong magnet"), "utf-8")
    said = load(file).questionnaire.authorship.reviewed_by
    assert "what to tell the provider: not yet reviewed by a clinician" in said
    assert "the questions" in said.partition(": reviewed by")[0]
    assert "sign-off-void" in run("check", file, "--on", "2026-11-25").output
    assert "it has changed since" in run("review", file).output


def test_what_is_no_word_of_a_chapter_voids_nothing(file: Path) -> None:
    """A remark, another order of keys, or a help line that was dialled again."""
    sign(file)
    text = file.read_text("utf-8").replace("dialled: never", "dialled: 2026-11-20")
    file.write_text(f"# A remark\n{text}".replace("  checked: 2026-11-23", "  checked: 2026-11-24"))
    said = load(file).questionnaire.authorship.reviewed_by
    assert said.startswith("reviewed by")


def test_one_chapter_can_be_signed_and_others_later(file: Path) -> None:
    """Each chapter has its own reviewer."""
    sign(file, "safety")
    assert "help and safety: reviewed by" in load(file).questionnaire.authorship.reviewed_by
    sign(file, "flags")
    assert len(load(file).questionnaire.reviewed) == 2


def test_without_a_sign_off_the_file_speaks_for_itself(file: Path) -> None:
    """Nothing is claimed that nobody signed."""
    assert load(file).questionnaire.authorship.reviewed_by == "not yet reviewed by a clinician"


def test_a_signed_file_is_served_in_its_translations_too(tmp_path: Path) -> None:
    """Who reviewed it is said in each language, and needs no entry of the translation."""
    file = tmp_path / "questions.yaml"
    for name in ("questions.yaml", "questions.es.po"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    sign(file)
    loaded = load(file)
    spanish = edition.load(loaded, edition.beside(file, "es"), "es").questionnaire
    said = spanish.authorship.reviewed_by
    assert said == 'revisado por Dr. "Ann" Example, GP, el 25 de noviembre de 2026'


@pytest.mark.parametrize("changed", [False, True], ids=["all of it", "what changed"])
def test_on_paper_it_says_the_same(changed: bool, file: Path, tmp_path: Path) -> None:
    """The PDF has every word of the HTML as often, and a place to sign for each chapter."""
    old = tmp_path / "old.yaml"
    old.write_text(WHOLE, encoding="utf-8")
    file.write_text(WHOLE.replace("A strong magnet can move", "A magnet may move"), "utf-8")
    since = ("--since", old) if changed else ()
    page = html.read(run("review", file, *since).output).one("body").text
    pdf = run("review", file, *since, "--format", "pdf").stdout_bytes
    paper = " ".join(pdf_pages.pages(pdf))
    assert set(words(page) - words(paper)) <= {"Chapter", "State"}  # the headings of a table
    assert paper.count("Date, signature") == len(CHAPTERS)
    assert {"H1", "H2", "H3"} <= {tag for tag, _ in pdf_pages.tags(pdf)}


def words(text: str) -> Counter[str]:
    """Every word; a long path or digest is broken over lines on paper."""
    return Counter(re.findall(r"[\w’]+", re.sub(r"\S{30,}", " ", text)))


def test_a_reader_is_told_what_stands_behind_an_id() -> None:
    """Sources by their titles, numbers by their sentences, promises by what they are about."""
    page = html.read(run("review", SMALL).output).one("body").text
    assert "Sources A handbook (A press, 2020)" in page
    assert (
        "About 30 of 100 people felt better with TMS, against about 20 of 100 without. [drawn]"
        in page
    )
    assert "Always: outcome “Talk to somebody now”" in page
    assert "handbook" not in page.replace("A handbook", "").replace("source handbook", "")
