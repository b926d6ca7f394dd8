"""Skip logic: when FHIR readers show a page, so that their path is ours.

A page is enabled when its own condition holds and no early outcome held before it. FHIR R4's flat
``enableWhen`` says that for one question, or for one code each of several; everything else takes
the ``enableWhenExpression`` of Structured Data Capture (SDC), in FHIRPath. Never both, as SDC asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.questionnaire.conditions import in_words
from app.questionnaire.definition import Questionnaire
from app.questionnaire.parts import Case
from app.questionnaire.questions import Page

EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"


def enabled(questionnaire: Questionnaire, page: Page, systems: Mapping[str, str]) -> dict[str, Any]:
    """The part of a page's group that says when it is shown; empty when it always is.

    ``systems`` maps each question, or ``table.column``, to the code system of its options.
    """
    wanted = page.when.cases if page.when else ()
    ends = tuple(_ends_before(questionnaire, page))
    flat = _flat(wanted, ends, systems)
    if flat is not None:
        return flat
    expression = " and ".join((*_any(wanted), *(f"{_case(case)}.not()" for case in ends)))
    description = in_words(questionnaire, page.when) if page.when else page.title
    value = {"language": "text/fhirpath", "expression": expression, "description": description}
    return {"extension": [{"url": EXPRESSION, "valueExpression": value}]}


def _ends_before(questionnaire: Questionnaire, page: Page) -> Iterator[Case]:
    """The cases of early outcomes that must be ruled out for this page to be shown.

    Those that only read earlier pages; but not those that disable a page which this page's own
    condition reads, since a disabled question has no answer and the condition then fails by itself.
    """
    place = questionnaire.page_index_of.__getitem__
    here = place(page.questions[0].id)
    wanted = page.when.cases if page.when else ()
    for outcome in questionnaire.outcomes:
        for case in outcome.when.cases:
            decided = max(map(place, case))
            fails_itself = bool(wanted) and all(
                any(place(reference) > decided for reference in needed) for needed in wanted
            )
            if decided < here and not fails_itself:
                yield case


def _flat(
    wanted: tuple[Case, ...], ends: tuple[Case, ...], systems: Mapping[str, str]
) -> dict[str, Any] | None:
    """The rule as ``enableWhen``, or None when that form cannot say it."""
    asked = [lists for case in (*wanted, *ends) for lists in case.values()]
    if any(len(case) > 1 for case in ends) or any(len(lists) > 1 for lists in asked):
        return None
    if _reads_tables(wanted) or _reads_tables(ends):
        return None
    needed = [(reference, lists[0]) for case in wanted for reference, lists in case.items()]
    excluded = [
        _when(systems, reference, "!=", code)
        for case in ends
        for reference, lists in case.items()
        for code in lists[0]
    ]
    included = [_when(systems, ref, "=", code) for ref, codes in needed for code in codes]
    together = included + excluded
    if len(together) < 2:
        return {"enableWhen": together} if together else {}
    if not included or (len(wanted) == 1 and all(len(codes) == 1 for _, codes in needed)):
        return {"enableWhen": together, "enableBehavior": "all"}
    if not excluded and all(len(case) == 1 for case in wanted):
        return {"enableWhen": together, "enableBehavior": "any"}
    return None


def _reads_tables(cases: tuple[Case, ...]) -> bool:
    return any("." in reference for case in cases for reference in case)


def _when(systems: Mapping[str, str], reference: str, operator: str, code: str) -> dict[str, Any]:
    coding = {"system": systems[reference], "code": code}
    return {"question": reference, "operator": operator, "answerCoding": coding}


def _any(cases: tuple[Case, ...]) -> Iterator[str]:
    if cases:
        yield _grouped(" or ", [_case(case) for case in cases])


def _case(case: Case) -> str:
    return _grouped(" and ", [_given(ref, codes) for ref, lists in case.items() for codes in lists])


def _grouped(operator: str, terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({operator.join(terms)})"


def _given(reference: str, codes: Sequence[str]) -> str:
    """Whether the answer to a question, in any row of a table, is one of the codes."""
    matches = " or ".join(f"code='{code}'" for code in codes)
    answers = f"%resource.repeat(item).where(linkId='{reference}').answer.value"
    return f"{answers}.where({matches}).exists()"
