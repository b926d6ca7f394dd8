"""Whether answers exist that lead somewhere: a small constraint search over all of them.

Conditions are disjunctions of conjunctions of positive membership, so what a person *counts as
having said* decides everything, and saying less never makes more hold. Three laws bind it: an
answer counts only when its page is on the path; a required question on the path is answered; a
question's type limits its codes (one, several, alone, at most so many). The search keeps, for each
question, sets of codes of which one is wanted and the codes that are ruled out, and branches only
where a condition offers alternatives. It finds an example or proves that there is none.
Which codes of one question go together is in ``possible_codes``; what is asked of the search is in
``checks`` and ``paths``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.proofs.clauses import Alternative, Clause, Codes, Literal, no_case, some_case
from app.proofs.possible_codes import NONE, PossibleCodes
from app.questionnaire.answers import NO_ANSWERS, Answers
from app.questionnaire.conditions import holds
from app.questionnaire.definition.questionnaire import Questionnaire

# A search that branches more often than this is given up; no sensible file comes near it.
MOST_STEPS = 200_000


class Undecided(Exception):
    """The search was given up: neither an example nor a proof."""


@dataclass(frozen=True, slots=True)
class _State:
    """What the search holds so far; never changed, only replaced."""

    wanted: Mapping[str, tuple[Codes, ...]]
    refused: Mapping[str, Codes]
    opened: frozenset[int]  # pages that must be on the path


class Scenarios:
    """The answers that are possible in one questionnaire."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self.questionnaire = questionnaire
        self.place = questionnaire.page_index_of.__getitem__
        self._when = [some_case(page.when) for page in questionnaire.pages]
        self._required = [
            [
                Literal(question.id, frozenset(question.options), True)
                for question in page.questions
                if question.required and question.options
            ]
            for page in questionnaire.pages
        ]
        asks = [i for i, required in enumerate(self._required) if required]
        self._asks_everybody = [i for i in asks if questionnaire.pages[i].when is None]
        self._asks_some = [i for i in asks if questionnaire.pages[i].when is not None]
        self._codes = PossibleCodes(questionnaire)
        self._steps = 0

    def find(
        self, clauses: Iterable[Clause], last: int | None = None, complete: bool = True
    ) -> Answers | None:
        """Answers to the pages up to ``last`` that fulfil every clause; None: there are none.

        ``complete``: required questions on the path are answered, as they are for anybody who
        pressed Continue. Raises Undecided.
        """
        self._steps = 0
        end = len(self.questionnaire.pages) - 1 if last is None else last
        state = _State({}, {}, frozenset())
        start = list(clauses)
        if complete:
            start += [(tuple(self._required[i]),) for i in self._asks_everybody if i <= end]
        found = self._search(state, start, end, complete)
        return None if found is None else self._answers(found)

    def _search(
        self, state: _State, clauses: Iterable[Clause], end: int, complete: bool
    ) -> _State | None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise Undecided
        reduced = self._reduce(state, clauses, end, complete)
        if reduced is None:
            return None
        state, rest = reduced
        if not rest:
            return self._complete(state, end, complete)
        first = min(rest, key=len)
        others = [clause for clause in rest if clause is not first]
        for alternative in first:
            found = self._search(state, [(alternative,), *others], end, complete)
            if found is not None:
                return found
        return None

    def _reduce(
        self, state: _State, clauses: Iterable[Clause], end: int, complete: bool
    ) -> tuple[_State, list[Clause]] | None:
        """Take what leaves no choice, again and again; the clauses that still leave one."""
        pending = list(clauses)
        rest: list[Clause] = []
        while pending:
            taken = False
            later: list[Clause] = []
            rest = []
            for clause in pending:
                if any(self._entailed(state, alternative) for alternative in clause):
                    continue
                open_ones = tuple(a for a in clause if self._feasible(state, a, end))
                if not open_ones:
                    return None
                if len(open_ones) == 1:
                    state, more = self._assign(state, open_ones[0], complete)
                    later += more
                    taken = True
                else:
                    rest.append(open_ones)
            pending = [*later, *rest] if taken else []
        return state, rest

    def _complete(self, state: _State, end: int, complete: bool) -> _State | None:
        """Nothing is left to fulfil but a page that these answers open and that asks something
        required: it is answered too, or else its condition is kept from holding."""
        page = self._opened_by(state, end) if complete else None
        if page is None:
            return state
        when = self.questionnaire.pages[page].when
        answered: list[Clause] = [(tuple(self._required[page]),), *self._when[page]]
        found = self._search(state, answered, end, complete)
        if found is None and when is not None:
            found = self._search(state, no_case(when.cases), end, complete)
        return found

    def _opened_by(self, state: _State, end: int) -> int | None:
        unknown = [i for i in self._asks_some if i <= end and i not in state.opened]
        answers = self._answers(state) if unknown else NO_ANSWERS
        return next((i for i in unknown if holds(self.questionnaire.pages[i].when, answers)), None)

    def _assign(
        self, state: _State, alternative: Alternative, complete: bool
    ) -> tuple[_State, list[Clause]]:
        wanted, refused, opened = dict(state.wanted), dict(state.refused), set(state.opened)
        more: list[Clause] = []
        for literal in alternative:
            reference = literal.reference
            if not literal.wanted:
                refused[reference] = refused.get(reference, NONE) | literal.codes
                continue
            wanted[reference] = (*wanted.get(reference, ()), literal.codes)
            page = self.place(reference)
            if page not in opened:
                opened.add(page)
                more += self._when[page]
                if complete and self._required[page]:
                    more.append((tuple(self._required[page]),))
        return _State(wanted, refused, frozenset(opened)), more

    def _entailed(self, state: _State, alternative: Alternative) -> bool:
        return all(
            any(codes <= literal.codes for codes in state.wanted.get(literal.reference, ()))
            if literal.wanted
            else literal.codes <= state.refused.get(literal.reference, NONE)
            for literal in alternative
        )

    def _feasible(self, state: _State, alternative: Alternative, end: int) -> bool:
        """Whether the alternative still fits: all that it says of one question, taken together."""
        about: dict[str, list[Literal]] = {}
        for literal in alternative:
            about.setdefault(literal.reference, []).append(literal)
        return all(self._fits(state, name, literals, end) for name, literals in about.items())

    def _fits(self, state: _State, reference: str, literals: Iterable[Literal], end: int) -> bool:
        wanted, refused = state.wanted.get(reference, ()), state.refused.get(reference, NONE)
        for literal in literals:
            if not literal.wanted:
                refused |= literal.codes
            elif self.place(reference) > end:
                return False
            else:
                wanted = (*wanted, literal.codes)
        return not wanted or self._codes.pick(reference, wanted, refused) is not None

    def _answers(self, state: _State) -> Answers:
        references = sorted(state.wanted, key=self.place)
        return self._codes.answers(references, state.wanted, state.refused)
