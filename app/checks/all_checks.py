"""Every check of a file of questions, in one list.

Loading runs them phase by phase and stops where a phase found something: a file that fails any but
the last is not served. ``flask questions check`` goes on to the last. Two are not in the list:
``upkeep``, which depends on the day, and ``reachability``, which gives examples as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from app.checks import (
    evidence,
    help_lines,
    ids,
    look_alikes,
    named_parts,
    plain_name,
    promises,
    question_types,
    reading_grade,
    references,
    safety,
    structure,
    tables,
    upkeep,
    verdicts,
    wording,
)
from app.checks.problems import Finding
from app.questionnaire.definition.questionnaire import Questionnaire


class Phase(Enum):
    """When a check can be run: each phase relies on the ones before it."""

    IDS = auto()  # one id, one thing: where it fails, all that is told after it is noise
    PARTS = auto()  # what holds between the parts that could be read
    LEFT_OVER = auto()  # what nothing uses or prints: only where every part was read
    PROOFS = auto()  # what holds for every set of answers: only where all names are right
    NOTICED = auto()  # what a careful colleague would notice; a file is served in spite of it


@dataclass(frozen=True)
class Check:
    phase: Phase
    find: Callable[[Questionnaire], Iterable[Finding]]


ALL_CHECKS: tuple[Check, ...] = (
    Check(Phase.IDS, ids.check),
    Check(Phase.PARTS, references.check),
    Check(Phase.PARTS, named_parts.check),
    Check(Phase.PARTS, tables.check),
    Check(Phase.PARTS, question_types.check),
    Check(Phase.PARTS, structure.check),
    Check(Phase.PARTS, look_alikes.check),
    Check(Phase.PARTS, plain_name.check),
    Check(Phase.PARTS, safety.check),
    Check(Phase.PARTS, evidence.check),
    Check(Phase.LEFT_OVER, structure.printed),
    Check(Phase.LEFT_OVER, references.unread),
    Check(Phase.LEFT_OVER, evidence.unused),
    Check(Phase.PROOFS, promises.check),
    Check(Phase.PROOFS, safety.declined),
    Check(Phase.NOTICED, help_lines.young),
    Check(Phase.NOTICED, wording.check),
    Check(Phase.NOTICED, verdicts.check),
    Check(Phase.NOTICED, reading_grade.check),
)


def run(phase: Phase, questionnaire: Questionnaire) -> list[Finding]:
    """Everything that one phase finds."""
    found: list[Finding] = []
    for check in ALL_CHECKS:
        if check.phase is phase:
            found += check.find(questionnaire)
    return found


def first_found(questionnaire: Questionnaire, whole: bool) -> list[Finding]:
    """What the first phase finds that finds anything: what comes after mostly follows from it.

    ``whole``: every part could be read, so that what nothing uses is not merely unread.
    """
    for phase in (Phase.IDS, Phase.PARTS, *((Phase.LEFT_OVER, Phase.PROOFS) if whole else ())):
        found = run(phase, questionnaire)
        if found:
            return found
    return []


def noticed(questionnaire: Questionnaire, today: date) -> list[Finding]:
    """What is told of a file that is served all the same, its dates among it."""
    return [*run(Phase.NOTICED, questionnaire), *upkeep.check(questionnaire, today)]
