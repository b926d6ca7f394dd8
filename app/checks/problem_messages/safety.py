"""What could pass over somebody in danger."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class SafetyProblem(ProblemCode):
    """What could pass over somebody in danger."""

    NO_WAY_OUT = (
        "no-way-out",
        "`{name}` is required and has no way to decline.",
        "Add an option such as `rather_not_say: {{text: I’d rather not say, means: declined}}`.",
        "# without: rather_not_say: {text: I’d rather not say, means: declined, no_rule: true}",
    )
    TODAY_WITHOUT_CALL = (
        "today-without-call",
        "The flag `{name}` is for today and does not say who to call.",
        "Add `call:`.",
        "# without: call: Call your clinic today.",
    )
    CALL_WITHOUT_TODAY = (
        "call-without-today",
        "The flag `{name}` says who to call, yet is not for today.",
        "Add `today: true`, or delete `call`.",
        "# without: today: true",
    )
    URGENT_NOT_FIRST = (
        "urgent-not-first",
        "The urgent outcome `{name}` is tried after `{before}`, which is not urgent.",
        "Move it up: the first outcome that holds ends the questions.",
        (
            "  - {id: up_north, when: {region: [north]}, title: The north, body: [Goodbye.], "
            "change: Back}"
        ),
    )
    CRISIS_NOT_REQUIRED = (
        "crisis-not-required",
        "`{name}` may be skipped, yet it decides whether {reader} shows.",
        "Add `required: true` and an option that declines, or take it out of that `when`.",
        "# without: required: true",
    )
    CRISIS_NOT_ASKED = (
        "crisis-not-asked",
        (
            "`{name}` decides whether {reader} shows, yet its page depends on `{other}`, which "
            "does not."
        ),
        "Ask it of everybody: take `{other}` out of this `when`.",
        "    when: {region: [south]}",
    )
    DECLINED_WITHOUT_HELP = (
        "declined-without-help",
        (
            "Somebody who answers `{name}` to `{question}` is shown neither the help panel nor "
            "an outcome."
        ),
        "Add `- {{{question}: [{name}]}}` to the panel's `when`, as a case of its own.",
        '    when: {danger: ["yes"]}',
    )
    NOT_URGENT = (
        "not-urgent",
        "The outcome `{name}` reads `{question}`, a question of safety, and is not urgent.",
        "Add `urgent: true` to it, or let it read another question.",
        "# without: urgent: true",
    )
    ONLY_SUPPORT = (
        "only-support",
        "`{name}` has services for support alone, which are left out where life is in danger.",
        "Add one without `support`.",
        '        - {name: Emergency, support: true, ways: [{call: "112", say: Call 112}]}',
    )
    OTHER_NUMBER = (
        "other-number",
        "“{say}” does not show the number that it reaches, {number}.",
        "Write that number in `say`: paper shows nothing else.",
        '      short: [{call: "112", say: Call 113}]',
    )
    COUNTRY_WITHOUT_HELP = (
        "country-without-help",
        "`help.countries` has no help lines for `{name}`.",
        "Add them before it can be chosen.",
        "# without: south: *lines",
    )
    NO_NUMBER_TO_CALL = (
        "no-number-to-call",
        "`{name}` has neither a number to call nor the finder of lines.",
        "Add a `call`, or the finder's address as a `chat`.",
        (
            '      short: [{text: "112", say: Text 112}]\n'
            '        - {name: Emergency, ways: [{text: "112", say: Text 112}]}'
        ),
    )
