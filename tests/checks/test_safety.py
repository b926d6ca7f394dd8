"""Nobody in danger is passed over: edits of a file that would do it are refused, and others not."""

from __future__ import annotations

import json

import pytest

from app.checks.problems import DefinitionError
from app.config import ROOT
from app.loading.loader import load_text
from app.loading.yaml_tree import compose
from tests.support.broken_files import WHOLE
from tests.support.mutants import shipped

SHIPPED = (ROOT / "questions.yaml").read_text(encoding="utf-8")


def codes(text: str) -> set[str]:
    """The codes of what is wrong with a file; none: it is served."""
    try:
        load_text(text)
    except DefinitionError as error:
        return {problem.code for problem in error.problems}
    return set()


def changed(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def without(key: str, question: str) -> str:
    """The shipped file without one line of one question."""
    before, start, after = SHIPPED.partition(f"      - id: {question}\n")
    assert f"        {key}\n" in after
    return before + start + after.replace(f"        {key}\n", "", 1)


@pytest.mark.parametrize("question", ["life_not_worth", "suicidal_thoughts", "suicidal_now"])
def test_what_leads_to_help_cannot_be_skipped(question: str) -> None:
    """Each question of the help panel and of urgent help is required."""
    assert codes(without("required: true", question)) == {"crisis-not-required"}


def test_urgent_help_stays_urgent() -> None:
    """Without that one word the question behind it could be skipped, and nothing would say so."""
    text = changed(
        without("required: true", "suicidal_now"), ("    urgent: true\n    title", "    title")
    )
    assert codes(text) == {"not-urgent"}


def test_what_opens_the_panel_is_urgent_too() -> None:
    """An outcome for an answer that opens the panel is urgent, `safety` or not."""
    text = changed(
        WHOLE,
        ("    urgent: true\n", ""),
        ("        required: true\n        safety: true\n", "        required: true\n"),
    )
    assert codes(text) == {"not-urgent"}


@pytest.mark.parametrize(
    ("page", "condition"),
    [
        ("hard-moments", "{age: [from_65]}"),
        ("right-now", "[{suicidal_thoughts: [yes, rather_not_say], age: [from_65]}]"),
        ("right-now", "[{suicidal_thoughts: [yes, rather_not_say]}, {age: [from_65]}]"),
    ],
)
def test_what_leads_to_help_is_asked_of_everybody(page: str, condition: str) -> None:
    """Its page depends on no answer about anything else, be it in one case of several."""
    whole = json.loads(shipped())
    (asked,) = [each for each in whole["pages"] if each["id"] == page]
    asked["when"] = compose(condition)[0].plain()
    assert "crisis-not-asked" in codes(json.dumps(whole))


@pytest.mark.parametrize(
    "cases",
    [
        [{"suicidal_thoughts": ["yes"]}],
        [
            {"suicidal_thoughts": ["yes"]},
            {"suicidal_thoughts": ["rather_not_say"], "life_not_worth": ["yes"]},
        ],
    ],
)
def test_whoever_declines_is_offered_help(cases: list[dict[str, list[str]]]) -> None:
    """“I’d rather not say” opens the panel for everybody, as “yes” does."""
    whole = json.loads(shipped())
    panel = whole["help"]["panel"]
    others = [case for case in panel["when"] if "suicidal_thoughts" not in case]
    panel["when"] = [*others, *cases]
    # The shipped promises would be broken too, and are told first.
    whole["always"] = [rule for rule in whole["always"] if "panel" not in rule]
    assert "declined-without-help" in codes(json.dumps(whole))


HARM = """
      - id: harm
        text: Might you harm somebody else?
        label: Harm to others
        type: choice
        required: true
        safety: true
        options:
          "yes": "Yes"
          "no": {text: "No", no_rule: true}
          rather_not_say: {text: I’d rather not say, means: declined, no_rule: true}
  - id: head
"""
READS_HARM = (
    '    when: {danger: ["yes"]}\n    urgent',
    '    when: [{danger: ["yes"]}, {harm: ["yes"]}]\n    urgent',
)
OWN_PAGE = (
    "  - id: harm-page\n    part: first\n    title: Harm\n"
    "    when: {danger: [rather_not_say]}\n    questions:"
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (HARM.lstrip("\n"), {"declined-without-help"}),
        (OWN_PAGE + HARM, set()),
        (HARM.lstrip("\n").replace(", no_rule: true}\n  -", "}\n  -"), set()),
    ],
    ids=["of everybody", "with the panel open", "declining is urgent"],
)
def test_declining_what_only_urgent_help_reads_brings_help(asked: str, found: set[str]) -> None:
    """Where the panel reads another question, it is open already, or the outcome takes it in."""
    reads = READS_HARM
    if "means: declined}" in asked:
        reads = (reads[0], reads[1].replace('harm: ["yes"]', 'harm: ["yes", rather_not_say]'))
    assert codes(changed(WHOLE, ("  - id: head\n", asked), reads)) == found


# What stands on every page stands among the services too, so a number is changed in both.
SHORT = 'short: [{call: "112", say: Call 112}]'
WAYS = 'ways: [{call: "112", say: Call 112, emergency: true}]'


def with_way(way: str) -> str:
    """The small file, in which this is the one way to reach somebody."""
    return changed(WHOLE, (SHORT, f"short: [{way}]"), (WAYS, f"ways: [{way}]"))


@pytest.mark.parametrize(
    ("number", "say"),
    [
        ("112", "Call 112 (24 hours)"),
        ("112", "Call 112, 24 hours a day"),
        ("112", "In Europe call 1-1-2"),
        ("1-800-273-8255", "Call 1 (800) 273-8255"),
        ("1-800-273-8255", "Call 1.800.273.8255"),
        ("0808 808 8000", "Call (0808) 808\u00a08000."),
        ("+353 1 1234567", "+353 11234567, the office"),
    ],
)
def test_a_number_may_be_grouped_otherwise(number: str, say: str) -> None:
    """The digits decide, however they are written."""
    assert codes(with_way(f'{{call: "{number}", say: "{say}"}}')) == set()


@pytest.mark.parametrize(
    "way",
    [
        'call: "112", say: Call for help',
        'text: "112", message: HELP, say: Text HELP to us',
        'call: "116 123", say: Call 116 or 123',
        'call: "112", say: Call 1124',
    ],
)
def test_a_number_to_call_or_text_is_shown(way: str) -> None:
    """On paper a link is only its words."""
    ways = f"{{{way}}}, {{call: '112', say: Call 112}}"
    assert codes(with_way(ways)) == {"other-number"}
