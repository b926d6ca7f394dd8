"""Whether every part of the file stands where it belongs, and nothing in it is lost.

The pages of a part stand together and the parts in order, so that “part 2 of 5” is true on every
page; every flag has its group; every question is printed for the clinician once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from app.checks.problem_messages.structure import StructureProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.questionnaire.definition.guidance import TODAY
from app.questionnaire.definition.questionnaire import Questionnaire


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _parts(questionnaire)
    yield from _groups(questionnaire)


def printed(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Every question stands in one section, but for those that the summary prints elsewhere."""
    elsewhere = _printed_elsewhere(questionnaire)
    sections = questionnaire.summary.sections
    seen = Counter(name for section in sections for name in section.questions)
    for i, section in enumerate(sections):
        for k, name in enumerate(section.questions):
            here: KeyPath = ("summary", "sections", i, "questions", k)
            if name in elsewhere:
                facts = {"name": name, "place": elsewhere[name]}
                yield Finding(Problem.PRINTED_ELSEWHERE, here, facts)
            elif seen[name] > 1:
                seen[name] -= 1
                yield Finding(Problem.PRINTED_TWICE, here, {"name": name})
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            # A question of safety that must be answered stands with the flags, or below them.
            with_flags = question.safety and question.required
            if question.id not in seen and question.id not in elsewhere and not with_flags:
                facts = {"name": question.id}
                yield Finding(Problem.NOT_PRINTED, ("pages", i, "questions", j), facts)


def _parts(questionnaire: Questionnaire) -> Iterator[Finding]:
    order = [part.id for part in questionnaire.parts]
    furthest = 0
    for i, page in enumerate(questionnaire.pages):
        here: KeyPath = ("pages", i, "part")
        if page.part not in order:
            facts = {"name": page.part, "known": order, "nearest": nearest(page.part, order)}
            yield Finding(Problem.UNKNOWN_PART, here, facts)
        elif order.index(page.part) < furthest:
            facts = {"name": page.id, "part": page.part, "other": order[furthest]}
            yield Finding(Problem.PART_OUT_OF_ORDER, here, facts)
        else:
            furthest = order.index(page.part)
    used = {page.part for page in questionnaire.pages}
    for i, name in enumerate(order):
        if name not in used:
            yield Finding(Problem.EMPTY_PART, ("parts", i), {"name": name})


def _groups(questionnaire: Questionnaire) -> Iterator[Finding]:
    groups = list(questionnaire.flag_groups)
    if any(flag.today for flag in questionnaire.flags) and groups[:1] != [TODAY]:
        yield Finding(Problem.TODAY_NOT_FIRST, ("flag_groups",), on_key=True)
    for i, flag in enumerate(questionnaire.flags):
        if flag.group not in groups:
            facts = {"name": flag.group, "known": groups, "nearest": nearest(flag.group, groups)}
            yield Finding(Problem.UNKNOWN_GROUP, ("flags", i, "group"), facts)


def _printed_elsewhere(questionnaire: Questionnaire) -> Mapping[str, str]:
    """Question id -> the key that prints its answer in a place of its own."""
    words = questionnaire.summary
    found = {words.own_questions: "own_questions", questionnaire.help.question: "help"}
    if words.leaning:
        found[words.leaning] = "leaning"
    if words.age:
        found[words.age] = "age"
    if words.filled_by:
        found[words.filled_by.question] = "filled_by"
    return found
