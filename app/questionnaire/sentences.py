"""Sentences: the program's own in English, whole, so that a language can order them as it must.

Data only. ``messages`` gives each in the language that is being spoken; sentences with something
put into them are functions there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from app.questionnaire.definition.questions import State


class Sentences:
    """The program's sentences in English; a mapping or a row of them is translated one by one."""

    STATES: ClassVar[Mapping[State, str]] = {
        State.NOT_ANSWERED: "Not answered",
        State.NOT_ASKED: "Not asked, because of an earlier answer",
        State.NOTHING: "None of these (list read)",
        State.DECLINED: "Rather not say",
        State.UNSURE: "Not sure",
    }
    DISCLAIMER = (
        "These are the patient’s own answers, not a diagnosis or a safety check. "
        "No clinician reviewed them before printing."
    )
    MOSTLY_SKIPPED = (
        "Most questions were skipped. That is fine. They can be talked through at the visit."
    )
    FLAGS_TODAY = "Today"
    FLAGS_FIRST = "Tell your provider about these first"
    ALSO_ASKED = "Safety questions"
    QUESTIONS = "Questions I want to ask"
    OWN_WORDS = "In my own words"
    NEXT_STEP = "My next step"
    NOTES = "Notes, and what we agreed"
    MAIN_POINTS = "The main points"
    ASK_YOUR_PROVIDER = "Worth asking"
    MAY_HELP = "What may be good"
    MAY_BE_HARD = "What may be hard"
    SOURCES = "Where this comes from"
    ABOUT_THIS = "Who made this, and when"
    # The one text that no file can remove, soften or add to: no word of a file stands inside it.
    # What the file is about is named above it, in the person's own request.
    FIRM_STATEMENT = (
        "Discuss this with your provider.",
        (
            "This summary does not say whether any treatment is right for you. "
            "Only a licensed provider who knows your health can decide that with you."
        ),
        "Do not start, stop or change any medicine because of it.",
    )
    HANDWRITING = ("Name", "Date of birth")
    PAGE_OF = ("Page", "of")
    ATTACHED_AS = "The same answers for a clinic's computer (FHIR R4 QuestionnaireResponse)"
    FOR_YOU = "Because of my answers"
    FOR_EVERYONE = "For everyone"
    ASK = "Ask:"
    OPTIONS_SIDE_BY_SIDE = "The options, side by side"
    CONCERNS: ClassVar[Mapping[str, str]] = {
        "how": "How it is given",
        "time": "Time it takes",
        "cost": "Cost and access",
        "good": MAY_HELP,
        "hard": MAY_BE_HARD,
        "known": "What is known",
    }
    HELP_LINES = "Help lines"
    REPLACED = "Some signs could not be printed here. Each one stands as a small box: □"
    STEP = ("Who to book with", "By when", "What I could say")
    HELP_CHECKED = "Help lines as listed on"
    AUTHORSHIP: ClassVar[Mapping[str, str]] = {
        "written_by": "Written by",
        "funding": "Paid for by",
        "reviewed_by": "Clinician review",
        "last_review": "Last review, by the authors",
        "next_review": "Next review",
        "updates": "How it is kept up to date",
        "evidence": "How the facts were chosen",
        "reading_level": "Reading level",
        "privacy": "Privacy",
    }
    TRANSLATION_NOT_REVIEWED = "The translation is not yet reviewed."
    MONTHS = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
