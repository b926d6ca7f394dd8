"""FHIR structure: the pages as groups, and around the pages behind an early outcome one more group.

The Questionnaire and the QuestionnaireResponse are both laid out by it, so that each answer stands
where its question does. Of pages ``a, b, c`` where an answer on ``a`` may end the journey:
``page:a, after:a [page:b, page:c]``, and ``after:a`` opens by the answers that do not end it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from app.exports import fhir_enable_when
from app.exports.fhir_enable_when import Clauses
from app.exports.fhir_terms import Json, Terms, page_id
from app.questionnaire.definition.parts import Case, Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page


@dataclass(frozen=True)
class Step:
    """A group: of one page's questions, or of all ``steps`` behind an early outcome.

    ``clauses``     what opens it; empty when nothing need hold
    ``expression``  the same in FHIRPath, where clauses cannot say it
    """

    link_id: str
    clauses: Clauses = ()
    expression: Json | None = None
    page: Page | None = None
    steps: tuple[Step, ...] = ()

    def around(self) -> list[str]:
        """The linkIds of the groups that its clauses put around it, from the inside out."""
        return fhir_enable_when.groups_around(self.link_id, self.clauses)

    def when_enabled(self, item: Json, terms: Terms) -> Json:
        """The item of this group with what opens it, and the groups around it."""
        if self.expression is not None:
            return {**self.expression, **item}
        return fhir_enable_when.enabled(item, self.clauses, terms) if self.clauses else item


def steps(definition: Questionnaire) -> tuple[Step, ...]:
    """All pages of a definition."""
    return tuple(_steps(definition, definition.pages))


def _steps(definition: Questionnaire, pages: tuple[Page, ...]) -> Iterator[Step]:
    for number, page in enumerate(pages, 1):
        yield _of_page(definition, page)
        endings = tuple(_endings_on(definition, page))
        if endings and pages[number:]:
            yield _behind(definition, page, endings, tuple(_steps(definition, pages[number:])))
            return


def _of_page(definition: Questionnaire, page: Page) -> Step:
    link_id = page_id(page)
    if page.when is None:
        return Step(link_id, page=page)
    clauses = fhir_enable_when.wanted(page.when)
    if clauses is None:
        expression = fhir_enable_when.by_expression(definition, page.when)
        return Step(link_id, expression=expression, page=page)
    return Step(link_id, clauses, page=page)


def _behind(
    definition: Questionnaire, page: Page, endings: tuple[Case, ...], behind: tuple[Step, ...]
) -> Step:
    link_id = f"after:{page.id}"
    ruled_out = [fhir_enable_when.ruled_out(definition, case) for case in endings]
    known = [clauses for clauses in ruled_out if clauses is not None]
    if len(known) < len(ruled_out):
        ended = Condition.model_construct(cases=tuple(map(dict, endings)))
        expression = fhir_enable_when.unless_by_expression(definition, ended)
        return Step(link_id, expression=expression, steps=behind)
    return Step(link_id, tuple(chain.from_iterable(known)), steps=behind)


def _endings_on(definition: Questionnaire, page: Page) -> Iterator[Case]:
    """The cases of early outcomes whose last answer is given on this page."""
    asks = {question.id for question in page.questions}
    last = definition.page_index_of
    for outcome in definition.outcomes:
        for case in outcome.when.cases:
            if max(case, key=last.__getitem__).partition(".")[0] in asks:
                yield case
