"""A part that has not the keys and the form it must have."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class ShapeProblem(ProblemCode):
    """A part that has not the keys and the form it must have."""

    UNKNOWN_KEY = (
        "unknown-key",
        "`{key}` is not a key of this part.",
        "The keys here are {known}.",
        "    wy: Somebody should hear about it today.",
    )
    MISSING_KEY = (
        "missing-key",
        "Missing here: `{key}`.",
        "Add to this part: `{key}`.",
        "# without: funding: None",
    )
    NOT_TEXT = (
        "not-text",
        "This must be one text.",
        "Write it as one line or paragraph.",
        "  funding: [None]",
    )
    NOT_A_LIST = (
        "not-a-list",
        "This must be a list.",
        "Start each item with `- `, or write `[a, b]`.",
        "    echo: metal",
    )
    NOT_A_MAPPING = (
        "not-a-mapping",
        "This must be keys and values.",
        "Write `key: value` lines below it; below `when`, `question: [codes]`.",
        "    when: in the south",
    )
    EMPTY_TEXT = (
        "empty-text",
        "There is no text here.",
        "Write it, or delete the key.",
        "  funding: ''",
    )
    EMPTY_LIST = (
        "empty-list",
        "At least {least} must stand here.",
        "Add one, or delete the key.",
        "    ask: []",
    )
    TOO_MANY = (
        "too-many",
        "At most {most} may stand here.",
        "Delete some.",
        "    ask: [What is it?, Who does it?, Where is it?, When is it?]",
    )
    TOO_LONG = (
        "too-long",
        "This is longer than {most} letters.",
        "Shorten it.",
        "  - id: southsouthsouthsouthsouthsouthsouthsouthsouthsouthsouthsouthsouth",
    )
    WRONG_FORM = (
        "wrong-form",
        "`{value}` is not {expected}.",
        "Write it like `{example}`.",
        "  - id: In the South",
    )
    UNKNOWN_VALUE = (
        "unknown-value",
        "`{value}` is not one of the values here.",
        "Write {one_of}.",
        "        type: tabel",
    )
    NOT_YES_OR_NO = (
        "not-yes-or-no",
        "`{value}` is neither true nor false.",
        "Write `true` or `false`.",
        "    urgent: very",
    )
    NOT_A_NUMBER = (
        "not-a-number",
        "`{value}` is not a whole number.",
        "Write it in digits.",
        "    compared: {people: twenty, group: Without}",
    )
    OUT_OF_RANGE = (
        "out-of-range",
        "`{value}` is out of range.",
        "It must be {bound}.",
        "    compared: {people: 120, group: Without}",
    )
    NOT_A_DATE = (
        "not-a-date",
        "`{value}` is not a date.",
        "Write it like `2027-05-31`.",
        "  last_review: in November",
    )
    ONE_TOO_MANY = (
        "one-too-many",
        "One of {one_of} stands here, and no more, and here are {found}.",
        "Keep one of them, and delete the others.",
        '  finder: {chat: "https://example.org/", call: "112", say: Find a line}',
    )
    ONE_IS_NEEDED = (
        "one-is-needed",
        "One of {one_of} is needed here, and there is none.",
        "Add one of them.",
        "  finder: {say: Find a line}",
    )
    COLON_IN_PARAGRAPH = (
        "colon-in-paragraph",
        "`{key}` is read as a key here, because a colon and a space follow it.",
        "Put the whole paragraph in quotes.",
        ("    body:\n      - note: bring what you know about each."),
    )
    DASH_LIST = (
        "dash-list",
        "A list was meant here, and its dashes are longer ones, which begin no item.",
        "Write the short dash of the keyboard: `- `.",
        ("    ask:\n      – What should I bring?\n      – Who comes with me?"),
    )
    COMMA_IN_LIST = (
        "comma-in-list",
        "The comma before “{text}” begins a new item, so one sentence became two.",
        "Put the whole sentence in quotes, or each item on a line of its own after `- `.",
        "          north: {text: In the north, or near, no_rule: false}",
    )
