"""Every check of a file of questions, in one list.

Loading runs them phase by phase and stops where a phase found something: a file that fails one of
the first three is not served. ``flask questions check`` goes on to the last. Whether every part can
be reached by somebody is the one thing that is not in the list, since it gives examples as well:
``reachability.prove``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from app.checks import (
    evidence,
    ids,
    promises,
    question_types,
    reading_grade,
    references,
    safety,
    upkeep,
    wording,
)
from app.checks.problems import Finding
from app.questionnaire.definition import Questionnaire


class Phase(Enum):
    """When a check can be run: each phase relies on the ones before it."""

    PARTS = auto()  # what holds between the parts that could be read
    LEFT_OVER = auto()  # what nothing uses: only where every part could be read
    PROOFS = auto()  # what holds for every set of answers: only where all names are right
    CARE = auto()  # what a careful colleague would notice; a file is served in spite of it


@dataclass(frozen=True)
class Check:
    phase: Phase
    find: Callable[[Questionnaire], Iterable[Finding]]


ALL_CHECKS: tuple[Check, ...] = (
    Check(Phase.PARTS, ids.check),
    Check(Phase.PARTS, question_types.check),
    Check(Phase.PARTS, references.check),
    Check(Phase.PARTS, safety.check),
    Check(Phase.PARTS, evidence.check),
    Check(Phase.LEFT_OVER, references.unread),
    Check(Phase.LEFT_OVER, evidence.unused),
    Check(Phase.PROOFS, promises.check),
    Check(Phase.PROOFS, safety.declined),
    Check(Phase.CARE, safety.nobody_to_call),
    Check(Phase.CARE, wording.check),
    Check(Phase.CARE, reading_grade.check),
)


def run(phase: Phase, questionnaire: Questionnaire) -> list[Finding]:
    """Everything that one phase finds."""
    found: list[Finding] = []
    for check in ALL_CHECKS:
        if check.phase is phase:
            found += check.find(questionnaire)
    return found


def care(questionnaire: Questionnaire, today: date) -> list[Finding]:
    """What concerns the care of the file, its dates among it, which depend on the day."""
    return [*run(Phase.CARE, questionnaire), *upkeep.check(questionnaire, today)]
