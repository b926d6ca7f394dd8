"""`flask questions diff`: what changed for people between two files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.broken_files import WHOLE
from tests.support.commands import SMALL, run


def test_diff_of_a_file_with_itself_is_nothing() -> None:
    """What did not change is not told."""
    assert run("diff", SMALL, SMALL).output == "Nothing changed for anybody.\n"


def test_diff_tells_rules_words_and_the_people_concerned(tmp_path: Path) -> None:
    """After a rule and a sentence changed, both are told, and who is now shown something else."""
    text = WHOLE.replace("{metal: [seizure]}", "{metal: [seizure, implant]}")
    output = diff_to(tmp_path, text.replace("A strong magnet can", "A magnet may"))
    assert "flag `seizure`, Shown when: was: " in output
    assert "flag `implant`, To the person: was: A strong magnet can move metal." in output
    assert "metal: [implant]" in output
    assert "-> flags now shown: seizure" in output


def diff_to(folder: Path, text: str) -> str:
    """What `diff` says of the change from the small file to this one."""
    assert text != WHOLE
    file = folder / "new.yaml"
    file.write_text(text, encoding="utf-8")
    return run("diff", SMALL, file).output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('call: "112", say: Call 112, emer', 'call: "112", say: Please call 112, emer',
         "help lines `north`, services “Emergency”, ways: was: Call 112 [calls 112"),
        ('always:\n  - {when: {danger: ["yes"]}, outcome: help_today}\n', "",
         "gone: Always: outcome “Talk to somebody now” (`help_today`) is shown when"),
        ("    options_table: true\n", "", "topic `what_it_is`, options table: gone: true"),
        ("exclusive: true, means: nothing", "exclusive: true, means: unsure",
         "question `metal`, options `none`: was: [exclusive: true, no_rule: true, means: nothing]"),
        ("        type: choices\n        safety: true\n", "        type: choices\n",
         "question `metal`, safety: gone: true"),
        ("certainty: Invented for the tests.", "certainty: Sure.", "`helped`, certainty: was"),
        ("  - {id: body,", "  - {id: the_body,", "sections “the_body”, title: new: My head"),
        ("          north: {text: In the north, no_rule: false}\n          south: In the south\n",
         "          south: In the south\n          north: {text: In the north, no_rule: false}\n",
         "question `region`, options, in order: south now stands first"),
    ],
)  # fmt: skip
def test_diff_tells_whatever_is_not_the_same(old: str, new: str, told: str, tmp_path: Path) -> None:
    """A change of any kind is told by what it is a change of."""
    assert WHOLE.count(old) == 1
    assert told in diff_to(tmp_path, WHOLE.replace(old, new))


def test_diff_tells_one_line_for_one_paragraph(tmp_path: Path) -> None:
    """A paragraph, a promise or a question put before others moves none of them."""
    before = "      - A magnet on your head sends short pulses.\n"
    output = diff_to(tmp_path, WHOLE.replace(before, f"      - This is new.\n{before}"))
    assert output == "Words: 1\n  topic `what_it_is`, body: new: This is new.\n"
    rule = "  - {when: {region: [south]}, topic: in_the_south}\n"
    output = diff_to(tmp_path, WHOLE.replace("always:\n", f"always:\n{rule}"))
    assert output.startswith(
        "Promises: 1\n  new: Always: topic “In the south” (`in_the_south`) is shown"
    )
    assert output.count("\n") == 2
    seizure = "          seizure: I have had a seizure\n"
    more = f"          shunt: {{text: A tube in my head, no_rule: true}}\n{seizure}"
    output = diff_to(tmp_path, WHOLE.replace(seizure, more))
    assert "options `shunt`: new: A tube in my head" in output
    assert "in order" not in output


def test_diff_tells_promises_and_help_lines_before_all_else(tmp_path: Path) -> None:
    """What keeps people safe is not looked for on the last page."""
    text = WHOLE.replace('always:\n  - {when: {danger: ["yes"]}, outcome: help_today}\n', "")
    text = text.replace("say: Call 112", "say: Please call 112").replace("A strong magnet", "It")
    headings = [line.partition(":")[0] for line in diff_to(tmp_path, text).splitlines()]
    headings = [line for line in headings if not line.startswith(" ")]
    assert headings == ["Promises", "Help lines", "Words"]


def test_a_changed_label_is_no_changed_rule(tmp_path: Path) -> None:
    """A rule goes by codes; what a question is called is told as words, once."""
    text = WHOLE.replace("label: Where you live", "label: Your region")
    assert diff_to(tmp_path, text) == (
        "Words: 1\n  question `region`, label: was: Where you live | now: Your region\n"
    )


def test_people_in_a_diff_are_plain(tmp_path: Path) -> None:
    """Nobody is in danger in an example of a change that is about something else."""
    output = diff_to(tmp_path, WHOLE.replace("{metal: [seizure]}", "{metal: [seizure, implant]}"))
    (person,) = [line for line in output.splitlines() if " -> " in line]
    assert "danger: no" in person
    assert "region" not in person
