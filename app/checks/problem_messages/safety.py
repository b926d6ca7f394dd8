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
        "Put it in the group `today`, or delete `call`.",
        "    group: safety",
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
        '        - {name: Emergency, support: true, ages: all, dialled: never, ways: [{call: "112", say: Call 112, emergency: true}]}',
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
        "`{name}` has no number to call.",
        "Add a `call`. The finder alone is for the last entry: everywhere else.",
        (
            '      short: [{text: "112", say: Text 112}]\n'
            '        - {name: Emergency, ages: all, dialled: never, ways: [{text: "112", say: Text 112}]}'
        ),
    )
    ONLY_DECLINED_HELPED = (
        "only-declined-helped",
        "Of `{name}`, the help panel and the urgent outcomes read only who declines or is unsure.",
        "Let one of them read the answer that means danger too: {known}.",
        ("    when: {danger: [rather_not_say]}\n    when: {danger: [rather_not_say]}"),
    )
    YES_NOT_HELPED = (
        "yes-not-helped",
        "Neither the help panel nor an urgent outcome reads the `yes` of `{name}`.",
        "Let one of them read it; ask so that “yes” is the answer that means danger.",
        ('    when: {danger: ["no"]}\n    when: {danger: ["no", rather_not_say]}'),
    )
    DANGER_PRINTED_AS_NOTHING = (
        "danger-printed-as-nothing",
        "An urgent outcome reads `{name}` of `{question}`, and it would be printed as “{means}”.",
        "Delete `means`: an answer that means danger is printed in its own words.",
        '          "yes": {text: "Yes", means: unsure}',
    )
    DANGER_UNREAD = (
        "danger-unread",
        "Besides `{other}`, nothing reads `{name}` of `{question}`, a question of safety.",
        "Let a rule read it: one answer alone, the reassuring one, may be `no_rule`.",
        "          soon: {text: Perhaps soon, no_rule: true}",
    )
    MEANS_THE_SAME = (
        "means-the-same",
        "`{name}` and `{first}` both mean `{means}`.",
        "Let one of them be an ordinary answer: they would be printed alike.",
        "          later: {text: Ask me later, means: declined}",
    )
    SHORT_IS_ANOTHER = (
        "short-is-another",
        "“{say}” stands on every page, and none of the services of {name} has that line.",
        "Write the same number, word and address in both.",
        '      short: [{call: "116 123", say: Call 116 123}]',
    )
    UNKNOWN_LINE = (
        "unknown-line",
        "“{found}” names a number that none of the help lines has.",
        "Write one of theirs, or add it to `help`.",
        "    body: [Please call 113 now.]",
    )
    OTHER_MESSAGE = (
        "other-message",
        "The link sends `{message}`, and its words are “{say}”.",
        "Write the word to send in `say`, as it is: paper shows nothing else.",
        '        - {name: Emergency, ages: all, dialled: never, ways: [{call: "112", say: Call 112, emergency: true}, {text: "85258", message: HELLO, say: Text SHOUT to 85258}]}',
    )
    MESSAGE_MISSING = (
        "message-missing",
        "“{say}” names a word to send, and the link sends none.",
        "Add `message: {message}`.",
        '        - {name: Emergency, ages: all, dialled: never, ways: [{call: "112", say: Call 112, emergency: true}, {text: "85258", say: Text SHOUT to 85258}]}',
    )
    OTHER_HOST = (
        "other-host",
        "The words name {named}, and the link opens {host}.",
        "Name the address that it opens.",
        '  finder: {chat: "https://example.com/", say: Find a line on example.org}',
    )
    ODD_ADDRESS = (
        "odd-address",
        "`{address}` hides where it leads.",
        "Write a plain address: `https://`, the name of the site, and no `@`.",
        '  finder: {chat: "https://example.org@example.com/", say: Find a line}',
    )
    NO_LINE_FOR_THE_YOUNG = (
        "no-line-for-the-young",
        "No service of `{name}` says that it is for the young, or takes every age.",
        "Add `ages: young` or `ages: all` to one that is more than `support`.",
        '        - {name: Emergency, dialled: never, ways: [{call: "112", say: Call 112, emergency: true}]}',
    )
