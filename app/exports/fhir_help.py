"""FHIR help: what keeps somebody in danger safe when our questions are asked elsewhere.

A reader of FHIR shows neither our help bar nor our outcome pages. So the questionnaire carries them
as items: the firm statement first, a finder that is always there, the help lines of each country
once it is chosen, and what an outcome, a notice or the help panel says, where it holds.
The rules for our own pages stand in ``web/urgent_help.py``, those for the file in
``checks/safety.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.exports import fhir_enable_when, help_text
from app.exports.fhir_terms import Json, Terms, control, display
from app.questionnaire import messages
from app.questionnaire.definition.guidance import Notice, Outcome
from app.questionnaire.definition.help_lines import Country, Panel
from app.questionnaire.definition.parts import Condition, off_site_texts
from app.questionnaire.definition.questions import Page

Line = Callable[[Country], str]


def first_items(terms: Terms) -> Iterator[Json]:
    """What stands before every question: the firm statement, and help that is always in view."""
    definition = terms.definition
    firm = " ".join(messages.FIRM_STATEMENT)
    yield display("firm-statement", firm)
    help_ = definition.help
    found = display("help:finder", f"{help_.title} {help_text.reached(help_.finder)}.")
    yield {"extension": [control("header")], "linkId": "help", "type": "group", "item": [found]}


def after(terms: Terms, page: Page) -> Iterator[Json]:
    """The help that answers on this page call for, and none that an earlier page decided."""
    definition = terms.definition
    if definition.help.question in (question.id for question in page.questions):
        yield _group("help:lines", [], list(_by_country(terms, "help:lines", _short_line)))
    if definition.last_page_read(definition.help.panel.when) is page:
        yield _when(terms, definition.help.panel.when, _panel(terms, definition.help.panel))
    for notice in definition.notices:
        if definition.last_page_read(notice.when) is page:
            yield _when(terms, notice.when, _notice(terms, notice))
    for outcome in definition.outcomes:
        if definition.last_page_read(outcome.when) is page:
            yield _when(terms, outcome.when, _outcome(terms, outcome))


# ---------------------------------------------------------------------------- each kind


def _panel(terms: Terms, panel: Panel) -> Json:
    told = [panel.title, *off_site_texts(panel.body)]
    return _group("help:panel", told, list(_by_country(terms, "help:panel", _short_line)))


def _notice(terms: Terms, notice: Notice) -> Json:
    link_id = f"notice:{notice.id}"
    told = [f"{notice.title}. {notice.about}", *off_site_texts(notice.body)]
    line = _emergency_first if notice.emergency_first else _short_line
    return _group(link_id, told, list(_by_country(terms, link_id, line)))


def _outcome(terms: Terms, outcome: Outcome) -> Json:
    """An outcome's page: its words, every line of the country, what comes after them."""
    link_id = f"outcome:{outcome.id}"
    lines = [*_by_country(terms, link_id, lambda country: _services(country, outcome))]
    lines.append(
        display(f"{link_id}:finder", f"{help_text.reached(terms.definition.help.finder)}.")
    )
    last = outcome.after
    rest = [last.title, *off_site_texts(last.body)] if last else []
    closing = [display(f"{link_id}:after-{n}", text) for n, text in enumerate(rest, 1)]
    return _group(link_id, [outcome.title, *off_site_texts(outcome.body)], [*lines, *closing])


def _group(link_id: str, told: list[str], more: list[Json]) -> Json:
    notes = [display(f"{link_id}:note-{number}", text) for number, text in enumerate(told, 1)]
    return {"linkId": link_id, "type": "group", "item": [*notes, *more]}


def _by_country(terms: Terms, owner: str, line: Line) -> Iterator[Json]:
    help_ = terms.definition.help
    for code, country in help_.countries.items():
        item = display(f"{owner}:{code}", line(country))
        chosen = frozenset([(help_.question, code)])
        yield fhir_enable_when.enabled(item, (chosen,), terms)


# ---------------------------------------------------------------------------- lines


def _short_line(country: Country) -> str:
    return help_text.short_help(country, chosen=False)


def _emergency_first(country: Country) -> str:
    return f"{country.name}: {' · '.join(map(help_text.reached, country.emergency_first))}"


def _services(country: Country, outcome: Outcome) -> str:
    return "\n".join([_short_line(country), *map(help_text.service, outcome.services(country))])


# ---------------------------------------------------------------------------- where and when


def _when(terms: Terms, condition: Condition, group: Json) -> Json:
    clauses = fhir_enable_when.wanted(condition)
    if clauses is None:
        return {**fhir_enable_when.by_expression(terms.definition, condition), **group}
    return fhir_enable_when.enabled(group, clauses, terms)
