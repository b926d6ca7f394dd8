"""Whether every id and code that the file names exists, is of the right kind, and is read in order.

First what conditions name, then what the promises, the help, the flags, the topics and the summary
do, last the options that no condition reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.references import ReferenceProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.questionnaire.definition import Questionnaire
from app.questionnaire.parts import Codes, Condition, question_in
from app.questionnaire.questions import Asked, Question

# Words that other languages have for this, and how it is said here.
_OTHER_LANGUAGES = {
    "not": "There is no “not”: name the codes that are meant, and give people an option for each",
    "or": "Write each case as an item of a list, `- {question: [codes]}`: any one is enough",
    "any": "Write each case as an item of a list, `- {question: [codes]}`: any one is enough",
    "and": "Write both questions in one case: `{question: [codes], other: [codes]}`",
    "all": "Write both questions in one case: `{question: [codes], other: [codes]}`",
    "if": "Write `question: [codes]` lines below `when:`",
    "else": "There is no “else”: write a second part with the other codes",
    "unless": "There is no “unless”: name the codes that are meant",
    "equals": "Write `question: [codes]`",
    "contains": "Write `question: [codes]`: for several answers, one of the codes is enough",
}


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, condition in conditions(questionnaire):
        yield from _condition(questionnaire, path, condition)
    yield from _page_order(questionnaire)
    yield from _rules(questionnaire)
    yield from _countries(questionnaire)
    yield from _echoes(questionnaire)
    yield from _each_option(questionnaire)
    yield from _sections(questionnaire)
    yield from _places(questionnaire)


def unread(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Options that no rule reads and that do not say so, and those that say so wrongly."""
    read = _read(questionnaire)
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            here: KeyPath = ("pages", i, "questions", j)
            yield from _unread(question.id, question, here, read)
            for k, column in enumerate(question.columns):
                name = f"{question.id}.{column.id}"
                yield from _unread(name, column, (*here, "columns", k), read)


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
    if name in _OTHER_LANGUAGES and question is None:
        facts: dict[str, object] = {"word": name, "how": _OTHER_LANGUAGES[name]}
        yield Finding(Problem.NO_SUCH_WORD, here, facts, on_key=True)
    elif question is None:
        yield _unknown_question(questionnaire, here, name, on_key=True, only_options=True)
    elif dot:
        yield from _column(question, here, column_id, lists)
    elif question.type == "table":
        columns = [column.id for column in question.columns if column.options] or ["column"]
        facts = {"name": name, "example": columns[0]}
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
        facts = {"table": question.id, **_unknown(column_id, ids)}
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
            facts = {"question": question, **_unknown(code, known)}
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


# ---------------------------------------------------------------------------- everywhere else


def _rules(questionnaire: Questionnaire) -> Iterator[Finding]:
    q = questionnaire
    known: Mapping[str, tuple[ProblemCode, list[str]]] = {
        "outcome": (Problem.UNKNOWN_OUTCOME, [*(part.id for part in q.outcomes), "summary"]),
        "notice": (Problem.UNKNOWN_NOTICE, [part.id for part in q.notices]),
        "flag": (Problem.UNKNOWN_FLAG, [part.id for part in q.flags]),
        "topic": (Problem.UNKNOWN_TOPIC, [part.id for part in q.topics]),
    }
    for group, rules in (("always", q.always), ("never", q.never)):
        for i, rule in enumerate(rules):
            for key, (code, ids) in known.items():
                name = getattr(rule, key)
                if name is not None and name not in ids:
                    yield Finding(code, (group, i, key), _unknown(name, ids))


def _countries(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What chooses the country is a choice, and each country with help lines is one of its codes.

    That each code has help lines is a rule of safety (``safety.py``).
    """
    lines = questionnaire.help
    question = questionnaire.question.get(lines.question)
    if question is None:
        yield _unknown_question(questionnaire, ("help", "question"), lines.question)
    elif question.type != "choice":
        facts: dict[str, object] = {"name": question.id, "type": question.type}
        yield Finding(Problem.NOT_A_CHOICE, ("help", "question"), facts)
    else:
        for code in lines.countries:
            yield from _keyed_code(question, ("help", "countries", code), code)


def _keyed_code(question: Question | None, here: KeyPath, code: str) -> Iterator[Finding]:
    if question is not None and code not in question.options:
        facts = {"question": question.id, **_unknown(code, question.options)}
        yield Finding(Problem.UNKNOWN_CODE, here, facts, on_key=True)


def _echoes(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, flag in enumerate(questionnaire.flags):
        for k, name in enumerate(flag.echo):
            if name not in questionnaire.question:
                yield _unknown_question(questionnaire, ("flags", i, "echo", k), name)
    for i, topic in enumerate(questionnaire.topics):
        for k, name in enumerate(topic.echo):
            question = questionnaire.question.get(name)
            if question is None:
                yield _unknown_question(questionnaire, ("topics", i, "echo", k), name)
            elif not question.options:
                yield Finding(Problem.NOTHING_TO_ECHO, ("topics", i, "echo", k), {"name": name})


def _each_option(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What a topic says for each option is said for options that exist, and says something."""
    for i, topic in enumerate(questionnaire.topics):
        each = topic.for_each
        if each is None:
            continue
        question = questionnaire.question.get(each.question)
        here: KeyPath = ("topics", i, "for_each")
        if question is None:
            yield _unknown_question(questionnaire, (*here, "question"), each.question)
            continue
        for code, words in each.say.items():
            yield from _keyed_code(question, (*here, "say", code), code)
            if not any((words.text, words.good, words.hard, words.ask)):
                yield Finding(Problem.SAYS_NOTHING, (*here, "say", code), {"name": code}, True)


def _sections(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, section in enumerate(questionnaire.summary.sections):
        first: Question | None = None
        for k, name in enumerate(section.questions):
            here: KeyPath = ("summary", "sections", i, "questions", k)
            question = questionnaire.question.get(name)
            if question is None:
                yield _unknown_question(questionnaire, here, name)
            elif section.by_answer and question.type != "choice":
                facts: dict[str, object] = {"name": name, "type": question.type}
                yield Finding(Problem.NOT_A_CHOICE, here, facts)
            elif section.by_answer and first is not None and question.options != first.options:
                facts = {"name": name, "first": first.id}
                yield Finding(Problem.DIFFERENT_ANSWERS, here, facts)
            first = first or question


def _places(questionnaire: Questionnaire) -> Iterator[Finding]:
    """The questions that the summary prints in places of their own."""
    words = questionnaire.summary
    here: KeyPath = ("summary",)
    yield from _of_type(questionnaire, (*here, "own_questions"), words.own_questions, "text")
    for key, name in (("leaning", words.leaning), ("age", words.age)):
        if name is not None:
            yield from _of_type(questionnaire, (*here, key), name, "choice")
    if words.filled_by is not None:
        name, path = words.filled_by.question, (*here, "filled_by")
        yield from _of_type(questionnaire, (*path, "question"), name, "choice")
        question = questionnaire.question.get(name)
        for code in words.filled_by.printed if question and question.options else ():
            yield from _keyed_code(question, (*path, "printed", code), code)


def _of_type(
    questionnaire: Questionnaire, here: KeyPath, name: str, kind: str
) -> Iterator[Finding]:
    question = questionnaire.question.get(name)
    if question is None:
        yield _unknown_question(questionnaire, here, name)
    elif question.type != kind:
        code = Problem.NOT_A_TEXT if kind == "text" else Problem.NOT_A_CHOICE
        yield Finding(code, here, {"name": name, "type": question.type})


# ---------------------------------------------------------------------------- what nothing reads


def _unread(
    name: str, asked: Asked, here: KeyPath, read: set[tuple[str, str]]
) -> Iterator[Finding]:
    for code, option in asked.options.items():
        facts = {"name": code, "question": name}
        if (name, code) in read and option.no_rule:
            path = (*here, "options", code, "no_rule")
            yield Finding(Problem.NEEDLESS_NO_RULE, path, facts, on_key=True)
        elif (name, code) not in read and not option.no_rule:
            yield Finding(Problem.UNREAD_OPTION, (*here, "options", code), facts, on_key=True)


def _read(questionnaire: Questionnaire) -> set[tuple[str, str]]:
    """(reference, code) pairs that decide something a person is shown."""
    read = {name for condition in questionnaire.conditions() for name in condition.names}
    for topic in questionnaire.topics:
        if topic.for_each is not None:
            read |= {(topic.for_each.question, code) for code in topic.for_each.say}
    return read | {(questionnaire.help.question, code) for code in questionnaire.help.countries}


# ---------------------------------------------------------------------------- what is told of them


def _unknown(name: str, known: Iterable[str]) -> dict[str, object]:
    """The facts of a name that does not exist among those that do."""
    names = list(known)
    return {"name": name, "known": names, "nearest": nearest(name, names)}


def _unknown_question(
    questionnaire: Questionnaire,
    here: KeyPath,
    name: str,
    on_key: bool = False,
    only_options: bool = False,
) -> Finding:
    """``only_options``: a question in words is no guess, since no condition reads it."""
    known = [
        question.id
        for question in questionnaire.question.values()
        if question.options or question.columns or not only_options
    ]
    return Finding(Problem.UNKNOWN_QUESTION, here, _unknown(name, known), on_key)
