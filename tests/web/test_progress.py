"""Progress: how far each part is, and where to go on."""

from __future__ import annotations

from typing import Any

from hypothesis import given

from app.questionnaire import answers
from app.questionnaire.journey import Journey, follow
from app.web import progress
from tests.support import people
from tests.support.strategies import CONTENT, stored


def path(said: Any) -> Journey:
    return follow(CONTENT, answers.read(CONTENT, said))


def part(said: Any, name: str) -> progress.PartState:
    return next(each for each in progress.parts(path(said)) if each.part.id == name)


@given(stored())
def test_the_parts_are_always_the_same_and_hold_the_path(said: dict[str, Any]) -> None:
    """Five parts, numbered, with every page of the path in one of them and in order."""
    journey = path(said)
    found = progress.parts(journey)
    assert [each.part for each in found] == list(CONTENT.parts)
    assert [each.number for each in found] == list(range(1, len(CONTENT.parts) + 1))
    assert [page.page for each in found for page in each.pages] == list(journey.pages)


def test_a_part_is_done_when_each_of_its_pages_has_an_answer() -> None:
    """One of three pages: started; an answer on each: done; none at all: not started."""
    assert part({}, "you").state == "not_started"
    assert part({"age": "from_65"}, "you").state == "started"
    all_three = {"age": "from_65", "mood_length": "not_sure", "sleep": "most_days"}
    assert part(all_three, "you").state == "done"


def test_a_page_that_opens_makes_its_part_unfinished_again() -> None:
    """Who remembers a medicine has one more page in the part on what was tried."""
    said = {**people.STEADY, "antidepressants_tried": "none", "other_treatments": ["none"]}
    assert part(said, "tried").state == "done"
    assert part({**said, "antidepressants_tried": "one"}, "tried").state == "started"


def test_a_part_says_in_words_how_far_it_is() -> None:
    """Done with what was left open, a count of pages, or not started: no reproach."""
    assert part({}, "you").line == "Not started"
    assert part({"age": "from_65"}, "you").line == "1 of 3 pages"
    assert part(people.STEADY, "safety").line == "Done"
    tried = {**people.STEADY, "antidepressants_tried": "none", "other_treatments": ["none"]}
    assert part(tried, "tried").line == "Done · 1 not answered"


def test_a_person_goes_on_after_the_last_page_they_answered() -> None:
    """A tired person who comes back is led to where they stopped, not to what they skipped."""
    said = {**people.STEADY, "diagnoses": ["depression"]}
    found = progress.next_page(path(said))
    assert found is not None
    assert found.id == "body"


def test_the_page_saved_last_counts_though_it_was_skipped() -> None:
    """Who saved a page without an answer goes on after it."""
    journey = path({**people.STEADY, "diagnoses": ["depression"]})
    found = progress.next_page(journey, "family-plans")
    assert found is not None
    assert found.id == "mind"


def test_at_the_end_what_was_skipped_is_offered_and_then_nothing() -> None:
    """After the last page the first page without an answer is next; with all answered, none."""
    first = progress.next_page(path({**people.STEADY, "own_questions": "Why?"}))
    assert first is not None
    assert first.id == "lately"
    everything = {q.id: next(iter(q.options)) for q in CONTENT.question.values() if q.options}
    everything = {
        q: [code] if CONTENT.question[q].type == "choices" else code
        for q, code in everything.items()
    }
    everything |= people.STEADY | {"own_questions": "Why?", "antidepressants_tried": "none"}
    assert progress.next_page(path(everything)) is None


def test_what_is_due_comes_before_everything() -> None:
    """Nobody is led past a question that must be answered."""
    found = progress.next_page(path({"age": "from_65", "own_questions": "Why?"}), "your-words")
    assert found is CONTENT.page["hard-moments"]
