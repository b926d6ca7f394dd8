"""The facts on paper: four pages for an ordinary person, six for anybody."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.exports import facts_numbers, facts_paper, pdf
from app.questionnaire import messages
from app.questionnaire.facts import Facts, gather
from tests.support import people, summaries
from tests.support.pdf_pages import faults_of_place, links, on_one_line, pages, sizes_of_type, tags
from tests.support.people import Person
from tests.support.summaries import EVERYONE, IMPRINT, RICHEST, journey

page_validation = pytest.importorskip("page", reason="page-validation is not installed")
ORDINARY = ("steady", "two trials in England", "a known aneurysm", "thoughts, no plan")


def facts(person: Person) -> Facts:
    return gather(journey(person), IMPRINT)


def paper_of(person: Person, paper: str = "a4", size: str = "normal") -> bytes:
    return pdf.facts(facts(person), paper, size)


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize("name", ORDINARY)
def test_an_ordinary_person_has_four_pages(name: str, paper: str) -> None:
    """Who has a few things to read about gets four pages at most."""
    assert len(pages(paper_of(EVERYONE[name], paper))) <= 4


@pytest.mark.parametrize("paper", pdf.PAPERS)
@pytest.mark.parametrize(
    "person",
    [*EVERYONE.values(), summaries.everything()],
    ids=[*EVERYONE, "everything"],
)
def test_nobody_has_more_than_six(person: Person, paper: str) -> None:
    """Six pages at most, at most 150 KB, nothing cut or printed over, nothing below 10.5 points."""
    document = paper_of(person, paper)
    assert len(pages(document)) <= 6
    assert len(document) <= 150_000
    assert faults_of_place(document) == []
    assert min(sizes_of_type(document)) >= 10.5


@pytest.mark.parametrize("size", pdf.SIZES)
def test_it_is_a_pdf_ua_document(size: str) -> None:
    """An independent checker finds nothing against PDF/UA-1."""
    report = page_validation.validate_pdf_bytes(paper_of(RICHEST, "letter", size), profile="ua1")
    assert "Checks: 0 failed" in str(report)


def test_large_print_is_large() -> None:
    """Everything in 18 points or more, nothing cut."""
    document = paper_of(people.STEADY, "letter", "large")
    assert min(sizes_of_type(document)) >= 18
    assert faults_of_place(document) == []


def test_what_their_answers_bring_up_stands_first() -> None:
    """The main points, the topics for this person, those for everyone, and sources last."""
    told = on_one_line("".join(pages(paper_of(RICHEST))))
    wanted = (messages.MAIN_POINTS, messages.FOR_YOU, messages.FOR_EVERYONE, messages.SOURCES)
    assert sorted(wanted, key=told.index) == list(wanted)


def test_every_option_answers_every_concern() -> None:
    """All options stand under each concern, “no change” first."""
    found = facts(people.STEADY)
    told = facts_paper.of(found, "a4", "normal").concerns
    assert [concern.title for concern in told] == list(messages.CONCERNS.values())
    for concern in told:
        assert [option.name for option in concern.options] == [o.name for o in found.options]


def test_each_number_is_read_once() -> None:
    """A drawing is silent, since its sentence says it all: no figure stands in the tags, and the
    side effects are one table with a head for each column."""
    found = tags(paper_of(people.STEADY))
    assert not [kind for kind, _ in found if kind == "Figure"]
    assert sum(kind == "Table" for kind, _ in found) == 1
    rows = sum(kind == "TR" for kind, _ in found)
    assert rows == len(facts(people.STEADY).side_effects) + 1


def test_a_hundred_people_are_drawn_for_each_share() -> None:
    """The arrays hold as many figures as the number says, of a hundred."""
    for drawn in facts_paper.of(facts(people.STEADY), "a4", "normal").drawn:
        assert all(0 <= share.people <= 100 for share in drawn.shares)
        assert str(drawn.shares[0].people) in drawn.sentence


def test_sources_and_help_lines_can_be_pressed() -> None:
    """Every source with an address leads there, and every help line of the country."""
    found = facts(people.STEADY)
    told = links(paper_of(people.STEADY))
    wanted = {f"https://doi.org/{s.doi}" for s in found.sources.values() if s.doi}
    assert wanted <= set(told)
    assert "tel:988" in told
    assert found.help.finder.chat in told


def test_a_share_above_fifty_lengthens_the_axis() -> None:
    """The axis starts at nought, and ends at 50 or, where a number is larger, at 100."""
    found = facts(people.STEADY)
    assert facts_paper.of(found, "a4", "normal").effects is not None
    assert facts_numbers.effects(found).axis == 50
    most = found.side_effects[0]
    more = most.model_copy(update={"treated": most.treated.model_copy(update={"people": 61})})
    longer = replace(found, side_effects=(more, *found.side_effects[1:]))
    assert facts_numbers.effects(longer).axis == 100


@pytest.mark.parametrize("size", pdf.SIZES)
def test_pages_are_numbered_and_keep_the_help_line(size: str) -> None:
    """Every page says which of how many it is, and how to get help now."""
    texts = pages(paper_of(people.STEADY, "a4", size))
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in on_one_line(text)
        assert "Call 988" in text
