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
        "You have treatment-resistant illness.",
        "You have severe pain.",
        "Your answers suggest low mood.",
        "Your results point to severe illness.",
        "Your low mood is severe.",
        "Your risk is high.",
        "You are at high risk.",
        "You meet the criteria for TMS.",
        "Diagnosis: low mood.",
        "TMS will help you.",
        "TMS suits you.",
        "TMS is for you.",
        "TMS is safe.",
        "You cannot have TMS.",
        "You can safely take it.",
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
        "You do not need TMS.",
        "You should ask for TMS.",
        "Start TMS.",
        "Please go and get TMS.",
        "First, book it. Consider TMS.",
        "Come off your medicine.",
    ],
)
def test_an_order_is_found(text: str) -> None:
    """What to do with a medicine is for whoever prescribes it to say."""
    assert "order" in saying(text)


def test_a_medicine_that_the_file_suggests_is_known_by_all_its_names() -> None:
    """An order names a medicine as people do, by its brand too."""
    names = "max_length: 40, suggestions: {lithium: [Camcolit]}}"
    text = WHOLE.replace("max_length: 40}", names)
    for told in ("Stop lithium.", "Avoid your Camcolit."):
        said = text.replace("Bring what you know about each.]", f"{told}]")
        found = [finding.code for finding in verdicts.check(load_text(said).questionnaire)]
        assert found == ["order"]


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
        "Do you have severe pain?",
        "Ask if TMS will help.",
        "If you have severe pain, say so.",
        "TMS is one choice.",
        "Ask how to start TMS.",
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
        "Thirty per cent felt better.",
        "30 pct felt better.",
        "3 in 10 people felt better.",
        "Three in ten felt better.",
        "Nine of ten felt better.",
        "Seven people in ten felt better.",
        "9/10 felt better.",
        "It is a 50-50 chance.",
        "One third of people felt better.",
        "Only a third felt better.",
        "More than half felt better.",
        "It doubles the risk.",
        "The risk doubled.",
        "It is a twofold risk.",
        "It is 2x as likely.",
        "The odds ratio is known.",
        "The number needed to treat is 7.",
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
        "Come on 9/10/2026.",
        "It works in five or ten minutes.",
        "Half a cup is enough.",
        "Take two of the five doses.",
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
