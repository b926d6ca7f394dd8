"""Every part of a summary, word for word, for one person on the tests' own questionnaire."""

from __future__ import annotations

from datetime import date

from app.loading.loader import load_text
from app.questionnaire import answers, messages
from app.questionnaire.conditions import in_words
from app.questionnaire.definition.guidance import Flag
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questions import State
from app.questionnaire.document import Imprint
from app.questionnaire.flags import FlagGroup, FlagShown
from app.questionnaire.journey import follow
from app.questionnaire.shown_answers import Group
from app.questionnaire.summary import NextStepShown, Summary, summarise
from tests.support.broken_files import WHOLE

TEXT = WHOLE.replace(
    "    body: [There are fewer places.]\n",
    "    body: [There are fewer places., {points: [One, Two]}]\n"
    "    good: The waits are short.\n    hard: The roads are long.\n"
    "    for_each:\n      question: metal\n"
    "      say:\n        implant: {text: Bring its card., ask: May I have it?}\n"
    "        seizure: {text: Say so.}\n",
).replace("    echo: [metal]\n", "    echo: [metal, region]\n")
QUESTIONNAIRE = load_text(TEXT).questionnaire
IMPRINT = Imprint(date(2026, 11, 23), "0" * 64, "north", "Asking about TMS")

# Lives in the south, has an implant, and keeps the hardest question to themselves.
PERSON = {
    "region": "south",
    "grown": "yes",
    "danger": "rather_not_say",
    "metal": ["implant"],
    "tried": [{"what": "magnets", "effect": "some"}],
    "own": "Will it hurt?",
}


def summary(**changes: object) -> Summary:
    said = {key: value for key, value in {**PERSON, **changes}.items() if value}
    return summarise(follow(QUESTIONNAIRE, answers.read(QUESTIONNAIRE, said)), IMPRINT)


def flag(name: str) -> Flag:
    return next(each for each in QUESTIONNAIRE.flags if each.id == name)


def test_the_frame_is_the_files_own() -> None:
    """Title, ask, next step and help come as the file has them; what it does not ask is absent."""
    found = summary()
    q = QUESTIONNAIRE
    assert (found.title, found.ask) == ("For my visit", "I would like to talk about TMS.")
    assert (found.language, found.version, found.imprint) == ("en", "1", IMPRINT)
    assert (found.help, found.country) == (q.help, q.help.countries["south"])
    assert (found.leaning, found.filled_by, found.notices) == (None, "", ())
    assert found.age is not None
    assert (found.age.label, found.age.text) == ("Adult", "Yes")
    assert found.next_step == NextStepShown(
        "Book a visit.", "Today.", "I would like to talk about TMS."
    )
    assert summary(danger="no").next_step.by_when == "In the next weeks."
    assert found.sources == {"handbook": q.sources["handbook"]}
    assert found.cited(["handbook"]) == [(1, "handbook")]
    assert found.disclaimer == messages.DISCLAIMER


def test_sections_hold_what_was_asked_under_their_headings() -> None:
    """Each section has its title and its answers; one that asked nothing of this person is out."""
    found = summary()
    assert [(each.id, each.title) for each in found.sections] == [
        ("body", "My head"),
        ("past", "What I tried"),
    ]
    assert [(item.label, item.values) for item in found.sections[0].items] == [
        ("Things in or near your head", ("A metal implant in my head",))
    ]
    assert found.sections[0].groups == ()


def test_what_was_left_open_of_safety_is_told_once() -> None:
    """A safety question left open stands with the others of its kind, and not in its section; a
    section that nothing else was asked for is out."""
    found = summary(metal="")
    assert found.sections == ()
    assert "Things in or near your head" in found.also_asked[-1].labels


def test_questions_of_topics_for_this_person_come_first() -> None:
    """What fits this person is asked before what everybody may ask, one from each in turn."""
    assert summary().questions == (
        "Where is the nearest place?",
        "What should I bring?",
        "What would a course look like?",
        "May I have it?",
    )


def test_a_flag_for_today() -> None:
    """A question kept to oneself is a flag for today, with its reason and whom to call."""
    assert summary().today == (
        FlagShown(
            flag("not_said"),
            because="Because you chose “I’d rather not say” for “Thoughts of ending your life”.",
            reported="",
            echo=(),
            raised_by=("danger",),
        ),
    )


def test_a_flag_to_tell_first() -> None:
    """An implant is told first, with its source and nobody to call today."""
    shown = FlagShown(
        flag("implant"),
        because="Because you chose “A metal implant in my head” for “Things in or near your head”.",
        reported="",
        echo=(),
        raised_by=("metal",),
    )
    assert summary().groups == (FlagGroup("body", "My head", (shown,)),)


def test_safety_questions_without_a_flag_are_told_by_their_state() -> None:
    """A “no”, which nobody could read alone, a list of which nothing was chosen, and one that was
    left out are told apart; what raised a flag is not told again."""
    denied = Group("I answered “No”", ("Thoughts of ending your life",))
    head = ("Things in or near your head",)
    assert summary().also_asked == ()
    assert summary(danger="no", metal=["none"]).also_asked == (
        denied,
        Group("None of these (list read)", head, State.NOTHING),
    )
    assert summary(danger="no", metal="").also_asked == (
        denied,
        Group("Not answered", head, State.NOT_ANSWERED),
    )


def test_a_condition_says_itself_in_words() -> None:
    """A clinician reads which rows of a table count, and which questions have no rows."""
    when = Condition.model_validate([{"region": ["south"]}, {"tried.effect": ["none", "some"]}])
    assert in_words(QUESTIONNAIRE, when) == (
        "“Where you live” is “In the south”; or “Effect” in any row is “Not at all” or “A little”"
    )


def test_two_lists_of_a_condition_are_said_together() -> None:
    """A combination reads as two things at once, and not as a choice."""
    when = Condition.model_validate({"metal": [["implant"], ["seizure", "none"]]})
    assert in_words(QUESTIONNAIRE, when) == (
        "“Things in or near your head” is “A metal implant in my head”, together with "
        "“I have had a seizure” or “None of these”"
    )


def test_a_title_that_joins_several_answers_is_told_which() -> None:
    """A flag for an implant or a seizure tells a clinician which of the two was chosen."""
    text = TEXT.replace("when: {metal: [implant]}", "when: {metal: [implant, seizure]}")
    questionnaire = load_text(text).questionnaire
    found = summarise(follow(questionnaire, answers.read(questionnaire, PERSON)), IMPRINT)
    (shown,) = found.groups[0].flags
    assert shown.reported == "Chosen: A metal implant in my head."
