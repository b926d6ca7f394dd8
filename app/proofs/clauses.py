"""Conditions as a search works on them: clauses of which one alternative each must be so.

A condition that holds is one clause (any of its cases); one that does not hold is a clause a case
(any of its questions misses). Only shapes here; the search is in ``solver.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from app.questionnaire.definition.parts import Case, Condition

Codes = frozenset[str]


@dataclass(frozen=True, slots=True)
class Literal:
    """The answers to a question include one of the codes (``wanted``), or none of them."""

    reference: str
    codes: Codes
    wanted: bool


Alternative = tuple[Literal, ...]  # all of these
Clause = tuple[Alternative, ...]  # any of these


def some_case(condition: Condition | None) -> list[Clause]:
    """The condition holds."""
    if condition is None:
        return []
    return [tuple(one_case(case) for case in condition.cases)]


def one_case(case: Case) -> Alternative:
    return tuple(Literal(ref, codes, True) for ref, codes in _lists(case))


def no_case(cases: Iterable[Case]) -> list[Clause]:
    """None of the cases holds: each misses at least one of its lists of codes."""
    return [tuple((Literal(ref, codes, False),) for ref, codes in _lists(case)) for case in cases]


def _lists(case: Case) -> Iterator[tuple[str, Codes]]:
    """Each list of codes, of which one is given to the question, where the case holds."""
    for reference, lists in case.items():
        yield from ((reference, frozenset(codes)) for codes in lists)


def both(*groups: Iterable[Clause]) -> list[Clause]:
    """Every clause of every group."""
    return list(chain.from_iterable(groups))
