"""What an editor knows of a file: each key with an example, what cannot be, and the codes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from app.cli.key_examples import EXAMPLES
from app.cli.schema import SHIPPED, parts
from app.config import ROOT
from tests.support.broken_files import WHOLE
from tests.support.commands import run

SMALL = ROOT / "tests" / "data" / "tms.yaml"
QUESTIONS = ROOT / "questions.yaml"


class Editor(yaml.CSafeLoader):
    """YAML 1.2, as editors read it: `yes` is a text, `true` is not, and a date is a text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for tag, form in (
    ("bool", r"true|false"),
    ("null", r"null|~|"),
    ("int", r"[-+]?[0-9]+"),
    ("float", r"[-+]?[0-9]+\\.[0-9]*"),
):
    Editor.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), None)


def marked(text: str, schema: str = "") -> int:
    """How many places an editor marks."""
    made = json.loads(schema or (ROOT / SHIPPED).read_text(encoding="utf-8"))
    return len(list(Draft202012Validator(made).iter_errors(yaml.load(text, Editor))))  # noqa: S506 - a safe loader


def test_the_shipped_schema_is_the_schema() -> None:
    """The file that editors read is the one that the models make, and questions.yaml names it."""
    assert (ROOT / SHIPPED).read_text(encoding="utf-8") == run("schema").output, (
        f"run: flask --app app questions schema > {SHIPPED}"
    )
    first = QUESTIONS.read_text(encoding="utf-8").splitlines()[0]
    assert first == f"# yaml-language-server: $schema={SHIPPED}"


def test_every_key_has_a_description_and_an_example() -> None:
    """Whoever hovers over a key is told what it is for, and shown one."""
    made = json.loads(run("schema").output)
    known = 0
    for name, properties in parts(made):
        for key, value in properties.items():
            known += 1
            assert value.get("description", "").endswith("."), (name, key)
            told = {"examples", "$ref", "enum", "const"} & set(value)
            holds_parts = "$ref" in json.dumps(value)
            of_itself = value.get("type") == ["boolean", "string"] or "anyOf" in value
            assert told or holds_parts or of_itself, (name, key)
    assert known > 200


def test_an_example_is_what_the_file_may_say() -> None:
    """Each example is one that the schema takes, and none is left of a key that is gone."""
    made = json.loads(run("schema").output)
    shown = {
        (name, key): value for name, properties in parts(made) for key, value in properties.items()
    }
    for value in shown.values():
        for example in value.get("examples", ()):
            whole = {**value, "$defs": made["$defs"]}
            Draft202012Validator(whole).validate(example)
    names = {key for _, key in shown}
    for key in EXAMPLES:
        assert key in shown or key in names, key


def test_null_is_no_value_to_an_editor_either() -> None:
    """What the loader refuses, the schema marks."""
    assert "null" not in run("schema").output


def test_the_schema_of_a_file_knows_its_codes() -> None:
    """In a `when`, an editor completes the questions and the codes that there are."""
    made = json.loads(run("schema", SMALL).output)
    case = made["$defs"]["Condition"]["anyOf"][0]["properties"]
    assert case["metal"]["anyOf"][0]["items"]["anyOf"][0]["enum"] == ["implant", "seizure", "none"]
    assert "tried.effect" in case


@pytest.mark.parametrize("file", [QUESTIONS, SMALL], ids=lambda file: file.name)
def test_an_editor_marks_nothing_in_a_whole_file(file: Path) -> None:
    """Neither with the schema of all files, nor with that of this one."""
    text = file.read_text(encoding="utf-8")
    assert marked(text) == 0
    assert marked(text, run("schema", file).output) == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    why: A strong", "    wy: A strong"),
        ("  funding: None\n", ""),
        ("        type: table", "        type: tabel"),
        ("    echo: [metal]", "    echo: metal"),
        ("  funding: None", "  funding: [None]"),
        ("  funding: None", "  funding: ~"),
        ("    ask: [What should I bring?]", "    ask: []"),
        ("    ask: [What should I bring?]", "    ask: [a, b, c, d]"),
        ("  - id: in_the_south", "  - id: In the South"),
        ('"https://example.org/"', '"http://example.org/"'),
        ("people: 30", "people: 120"),
        ("people: 30", "people: thirty"),
        ("    urgent: true", "    urgent: very"),
        ("  last_review: 2026-11-23", "  last_review: in November"),
        ("  last_review: 2026-11-23", "  last_review: 1764115200"),
        ("    when: {region: [south]}", "    when: south"),
        ('{chat: "https://example.org/", say', '{chat: "https://example.org/", call: "112", say'),
        ('{chat: "https://example.org/", say', "{say"),
        ("    body: [There are fewer places.]", "    body: [{text: a, points: [b]}]"),
        ("help_today}\nnever", "help_today, flag: seizure}\nnever"),
        ("    short: Seizure", "    short: A seizure at any time in life"),
        ("  treatment: TMS", "  treatment: TMS. It is right for you"),
    ],
)  # fmt: skip
def test_an_editor_marks_a_slip(old: str, new: str) -> None:
    """What the loader would refuse for its shape is red while it is typed."""
    assert WHOLE.count(old) == 1
    assert marked(WHOLE.replace(old, new)) > 0
