"""The ways through a questionnaire: where they can end, which pages they pass, how long they are.

Read-only reasoning for authors, over ``solver.py``. Every path ends, since it is one forward
pass over the file's pages; what is asked here is where, and after how much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from app.proofs.clauses import Clause, both, no_case, some_case
from app.proofs.solver import Scenarios
from app.questionnaire.answers import Answers
from app.questionnaire.definition.guidance import Outcome
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page

SUMMARY = "summary"

# Files with more paths than this are described by their first ones.
MOST_PATHS = 5_000


@dataclass(frozen=True)
class Ending:
    """A place where a journey can end: an early outcome on one of its pages, or the summary."""

    outcome: Outcome | None
    last: int
    clauses: tuple[Clause, ...]

    @property
    def name(self) -> str:
        return self.outcome.id if self.outcome else SUMMARY


@dataclass(frozen=True)
class Path:
    """One path: its pages in order, where it ends, and answers that lead along it."""

    pages: tuple[Page, ...]
    ending: str
    example: Answers


def not_ended(questionnaire: Questionnaire, scenarios: Scenarios, before: int) -> list[Clause]:
    """No outcome holds over the answers to pages before this one. Counted answers only grow along
    a path and conditions are positive, so what does not hold now did not hold earlier."""
    cases = (case for outcome in questionnaire.outcomes for case in outcome.when.cases)
    return no_case(
        case for case in cases if all(scenarios.place(reference) < before for reference in case)
    )


def endings(questionnaire: Questionnaire, scenarios: Scenarios) -> Iterator[Ending]:
    """Every place where a journey could end, in the order of the file's outcomes."""
    for number, outcome in enumerate(questionnaire.outcomes):
        for last in sorted({scenarios.place(reference) for reference in outcome.when.reads}):
            tried_first = [c for o in questionnaire.outcomes[:number] for c in o.when.cases]
            clauses = both(
                some_case(questionnaire.pages[last].when),
                some_case(outcome.when),
                not_ended(questionnaire, scenarios, last),
                no_case(tried_first),
            )
            yield Ending(outcome, last, tuple(clauses))
    yield summary_ending(questionnaire, scenarios)


def summary_ending(questionnaire: Questionnaire, scenarios: Scenarios) -> Ending:
    end = len(questionnaire.pages)
    return Ending(None, end - 1, tuple(not_ended(questionnaire, scenarios, end)))


def every_path(questionnaire: Questionnaire, scenarios: Scenarios) -> Iterator[Path]:
    """Every path that somebody could walk, each with an example; at most MOST_PATHS of them."""
    count = 0
    for ending in endings(questionnaire, scenarios):
        for pages, example in _walk(questionnaire, scenarios, ending):
            yield Path(pages, ending.name, example)
            count += 1
            if count == MOST_PATHS:
                return


def _walk(
    questionnaire: Questionnaire, scenarios: Scenarios, ending: Ending
) -> Iterator[tuple[tuple[Page, ...], Answers]]:
    """The paths to one ending: each conditional page on the path or off it, where possible."""
    shown = questionnaire.pages[: ending.last + 1]
    conditional = [(page.id, page.when) for page in shown if page.when is not None]

    def decide(
        undecided: int, on: frozenset[str], clauses: list[Clause]
    ) -> Iterator[tuple[tuple[Page, ...], Answers]]:
        example = scenarios.find(clauses, ending.last)
        if example is None:
            return
        if undecided == len(conditional):
            yield tuple(p for p in shown if p.when is None or p.id in on), example
            return
        page_id, when = conditional[undecided]
        yield from decide(undecided + 1, on | {page_id}, both(clauses, some_case(when)))
        yield from decide(undecided + 1, on, both(clauses, no_case(when.cases)))

    yield from decide(0, frozenset(), list(ending.clauses))


def extreme_path(
    questionnaire: Questionnaire,
    scenarios: Scenarios,
    ending: Ending,
    weight: Callable[[Page], int],
    longest: bool,
) -> tuple[int, Answers] | None:
    """The greatest or least weight of a path to the ending, with an example; None: none ends there.

    All conditional pages are put on the path at once, or kept off it. Where they compete, they are
    taken one by one, the heaviest first: then it is a length that somebody can reach, and there
    may be a better one.
    """
    shown = questionnaire.pages[: ending.last + 1]
    conditional = [(page, page.when) for page in shown if page.when is not None]
    always = sum(weight(page) for page in shown if page.when is None)

    def wish(when: Condition, on: bool) -> list[Clause]:
        return some_case(when) if on else no_case(when.cases)

    wishes = [wish(when, longest) for _, when in conditional]
    example = scenarios.find(both(ending.clauses, *wishes), ending.last)
    if example is not None:
        return always + sum(weight(page) for page, _ in conditional if longest), example
    clauses = list(ending.clauses)
    example = scenarios.find(clauses, ending.last)
    if example is None:
        return None
    total = always
    for page, when in sorted(conditional, key=lambda each: weight(each[0]), reverse=True):
        found = scenarios.find(both(clauses, wish(when, longest)), ending.last)
        on = longest if found is not None else not longest
        clauses = both(clauses, wish(when, on))
        example = found or example
        total += weight(page) if on else 0
    return total, example
