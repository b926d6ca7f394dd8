"""Whether answers exist that lead somewhere: a small constraint search over all of them.

Conditions are disjunctions of conjunctions of positive membership, so what a person *counts as
having said* decides everything, and saying less never makes more hold. Three laws bind it: an
answer counts only when its page is on the path; a required question on the path is answered; a
question's type limits its codes (one, several, alone, at most so many). The search keeps, for each
question, sets of codes of which one is wanted and the codes that are ruled out, and branches only
where a condition offers alternatives. It finds an example or proves that there is none.
What is asked of it is in ``checks.py`` and ``paths.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.questionnaire.answers import Answers, Value
from app.questionnaire.clauses import Alternative, Clause, Codes, Literal, no_case, some_case
from app.questionnaire.conditions import asked_by
from app.questionnaire.definition import Question, Questionnaire

# A search that branches more often than this is given up; no sensible file comes near it.
MOST_STEPS = 200_000


class Undecided(Exception):
    """The search was given up: neither an example nor a proof."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the search holds so far; never changed, only replaced."""

    wanted: Mapping[str, tuple[Codes, ...]]
    refused: Mapping[str, Codes]
    opened: frozenset[int]  # pages that must be on the path


class Scenarios:
    """The answers that are possible in one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.page_index = {
            question.id: i
            for i, page in enumerate(questionnaire.pages)
            for question in page.questions
        }
        self._when = [some_case(page.when) for page in questionnaire.pages]
        self._required = [
            [
                Literal(question.id, frozenset(question.options), True)
                for question in page.questions
                if question.required and question.options
            ]
            for page in questionnaire.pages
        ]
        self._asks_everybody = [
            i
            for i, page in enumerate(questionnaire.pages)
            if page.when is None and self._required[i]
        ]
        self._steps = 0

    def index(self, reference: str) -> int:
        """The place, in the file's order, of the page that asks."""
        return self.page_index[reference.partition(".")[0]]

    def find(
        self, clauses: Iterable[Clause], last: int | None = None, complete: bool = True
    ) -> Answers | None:
        """Answers to the pages up to ``last`` that fulfil every clause; None: there are none.

        ``complete``: required questions on the path are answered, as they are for anybody who
        pressed Continue. Raises Undecided.
        """
        self._steps = 0
        end = len(self.questionnaire.pages) - 1 if last is None else last
        known = _Known({}, {}, frozenset())
        start = list(clauses)
        if complete:
            start += [(tuple(self._required[i]),) for i in self._asks_everybody if i <= end]
        found = self._search(known, start, end, complete)
        return None if found is None else self._answers(found)

    # ------------------------------------------------------------------ the search

    def _search(
        self, known: _Known, clauses: list[Clause], end: int, complete: bool
    ) -> _Known | None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise Undecided
        rest: list[Clause] = []
        for clause in clauses:
            if any(self._entailed(known, alternative) for alternative in clause):
                continue
            open_ones = tuple(a for a in clause if self._feasible(known, a, end))
            if not open_ones:
                return None
            rest.append(open_ones)
        if not rest:
            return self._settle(known, end, complete)
        rest.sort(key=len)
        for alternative in rest[0]:
            taken, more = self._take(known, alternative, complete)
            found = self._search(taken, [*more, *rest[1:]], end, complete)
            if found is not None:
                return found
        return None

    def _settle(self, known: _Known, end: int, complete: bool) -> _Known | None:
        """Nothing is left to fulfil but a page that these answers open and that asks something
        required: it is answered too, or else its condition is kept from holding."""
        page = self._opened_by(known, end) if complete else None
        if page is None:
            return known
        when = self.questionnaire.pages[page].when
        answered: list[Clause] = [(tuple(self._required[page]),), *self._when[page]]
        found = self._search(known, answered, end, complete)
        if found is None and when is not None:
            found = self._search(known, no_case(when.cases), end, complete)
        return found

    def _opened_by(self, known: _Known, end: int) -> int | None:
        answers: Answers | None = None
        for i, page in enumerate(self.questionnaire.pages[: end + 1]):
            if page.when is None or not self._required[i] or i in known.opened:
                continue
            answers = answers or self._answers(known)
            if any(
                all(not answers.codes(ref).isdisjoint(codes) for ref, codes in case.items())
                for case in page.when.cases
            ):
                return i
        return None

    def _take(
        self, known: _Known, alternative: Alternative, complete: bool
    ) -> tuple[_Known, list[Clause]]:
        wanted, refused, opened = dict(known.wanted), dict(known.refused), set(known.opened)
        more: list[Clause] = []
        for literal in alternative:
            reference = literal.reference
            if not literal.wanted:
                refused[reference] = refused.get(reference, frozenset()) | literal.codes
                continue
            wanted[reference] = (*wanted.get(reference, ()), literal.codes)
            page = self.index(reference)
            if page not in opened:
                opened.add(page)
                more += self._when[page]
                if complete and self._required[page]:
                    more.append((tuple(self._required[page]),))
        return _Known(wanted, refused, frozenset(opened)), more

    def _entailed(self, known: _Known, alternative: Alternative) -> bool:
        return all(
            any(codes <= literal.codes for codes in known.wanted.get(literal.reference, ()))
            if literal.wanted
            else literal.codes <= known.refused.get(literal.reference, frozenset())
            for literal in alternative
        )

    def _feasible(self, known: _Known, alternative: Alternative, end: int) -> bool:
        """Whether the alternative still fits, each question by itself."""
        if any(a.wanted and self.index(a.reference) > end for a in alternative):
            return False
        taken, _ = self._take(known, alternative, complete=False)
        touched = {literal.reference for literal in alternative}
        return all(self._pick(taken, reference) is not None for reference in touched)

    # ------------------------------------------------------------------ codes

    def _pick(self, known: _Known, reference: str) -> tuple[str, ...] | None:
        """Codes that give every wanted set one of its own and none that is refused."""
        demands = known.wanted.get(reference, ())
        if not demands:
            return ()
        asked = asked_by(self.questionnaire, reference)
        refused = known.refused.get(reference, frozenset())
        allowed = [code for code in asked.options if code not in refused]
        question = self.questionnaire.question[reference.partition(".")[0]]
        if question.type == "choice":
            return _hit(demands, allowed, 1)
        if question.type == "table":
            return _hit(demands, allowed, question.max_rows)
        together = [code for code in allowed if not asked.options[code].exclusive]
        found = _hit(demands, together, question.max or len(allowed))
        if found is None:
            alone = [code for code in allowed if asked.options[code].exclusive]
            found = _hit(demands, alone, 1)
        return found

    def _answers(self, known: _Known) -> Answers:
        values: dict[str, Value] = {}
        columns: dict[str, dict[str, tuple[str, ...]]] = {}
        for reference in sorted(known.wanted, key=self.index):
            picked = self._pick(known, reference) or ()
            name, _, column = reference.partition(".")
            if column:
                columns.setdefault(name, {})[column] = picked
            else:
                values[name] = _value(self.questionnaire.question[name], picked)
        for name, cells in columns.items():
            rows = max(map(len, cells.values()))
            values[name] = tuple(
                {column: codes[i] for column, codes in cells.items() if i < len(codes)}
                for i in range(rows)
            )
        return Answers(values)


def _value(question: Question, codes: tuple[str, ...]) -> Value:
    if question.type == "choice":
        return codes[0]
    return tuple(code for code in question.options if code in codes)


def _hit(demands: Sequence[Codes], allowed: Sequence[str], most: int) -> tuple[str, ...] | None:
    """At most ``most`` of the allowed codes, so that every demand has one; None: impossible."""
    if not demands:
        return ()
    if most == 0:
        return None
    for code in _in_order(demands[0], allowed):
        others = [demand for demand in demands[1:] if code not in demand]
        found = _hit(others, allowed, most - 1)
        if found is not None:
            return (code, *found)
    return None


def _in_order(codes: Codes, allowed: Sequence[str]) -> Iterator[str]:
    return (code for code in allowed if code in codes)
