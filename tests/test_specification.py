"""The shipped questions.yaml against the clinical specification, rule by rule."""

from __future__ import annotations

import json

import pytest

from app.checks.problems import DefinitionError
from app.config import ROOT
from app.loading.loader import load, load_text
from app.questionnaire.definition.parts import Condition
from tests.support import mutants
from tests.support import specification as spec

SHIPPED = load(ROOT / "questions.yaml").questionnaire


def normal(cases: spec.Rule) -> object:
    """Cases as sets, so that only the meaning is compared and not the order of writing."""
    if cases is None:
        return None
    return {
        frozenset((name, frozenset(map(frozenset, lists))) for name, lists in case.items())
        for case in cases
    }


def rule(when: Condition | None) -> object:
    if when is None:
        return None
    return normal([{k: [[*codes] for codes in v] for k, v in c.items()} for c in when.cases])


def test_pages_stand_in_the_specified_order() -> None:
    """Every specified page is there, in the specified order."""
    assert [page.id for page in SHIPPED.pages if page.id in spec.PAGES] == list(spec.PAGES)


def test_pages_stand_in_the_five_parts() -> None:
    """The parts never change, and each page stands in the specified one."""
    assert [part.id for part in SHIPPED.parts] == list(spec.PARTS)
    for part, pages in spec.PARTS.items():
        assert [p.id for p in SHIPPED.pages if p.part == part and p.id in spec.PAGES] == pages


def test_a_person_can_finish_from_the_end_of_the_part_on_safety() -> None:
    """Every page after the hard ones can be the last, and none before."""
    wanted = [page for part in ("tried", "health", "visit") for page in spec.PARTS[part]]
    assert [page.id for page in SHIPPED.pages if SHIPPED.may_finish(page)] == wanted


@pytest.mark.parametrize("page_id", spec.PAGES)
def test_page_shows_when_specified_and_asks_what_is_specified(page_id: str) -> None:
    """A page's condition, questions, types and option codes are the specified ones."""
    when, questions = spec.PAGES[page_id]
    page = SHIPPED.page[page_id]
    assert rule(page.when) == normal(when)
    asked = {q.id: (q.type, list(q.options)) for q in page.questions}
    assert {name: asked.get(name) for name in questions} == questions


def test_the_table_of_medicines_has_its_columns() -> None:
    """The table asks for what a prior authorization and a clinician need, in the given codes."""
    columns = SHIPPED.question["trials"].columns
    assert {c.id: (c.type, list(c.options)) for c in columns} == spec.TRIALS
    assert SHIPPED.question["trials"].max_rows == 6


def test_texts_are_as_long_as_specified() -> None:
    """Free text has its specified bounds, so that the cookie holds it."""
    found = {q.id: q.max_length for q in SHIPPED.question.values() if q.type == "text"}
    table = SHIPPED.question["trials"]
    found |= {f"trials.{c.id}": c.max_length for c in table.columns if c.type == "text"}
    assert found == spec.MOST_LETTERS


def test_only_the_safety_questions_and_age_are_required() -> None:
    """Everything but the five specified questions can be skipped."""
    assert [q.id for q in SHIPPED.question.values() if q.required] == spec.REQUIRED


@pytest.mark.parametrize("question_id", spec.EXCLUSIVE)
def test_options_that_stand_alone(question_id: str) -> None:
    """Exactly the specified options exclude the others."""
    options = SHIPPED.question[question_id].options
    assert [c for c, option in options.items() if option.exclusive] == spec.EXCLUSIVE[question_id]


def test_up_to_three_goals() -> None:
    """A person chooses at most three goals, and no other question is bounded."""
    assert {q.id: q.max for q in SHIPPED.question.values() if q.max} == {"goals": 3}


def test_outcomes_are_tried_in_the_specified_order() -> None:
    """Urgent help comes before everything else, with exactly its condition."""
    assert [(o.id, rule(o.when)) for o in SHIPPED.outcomes] == [
        (name, normal(when)) for name, when in spec.OUTCOMES.items()
    ]


def test_crisis_help_stays_in_view_after_any_sign_of_it() -> None:
    """A yes, and an answer kept to oneself, both keep the help lines in view."""
    assert rule(SHIPPED.help.panel.when) == normal(spec.PANEL)


def test_notices_stand_in_the_specified_order_with_their_conditions() -> None:
    """The first that holds is the one in full, so the order is a rule as well."""
    assert [(notice.id, rule(notice.when)) for notice in SHIPPED.notices] == [
        (name, normal(when)) for name, when in spec.NOTICES.items()
    ]
    assert [notice.id for notice in SHIPPED.notices if notice.emergency_first] == ["after_birth"]


def test_flags_stand_in_the_specified_order_and_groups() -> None:
    """Under each of the specified headings flags stand in the specified order; today's first."""
    assert list(SHIPPED.flag_groups) == spec.FLAG_GROUPS
    for group in spec.FLAG_GROUPS:
        found = [f.id for f in SHIPPED.flags if f.group == group and f.id in spec.FLAGS]
        assert found == [flag for flag in spec.FLAGS if spec.GROUP_OF[flag] == group]
    found = {flag.id: flag.group for flag in SHIPPED.flags if flag.id in spec.FLAGS}
    assert found == spec.GROUP_OF
    assert [flag.id for flag in SHIPPED.flags if flag.today] == spec.TODAY


def test_a_clinicians_line_is_short_and_no_order() -> None:
    """Two voices: what stands on paper has 25 words or fewer and gives no advice to the person."""
    for flag in SHIPPED.flags:
        assert len(flag.clinician.split()) <= 25, flag.id
        assert len(flag.short) <= 24, flag.id
        assert " you " not in f" {flag.clinician.casefold()} ", flag.id


def test_a_brief_stands_alone_in_sixty_words() -> None:
    """What prints of a topic is short."""
    assert {t.id: len(t.brief.split()) for t in SHIPPED.topics if len(t.brief.split()) > 60} == {}


@pytest.mark.parametrize("flag_id", spec.FLAGS)
def test_flag_shows_when_specified(flag_id: str) -> None:
    """A flag's condition is the specified one."""
    flag = next(flag for flag in SHIPPED.flags if flag.id == flag_id)
    assert rule(flag.when) == normal(spec.FLAGS[flag_id])


@pytest.mark.parametrize("topic_id", spec.TOPICS)
def test_topic_shows_when_specified(topic_id: str) -> None:
    """A topic's condition is the specified one."""
    topic = next(topic for topic in SHIPPED.topics if topic.id == topic_id)
    assert rule(topic.when) == normal(spec.TOPICS[topic_id])


@pytest.mark.parametrize("question", ["life_not_worth", "suicidal_thoughts", "attempt"])
def test_the_help_panel_cannot_lose_a_question(question: str) -> None:
    """A file whose panel no longer opens for one of the hard questions is not served."""
    whole = json.loads(mutants.shipped())
    panel = whole["help"]["panel"]
    panel["when"] = [case for case in panel["when"] if question not in case]
    with pytest.raises(DefinitionError, match=question):
        load_text(json.dumps(whole))
