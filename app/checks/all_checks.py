"""What must hold between the parts of a definition, whatever anybody answers.

The entry to five rooms: ``references.py`` (what conditions name exists, and is read in order),
``mentions.py`` (so does what the rest names), ``askings.py`` (each question fits its type),
``crisis.py`` (nobody in danger is passed over) and ``claims.py`` (sources, numbers, balance).
What needs reasoning over all sets of answers is in ``checks.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.checks import evidence, mentions, question_types, references, safety
from app.checks.problems import Finding, Steps
from app.questionnaire.definition import Questionnaire

# Names that the program's own form fields and addresses use, and those that a form has of its own.
RESERVED_FIELDS = frozenset(
    {"csrf_token", "add_row", "remove_row", "continue", "return"}
    | {"data", "errors", "form_errors", "given", "hidden_tag", "is_submitted", "meta", "page"}
    | {"populate_obj", "post_process", "problems", "process", "refuse"}
    | {"validate", "validate_on_submit"}
)
RESERVED_OUTCOMES = frozenset({"summary"})


def between(questionnaire: Questionnaire) -> list[Finding]:
    """What is wrong between the parts that are there."""
    return [
        *_ids(questionnaire),
        *_urgent_first(questionnaire),
        *question_types.fit(questionnaire),
        *references.known(questionnaire),
        *mentions.known(questionnaire),
        *safety.guarded(questionnaire),
        *evidence.supported(questionnaire),
        *evidence.numbers_in_form(questionnaire),
        *evidence.balanced(questionnaire),
    ]


def left_over(questionnaire: Questionnaire) -> list[Finding]:
    """What nothing uses. Only a definition whose every part could be read can be told this."""
    return [*references.unread(questionnaire), *evidence.unused(questionnaire)]


def _ids(questionnaire: Questionnaire) -> Iterator[Finding]:
    pages = questionnaire.pages
    yield from _unique("page", (((("pages", i), page.id)) for i, page in enumerate(pages)))
    yield from _unique(
        "question",
        (
            (("pages", i, "questions", j), question.id)
            for i, page in enumerate(pages)
            for j, question in enumerate(page.questions)
        ),
        RESERVED_FIELDS,
    )
    for i, page in enumerate(pages):
        for j, question in enumerate(page.questions):
            here: Steps = ("pages", i, "questions", j, "columns")
            yield from _unique(
                "column",
                (((*here, k), column.id) for k, column in enumerate(question.columns)),
                RESERVED_FIELDS,
            )
    q = questionnaire
    yield from _unique(
        "outcome",
        ((("outcomes", i), part.id) for i, part in enumerate(q.outcomes)),
        RESERVED_OUTCOMES,
    )
    yield from _unique("flag", ((("flags", i), part.id) for i, part in enumerate(q.flags)))
    yield from _unique("topic", ((("topics", i), part.id) for i, part in enumerate(q.topics)))
    yield from _unique(
        "row", ((("options_table", i), part.id) for i, part in enumerate(q.options_table))
    )
    yield from _unique(
        "section",
        ((("summary", "sections", i), part.id) for i, part in enumerate(q.summary.sections)),
    )


def _urgent_first(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Nothing may stand in the way of urgent help, even where today's rules never let it."""
    before = None
    for i, outcome in enumerate(questionnaire.outcomes):
        if outcome.urgent and before is not None:
            facts = {"name": outcome.id, "before": before}
            yield Finding("urgent-not-first", ("outcomes", i, "urgent"), facts, on_key=True)
        if not outcome.urgent:
            before = outcome.id


def _unique(
    part: str, named: Iterable[tuple[Steps, str]], reserved: frozenset[str] = frozenset()
) -> Iterator[Finding]:
    seen: set[str] = set()
    for path, name in named:
        if name in reserved:
            yield Finding("reserved-name", (*path, "id"), {"name": name})
        if name in seen:
            yield Finding("duplicate-id", (*path, "id"), {"part": part, "name": name})
        seen.add(name)
