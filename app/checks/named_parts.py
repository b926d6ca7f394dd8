"""Whether every part that the promises, the help, the topics and the summary name exists.

What conditions name is looked at in ``references.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.references import ReferenceProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.checks.unknown_names import unknown, unknown_question
from app.questionnaire.definition.help_lines import Country
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Question


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _promises(questionnaire)
    yield from _countries(questionnaire)
    yield from _echoes(questionnaire)
    yield from _each_option(questionnaire)
    yield from _sections(questionnaire)
    yield from _places(questionnaire)


def _promises(questionnaire: Questionnaire) -> Iterator[Finding]:
    q = questionnaire
    known: Mapping[str, tuple[ProblemCode, list[str]]] = {
        "outcome": (Problem.UNKNOWN_OUTCOME, [*(part.id for part in q.outcomes), "summary"]),
        "notice": (Problem.UNKNOWN_NOTICE, [part.id for part in q.notices]),
        "flag": (Problem.UNKNOWN_FLAG, [part.id for part in q.flags]),
        "topic": (Problem.UNKNOWN_TOPIC, [part.id for part in q.topics]),
    }
    for group, promises in (("always", q.always), ("never", q.never)):
        for i, promise in enumerate(promises):
            about, name = promise.about
            if about in known and name not in known[about][1]:
                code, ids = known[about]
                yield Finding(code, (group, i, about), unknown(name, ids))


def _countries(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What chooses the country is a choice, and each country with help lines is one of its codes.

    That each code has help lines is a rule of safety (``safety.py``).
    """
    lines = questionnaire.help
    question = questionnaire.question.get(lines.question)
    if question is None:
        yield unknown_question(questionnaire, ("help", "question"), lines.question)
    elif question.type != "choice":
        facts: dict[str, object] = {"name": question.id, "type": question.type}
        yield Finding(Problem.NOT_A_CHOICE, ("help", "question"), facts)
    else:
        for code in lines.countries:
            yield from _keyed_code(question, ("help", "countries", code), code)
    for code, country in lines.countries.items():
        yield from _first_services(country, ("help", "countries", code, "other_languages"))


def _first_services(country: Country, here: KeyPath) -> Iterator[Finding]:
    names = [service.name for service in country.services]
    for language, lines in country.other_languages.items():
        for i, name in enumerate(lines.first):
            if name not in names:
                path = (*here, language, "first", i)
                yield Finding(Problem.UNKNOWN_SERVICE, path, unknown(name, names))


def _keyed_code(question: Question | None, here: KeyPath, code: str) -> Iterator[Finding]:
    if question is not None and code not in question.options:
        facts = {"question": question.id, **unknown(code, question.options)}
        yield Finding(Problem.UNKNOWN_CODE, here, facts, on_key=True)


def _echoes(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, flag in enumerate(questionnaire.flags):
        for k, name in enumerate(flag.echo):
            if name not in questionnaire.question:
                yield unknown_question(questionnaire, ("flags", i, "echo", k), name)
    for i, topic in enumerate(questionnaire.topics):
        for k, name in enumerate(topic.echo):
            question = questionnaire.question.get(name)
            if question is None:
                here: KeyPath = ("topics", i, "echo", k)
                yield unknown_question(questionnaire, here, name, only_options=True)
            elif question.type not in ("choice", "choices"):
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
            path = (*here, "question")
            yield unknown_question(questionnaire, path, each.question, only_options=True)
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
                yield unknown_question(questionnaire, here, name)
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
        yield unknown_question(questionnaire, here, name)
    elif question.type != kind:
        code = Problem.NOT_A_TEXT if kind == "text" else Problem.NOT_A_CHOICE
        yield Finding(code, here, {"name": name, "type": question.type})
