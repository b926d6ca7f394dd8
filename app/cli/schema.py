"""`flask questions schema`: JSON Schema for editors with a YAML language server.

The shipped copy stands beside the loader; the first line of questions.yaml names it, and a test
holds it in step. Our loader reads every scalar as text, while an editor's reads `2021` as a number
and `true` as a boolean, so wherever the models want text the schema lets those through. `null` is
no value here. With a file, the questions and codes of its own complete what stands in a `when`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import ModelSchema

from app.cli.files import file_argument, read
from app.cli.key_examples import EXAMPLES
from app.questionnaire.definition.help_lines import Service
from app.questionnaire.definition.known_names import Suggestion
from app.questionnaire.definition.parts import Condition, OneOf, ShortPart
from app.questionnaire.definition.questionnaire import Questionnaire

# In quotes an editor reads a number or a truth value as text; a pattern concerns text alone.
_QUOTED = {"integer": "^[0-9]+$", "boolean": "^(true|false)$"}

# What is the same in every part that has it, and so has no words of its own there.
_ALIKE = {"id": "The name that other parts call it by.", "title": "Its heading."}

_CODES = {"type": "array", "minItems": 1, "items": {"type": "string"}}
_ONE_CASE = {
    "type": "object",
    "minProperties": 1,
    "additionalProperties": {"anyOf": [_CODES, {"type": "array", "minItems": 1, "items": _CODES}]},
}
_ANY_CONDITION = {
    "description": "Holds when, in any one case, every question has one of its codes, "
    "or one code of each of its lists.",
    "anyOf": [_ONE_CASE, {"type": "array", "minItems": 1, "items": _ONE_CASE}],
}

_DATE = r"^\d{4}-\d{2}-\d{2}$"

SHIPPED = "app/loading/questions.schema.json"


@click.command()
@file_argument
def schema(file: Path | None) -> None:
    """Print the JSON Schema of a questions.yaml; with a file, one that knows its codes too."""
    click.echo(text(read(file).questionnaire if file else None), nl=False)


class _AsWritten(GenerateJsonSchema):
    """The schema of what stands in a file: some parts may be written shorter than they are."""

    def model_schema(self, schema: ModelSchema) -> JsonSchemaValue:
        made, part = super().model_schema(schema), schema["cls"]
        if issubclass(part, OneOf):
            made["oneOf"] = [{"required": [key]} for key in part.one_of]
        if issubclass(part, Condition):
            return _ANY_CONDITION
        if issubclass(part, ShortPart):
            return {"anyOf": [{"type": "string"}, made]}
        if issubclass(part, Suggestion):
            return {"anyOf": [{"type": "array", "items": {"type": "string"}}, made]}
        if issubclass(part, Service):
            made["properties"]["dialled"]["anyOf"][1] = {"const": "never"}
        return made


def text(questionnaire: Questionnaire | None = None) -> str:
    plain = Questionnaire.model_json_schema(schema_generator=_AsWritten)
    made = _as_editors_read(_with_examples(plain))
    if questionnaire is not None:
        made["$defs"]["Condition"] = _condition(questionnaire)
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def parts(made: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The name of each part and its properties; a part may also be written as one bare text."""
    for name, part in {**made["$defs"], "Questionnaire": made}.items():
        shapes = [part, *part.get("anyOf", ())]
        yield from ((name, shape["properties"]) for shape in shapes if "properties" in shape)


def _with_examples(made: dict[str, Any]) -> dict[str, Any]:
    for name, properties in parts(made):
        for key, value in properties.items():
            value.setdefault("description", _ALIKE.get(key, ""))
            example = EXAMPLES.get((name, key), EXAMPLES.get(key))
            holds_parts = "$ref" in json.dumps(value)
            if example is not None and not holds_parts and value.get("type") != "boolean":
                value["examples"] = [example]
    return made


def _condition(questionnaire: Questionnaire) -> dict[str, Any]:
    """A `when` whose questions and codes are those of one file, and may be others too: a slip is
    told by the check, in words."""
    properties = {}
    for name, asked in questionnaire.asked.items():
        if asked.options:
            code = {"anyOf": [{"enum": list(asked.options)}, {"type": ["string", "boolean"]}]}
            codes = {"type": "array", "minItems": 1, "items": code}
            lists = {"type": "array", "minItems": 1, "items": codes}
            properties[name] = {"description": asked.text, "anyOf": [codes, lists]}
    case = {"type": "object", "minProperties": 1, "properties": properties}
    return {"anyOf": [case, {"type": "array", "minItems": 1, "items": case}]}


def _as_editors_read(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_editors_read(item) for item in value if item != {"type": "null"}]
    if not isinstance(value, dict):
        return value
    read = {
        key: _as_editors_read(item)
        for key, item in value.items()
        # A default, and a title made from the key's own name, tell an author nothing.
        if key != "default" and not (key == "title" and isinstance(item, str))
    }
    if isinstance(read.get("anyOf"), list) and len(read["anyOf"]) == 1:
        read = {**read.pop("anyOf")[0], **read}
    kind = read.get("type")
    if read.get("format") == "date":
        read["pattern"] = _DATE
    if kind == "string" and "format" not in read:
        read["type"] = ["string", "number", "boolean"]
    elif isinstance(kind, str) and kind in _QUOTED:  # a property may be called `type`
        read |= {"type": [kind, "string"], "pattern": _QUOTED[kind]}
    return read
