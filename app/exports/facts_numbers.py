"""Facts numbers: the three numbers that are drawn on paper, and the one table of side effects.

A drawing is only looked at: the sentence beside it says the same with who was studied, for how long
and compared with what. The table's axis starts at nought and is never stretched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.questionnaire.definition.guidance import Number
from app.questionnaire.facts import Facts

AXES = (50, 100)  # of the table of side effects: the shorter that holds every number


@dataclass(frozen=True)
class DrawnShare:
    """A number of people out of 100, and who they were."""

    people: int
    group: str


@dataclass(frozen=True)
class Drawn:
    """A number that is drawn, with the sentence that says it all."""

    what: str
    sentence: str
    certainty: str
    sources: str
    shares: tuple[DrawnShare, ...]


@dataclass(frozen=True)
class Effect:
    """A row of the table of side effects; ``compared`` is None where there is no comparison."""

    what: str
    treated: int
    compared: int | None


@dataclass(frozen=True)
class Effects:
    """The one table of side effects, under the names of its two groups."""

    treated: str
    compared: str
    axis: int
    rows: tuple[Effect, ...]
    note: str
    sources: str


def drawn(facts: Facts, number: Number) -> Drawn:
    """One of the three numbers."""
    shares = (number.treated, number.compared)
    return Drawn(
        what=number.what,
        sentence=number.sentence,
        certainty=f"{number.certainty} {number.no_comparison or ''}".strip(),
        sources=source_numbers(facts, [number.source]),
        shares=tuple(DrawnShare(share.people, share.group) for share in shares if share),
    )


def effects(facts: Facts) -> Effects:
    """The table, in the order that the facts give it."""
    numbers = facts.side_effects
    rows = tuple(
        Effect(n.what, n.treated.people, n.compared.people if n.compared else None) for n in numbers
    )
    most = max(max(row.treated, row.compared or 0) for row in rows)
    compared = next((n.compared.group for n in numbers if n.compared), "")
    return Effects(
        treated=numbers[0].treated.group,
        compared=compared,
        axis=next(axis for axis in AXES if most <= axis),
        rows=rows,
        note=facts.side_effects_note,
        sources=source_numbers(facts, {number.source for number in numbers}),
    )


def source_numbers(facts: Facts, source_ids: Iterable[str]) -> str:
    """The numbers of sources in the list at the end, such as ``[3, 7]``."""
    numbers = ", ".join(str(number) for number, _ in facts.cited(source_ids))
    return f"[{numbers}]" if numbers else ""
