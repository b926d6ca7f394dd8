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
        "      - A safe magnet on your head sends short pulses.\nwording: {never_say: [safe]}\n",
    )
    HTML_IN_TEXT = (
        "html-in-text",
        "“{found}” is HTML, and would be shown as it stands.",
        "Write plain text only.",
        "      - A magnet on your head sends <b>short pulses.",
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
        "`flask questions words` shows the grade of each.",
        (
            "        text: In which region do you currently reside and receive care?\n"
            "        text: Did you reach the age of maturity previously?\n"
            "        text: Are there any intentions to act on difficult thoughts?\n"
            "        text: Are any of the following descriptions applicable?\n"
            "        text: Which alternatives did you previously experience?\n"
            "      - {id: own, text: Which additional information is necessary?, label: My "
            "questions, type: text, max_length: 200}"
        ),
    )
