"""The words of every problem: a chapter a module, and in each code its message, fix and example.

Data only. ``CHAPTERS`` is the order in which docs/writing-questions.md tells them.
"""

from __future__ import annotations

from itertools import chain

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.evidence import EvidenceProblem
from app.checks.problem_messages.proofs import ProofProblem
from app.checks.problem_messages.questions import QuestionProblem
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problem_messages.references import ReferenceProblem
from app.checks.problem_messages.safety import SafetyProblem
from app.checks.problem_messages.shape import ShapeProblem
from app.checks.problem_messages.structure import StructureProblem
from app.checks.problem_messages.tables import TableProblem
from app.checks.problem_messages.translation import TranslationProblem
from app.checks.problem_messages.upkeep import UpkeepProblem
from app.checks.problem_messages.wording import WordingProblem
from app.checks.problem_messages.yaml_slips import YamlProblem

CHAPTERS: dict[str, tuple[ProblemCode, ...]] = {
    "Reading the file": (*UnreadableProblem, *YamlProblem),
    "The shape of a part": tuple(ShapeProblem),
    "Names and references": tuple(ReferenceProblem),
    "The order of things": tuple(StructureProblem),
    "Questions and their types": (*QuestionProblem, *TableProblem),
    "Safety": tuple(SafetyProblem),
    "Claims, numbers and balance": tuple(EvidenceProblem),
    "For every possible set of answers": tuple(ProofProblem),
    "Words": tuple(WordingProblem),
    "Upkeep": tuple(UpkeepProblem),
    "Another language": tuple(TranslationProblem),
}

EVERY_CODE: tuple[ProblemCode, ...] = tuple(chain.from_iterable(CHAPTERS.values()))
