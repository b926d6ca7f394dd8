"""Journey: the path that follows from the answers, whatever they are."""

from __future__ import annotations

import random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.questionnaire import answers
from app.questionnaire.answers import NO_ANSWERS, Answers
from app.questionnaire.conditions import holds
from app.questionnaire.definition.parts import Condition
from app.questionnaire.journey import Journey, follow
from tests.support import people
from tests.support.rebuilt import rebuilt
from tests.support.strategies import CONTENT, answer, finished, stored

ORDER = [page.id for page in CONTENT.pages]


def path(said: Any) -> Journey:
    return follow(CONTENT, answers.read(CONTENT, said))


def ids(journey: Journey) -> list[str]:
    return [page.id for page in journey.pages]


@given(stored())
def test_every_journey_ends_and_keeps_the_order_of_the_file(said: dict[str, Any]) -> None:
    """No page twice, none out of order, and the last one leads nowhere."""
    journey = path(said)
    assert ids(journey) == sorted(set(ids(journey)), key=ORDER.index)
    assert journey.next(journey.pages[-1]) is None
    assert journey.previous(journey.pages[0]) is None
    for before, after in zip(journey.pages, journey.pages[1:], strict=False):
        assert journey.next(before) == after
        assert journey.previous(after) == before


@given(stored())
def test_a_page_is_on_the_path_exactly_when_its_condition_holds(said: dict[str, Any]) -> None:
    """Up to its end, the path is what the conditions say of the answers that count."""
    journey = path(said)
    end = ORDER.index(ids(journey)[-1])
    assert journey.outcome is not None or end == len(ORDER) - 1
    for page in CONTENT.pages[: end + 1]:
        assert (page in journey.pages) is holds(page.when, journey.answers)


@given(stored())
def test_answers_off_the_path_count_nowhere(said: dict[str, Any]) -> None:
    """Forgetting what lies off the path changes neither the path, nor what is due, nor its end."""
    with_them = path(said)
    on_path = {question.id for page in with_them.pages for question in page.questions}
    without = path({key: value for key, value in said.items() if key in on_path})
    assert with_them.answers == without.answers
    assert (ids(with_them), with_them.outcome, with_them.due) == (
        ids(without),
        without.outcome,
        without.due,
    )
    assert set(with_them.answers.values) <= on_path


@given(finished(), st.data())
def test_the_order_of_edits_makes_no_difference(said: dict[str, Any], data: st.DataObject) -> None:
    """Two people who end up having said the same are on the same journey."""
    straight = path(said)
    wandering = NO_ANSWERS
    pages = data.draw(st.permutations(CONTENT.pages))
    for page in (*pages[: len(pages) // 2], *pages):
        random_given = {question.id: data.draw(answer(question)) for question in page.questions[:1]}
        wandering = _read(wandering.replacing(page.questions, random_given))
        meant = {q.id: said[q.id] for q in page.questions if q.id in said}
        wandering = _read(wandering.replacing(page.questions, meant))
    assert follow(CONTENT, wandering) == straight


def _read(said: Answers) -> Answers:
    """As the cookie gives it back."""
    return answers.read(CONTENT, said.values)


@given(finished(), st.data())
def test_a_path_that_reopens_has_its_answers_again(
    said: dict[str, Any], data: st.DataObject
) -> None:
    """Closing pages and opening them again brings back what was said on them."""
    page = data.draw(st.sampled_from(CONTENT.pages))
    elsewhere = {q.id: data.draw(answer(q)) for q in page.questions}
    before = answers.read(CONTENT, said)
    changed = before.replacing(page.questions, elsewhere)
    kept = {q.id: before.values[q.id] for q in page.questions if q.id in before.values}
    back = changed.replacing(page.questions, kept)
    assert follow(CONTENT, back) == follow(CONTENT, before)


@given(stored())
def test_an_outcome_ends_the_journey_on_the_page_that_led_there(said: dict[str, Any]) -> None:
    """Nothing after it is asked, and nothing after it counts."""
    journey = path(said)
    held = [o for o in CONTENT.outcomes if holds(o.when, journey.answers)]
    assert journey.outcome == (held[0] if held else None)
    if journey.outcome:
        last = {question.id for question in journey.pages[-1].questions}
        kept = {name: v for name, v in journey.answers.values.items() if name not in last}
        earlier = Answers(kept)
        assert not any(holds(outcome.when, earlier) for outcome in CONTENT.outcomes)


@given(stored())
def test_nobody_passes_a_required_question(said: dict[str, Any]) -> None:
    """The page that is due can be visited, everything before it too, and nothing after it.

    An outcome asks for nothing: there, any page of the path can be gone back to.
    """
    journey = path(said)
    if journey.due is None or journey.outcome is not None:
        assert all(journey.can_visit(page.id) for page in journey.pages)
        return
    required = [q.id for q in journey.due.questions if q.required]
    assert not set(required) <= set(said)
    place = ids(journey).index(journey.due.id)
    for index, page in enumerate(journey.pages):
        assert journey.can_visit(page.id) is (index <= place)


@given(stored())
def test_pages_off_the_path_cannot_be_visited(said: dict[str, Any]) -> None:
    """A typed address opens no page that is not for this person."""
    journey = path(said)
    assert not any(journey.can_visit(page) for page in ORDER if page not in ids(journey))
    assert not journey.can_visit("no-such-page")


def test_a_yes_to_danger_ends_every_journey_whatever_else_was_said() -> None:
    """In danger now, and every other question answered at random: always the urgent page."""
    chance = random.Random(988)
    for _ in range(200):
        rest = {
            q.id: chance.choice(list(q.options))
            for q in CONTENT.question.values()
            if q.type == "choice" and chance.random() < 0.7
        }
        journey = path({**rest, **people.IN_DANGER_NOW})
        assert journey.outcome is not None
        assert journey.outcome.id == "urgent_help"
        assert ids(journey)[-1] == "right-now"
        assert "diagnoses" not in journey.answers.values


def test_a_teenager_is_told_so_at_once_even_with_an_old_yes() -> None:
    """Under 18 is the first thing that holds: the later answer is never read."""
    journey = path({**people.IN_DANGER_NOW, "age": "under_18"})
    assert journey.outcome is not None
    assert journey.outcome.id == "under_18"
    assert ids(journey) == ["you"]
    assert "suicidal_now" not in journey.answers.values


def test_a_recent_attempt_opens_the_page_about_now_though_thoughts_are_denied() -> None:
    """Tried last month and "no" to thoughts: asked about now; tried long ago: not asked."""
    for attempt, asked in (("past_3_months", True), ("rather_not_say", True),
                           ("longer_ago", False), ("no", False)):  # fmt: skip
        journey = path({**people.STEADY, "attempt": attempt})
        assert journey.asks("suicidal_now") is asked
        assert (journey.due is CONTENT.page["right-now"]) is asked


def test_an_old_cookie_without_the_question_about_attempts_is_due_there() -> None:
    """Answers from before it was asked go on, and what is required now comes before all else."""
    old = {key: value for key, value in people.STEADY.items() if key != "attempt"}
    assert path(old).due is CONTENT.page["hard-moments"]
    assert not path(old).can_visit("medicines-tried")


def test_a_no_to_thoughts_closes_the_page_about_now() -> None:
    """An old "yes" to danger counts nowhere once thoughts of suicide are answered with "no"."""
    journey = path({**people.IN_DANGER_NOW, "suicidal_thoughts": "no"})
    assert journey.outcome is None
    assert "right-now" not in ids(journey)
    assert "suicidal_now" not in journey.answers.values


def test_an_old_yes_counts_again_when_the_page_reopens() -> None:
    """Yes, no, and yes again: the danger that was told is not forgotten in between."""
    page = CONTENT.page["hard-moments"]
    told = answers.read(CONTENT, people.IN_DANGER_NOW)
    hard = {"life_not_worth": "yes", "suicidal_thoughts": "no", "attempt": "no"}
    denied = told.replacing(page.questions, hard)
    assert follow(CONTENT, denied).outcome is None
    again = denied.replacing(page.questions, {**hard, "suicidal_thoughts": "yes"})
    assert follow(CONTENT, again).outcome is not None


def test_a_page_opened_by_a_closed_page_is_closed() -> None:
    """Where one page opens another, and that one a third, closing the first closes all of them."""
    third = CONTENT.page["family-plans"].model_copy(
        update={"when": Condition.model_validate({"ketamine_result": ["felt_worse"]})}
    )
    pages = tuple(third if page.id == third.id else page for page in CONTENT.pages)
    chained = rebuilt(CONTENT, pages=pages)
    said = {
        **people.STEADY,
        "other_treatments": ["ketamine"],
        "ketamine_result": "felt_worse",
        "pregnancy": ["pregnant"],
    }
    assert "family-plans" in ids(follow(chained, answers.read(chained, said)))
    closed = follow(chained, answers.read(chained, {**said, "other_treatments": ["tms"]}))
    assert "family-plans" not in ids(closed)
    assert "pregnancy" not in closed.answers.values


def test_what_opened_is_found_by_comparing_two_journeys() -> None:
    """A person who adds a worry and a medicine is asked about both, once."""
    before = path(people.STEADY)
    after = path({**people.STEADY, "concerns": ["dissociation"], "antidepressants_tried": "one"})
    assert [page.id for page in after.opened_since(before)] == ["each-medicine", "more-on-worries"]
    assert before.opened_since(after) == ()


def test_what_lay_behind_an_outcome_did_not_open() -> None:
    """Someone who chose the wrong age has been asked all that follows it already."""
    assert path(people.STEADY).opened_since(path(people.TEENAGER)) == ()
