"""Claims without a source, numbers out of form, benefits without their other side."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class EvidenceProblem(ProblemCode):
    """Claims without a source, numbers out of form, benefits without their other side."""

    NO_SOURCE = (
        "no-source",
        "The {part} `{name}` names no source.",
        "Add `sources: [...]`, or `no_claim: true` when it states no fact.",
        "    ask: [Where to?]\n# without: no_claim: true",
    )
    NEEDLESS_NO_CLAIM = (
        "needless-no-claim",
        "The {part} `{name}` is marked `no_claim`, yet names sources.",
        "Keep one of the two.",
        "    no_claim: true",
    )
    UNKNOWN_SOURCE = (
        "unknown-source",
        "`sources:` has no entry `{name}`.",
        "Add it, or use a known id.",
        "    sources: [handbok]",
    )
    UNUSED_SOURCE = (
        "unused-source",
        "Nothing uses the source `{name}`.",
        "Use it, or delete it.",
        '  leaflet: {title: A leaflet, publisher: A press, year: "2020"}',
    )
    UNKNOWN_NUMBER = (
        "unknown-number",
        "`numbers:` has no entry `{name}`.",
        "Add it, or use a known id.",
        "      - number: helpd",
    )
    UNUSED_NUMBER = (
        "unused-number",
        "Nothing shows the number `{name}`.",
        "Show it in a text, or delete it.",
        ("# without: numbers: [helped]\n# without: - number: helped"),
    )
    NUMBER_SENTENCE = (
        "number-sentence",
        "The sentence does not say “about {people} of 100”.",
        "Say each share in that form, as the drawing beside it does.",
        (
            "    sentence: About a third of people felt better with it, against about 20 of 100 without."
        ),
    )
    NUMBER_IN_TEXT = (
        "number-in-text",
        "“{found}” is a number about people inside running text.",
        "Make it an entry of `numbers:` with its comparison and source, and show it by its id.",
        "    body: [Only 30% live near one.]",
    )
    ONE_SIDED = (
        "one-sided",
        "`{has}` stands here without `{lacks}`.",
        "Say the other side in about as many words.",
        "    good: The waits are short.",
    )
    UNBALANCED = (
        "unbalanced",
        "`good` has {good} words and `hard` has {hard}.",
        "Let neither have more than one and a half times the words of the other.",
        "    hard: Many visits, week after week",
    )
    NUMBER_OF_OTHERS = (
        "number-of-others",
        "The sentence names “{group}” with the figure {people} of 100, which is not theirs.",
        "Give each figure to its own group, as the drawing beside it does.",
        "    sentence: About 30 of 100 people felt better without, against about 20 of 100 with it.",
    )
    NUMBER_ORDER = (
        "number-order",
        "The sentence says “about {compared} of 100” before “about {treated} of 100”.",
        "Begin with those who were treated ({group}): the drawing beside it does.",
        "    sentence: About 20 of 100 people felt better without, and about 30 of 100 with it.",
    )
