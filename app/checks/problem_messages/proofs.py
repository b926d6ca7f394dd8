"""What does not hold for every possible set of answers."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class ProofProblem(ProblemCode):
    """What does not hold for every possible set of answers."""

    CANNOT_BE_REACHED = (
        "cannot-be-reached",
        "No answers lead to the {part} `{name}`.",
        "Look at its `when`, and at the outcomes that end the journey before it.",
        '    when: {danger: ["yes"]}',
    )
    CASE_NEVER_HOLDS = (
        "case-never-holds",
        "No answers make this case of `{name}` hold.",
        "See that its questions can be on the path together, and no outcome comes before.",
        '      - {danger: ["yes"]}',
    )
    CASE_ADDS_NOTHING = (
        "case-adds-nothing",
        "Whenever this case of `{name}` holds, another case of it holds too.",
        "Delete this case.",
        "      - {metal: [seizure], region: [south]}",
    )
    CODE_NEVER_HOLDS = (
        "code-never-holds",
        "No answers bring `{name}` of `{question}` here.",
        "Delete the code, or look at what ends or closes the path before it.",
        '    when: {danger: ["yes", rather_not_say]}',
    )
    ALWAYS_HOLDS = (
        "always-holds",
        "This `when` holds for everybody who gets here, so it decides nothing.",
        "Delete it, or take out the code that makes it hold for the rest.",
        (
            '          "yes": "Yes"\n'
            "          rather_not_say: {text: I’d rather not say, means: declined}\n"
            '    when: {grown: ["yes", rather_not_say]}'
        ),
    )
    ALWAYS_BROKEN = (
        "always-broken",
        (
            "This `always` rule is broken: `{name}` is not shown, and the journey ends at "
            "`{ending}`, for {answers}."
        ),
        "Correct the condition of `{name}`, or the order of the outcomes: not the promise.",
        "  - {when: {danger: [rather_not_say]}, outcome: help_today}",
    )
    NEVER_BROKEN = (
        "never-broken",
        (
            "This `never` rule is broken: `{name}` is shown, and the journey ends at "
            "`{ending}`, for {answers}."
        ),
        "Correct the condition of `{name}`, or the order of the outcomes: not the promise.",
        "  - {when: {danger: [rather_not_say]}, flag: not_said}",
    )
    RULE_NEVER_APPLIES = (
        "rule-never-applies",
        "No answers make this case of the `{group}` rule hold.",
        (
            "As it is, it guards nothing. Was a page or an outcome before it narrowed? It reads "
            "{questions}, asked on {pages}. Widen those first, and the promise last."
        ),
        '  - {when: {danger: ["yes"], metal: [implant]}, flag: not_said}',
    )
    UNDECIDED = (
        "undecided",
        "The check of `{name}` was given up: its conditions are too entangled to decide.",
        "Use fewer cases, or split the part in two.",
        "hundreds of cases that all read each other's questions",
    )
