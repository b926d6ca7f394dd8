"""Words that are hard to read, or that are never said."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class WordingProblem(ProblemCode):
    """Words that are hard to read, or that are never said."""

    LONG_QUESTION = (
        "long-question",
        "The question has {words} words.",
        "Ask it in {most} or fewer; the rest can be a `hint`.",
        (
            "        text: Is there or has there ever been any one of these things in your "
            "head or near it, as far as you know?"
        ),
    )
    BANNED_PHRASE = (
        "banned-phrase",
        "“{found}” is on this file's list of what is never said.",
        "Say it another way.",
        ("    body: [Bring what is safe.]\nwording: {never_say: [safe]}\n"),
    )
    HTML_IN_TEXT = (
        "html-in-text",
        "“{found}” is HTML, and would be shown as it stands.",
        "Write plain text only.",
        "    body: [Bring what <b>you know.]",
    )
    HARD_TO_READ = (
        "hard-to-read",
        "The {part} `{name}` has reading grade {grade}; no part may pass {most}.",
        "Shorten its sentences, or list its unavoidable names in `wording.known_words`.",
        (
            "    body: [Availability of neuromodulation is considerably more restricted in "
            "southern administrative regions.]"
        ),
    )
    HARD_AS_A_WHOLE = (
        "hard-as-a-whole",
        "The median reading grade of the pages is {grade}; it must not pass {most}.",
        "`flask questions readability` shows the grade of each.",
        (
            "        text: In which other part of the country have you been living?\n"
            "        text: Were you already an adult when you last moved to a different address?\n"
            "        text: Might you possibly act on difficult thoughts about ending your own life?\n"
            "        text: Do any of the following things apply to you at this particular time of life?\n"
            "        text: Which other kinds of treatment have you already tried during previous years?\n"
            "      - {id: own, text: What would you like to discuss with your provider during another visit?, label: My questions, type: text, max_length: 200}"
        ),
    )
    VERDICT = (
        "verdict",
        "“{found}” is a verdict, and this guide gives none.",
        "Say what was reported, or what was found in studies, and of whom.",
        "    body: [You have severe low mood.]",
    )
    ORDER = (
        "order",
        "“{found}” tells somebody what to do with a medicine.",
        "Say what to ask, and whom: only who prescribes it can say the rest.",
        "    body: [Stop your medicine.]",
    )
    CLINICIAN_VERDICT = (
        "clinician-verdict",
        "“{found}” tells a clinician what to do or to think.",
        "Say what was reported, and what a label or guideline says, in a sentence that names it.",
        "    clinician: Seizure, ever. Should not have it.",
    )
    LONG_BRIEF = (
        "long-brief",
        "The brief of `{name}` has {words} words.",
        "Say the main thing in {most} or fewer; the rest can be in `body`.",
        "    brief: In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. In the south there are fewer places. ",
    )
    LONG_CLINICIAN_LINE = (
        "long-clinician-line",
        "The line for the clinician of `{name}` has {words} words.",
        "Say it in {most} or fewer: a clinician has two minutes for the page.",
        "    clinician: A seizure was reported by the patient, at some time, in their own words, and we know neither when it was nor what it was nor what it came from.",
    )
    SAYS_REVIEW = (
        "says-review",
        "“{found}” would stay when a clinician has reviewed the file.",
        "Delete it: the program says who reviewed it, from `authorship`.",
        "    body: [This is not yet reviewed by a clinician.]",
    )
    NOBODY_SIGNED = (
        "nobody-signed",
        "“{found}” would stay when the words change, and nobody signed for them.",
        "Write `{right}`, and let who reviewed it sign: `flask questions review --sign`.",
        "  reviewed_by: Dr. A. Example",
    )
    TRUE_HERE_ONLY = (
        "true-here-only",
        "“{found}” is true on the site alone, and this block goes to paper and other programs too.",
        "Say it otherwise, or add `here_only: true` to the block.",
        "    intro: [Click the button when you are done.]",
    )
    OTHER_LANGUAGE = (
        "other-language",
        "The file is in `{language}`, and the program's own sentences are in {known} alone.",
        "Write the file in one of these, and translate it beside: docs/writing-questions.md.",
        "language: nl",
    )
    NOT_A_PLAIN_NAME = (
        "not-a-plain-name",
        "`{name}` is no plain name: {found}.",
        "Use letters, digits, spaces and - ' / alone.",
        "  treatment: you need lamps",
    )
    SEVERAL_SCRIPTS = (
        "several-scripts",
        "The letters of `{name}` are not all of one script.",
        "Type it again, with the letters of one alphabet.",
        "  treatment: lаmps",
    )
