"""Verdicts, orders and numbers about people are found however they are worded, and nothing else."""

from __future__ import annotations

import pytest

from app.checks import evidence, verdicts
from app.loading.loader import load_text
from tests.support.broken_files import WHOLE
from tests.support.rebuilt import rebuilt

SMALL = load_text(WHOLE).questionnaire


def saying(text: str) -> list[str]:
    """The codes of what is found in a file that says this in one place."""
    (first, *others) = SMALL.topics
    topic = first.model_copy(update={"brief": text})
    questionnaire = rebuilt(SMALL, topics=(topic, *others))
    found = [*verdicts.check(questionnaire), *evidence.check(questionnaire)]
    return [finding.code for finding in found]


@pytest.mark.parametrize(
    "text",
    [
        "You have severe low mood.",
        "You have mild low mood.",
        "You may have major low mood.",
        "You are clinically depressed.",
        "You’re severely ill.",
        "You screened positive.",
        "This is a positive screen.",
        "Your score: 18 of 27.",
        "You scored 18.",
        "It is 18 out of 27.",
        "You are suitable for it.",
        "You are a good candidate.",
        "You seem eligible.",
        "You qualify.",
        "TMS is right for you.",
        "It is perfect  for you.",
        "It is perfect\u00a0for\u00a0you.",
        "It is safe for you.",
        "We recommend TMS.",
    ],
)
def test_a_verdict_is_found(text: str) -> None:
    """Whatever kind of space stands between its words."""
    assert "verdict" in saying(text)


@pytest.mark.parametrize(
    "text",
    [
        "You need TMS.",
        "You should try TMS.",
        "You must have TMS.",
        "Stop your antidepressant.",
        "Stop taking your tablets.",
        "Double the dose.",
        "Skip any pills on that day.",
        "Then change your medicine.",
    ],
)
def test_an_order_is_found(text: str) -> None:
    """What to do with a medicine is for whoever prescribes it to say."""
    assert "order" in saying(text)


@pytest.mark.parametrize(
    "text",
    [
        "It does not say whether any treatment is right for you.",
        "Nobody here can tell if TMS is right for you.",
        "Only a provider can say who qualifies.",
        "Do not start, stop or change any medicine because of it.",
        "Please ask before you stop your medicine.",
        "It never tells you to change your dose.",
        "Ask what you need to bring.",
        "Take the time that you need.",
        "You can stop at any time.",
        "Choose what is right for now.",
    ],
)
def test_what_only_sounds_like_one_is_let_through(text: str) -> None:
    """A sentence that denies or asks is neither a verdict nor an order."""
    assert saying(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Only 30% felt better.",
        "30 per cent felt better.",
        "1 in 5 felt better.",
        "One in every ten felt better.",
        "Two out of three felt better.",
        "1 out of 3 felt better.",
        "30 of 100 felt better.",
        "Two thirds felt better.",
        "Half of all people felt better.",
        "A third of patients felt better.",
        "It is twice as likely.",
        "It is three times as many.",
        "The risk is 5 times higher.",
    ],
)
def test_a_number_about_people_is_found(text: str) -> None:
    """Fractions, odds and multiples, in digits and in words."""
    assert "number-in-text" in saying(text)


@pytest.mark.parametrize(
    "text",
    [
        "It takes 30 minutes.",
        "Half an hour is enough.",
        "Come two times in a week.",
        "One in the morning is enough.",
        "Take 2 of them at 8 in the evening.",
        "In 2024 and 2025 it changed.",
    ],
)
def test_a_number_about_something_else_is_let_through(text: str) -> None:
    """Times, doses and years are no shares of people."""
    assert saying(text) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Aneurysm, ever, patient-reported. US label: contraindicated.", False),
        ("Pregnant, now. US label: not recommended.", False),
        ("NICE: recommended in severe illness.", False),
        ("Should not be given to this patient.", True),
        ("Refer to cardiology.", True),
        ("Not a candidate.", True),
        ("Avoid.", True),
    ],
)
def test_a_clinician_is_told_facts(line: str, found: bool) -> None:
    """What a label or an agency says is quoted with its name; an order of our own is none."""
    (first, *others) = SMALL.flags
    flag = first.model_copy(update={"clinician": line})
    codes = [f.code for f in verdicts.check(rebuilt(SMALL, flags=(flag, *others)))]
    assert (codes == ["clinician-verdict"]) == found
