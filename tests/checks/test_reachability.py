"""What is proved for all sets of answers, held against every set of answers one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings

from app.checks import promises
from app.checks.all_checks import noticed
from app.checks.reachability import prove
from app.cli.report import examine
from app.config import ROOT
from app.loading.loader import load, load_text
from app.proofs import solver
from app.proofs.paths import SUMMARY, endings, every_path, extreme_path
from app.proofs.solver import Scenarios
from app.questionnaire.conditions import holds
from app.questionnaire.definition.for_authors import Promise
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.journey import Journey, follow
from tests.support.broken_files import CHECKING, WHOLE, Broken, place
from tests.support.one_by_one import complete, everybody, small_questionnaires
from tests.support.rebuilt import rebuilt

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHIPPED = load(ROOT / "questions.yaml").questionnaire
SMALL = load_text(WHOLE).questionnaire
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("broken", CHECKING, ids=lambda broken: broken.code)
def test_a_slip_in_the_reasoning_is_told_at_its_place(broken: Broken, tmp_path: Path) -> None:
    """Each proof and each noticed has a slip that it catches, at its line and column."""
    text, line, column = place(broken.marked)
    file = tmp_path / "questions.yaml"
    file.write_text(text, encoding="utf-8")
    found = examine(file, TODAY).problems
    assert (broken.code, line, column) in [(p.code, p.line, p.column) for p in found]
    assert {p.code for p in found} - broken.also == {broken.code}


@pytest.mark.parametrize("file", [ROOT / "questions.yaml", ROOT / "tests/data/tms.yaml"], ids=str)
def test_nothing_is_wrong_with_the_files_that_ship(file: Path) -> None:
    """The shipped content and the tests' own pass every check on the day of their review."""
    day = load(file).questionnaire.authorship.last_review
    assert examine(file, day).problems == ()


def test_everything_can_be_reached_by_somebody() -> None:
    """Each page, outcome, flag and topic has an example, and following it leads there."""
    examples = prove(SHIPPED).examples
    q = SHIPPED
    assert set(examples) == {
        *(("page", p.id) for p in q.pages),
        *(("outcome", o.id) for o in q.outcomes),
        ("outcome", SUMMARY),
        *(("notice", n.id) for n in q.notices),
        *(("flag", f.id) for f in q.flags),
        *(("topic", t.id) for t in q.topics),
        ("panel", "help"),
    }
    for (kind, name), answers in examples.items():
        assert name in shown(q, follow(q, answers))[kind]


def test_an_urgent_answer_wins_however_it_is_given() -> None:
    """With the outcomes' order turned around, the `always` rules of the file still hold: whoever
    is a minor never sees the urgent question, and is sent on before."""
    turned = rebuilt(SHIPPED, outcomes=tuple(reversed(SHIPPED.outcomes)))
    assert not list(promises.check(turned))


def test_a_search_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entangled conditions are reported, not waited for."""
    monkeypatch.setattr(solver, "MOST_STEPS", 0)
    assert {f.code for f in prove(SMALL).findings} >= {"undecided"}


def test_an_option_of_a_topic_is_given_up_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a topic says for one option is reported like the rest, where it cannot be decided."""
    each = "    for_each: {question: metal, say: {implant: {text: A part of metal.}}}\n"
    text = WHOLE.replace("    echo: [metal]\n", each)
    questionnaire = load_text(text).questionnaire
    monkeypatch.setattr(solver, "MOST_STEPS", 0)
    paths = [f.path for f in prove(questionnaire).findings if f.code == "undecided"]
    assert ("topics", 2, "for_each", "say", "implant") in paths


# ---------------------------------------------------------------------------- one by one


def shown(questionnaire: Questionnaire, journey: Journey) -> dict[str, set[str]]:
    """Everything that one journey shows, by kind."""
    ended = {journey.outcome.id if journey.outcome else SUMMARY} if complete(journey) else set()
    done = ended == {SUMMARY}
    return {
        "page": set(visible(journey)),
        "outcome": ended,
        "notice": {n.id for n in questionnaire.notices if done and holds(n.when, journey.answers)},
        "flag": {f.id for f in questionnaire.flags if done and holds(f.when, journey.answers)},
        "topic": {t.id for t in questionnaire.topics if done and holds(t.when, journey.answers)},
        "panel": {"help"} if holds(questionnaire.help.panel.when, journey.answers) else set(),
    }


def visible(journey: Journey) -> Iterator[str]:
    """The pages that somebody who answers page after page has seen."""
    for page in journey.pages:
        yield page.id
        if any(q.required and q.id not in journey.answers.values for q in page.questions):
            return


def test_the_small_file_one_by_one() -> None:
    """What the proof says can be reached is what somebody among all possible people reaches."""
    assert_same_as_one_by_one(SMALL)


@given(small_questionnaires())
@settings(max_examples=50)
def test_any_small_file_one_by_one(questionnaire: Questionnaire) -> None:
    """For questionnaires drawn at random, proof and enumeration agree on everything: what can be
    reached, the paths, the shortest and the longest, the cases that never hold."""
    assert_same_as_one_by_one(questionnaire)


def assert_same_as_one_by_one(questionnaire: Questionnaire) -> None:
    journeys = list(everybody(questionnaire))
    reached = {
        (kind, name)
        for journey in journeys
        for kind, names in shown(questionnaire, journey).items()
        for name in names
    }
    proof = prove(questionnaire)
    assert set(proof.examples) == reached
    for (kind, name), answers in proof.examples.items():
        assert name in shown(questionnaire, follow(questionnaire, answers))[kind]
    assert_same_rules(questionnaire, journeys, {f.code for f in promises.check(questionnaire)})
    assert_same_paths(questionnaire, journeys)


def assert_same_rules(
    questionnaire: Questionnaire, journeys: list[Journey], found: set[str]
) -> None:
    # An early outcome shows at once; the summary when everything required is answered.
    ended = [journey for journey in journeys if journey.outcome or complete(journey)]
    idle = [
        case
        for rule in (*questionnaire.always, *questionnaire.never)
        for case in rule.when.cases
        if not any(holds(Condition.model_validate(case), journey.answers) for journey in ended)
    ]
    assert ("rule-never-applies" in found) == bool(idle)
    for group, rules in (("always", questionnaire.always), ("never", questionnaire.never)):
        for rule in rules:
            kept = [
                (rule.outcome or rule.flag) in ending_shows(questionnaire, journey, rule)
                for journey in ended
                if holds(rule.when, journey.answers)
                if rule.outcome or journey.outcome is None
            ]
            broken = not all(kept) if group == "always" else any(kept)
            assert (f"{group}-broken" in found) == broken


def ending_shows(questionnaire: Questionnaire, journey: Journey, rule: Promise) -> set[str]:
    if rule.outcome:
        return {journey.outcome.id if journey.outcome else SUMMARY}
    return {flag.id for flag in questionnaire.flags if holds(flag.when, journey.answers)}


def assert_same_paths(questionnaire: Questionnaire, journeys: list[Journey]) -> None:
    walked: dict[str, set[tuple[str, ...]]] = {}
    for journey in journeys:
        if complete(journey):
            name = journey.outcome.id if journey.outcome else SUMMARY
            walked.setdefault(name, set()).add(tuple(page.id for page in journey.pages))
    search = Scenarios(questionnaire)
    found: dict[str, set[tuple[str, ...]]] = {}
    for path in every_path(questionnaire, search):
        found.setdefault(path.ending, set()).add(tuple(page.id for page in path.pages))
    assert found == walked
    lengths = {}
    for ending in endings(questionnaire, search):
        most = extreme_path(questionnaire, search, ending, lambda _: 1, longest=True)
        if most:
            lengths[ending.name] = max(most[0], lengths.get(ending.name, 0))
    assert all(length <= max(map(len, walked[name])) for name, length in lengths.items())
    assert set(lengths) == set(walked)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("about 20 of 100 without.", "about 20 of 100 without. It is proven."),
        ("what: Felt better", "what: Felt proven"),
        ("group: Without}", "group: Without a proven thing}"),
        ("certainty: Invented for the tests.", "certainty: This is proven."),
        ("publisher: A press,", "publisher: A press, note: It is proven.,"),
    ],
)
def test_banned_phrases_are_found_in_numbers_and_notes(old: str, new: str) -> None:
    """What a drawing says, and what is said of a source, are read as well."""
    text = WHOLE.replace("always:\n", "wording: {never_say: [proven]}\n\nalways:\n")
    assert text.count(old) == 1
    assert [f.code for f in noticed(load_text(text).questionnaire, TODAY)] == []
    found = noticed(load_text(text.replace(old, new)).questionnaire, TODAY)
    assert [f.code for f in found] == ["banned-phrase"]


def test_a_date_may_be_tomorrow_but_no_later() -> None:
    """Where the author is, it may be tomorrow already."""
    codes = [
        {f.code for f in noticed(SMALL, TODAY - timedelta(days=days))} & {"date-to-come"}
        for days in (1, 2)
    ]
    assert codes == [set(), {"date-to-come"}]
