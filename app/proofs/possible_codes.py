"""Possible codes: which codes of one question can be given together, and answers made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.proofs.clauses import Codes
from app.questionnaire.answers import Answers, Value
from app.questionnaire.definition.parts import question_in
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Question

NONE: Codes = frozenset()


@dataclass(frozen=True, slots=True)
class _Domain:
    """A question's codes: those that go together, at most so many, and those that stand alone."""

    together: tuple[str, ...]
    alone: tuple[str, ...]
    most: int


class PossibleCodes:
    """What a person can answer to each question of a questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._questionnaire = questionnaire
        self._domains: dict[str, _Domain] = {}

    def pick(
        self, reference: str, wanted: Sequence[Codes], refused: Codes
    ) -> tuple[str, ...] | None:
        """Codes that give every wanted set one of its own and none that is refused."""
        domain = self._domain(reference)
        found = _hitting_set(wanted, [c for c in domain.together if c not in refused], domain.most)
        if found is None and domain.alone:
            found = _hitting_set(wanted, [c for c in domain.alone if c not in refused], 1)
        return found

    def answers(
        self,
        references: Iterable[str],
        wanted: Mapping[str, Sequence[Codes]],
        refused: Mapping[str, Codes],
    ) -> Answers:
        """Answers with a code of every wanted set, and none that is refused."""
        values: dict[str, Value] = {}
        columns: dict[str, dict[str, tuple[str, ...]]] = {}
        for reference in references:
            picked = self.pick(reference, wanted[reference], refused.get(reference, NONE)) or ()
            name, _, column = reference.partition(".")
            if column:
                columns.setdefault(name, {})[column] = picked
            else:
                values[name] = _value(self._questionnaire.question[name], picked)
        for name, cells in columns.items():
            rows = max(map(len, cells.values()))
            values[name] = tuple(
                {column: codes[i] for column, codes in cells.items() if i < len(codes)}
                for i in range(rows)
            )
        return Answers(values)

    def _domain(self, reference: str) -> _Domain:
        if reference not in self._domains:
            asked = self._questionnaire.asked[reference]
            question = self._questionnaire.question[question_in(reference)]
            most = {"choice": 1, "table": question.max_rows}.get(question.type)
            self._domains[reference] = _Domain(
                tuple(c for c, option in asked.options.items() if not option.exclusive),
                tuple(c for c, option in asked.options.items() if option.exclusive),
                most or question.max or len(asked.options),
            )
        return self._domains[reference]


def _value(question: Question, codes: tuple[str, ...]) -> Value:
    if question.type == "choice":
        return codes[0]
    return tuple(code for code in question.options if code in codes)


def _hitting_set(
    demands: Sequence[Codes], allowed: Sequence[str], most: int
) -> tuple[str, ...] | None:
    """At most ``most`` of the allowed codes, so that every demand has one; None: impossible."""
    if not demands:
        return ()
    if most == 0:
        return None
    for code in _in_order(demands[0], allowed):
        others = [demand for demand in demands[1:] if code not in demand]
        found = _hitting_set(others, allowed, most - 1)
        if found is not None:
            return (code, *found)
    return None


def _in_order(codes: Codes, allowed: Sequence[str]) -> Iterator[str]:
    return (code for code in allowed if code in codes)
