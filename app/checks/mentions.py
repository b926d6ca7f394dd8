"""Whether what the rest of the file names exists: in the rules, the help, the topics, the summary.

``references.py`` looks at conditions; this at every other place where an id stands.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.problems import Finding, Steps, nearest
from app.checks.references import unknown_question
from app.questionnaire.definition import Questionnaire
from app.questionnaire.questions import Question


def known(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _rules(questionnaire)
    yield from _help(questionnaire)
    yield from _flags(questionnaire)
    yield from _topics(questionnaire)
    yield from _summary(questionnaire)


def _rules(questionnaire: Questionnaire) -> Iterator[Finding]:
    outcomes = [*(outcome.id for outcome in questionnaire.outcomes), "summary"]
    flags = [flag.id for flag in questionnaire.flags]
    topics = [topic.id for topic in questionnaire.topics]
    for group, rules in (("always", questionnaire.always), ("never", questionnaire.never)):
        for i, rule in enumerate(rules):
            for key, name, ids in (
                ("outcome", rule.outcome, outcomes),
                ("flag", rule.flag, flags),
                ("topic", rule.topic, topics),
            ):
                if name is not None and name not in ids:
                    facts = {"name": name, "nearest": nearest(name, ids)}
                    yield Finding(f"unknown-{key}", (group, i, key), facts)


def _help(questionnaire: Questionnaire) -> Iterator[Finding]:
    lines = questionnaire.help
    question = questionnaire.question.get(lines.question)
    if question is None:
        yield unknown_question(questionnaire, ("help", "question"), lines.question)
        return
    if question.type != "choice":
        facts: dict[str, object] = {"name": question.id, "type": question.type}
        yield Finding("not-a-choice", ("help", "question"), facts)
        return
    for code in question.options:
        if code not in lines.countries:
            unasked = [name for name in lines.countries if name not in question.options]
            facts = {"name": code, "nearest": nearest(code, unasked)}
            yield Finding("country-without-help", ("help", "countries"), facts, on_key=True)
    for code in lines.countries:
        yield from _keyed_code(question, ("help", "countries", code), code)


def _keyed_code(question: Question, here: Steps, code: str) -> Iterator[Finding]:
    if code not in question.options:
        facts = {
            "question": question.id,
            "name": code,
            "known": list(question.options),
            "nearest": nearest(code, question.options),
        }
        yield Finding("unknown-code", here, facts, on_key=True)


def _topics(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, topic in enumerate(questionnaire.topics):
        yield from _echoed(questionnaire, ("topics", i, "echo"), topic.echo)
        each = topic.for_each
        if each is None:
            continue
        question = questionnaire.question.get(each.question)
        if question is None:
            here: Steps = ("topics", i, "for_each", "question")
            yield unknown_question(questionnaire, here, each.question)
            continue
        for code, said in each.say.items():
            here = ("topics", i, "for_each", "say", code)
            yield from _keyed_code(question, here, code)
            if not any((said.text, said.good, said.hard, said.ask)):
                yield Finding("says-nothing", here, {"name": code}, on_key=True)


def _flags(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, flag in enumerate(questionnaire.flags):
        for k, name in enumerate(flag.echo):
            if name not in questionnaire.question:
                yield unknown_question(questionnaire, ("flags", i, "echo", k), name)


def _echoed(questionnaire: Questionnaire, here: Steps, names: tuple[str, ...]) -> Iterator[Finding]:
    for k, name in enumerate(names):
        question = questionnaire.question.get(name)
        if question is None:
            yield unknown_question(questionnaire, (*here, k), name)
        elif not question.options:
            yield Finding("nothing-to-echo", (*here, k), {"name": name})


def _summary(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, section in enumerate(questionnaire.summary.sections):
        first: Question | None = None
        for k, name in enumerate(section.questions):
            here: Steps = ("summary", "sections", i, "questions", k)
            question = questionnaire.question.get(name)
            if question is None:
                yield unknown_question(questionnaire, here, name)
            elif section.by_answer and question.type != "choice":
                facts: dict[str, object] = {"name": name, "type": question.type}
                yield Finding("not-a-choice", here, facts)
            elif section.by_answer and first is not None and question.options != first.options:
                yield Finding("different-answers", here, {"name": name, "first": first.id})
            first = first or question
    name = questionnaire.summary.own_questions
    own = questionnaire.question.get(name)
    if own is None:
        yield unknown_question(questionnaire, ("summary", "own_questions"), name)
    elif own.type != "text":
        facts = {"name": name, "type": own.type}
        yield Finding("not-a-text", ("summary", "own_questions"), facts)
