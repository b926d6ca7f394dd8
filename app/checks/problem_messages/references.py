"""Ids that stand for two things, for nothing, or for the wrong kind of thing."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class ReferenceProblem(ProblemCode):
    """Ids that stand for two things, for nothing, or for the wrong kind of thing."""

    DUPLICATE_ID = (
        "duplicate-id",
        "Another {part} before this one has the id `{name}`.",
        "Give this one its own id.",
        "  - id: what_it_is",
    )
    RESERVED_NAME = (
        "reserved-name",
        "The program uses the name `{name}` itself.",
        "Choose another id.",
        (
            "      - {id: continue, text: What do you want to ask?, label: My questions, type: "
            "text, max_length: 200}"
        ),
    )
    UNKNOWN_QUESTION = (
        "unknown-question",
        "There is no question `{name}`.",
        "Write the id of a question.",
        "    when: {regin: [south]}",
    )
    UNKNOWN_COLUMN = (
        "unknown-column",
        "`{table}` has no column `{name}`.",
        "Write the id of one of its columns: {known}.",
        "    when: {tried.efect: [none, some]}",
    )
    UNKNOWN_CODE = (
        "unknown-code",
        "`{question}` has no option `{name}`.",
        "Write the code of one of its options: {known}.",
        "    when: {region: [sout]}",
    )
    REPEATED_CODE = (
        "repeated-code",
        "`{name}` stands here twice.",
        "Delete one of the two.",
        "      metal: [implant, implant]",
    )
    NOT_A_TABLE = (
        "not-a-table",
        "`{name}` is not a table.",
        "Name the question alone, without a column.",
        "    when: {region.name: [south]}",
    )
    WHICH_COLUMN = (
        "which-column",
        "`{name}` is a table.",
        "Say which column is meant, as `{name}.{example}`.",
        "    when: {tried: [none, some]}",
    )
    CONDITION_ON_TEXT = (
        "condition-on-text",
        "`{name}` is answered in the person's own words, which no rule reads.",
        "Read a question that has options.",
        "    when: {tried.what: [none, some]}",
    )
    READS_LATER_PAGE = (
        "reads-later-page",
        "The page `{page}` comes before the page that asks `{name}` (`{asker}`).",
        "Let a page read earlier pages only, or move it after `{asker}`.",
        "    when: {tried.effect: [some]}",
    )
    READS_OWN_PAGE = (
        "reads-own-page",
        "The page `{page}` asks `{name}` itself, so it cannot depend on it.",
        "Ask `{name}` on an earlier page, or put what depends on it on a later one.",
        "      tried.effect: [some]",
    )
    NO_SUCH_WORD = (
        "no-such-word",
        "`{word}` means nothing in a `when`, which holds only questions and codes.",
        "{how}.",
        '    when: {OR: [{region: [south]}, {grown: ["no"]}]}',
    )
    UNREAD_OPTION = (
        "unread-option",
        "No rule reads the option `{name}` of `{question}`.",
        "Let some `when` read it, or mark it `no_rule: true`.",
        "          shunt: A tube in my head",
    )
    UNREAD_HERE = (
        "unread-here",
        "No rule reads the option `{name}` of `{question}`, though one reads that of `{other}`.",
        "Let a `when` read it; or write the options of `{question}` out, with `no_rule: true`.",
        (
            "      - {id: born, text: Where were you born?, label: Birthplace, type: choice,\n"
            "         options: *regions}\n"
            "    - {id: past, title: What I tried, questions: [tried, born]}"
        ),
    )
    NEEDLESS_NO_RULE = (
        "needless-no-rule",
        "The option `{name}` of `{question}` is marked `no_rule`, yet a rule reads it.",
        "Delete `no_rule`, or the rule.",
        "          implant: {text: A metal implant in my head, no_rule: true}",
    )
    UNKNOWN_OUTCOME = (
        "unknown-outcome",
        "There is no outcome `{name}`.",
        "Write the id of an outcome.",
        '  - {when: {danger: ["yes"]}, outcome: help_todya}',
    )
    UNKNOWN_NOTICE = (
        "unknown-notice",
        "There is no notice `{name}`.",
        "Write the id of a notice.",
        '  - {when: {danger: ["no"]}, notice: today}',
    )
    UNKNOWN_FLAG = (
        "unknown-flag",
        "There is no flag `{name}`.",
        "Write the id of a flag.",
        '  - {when: {danger: ["no"]}, flag: not_sad}',
    )
    UNKNOWN_TOPIC = (
        "unknown-topic",
        "There is no topic `{name}`.",
        "Write the id of a topic.",
        '  - {when: {danger: ["no"]}, topic: in_south}',
    )
    UNKNOWN_SERVICE = (
        "unknown-service",
        "This country has no service `{name}`.",
        "Write the name of one of its services: {known}.",
        (
            '      other_languages: {es: {short: [{call: "112", say: Llame al 112}], first: '
            "[Emergencies]}}"
        ),
    )
    NOT_A_CHOICE = (
        "not-a-choice",
        "`{name}` is a {type}; a question with one answer is needed here.",
        "Name a question of the type `choice`.",
        "  question: metal",
    )
    NOT_A_TEXT = (
        "not-a-text",
        "`{name}` is a {type}; a text question is needed here.",
        "Name a question of type `text`.",
        "  own_questions: metal",
    )
    NOTHING_TO_ECHO = (
        "nothing-to-echo",
        "`{name}` has no options to show back.",
        "Name a question of type `choice` or `choices`.",
        "    echo: [own]",
    )
    DIFFERENT_ANSWERS = (
        "different-answers",
        "`{name}` has other options than `{first}`, so they cannot be gathered by answer.",
        "Give the questions one shared scale, or delete `by_answer`.",
        "    - {id: body, title: My head, by_answer: true, questions: [region, grown]}",
    )
    SAYS_NOTHING = (
        "says-nothing",
        "Nothing is said for `{name}`.",
        "Write what it says, or delete it.",
        "    for_each: {question: metal, say: {implant: {}}}",
    )
