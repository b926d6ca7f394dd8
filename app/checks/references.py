"""Whether every question and code that a condition names exists, and is read in order.

What the rest of the file names is looked at in ``named_parts.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.checks.problem_messages.references import ReferenceProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.checks.unknown_names import no_such_word, unknown, unknown_question
from app.questionnaire.definition.parts import Codes, Condition, question_in
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Question


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, condition in conditions(questionnaire):
        yield from _condition(questionnaire, path, condition)
    yield from _page_order(questionnaire)


def unread(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Options that no rule reads and that do not say so, and those that say so wrongly."""
    read = _read(questionnaire)
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            yield from _unread(questionnaire, question.id, here, read)
            for k, column in enumerate(question.columns):
                name = f"{question.id}.{column.id}"
                yield from _unread(questionnaire, name, (*here, "columns", k), read)


def conditions(questionnaire: Questionnaire) -> Iterator[tuple[KeyPath, Condition]]:
    """Every condition with the path of its ``when``; the rules' among them."""
    q = questionnaire
    groups: tuple[tuple[str, Iterable[object]], ...] = (
        ("pages", q.pages),
        ("outcomes", q.outcomes),
        ("notices", q.notices),
        ("flags", q.flags),
        ("topics", q.topics),
        ("always", q.always),
        ("never", q.never),
    )
    for group, parts in groups:
        for i, part in enumerate(parts):
            when = getattr(part, "when", None)
            if when is not None:
                yield (group, i, "when"), when
    yield ("help", "panel", "when"), q.help.panel.when


# ---------------------------------------------------------------------------- in conditions


def _condition(
    questionnaire: Questionnaire, path: KeyPath, condition: Condition
) -> Iterator[Finding]:
    for i, case in enumerate(condition.cases):
        for reference, lists in case.items():
            # In the file the list around a single case may be left out: such a step is skipped.
            here = (*path, i, reference)
            yield from _reference(questionnaire, here, reference, lists)


def _reference(
    questionnaire: Questionnaire, here: KeyPath, reference: str, lists: tuple[Codes, ...]
) -> Iterator[Finding]:
    name, dot, column_id = reference.partition(".")
    question = questionnaire.question.get(name)
    if question is None:
        unasked = unknown_question(questionnaire, here, name, on_key=True, only_options=True)
        yield no_such_word(here, name) or unasked
    elif dot:
        yield from _column(question, here, column_id, lists)
    elif question.type == "table":
        columns = [column.id for column in question.columns if column.options] or ["column"]
        facts: dict[str, object] = {"name": name, "example": columns[0]}
        yield Finding(Problem.WHICH_COLUMN, here, facts, on_key=True)
    elif question.type == "text":
        yield Finding(Problem.CONDITION_ON_TEXT, here, {"name": name}, on_key=True)
    else:
        yield from _codes(name, question.options, here, lists)


def _column(
    question: Question, here: KeyPath, column_id: str, lists: tuple[Codes, ...]
) -> Iterator[Finding]:
    column = question.column(column_id)
    name = f"{question.id}.{column_id}"
    if question.type != "table":
        yield Finding(Problem.NOT_A_TABLE, here, {"name": question.id}, on_key=True)
    elif column is None:
        ids = [column.id for column in question.columns]
        facts = {"table": question.id, **unknown(column_id, ids)}
        yield Finding(Problem.UNKNOWN_COLUMN, here, facts, on_key=True)
    elif column.type == "text":
        yield Finding(Problem.CONDITION_ON_TEXT, here, {"name": name}, on_key=True)
    else:
        yield from _codes(name, column.options, here, lists)


def _codes(
    question: str, options: Iterable[str], here: KeyPath, lists: tuple[Codes, ...]
) -> Iterator[Finding]:
    known = list(options)
    for n, i, code in places(lists) if known else ():  # without options, that is what is told
        where = (*here, *step(lists, n, i))
        if code not in known:
            facts = {"question": question, **unknown(code, known)}
            yield Finding(Problem.UNKNOWN_CODE, where, facts)
        elif code in lists[n][:i]:
            yield Finding(Problem.REPEATED_CODE, where, {"name": code})


def places(lists: tuple[Codes, ...]) -> Iterator[tuple[int, int, str]]:
    """Each code of a case's lists for one question, after the number of its list and its own."""
    for n, codes in enumerate(lists):
        for i, code in enumerate(codes):
            yield n, i, code


def step(lists: tuple[Codes, ...], n: int, i: int) -> KeyPath:
    """Where the code stands in the file: a single list of codes has no list around it."""
    return (n, i) if len(lists) > 1 else (i,)


def _page_order(questionnaire: Questionnaire) -> Iterator[Finding]:
    """A page's condition may read earlier pages only: one forward pass decides the path."""
    earlier: set[str] = set()
    for i, page in enumerate(questionnaire.pages):
        for c, case in enumerate(page.when.cases if page.when else ()):
            for reference in case:
                name = question_in(reference)
                asker = questionnaire.page_asking.get(name)
                if asker is not None and name not in earlier:
                    facts = {"page": page.id, "name": name, "asker": asker.id}
                    here = ("pages", i, "when", c, reference)
                    own = asker.id == page.id
                    code = Problem.READS_OWN_PAGE if own else Problem.READS_LATER_PAGE
                    yield Finding(code, here, facts, on_key=True)
        earlier |= {question.id for question in page.questions}


# ---------------------------------------------------------------------------- what nothing reads


def _unread(
    questionnaire: Questionnaire, name: str, here: KeyPath, read: set[tuple[str, str]]
) -> Iterator[Finding]:
    options = questionnaire.asked[name].options
    alike = [other for other, asked in questionnaire.asked.items() if asked.options == options]
    for code, option in options.items():
        facts = {"name": code, "question": name}
        elsewhere = next((other for other in alike if (other, code) in read), None)
        if (name, code) in read and option.no_rule:
            path = (*here, "options", code, "no_rule")
            yield Finding(Problem.NEEDLESS_NO_RULE, path, facts, on_key=True)
        elif elsewhere and (name, code) not in read and not option.no_rule:
            path = (*here, "options", code)
            yield Finding(Problem.UNREAD_HERE, path, {**facts, "other": elsewhere}, on_key=True)
        elif (name, code) not in read and not option.no_rule:
            yield Finding(Problem.UNREAD_OPTION, (*here, "options", code), facts, on_key=True)


def _read(questionnaire: Questionnaire) -> set[tuple[str, str]]:
    """(reference, code) pairs that decide something a person is shown."""
    read = {name for condition in questionnaire.conditions() for name in condition.named_codes}
    for topic in questionnaire.topics:
        if topic.for_each is not None:
            read |= {(topic.for_each.question, code) for code in topic.for_each.say}
    return read | {(questionnaire.help.question, code) for code in questionnaire.help.countries}
