"""Parts that stand where they do not belong, and questions that nobody would see printed."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class StructureProblem(ProblemCode):
    """Parts that stand where they do not belong, and questions that nobody would see printed."""

    UNKNOWN_PART = (
        "unknown-part",
        "`parts:` has no part `{name}`.",
        "Write the id of one of them: {known}.",
        "    part: frist",
    )
    PART_OUT_OF_ORDER = (
        "part-out-of-order",
        "The page `{name}` of the part `{part}` stands after pages of the part `{other}`.",
        "Let the pages of a part stand together, and the parts in the order of `parts:`.",
        "    part: first",
    )
    EMPTY_PART = (
        "empty-part",
        "No page stands in the part `{name}`.",
        "Let a page name it, or delete it.",
        "  - {id: between, title: Between, icon: heart}",
    )
    TODAY_NOT_FIRST = (
        "today-not-first",
        "There are flags for today, and `today` is not the first group.",
        "Let `today:` stand first: those flags come before all others.",
        "flag_groups: {safety: Safety, today: Today, body: My head}",
    )
    UNKNOWN_GROUP = (
        "unknown-group",
        "`flag_groups:` has no group `{name}`.",
        "Write one of them: {known}.",
        "    group: boddy",
    )
    NOT_PRINTED = (
        "not-printed",
        "The clinician would not see the answer to `{name}`: no section of the summary names it.",
        "Add it to the `questions` of one of `summary.sections`.",
        (
            "      - {id: falls, text: Have you had a fall?, label: Falls, type: choice,\n"
            "         options: {one: {text: One, no_rule: true}}}"
        ),
    )
    PRINTED_TWICE = (
        "printed-twice",
        "`{name}` stands in `summary.sections` more than once, so its answer would print twice.",
        "Delete all but one.",
        "    - {id: more, title: More, questions: [metal]}",
    )
    PRINTED_ELSEWHERE = (
        "printed-elsewhere",
        "The answer to `{name}` has a place of its own on the summary (`{place}`).",
        "Delete it here, or it prints twice.",
        "    - {id: body, title: My head, questions: [metal, grown]}",
    )
    EQUAL_TEXTS = (
        "equal-texts",
        "Two options of `{question}` read “{text}”: `{first}` and `{name}`.",
        "Say what tells them apart, or delete one.",
        "          south: In the north",
    )
    EQUAL_LABELS = (
        "equal-labels",
        "`{first}` and `{name}` have the same label, “{text}”.",
        "Give each its own: printed answers and reasons know a question by its label alone.",
        "        label: Where you live",
    )
    PRINTED_OTHERWISE = (
        "printed-otherwise",
        "The option `{name}` of `{question}` reads “{text}”, and would be printed as declined.",
        "Delete `means`: yes and no are answers.",
        (
            '          "yes": {text: "Yes", means: declined, no_rule: true}\n'
            "          rather_not_say: {text: I’d rather not say, no_rule: true}"
        ),
    )
    SWAPPED_OPTIONS = (
        "swapped-options",
        "The option `{name}` of `{question}` reads “{text}”, which is the name of another option.",
        "Give `{name}` the words that it stands for; rules go by the code, people by the words.",
        ('          "yes": {text: "No", no_rule: true}\n          "no": "Yes"'),
    )
