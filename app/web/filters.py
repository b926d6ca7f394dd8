"""Filters: what a template says with a fragment and the answers of one request.

A fragment stops where an answer stands; here that is put in, escaped, and nothing of it is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from jinja2 import Environment, pass_environment
from markupsafe import Markup, escape

from app.exports import help_text
from app.questionnaire import messages
from app.questionnaire.definition.questions import Page
from app.questionnaire.shown_answers import ShownAnswer
from app.web.fragments import TYPED, OfAnswers, UpToAnswer


def filled_in(blank: tuple[UpToAnswer, ...], field: Any) -> Markup:
    """A question with what was given."""
    if not field.asked.options:
        (before, _), (after, _) = blank
        return Markup(f"{before}{escape(field.text)}{after}")  # noqa: S704 - of the file, but for this
    chosen = field.chosen
    marked = [f"{part} checked" if code in chosen else part for part, code in blank]
    return Markup("".join(marked))  # noqa: S704 - all of it is of the file


@pass_environment
def answers(environment: Environment, items: Iterable[ShownAnswer]) -> Markup:
    """Answers in pairs, each by its fragment, or else by the macro that makes one."""
    made: Any = environment.globals
    return _joined(items, made["fragments"].answer, made["parts_of"].answer)


@pass_environment
def answers_to_change(environment: Environment, items: Iterable[ShownAnswer], page: Page) -> Markup:
    """The same, each with a link to its page."""
    made: Any = environment.globals
    return _joined(items, made["fragments"].to_change, made["parts_of"].to_change, page)


def _joined(
    items: Iterable[ShownAnswer], kept: OfAnswers, macro: Callable[..., Markup], *page: Page
) -> Markup:
    found: list[str] = []
    for item in items:
        if item.code is not None:
            found.append(kept[item.id, item.code])
        elif item.state or item.table:
            found.append(macro(item, *page))
        else:
            found.append(str(kept[item.id, None]).replace(TYPED, escape(item.text)))
    return Markup("".join(found))  # noqa: S704 - of the file, but for what was escaped


FILTERS = {
    "address": help_text.address,
    "answers": answers,
    "answers_to_change": answers_to_change,
    "day": messages.day,
    "filled_in": filled_in,
}
