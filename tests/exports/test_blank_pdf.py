"""The questions on paper: all of them, with help first and a way on at each fork."""

from __future__ import annotations

import pytest

from app.exports import blank_paper, pdf
from app.questionnaire.definition.questions import Question
from tests.support.pdf_pages import faults_of_place, links, on_one_line, pages, sizes_of_type
from tests.support.summaries import CONTENT

page_validation = pytest.importorskip("page", reason="page-validation is not installed")
US = CONTENT.help.countries["us"]
DOCUMENT = pdf.blank(CONTENT, US, "letter", "normal")
TOLD = on_one_line("".join(pages(DOCUMENT)))


@pytest.mark.parametrize("question", CONTENT.question.values(), ids=CONTENT.question)
def test_every_question_is_asked_with_its_answers(question: Question) -> None:
    """Its words, its points and each option stand on paper."""
    assert on_one_line(question.text) in TOLD
    for text in (*question.points, *(option.text for option in question.options.values())):
        assert on_one_line(text) in TOLD


def test_help_and_the_firm_statement_stand_before_the_first_question() -> None:
    """Who picks up the first page alone knows where help is and what this is not."""
    first = on_one_line(pages(DOCUMENT)[0])
    question = next(iter(CONTENT.question.values()))
    wanted = ["Discuss this with your provider.", US.services[0].name, "1. " + question.text]
    assert sorted(wanted, key=first.index) == wanted


def test_help_stands_again_before_the_questions_of_safety() -> None:
    """Between the heading of that part and its first question."""
    (part,) = [part for part in blank_paper.of(CONTENT, US, "a4", "normal").parts if part.help]
    asked = [question.text for page in part.pages for question in page.questions]
    assert CONTENT.question["suicidal_now"].text in asked


def test_each_fork_says_where_to_go_on() -> None:
    """A page that not everybody answers says who does, by the number of the question."""
    papers = [p for part in blank_paper.of(CONTENT, US, "a4", "normal").parts for p in part.pages]
    numbers = {q.text: q.number for page in papers for q in page.questions}
    forks = {page.title: page.only_if for page in papers if page.only_if}
    assert len(forks) == sum(page.when is not None for page in CONTENT.pages)
    asked = numbers[CONTENT.question["country"].text]
    assert f"at question {asked}" in forks[CONTENT.page["veteran"].title]


def test_who_is_in_danger_is_told_to_stop_and_whom_to_call() -> None:
    """Beside the question that says so, with numbers that can be pressed."""
    papers = [p for part in blank_paper.of(CONTENT, US, "a4", "normal").parts for p in part.pages]
    (stop,) = [s for page in papers for s in page.stops if s.title == CONTENT.outcomes[0].title]
    assert stop.help[0].url == "tel:911"
    assert on_one_line(stop.told[0]) in TOLD
    assert "tel:988" in links(DOCUMENT)


def test_what_is_true_on_our_site_alone_stays_there() -> None:
    """A promise of the site is not printed on a form that a clinic hands out."""
    for page in CONTENT.pages:
        for block in page.intro:
            for text in block.texts if block.here_only else ():
                assert on_one_line(text) not in TOLD


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize("size", pdf.SIZES)
def test_it_is_tagged_and_nothing_is_cut(paper: str, size: str) -> None:
    """PDF/UA-1 in both sizes; no word leaves the paper or lies on another."""
    document = pdf.blank(CONTENT, US, paper, size)
    assert "Checks: 0 failed" in str(page_validation.validate_pdf_bytes(document, profile="ua1"))
    assert faults_of_place(document) == []
    assert min(sizes_of_type(document)) >= (18 if size == "large" else 10.5)
