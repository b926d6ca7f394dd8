"""From a tree to the models of a definition: pydantic's errors, said as findings with places.

It knows the models' keys and forms; it knows nothing of how parts refer to each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.shape import ShapeProblem as Problem
from app.checks.problems import Finding, KeyPath, nearest
from app.checks.unknown_names import no_such_word
from app.loading.model_keys import keys_at
from app.loading.synonyms import SYNONYMS
from app.loading.yaml_nodes import Node
from app.questionnaire.definition.parts import Block
from app.questionnaire.definition.questionnaire import Questionnaire

# Past this many, more problems help nobody and only cost time.
MOST_ERRORS = 300

# What the patterns of the models mean to somebody who writes questions.
_FORMS = {
    r"^[^.!?:;\r\n]+$": ("a plain name (one line, none of . ! ? : ;)", "light therapy"),
    r"^[a-z0-9][a-z0-9_]*$": ("an id (small letters, digits and _)", "sleep_apnea"),
    r"^[a-z0-9][a-z0-9_-]*$": ("an id (small letters, digits, _ and -)", "how-you-feel"),
    r"^https://[^\s]+$": ("an address that starts with https://", "https://example.org/page"),
    r"^\+?[0-9][0-9 -]*$": ("a telephone number", "116 123"),
    r"^10\.\d{4,9}/\S+$": ("a DOI", "10.1000/182"),
    r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$": ("a language tag", "en-GB"),
    r"^[0-9a-f]{64}$": (
        "the digest that `flask questions review --sign` writes",
        "0f3a…, 64 signs",
    ),
}

_IDENTIFIER = re.compile(r"[a-z][a-z0-9_-]*")
_DASHES = "‐‑‒–—―−"

Facts = Mapping[str, object]


def questionnaire(root: Node) -> tuple[Questionnaire | None, list[Finding]]:
    """The definition, and what is wrong with its shape.

    When only the names of keys are wrong, the definition as it was probably meant is returned
    beside the findings, so that what holds between parts can be told in the same round.
    """
    plain = root.plain()
    try:
        return Questionnaire.model_validate(plain), []
    except ValidationError as error:
        errors = error.errors(include_url=False)[:MOST_ERRORS]
    findings = _once(_finding(error, root) for error in errors)
    if (
        all(finding.code is Problem.UNKNOWN_KEY for finding in findings)
        and len(errors) < MOST_ERRORS
    ):
        try:
            return Questionnaire.model_validate(_as_meant(plain, findings)), findings
        except ValidationError:
            pass
    return None, findings


def _as_meant(plain: Any, findings: Iterable[Finding]) -> Any:
    """A copy in which each unknown key has its nearest right name, or is gone."""
    whole = _unshared(plain)
    for finding in findings:
        part: Any = whole
        for step in finding.path[:-1]:
            if isinstance(part, list) or (isinstance(part, dict) and step in part):
                part = part[step]  # type: ignore[index]  # a list's step is its index
        value = part.pop(finding.path[-1])
        if finding.facts["nearest"] is not None:
            part.setdefault(finding.facts["nearest"], value)
    return whole


def _unshared(plain: Any) -> Any:
    """A copy in which what aliases share stands for itself in each place, to be changed there."""
    if isinstance(plain, dict):
        return {key: _unshared(value) for key, value in plain.items()}
    return [_unshared(item) for item in plain] if isinstance(plain, list) else plain


def _finding(error: Any, root: Node) -> Finding:
    path: KeyPath = tuple(error["loc"])
    word = _word_of_a_condition(path, error["input"])
    if word is not None:
        return word
    on_key = error["type"] == "extra_forbidden"
    if path and path[-1] == "[key]":
        path, on_key = path[:-1], True
    code, facts = _code_and_facts(error, path, root)
    return Finding(code, path, facts, on_key)


def _word_of_a_condition(path: KeyPath, given: Any) -> Finding | None:
    """`not`, `or` and the like in a `when`, which holds neither; None: it is something else."""
    if "when" not in path:
        return None
    inside = (*path, next(iter(given), "")) if isinstance(given, Mapping) else path
    ends = range(path.index("when") + 1, len(inside))
    found = (no_such_word(inside[: end + 1], inside[end]) for end in ends)
    return next((word for word in found if word), None)


def _code_and_facts(error: Any, path: KeyPath, root: Node) -> tuple[ProblemCode, Facts]:
    kind, given, context = error["type"], _shown(error["input"]), error.get("ctx", {})
    if given == "" and kind == "extra_forbidden" and _in_brackets(root, path):
        return Problem.COMMA_IN_LIST, {"text": path[-1]}
    if given == "" and kind not in ("missing", "extra_forbidden"):
        return Problem.EMPTY_TEXT, {}
    if kind == "string_type" and isinstance(error["input"], Mapping) and len(error["input"]) == 1:
        return Problem.COLON_IN_PARAGRAPH, {"key": next(iter(error["input"]))}
    if kind in _BY_TYPE:
        return _BY_TYPE[kind](given, context, path)
    if kind in ("extra_forbidden", "missing"):
        return _key(kind, path, root)
    return _one_of(context["keys"], error["input"])


def _one_of(keys: tuple[str, ...], given: Any) -> tuple[ProblemCode, Facts]:
    """A part that must have exactly one of several keys, and has none of them or more."""
    found = [key for key in keys if isinstance(given, Mapping) and given.get(key)]
    if len(found) > 1:
        return Problem.ONE_TOO_MANY, {"one_of": keys, "found": found}
    return Problem.ONE_IS_NEEDED, {"one_of": keys}


def _shown(given: Any) -> str:
    """What stands there, as a message can quote it."""
    if isinstance(given, dict):
        return "{…}"
    return "[…]" if isinstance(given, list) else str(given)


def _key(kind: str, path: KeyPath, root: Node) -> tuple[ProblemCode, Facts]:
    known = keys_at(path[:-1])
    key = str(path[-1])
    if kind == "missing":
        return Problem.MISSING_KEY, {"key": key}
    meant = SYNONYMS.get(key.lower(), "")
    close = meant if meant in known else nearest(key, known)
    paragraph = known == list(Block.model_fields) and close is None
    if "text" in known and (paragraph or not _IDENTIFIER.fullmatch(key)):
        return Problem.COLON_IN_PARAGRAPH, {"key": key}
    return Problem.UNKNOWN_KEY, {"key": key, "known": known, "nearest": close}


def _in_brackets(root: Node, path: KeyPath) -> bool:
    """Whether a key stands in brackets, where a comma begins it."""
    part = root.part(path[:-1])
    return part is not None and part.flow


def _wrong_form(given: Any, context: Facts, path: KeyPath) -> tuple[ProblemCode, Facts]:
    expected, example = _FORMS.get(str(context["pattern"]), ("in the right form", "a_b"))
    return Problem.WRONG_FORM, {"value": given, "expected": expected, "example": example}


def _unknown_value(given: Any, context: Facts, path: KeyPath) -> tuple[ProblemCode, Facts]:
    known = [word.strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(", ")]
    value = str(given).lower()
    meant = SYNONYMS.get(value, "")
    close = meant if meant in known else nearest(value, known)
    return Problem.UNKNOWN_VALUE, {"value": given, "one_of": known, "nearest": close}


def _out_of_range(given: Any, context: Facts, path: KeyPath) -> tuple[ProblemCode, Facts]:
    bound = f"{context['ge']} or more" if "ge" in context else f"{context['le']} or less"
    return Problem.OUT_OF_RANGE, {"value": given, "bound": bound}


def _not_a_list(given: Any, context: Facts, path: KeyPath) -> tuple[ProblemCode, Facts]:
    dash = str(given)[:1]
    return (Problem.DASH_LIST if dash and dash in _DASHES else Problem.NOT_A_LIST), {}


def _simply(
    code: ProblemCode, **facts: str
) -> Callable[[Any, Facts, KeyPath], tuple[ProblemCode, Facts]]:
    """The same code each time; ``facts`` name what is taken from pydantic's context."""

    def simply(given: Any, context: Facts, path: KeyPath) -> tuple[ProblemCode, Facts]:
        return code, {"value": given} | {name: context[key] for name, key in facts.items()}

    return simply


_BY_TYPE: Mapping[str, Callable[[Any, Facts, KeyPath], tuple[ProblemCode, Facts]]] = {
    "string_type": _simply(Problem.NOT_TEXT),
    "string_too_short": _simply(Problem.EMPTY_TEXT),
    "string_too_long": _simply(Problem.TOO_LONG, most="max_length"),
    "string_pattern_mismatch": _wrong_form,
    "tuple_type": _not_a_list,
    "list_type": _simply(Problem.NOT_A_LIST),
    "dict_type": _simply(Problem.NOT_A_MAPPING),
    "model_type": _simply(Problem.NOT_A_MAPPING),
    "model_attributes_type": _simply(Problem.NOT_A_MAPPING),
    "too_short": _simply(Problem.EMPTY_LIST, least="min_length"),
    "too_long": _simply(Problem.TOO_MANY, most="max_length"),
    "literal_error": _unknown_value,
    "enum": _unknown_value,
    "bool_parsing": _simply(Problem.NOT_YES_OR_NO),
    "bool_type": _simply(Problem.NOT_YES_OR_NO),
    "int_parsing": _simply(Problem.NOT_A_NUMBER),
    "int_type": _simply(Problem.NOT_A_NUMBER),
    "int_parsing_size": _simply(Problem.NOT_A_NUMBER),
    "greater_than_equal": _out_of_range,
    "less_than_equal": _out_of_range,
    "date_from_datetime_parsing": _simply(Problem.NOT_A_DATE),
    "date_parsing": _simply(Problem.NOT_A_DATE),
    "date_type": _simply(Problem.NOT_A_DATE),
    "date_from_datetime_inexact": _simply(Problem.NOT_A_DATE),
}


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Without what only follows from another finding: the missing key that a misspelled one beside
    it explains, the list that counts as empty because what stands in it is wrong."""
    found = list(findings)
    misspelled = {
        (finding.path[:-1], finding.facts["nearest"])
        for finding in found
        if finding.code is Problem.UNKNOWN_KEY
    }
    inside = {finding.path[:end] for finding in found for end in range(len(finding.path))}
    return [
        finding
        for finding in found
        if not (
            (
                finding.code is Problem.MISSING_KEY
                and (finding.path[:-1], finding.facts["key"]) in misspelled
            )
            or (finding.code is Problem.EMPTY_LIST and finding.path in inside)
        )
    ]
