"""enableWhen: when FHIR readers show an item, so that every one of them takes our path.

Readers differ where a question may be unanswered: by the specification ``!=`` then holds, by the
HL7 validator and others it does not. So everything here is said positively, as answers that were
given: a condition becomes clauses that must all hold, each by any of its answers. One clause is an
``enableWhen``; several are groups within each other, and what ends a journey closes a group around
the pages that follow, which opens by every other answer.
What the flat form cannot say takes the ``enableWhenExpression`` of Structured Data Capture (SDC).
Source: hl7.org/fhir/R4/questionnaire.html, enableWhen and enableBehavior.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, product
from typing import Any

from app.exports.fhir_terms import Json, Terms
from app.questionnaire.conditions import in_words
from app.questionnaire.definition.parts import Case, Codes, Condition
from app.questionnaire.definition.questionnaire import Questionnaire

Answer = tuple[str, str]  # reference, code
Clause = frozenset[Answer]  # holds by any of them
Clauses = tuple[Clause, ...]  # of which all must hold

MOST_CLAUSES = 12
EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"


def wanted(condition: Condition) -> Clauses | None:
    """The condition as clauses; None where ``enableWhen`` cannot say it."""
    if any("." in reference for reference in condition.reads):
        return None  # the rows of a table: R4 leaves open which of them is meant
    return _any_of(_case(case) for case in condition.cases)


def ruled_out(questionnaire: Questionnaire, case: Case) -> Clauses | None:
    """That this case does not hold, by the other answers; None where they cannot say so.

    They can where each question is one choice that must be answered: then another answer was given,
    or its page was not shown, which is said by what would have shown it.
    """
    without = [
        _without(questionnaire, name, codes) for name, lists in case.items() for codes in lists
    ]
    known = [clauses for clauses in without if clauses is not None]
    return _any_of(known) if len(known) == len(without) else None


def enabled(item: Json, clauses: Clauses, terms: Terms) -> Json:
    """The item, shown when all clauses hold: within a group for each that it cannot hold itself."""
    *outer, own = [_whens(clause, terms) for clause in clauses]
    around = groups_around(item["linkId"], clauses)
    if not around:
        return {**_rules([when for whens in (*outer, own) for when in whens], len(own) > 1), **item}
    found = {**_rules(own, len(own) > 1), **item}
    for link_id, whens in zip(around, reversed(outer), strict=True):
        rules = _rules(whens, len(whens) > 1)
        found = {**rules, "linkId": link_id, "type": "group", "item": [found]}
    return found


def groups_around(link_id: str, clauses: Clauses) -> list[str]:
    """The linkIds of the groups that these clauses put around an item, from the inside out."""
    if all(len(clause) == 1 for clause in clauses):
        return []
    return [f"{link_id}:when-{number}" for number in range(1, len(clauses))]


def by_expression(questionnaire: Questionnaire, condition: Condition) -> Json:
    """The condition in FHIRPath, for readers of SDC."""
    expression = _grouped(" or ", [_case_in_fhirpath(case) for case in condition.cases])
    return _expression(expression, in_words(questionnaire, condition))


def unless_by_expression(questionnaire: Questionnaire, condition: Condition) -> Json:
    """That the condition does not hold, in FHIRPath."""
    expression = _grouped(" or ", [_case_in_fhirpath(case) for case in condition.cases])
    return _expression(f"({expression}).not()", in_words(questionnaire, condition))


# ---------------------------------------------------------------------------- clauses


def _case(case: Case) -> Clauses:
    return _fewest(
        frozenset((reference, code) for code in codes)
        for reference, lists in case.items()
        for codes in lists
    )


def _any_of(several: Iterable[Clauses]) -> Clauses | None:
    """One of several holds: each clause of one with each of the others."""
    found: Clauses = (frozenset(),)
    for clauses in several:
        found = _fewest(one | other for one, other in product(found, clauses))
        if len(found) > MOST_CLAUSES:
            return None
    return found


def _fewest(clauses: Iterable[Clause]) -> Clauses:
    """Without those that hold whenever another does."""
    kept = list(dict.fromkeys(clauses))
    return tuple(one for one in kept if not any(other < one for other in kept))


def _without(questionnaire: Questionnaire, reference: str, codes: Codes) -> Clauses | None:
    question = questionnaire.question.get(reference)
    if question is None or question.type != "choice" or not question.required:
        return None
    other = frozenset((reference, code) for code in question.options if code not in codes)
    when = questionnaire.page_asking[reference].when
    if when is None:
        return (other,)
    unshown = [ruled_out(questionnaire, case) for case in when.cases]
    hidden = [clauses for clauses in unshown if clauses is not None]
    if len(hidden) < len(unshown):
        return None
    return _any_of([(other,), _fewest(chain.from_iterable(hidden))])


# ---------------------------------------------------------------------------- as JSON


def _whens(clause: Clause, terms: Terms) -> list[Json]:
    return [
        {
            "question": reference,
            "operator": "=",
            "answerCoding": {"system": terms.systems[reference], "code": code},
        }
        for reference in sorted({name for name, _ in clause}, key=terms.order.__getitem__)
        for code in terms.definition.asked[reference].options
        if (reference, code) in clause
    ]


def _rules(whens: list[Json], any_is_enough: bool) -> Json:
    if len(whens) < 2:
        return {"enableWhen": whens}
    return {"enableWhen": whens, "enableBehavior": "any" if any_is_enough else "all"}


def _expression(expression: str, description: str) -> dict[str, Any]:
    value = {"language": "text/fhirpath", "expression": expression, "description": description}
    return {"extension": [{"url": EXPRESSION, "valueExpression": value}]}


def _case_in_fhirpath(case: Case) -> str:
    return _grouped(" and ", [_given(ref, codes) for ref, lists in case.items() for codes in lists])


def _grouped(operator: str, terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({operator.join(terms)})"


def _given(reference: str, codes: Codes) -> str:
    """Whether the answer to a question, in any row of a table, is one of the codes."""
    matches = " or ".join(f"code='{code}'" for code in codes)
    answers = f"%resource.repeat(item).where(linkId='{reference}').answer.value"
    return f"{answers}.where({matches}).exists()"
