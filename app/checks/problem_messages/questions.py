"""Questions that do not fit their type."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class QuestionProblem(ProblemCode):
    """Questions that do not fit their type."""

    NEEDS_OPTIONS = (
        "needs-options",
        "`{name}` is a {type} and has no options.",
        "Add `options:`.",
        "# without: options: {none: Not at all, some: A little}",
    )
    NEEDS_COLUMNS = (
        "needs-columns",
        "`{name}` is a table and has no columns.",
        "Add `columns:`.",
        (
            "# without: name_column: what\n"
            "# without: columns:\n"
            "# without: - {id: what, text: What it was, label: What, type: text, max_length: "
            "40}\n"
            "# without: - id: effect\n"
            "# without: text: How much it helped\n"
            "# without: label: Effect\n"
            "# without: type: choice\n"
            "# without: options: {none: Not at all, some: A little}\n"
            "# without: when: {tried.effect: [none, some]}"
        ),
    )
    NOT_FOR_TYPE = (
        "not-for-type",
        "`{key}` means nothing for a {type}.",
        "Delete it, or change the type.",
        (
            "      - {id: own, text: What do you want to ask?, label: My questions, max: 3, "
            "type: text, max_length: 200}"
        ),
    )
    NOT_EXCLUSIVE = (
        "not-exclusive",
        "`{name}` means {means}, and could be chosen with others.",
        "Add `exclusive: true`.",
        "          none: {text: None of these, means: nothing, no_rule: true}",
    )
    SECOND_TABLE = (
        "second-table",
        "The page `{page}` asks for a second table.",
        "Give it a page of its own.",
        (
            "      - {id: more, text: More?, label: More, type: table,\n"
            "         columns: [{id: it, text: It, label: It, type: text, max_length: 9}]}"
        ),
    )
    NOTHING_ON_A_CHOICE = (
        "nothing-on-a-choice",
        "`{name}` means “nothing”, and `{question}` asks for one answer.",
        "Delete `means`: “none of these” belongs to a list of which several may be chosen.",
        '          "no": {text: "No", means: nothing, no_rule: true}',
    )
    MAX_TOO_LARGE = (
        "max-too-large",
        "`max` is {max}, and only {count} answers can be chosen together.",
        "Write a smaller number, or delete `max`.",
        "        max: 9",
    )
