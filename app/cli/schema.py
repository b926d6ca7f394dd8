"""`flask questions schema`: JSON Schema for editors with a YAML language server.

The shipped copy stands beside the models; the first line of questions.yaml names it, and a test
holds it in step. Our loader reads every scalar as text, while an editor's reads `2021` as a number
and `true` as a boolean, so wherever the models want text the schema lets those through.
"""

from __future__ import annotations

import json
from typing import Any

import click

from app.questionnaire.definition import Questionnaire

# In quotes an editor reads a number or a truth value as text; a pattern concerns text alone.
_QUOTED = {"integer": "^[0-9]+$", "boolean": "^(true|false)$"}

SHIPPED = "app/loading/questions.schema.json"


@click.command()
def schema() -> None:
    """Print the JSON Schema of a questions.yaml."""
    click.echo(text(), nl=False)


def text() -> str:
    made = _as_editors_read(Questionnaire.model_json_schema())
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _as_editors_read(value: Any) -> Any:
    if isinstance(value, list):
        return [_as_editors_read(item) for item in value]
    if not isinstance(value, dict):
        return value
    read = {
        key: _as_editors_read(item)
        for key, item in value.items()
        # A default, and a title made from the key's own name, tell an author nothing.
        if key != "default" and not (key == "title" and isinstance(item, str))
    }
    kind = read.get("type")
    if kind == "string" and "format" not in read:
        read["type"] = ["string", "number", "boolean"]
    elif isinstance(kind, str) and kind in _QUOTED:  # a property may be called `type`
        read |= {"type": [kind, "string"], "pattern": _QUOTED[kind]}
    return read
