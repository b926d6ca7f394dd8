"""What one part of a file says, row by row: its words, its rules, and what is set otherwise.

The models are walked by their fields, so that a key which is new tomorrow is told tomorrow. What is
as it is by default is not told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from app.questionnaire.conditions import in_words
from app.questionnaire.definition.help_lines import ContactMethod
from app.questionnaire.definition.known_names import Code, Suggestion
from app.questionnaire.definition.parts import Block, Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Option
from app.questionnaire.messages import day

Kind = Literal["words", "rule", "setting", "order"]

# Keys whose names say less than these words.
_LABELS = {
    "when": "Shown when",
    "why": "To the person",
    "clinician": "To the clinician",
    "ask": "Questions to ask",
    "echo": "Answers beside it",
    "known": "What is known",
    "how": "How it is given",
    "no_claim": "States no fact",
    ("Flag", "short"): "On paper",
    ("Flag", "call"): "Who to call today",
    ("Topic", "brief"): "Brief (prints)",
    ("Country", "short"): "On every page",
}

# What names the entry, and what has entries of its own.
_ELSEWHERE = {("Help", "countries"), ("Page", "questions")}
_NAMES = frozenset({"id"})

# Keys that hold the ids of entries, and whose lines say what the entries are.
SOURCES = ("sources", "source")

IN_ORDER = ", in order"  # how the label of a row ends that tells an order and nothing else


@dataclass(frozen=True)
class Row:
    """One thing that an entry says; ``same`` is what is compared, such as a rule's codes."""

    kind: Kind
    label: str
    lines: tuple[str, ...]
    same: object


def of_part(questionnaire: Questionnaire, part: BaseModel, before: str = "") -> Iterator[Row]:
    """The rows of a part; ``before`` is what it is called within a larger one."""
    kind = type(part).__name__
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if (kind, name) in _ELSEWHERE or name in _NAMES:
            continue
        if (kind, name) == ("Service", "dialled"):
            value = value or "never"
        if value is None or value == () or value == field.default:  # noqa: PLR1714 - some no hash
            continue
        label = _LABELS.get((kind, name)) or _LABELS.get(name) or name.replace("_", " ")
        named = tuple(_named(questionnaire, name, value))
        if named:
            yield Row("setting", f"{before}{label}", named, value)
        else:
            yield from of_value(questionnaire, f"{before}{label}", value)


def _named(questionnaire: Questionnaire, name: str, value: Any) -> Iterator[str]:
    """What the ids under a key stand for; nothing: the key holds none."""
    q = questionnaire
    for key in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
        if name in SOURCES:
            source = q.sources[key]
            yield f"{source.title} ({source.publisher}, {source.year})"
        elif name in ("numbers", "side_effects"):
            yield q.numbers[key].sentence
        elif name == "group" and key in q.flag_groups:
            yield q.flag_groups[key]
        elif name == "echo" or (name == "questions" and key in q.question):
            yield q.question[key].label


def of_value(questionnaire: Questionnaire, label: str, value: Any) -> Iterator[Row]:
    """The rows of one value under its label."""
    if isinstance(value, Condition):
        yield Row("rule", label, (in_words(questionnaire, value),), codes(value))
    elif isinstance(value, BaseModel) and not isinstance(value, ContactMethod | Code):
        yield from of_part(questionnaire, value, f"{label}, ")
    elif isinstance(value, Mapping):
        yield from _mapping(questionnaire, label, value)
    elif isinstance(value, tuple) and value and _has_rows(value[0]):
        yield from _order(label, [_called(part) for part in value])
        for part in value:
            yield from of_part(questionnaire, part, f"{label} {_called(part)}, ")
    else:
        items = value if isinstance(value, tuple) else (value,)
        lines = tuple(line for item in items for line in _lines(questionnaire, item))
        yield Row(_kind(lines), label, lines, lines)


def codes(condition: Condition) -> str:
    """A rule as codes: what decides, whatever the labels say and in whatever order."""
    cases = (
        " and ".join(
            f"{reference}: {' with '.join(sorted('/'.join(sorted(c)) for c in lists))}"
            for reference, lists in sorted(case.items())
        )
        for case in condition.cases
    )
    return " or ".join(sorted(cases))


def _mapping(questionnaire: Questionnaire, label: str, value: Mapping[str, Any]) -> Iterator[Row]:
    if all(isinstance(item, Suggestion) for item in value.values()):
        lines = tuple(_suggestion(name, item) for name, item in value.items())
        yield Row("words", label, lines, lines)
        return
    yield from _order(label, list(value))
    for code, item in value.items():
        if isinstance(item, Option):
            lines = (*filter(None, (item.text, item.hint)), *_marks(item))
            yield Row("words", f"{label} `{code}`", lines, lines)
        else:
            yield from of_value(questionnaire, f"{label} `{code}`", item)


def _order(label: str, names: list[str]) -> Iterator[Row]:
    """Which stands before which, since people read from the top."""
    if len(names) > 1:
        yield Row("order", f"{label}{IN_ORDER}", (", ".join(names),), tuple(names))


def _marks(option: Option) -> Iterator[str]:
    marks = option.model_dump(mode="json", exclude={"text", "hint", "code"}, exclude_defaults=True)
    if marks:
        told = ", ".join(f"{key}: {str(mark).lower()}" for key, mark in marks.items())
        yield f"[{told}]"
    if option.code:
        yield f"[{_code(option.code)}]"


def _suggestion(name: str, known: Suggestion) -> str:
    kind = f" ({known.kind})" if known.kind else ""
    also = f": {', '.join(known.also)}" if known.also else ""
    code = f" [{_code(known.code)}]" if known.code else ""
    return f"{name}{kind}{also}{code}"


def _has_rows(value: Any) -> bool:
    return isinstance(value, BaseModel) and not isinstance(value, Block | ContactMethod)


def _code(code: Code) -> str:
    return f"{code.display or code.code}: {code.system} {code.code}"


def _lines(questionnaire: Questionnaire, value: Any) -> Iterator[str]:
    """One value as lines to read."""
    if isinstance(value, Block):
        yield from _block(questionnaire, value)
    elif isinstance(value, ContactMethod):
        yield _way(value)
    elif isinstance(value, Code):
        yield _code(value)
    elif isinstance(value, bool):
        yield str(value).lower()
    else:
        yield day(value) if hasattr(value, "year") else str(value)


def _block(questionnaire: Questionnaire, block: Block) -> Iterator[str]:
    marks = ["only on the site"] if block.here_only else []
    marks += [f"until {day(block.until)}"] if block.until else []
    end = f" [{', '.join(marks)}]" if marks else ""
    if block.number:
        yield f"{questionnaire.numbers[block.number].sentence} [drawn]{end}"
    elif block.text:
        yield f"{block.text}{end}"
    else:
        yield from (f"• {point}{end}" for point in block.points)


def _way(way: ContactMethod) -> str:
    does = f"calls {way.call}" if way.call else f"opens {way.chat}"
    if way.text:
        does = f"sends {f'“{way.message}”' if way.message else 'a message'} to {way.text}"
    return f"{way.say} [{does}{', an emergency number' if way.emergency else ''}]"


def _called(part: BaseModel) -> str:
    """How one of several parts is told from the others: by its id, its name or its words."""
    found = (getattr(part, key, None) for key in ("id", "name", "title", "text"))
    return f"“{next(filter(None, found), '')}”"


def _kind(lines: tuple[str, ...]) -> Kind:
    """Words have spaces or a capital; ids, codes and numbers have not."""
    worded = any(" " in line for line in lines) or "".join(lines)[:1].isupper()
    return "words" if worded else "setting"
