"""What the specification says must show for a set of answers, reckoned without the program.

A second reading of the rules, from ``tests/support/specification.py`` alone, so that the program's
own reading has something to disagree with.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tests.support import specification as spec

Given = Mapping[str, Any]

# What to say so that a page is on the path, when nothing else that was said puts it there.
OPENERS: Mapping[str, Given] = {
    "right-now": {"suicidal_thoughts": "rather_not_say"},
    "more-on-health": {"health_conditions": ["stroke"]},
    "habits-lately": {"substances": ["past_problem"]},
    "each-medicine": {"antidepressants_tried": "two"},
    "last-time": {"other_treatments": ["esketamine"]},
    "more-on-worries": {"concerns": ["hallucinations"]},
    "veteran": {"country": "us"},
}
# The least that every person who reaches a summary has said.
LEAST: Given = {
    "age": "from_25_to_64",
    "life_not_worth": "no",
    "suicidal_thoughts": "no",
    "attempt": "no",
}


def codes(said: Given, reference: str) -> set[str]:
    question, _, column = reference.partition(".")
    value = said.get(question, [])
    if isinstance(value, str):
        return {value}
    return {row[column] for row in value if column in row} if column else set(value)


def holds(rule: spec.Rule, said: Given) -> bool:
    return rule is None or any(
        all(
            codes(said, reference) & set(wanted)
            for reference, lists in case.items()
            for wanted in lists
        )
        for case in rule
    )


def counting(said: Given) -> dict[str, Any]:
    """The answers to pages on the path."""
    counted: dict[str, Any] = {}
    for when, questions in spec.PAGES.values():
        if holds(when, counted):
            counted |= {question: said[question] for question in questions if question in said}
    return counted


def showing(rules: Mapping[str, spec.Rule], said: Given) -> list[str]:
    """The ids of the flags, notices or topics that these answers show, in the specified order."""
    counted = counting(said)
    return [name for name, rule in rules.items() if holds(rule, counted)]


def page_of(question: str) -> str:
    return next(page for page, (_, questions) in spec.PAGES.items() if question in questions)


def type_of(question: str) -> str:
    return spec.PAGES[page_of(question)][1][question][0]


def with_open_pages(said: Given) -> dict[str, Any]:
    """These answers and, where a page of theirs is closed, what opens it; over the least."""
    whole = {**LEAST, **said}
    for question in said:
        page = page_of(question)
        if not holds(spec.PAGES[page][0], whole):
            whole |= OPENERS[page]
    if holds(spec.PAGES["right-now"][0], whole):
        whole.setdefault("suicidal_now", "no")
    return whole


def saying(reference: str, *chosen: str) -> dict[str, Any]:
    """One answer with these codes, in the shape that its question takes."""
    question, _, column = reference.partition(".")
    if column:
        return {question: [{"medicine": "Sertraline"}, *({column: code} for code in chosen)]}
    return {question: chosen[0] if type_of(question) == "choice" else [*dict.fromkeys(chosen)]}


def each_way(rule: list[spec.Case]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case of a rule with every one of its codes: (what was chosen, the answers).

    What else the case needs is said with the first code of each other list.
    """
    for case in rule:
        for reference, lists in case.items():
            for n, wanted in enumerate(lists):
                for code in wanted:
                    said = {key: [codes[0] for codes in needs] for key, needs in case.items()}
                    said[reference][n] = code
                    answers: dict[str, Any] = {}
                    for key, chosen in said.items():
                        answers |= saying(key, *chosen)
                    yield f"{reference}: {code}", with_open_pages(answers)


def everything_but(rule: list[spec.Case]) -> dict[str, Any]:
    """Someone who says yes to all that can be said, save for what this rule reads."""
    avoided: dict[str, set[str]] = {"age": {"under_18"}, "suicidal_now": {"yes"}}
    for case in rule:
        for reference, lists in case.items():
            avoided.setdefault(reference, set()).update(*lists)
    said: dict[str, Any] = {}
    for _, questions in spec.PAGES.values():
        for question, (kind, known) in questions.items():
            left = [code for code in known if code not in avoided.get(question, set())]
            alone = spec.EXCLUSIVE.get(question, [])
            if kind == "choice" and left:
                said[question] = left[0]
            elif kind == "choices":
                several = [code for code in left if code not in alone]
                most = 3 if question == "goals" else len(several)
                said[question] = several[:most] or left[:1]
            elif kind == "table":
                said[question] = list(_rows(avoided))
    return {key: value for key, value in said.items() if value}


def _rows(avoided: Mapping[str, set[str]]) -> Iterator[dict[str, str]]:
    """Six rows that between them hold every code of every column, as far as there is room."""
    for index in range(6):
        row = {"medicine": "Sertraline"}
        for column, (kind, known) in spec.TRIALS.items():
            left = [code for code in known if code not in avoided.get(f"trials.{column}", set())]
            if kind == "choice" and left:
                row[column] = left[index % len(left)]
        yield row
