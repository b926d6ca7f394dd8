"""What keeps a file from being read as YAML."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class UnreadableProblem(ProblemCode):
    """What stops the reading, so that nothing after it was looked at."""

    MISSING_FILE = (
        "missing-file",
        "There is no such file.",
        "Check the path, or set FLASK_QUESTIONS to the right one.",
        "flask questions check no-such-file.yaml",
    )
    A_FOLDER = (
        "a-folder",
        "This is a folder, not a file.",
        "Name the questions.yaml inside it.",
        "flask questions check docs/",
    )
    NO_PERMISSION = (
        "no-permission",
        "The file cannot be opened: {reason}.",
        "Give the program leave to read it.",
        "a file that belongs to somebody else",
    )
    TOO_BIG = (
        "too-big",
        "The file is larger than {most} bytes.",
        "A questionnaire of 2,000 questions is smaller; check that this is the right file.",
        "a file of 50 MB",
    )
    EMPTY_FILE = (
        "empty-file",
        "The file is empty.",
        "Start from the shipped questions.yaml.",
        "# only a remark",
    )
    NOT_UTF8 = (
        "not-utf8",
        "There is a byte here that is not UTF-8 text.",
        "Save the file as UTF-8 in your editor.",
        "a file saved as Latin-1 or UTF-16",
    )
    CONTROL_CHARACTER = (
        "control-character",
        "There is a character on this line that YAML does not allow.",
        "Delete it; it is often invisible, and comes with pasted text.",
        "version: \x07one",
    )
    TAB = (
        "tab",
        "The line is indented with a tab.",
        "Indent with spaces, two for each level.",
        "site:\n\tname: A guide",
    )
    WRONG_INDENTATION = (
        "wrong-indentation",
        "The structure breaks here ({reason}).",
        "Line it up with its neighbours, and see that every quote and bracket is closed.",
        "site:\n  name: A guide\n language: en",
    )
    COLON_IN_TEXT = (
        "colon-in-text",
        "A colon and a space stand inside plain text here.",
        "Put the whole text in quotes, or indent this line under its key.",
        "title: What it is: a guide",
    )
    NOT_YAML = (
        "not-yaml",
        "This is not YAML ({reason}).",
        "Put text that holds special signs in quotes.",
        "title: @home",
    )
    SEVERAL_DOCUMENTS = (
        "several-documents",
        "A second document starts here.",
        "Delete the `---` line: one file is one questionnaire.",
        "version: one\n---\nversion: two",
    )
    KEY_NOT_TEXT = (
        "key-not-text",
        "The key here is a list or a mapping.",
        "Write the key as one word, followed by a colon.",
        "? [a, b]\n: c",
    )
    ALIAS_LOOP = (
        "alias-loop",
        "`*{name}` stands inside the very part that `&{name}` names.",
        "Write out what is meant here.",
        "site: &site\n  name: *site",
    )
    TOO_DEEP = (
        "too-deep",
        "The parts are nested more than {most} levels deep.",
        "No part of a questionnaire needs that; check the brackets.",
        "a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
    )
    TOO_MANY_NODES = (
        "too-many-nodes",
        "With every `*alias` written out, the file would pass {most} parts or its size in text.",
        "Write the parts out, or use fewer aliases of aliases.",
        (
            "a: &a [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n"
            "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
            "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
            "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
            "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
            "f: [*e, *e, *e]"
        ),
    )
    NOT_A_FILE = (
        "not-a-file",
        "This is no ordinary file: it is a {kind}.",
        "Name a file that can be read to its end.",
        "a named pipe or a device",
    )
    OPEN_QUOTE = (
        "open-quote",
        "The quote that opens here is not closed.",
        "Close it at the end of its text, or leave out both.",
        ('title: "What it is\nlead: It helps.'),
    )
    NO_NOT = (
        "no-not",
        "A `!` stands here, and there is no “not”.",
        "Name the codes that are meant instead. Put a text that begins with `!` in quotes.",
        "when: {concerns: [!none]}",
    )
    NO_BREAK_SPACE = (
        "no-break-space",
        "The space here is none to YAML: it comes with pasted text.",
        "Delete it, and type ordinary spaces.",
        ("site:\n  name: A guide"),
    )
    ODD_DASH = (
        "odd-dash",
        "The dash here is a longer one, which begins no item of a list.",
        "Write the short one of the keyboard: `- `.",
        ("ask:\n  – first: What is it?\n  – first: Who does it?"),
    )
    WIDE_COLON = (
        "wide-colon",
        "The colon here is a wide one, which ends no key.",
        "Write the plain one of the keyboard, and a space after it.",
        ("title： About\nlead: It helps."),
    )
    NO_SPACE_AFTER_COLON = (
        "no-space-after-colon",
        "There is no space after the colon here, so it ends no key.",
        "Write `key: value`, with a space.",
        ("title:About\nlead: It helps."),
    )
    NOT_A_REMARK = (
        "not-a-remark",
        "This is how other languages write a remark.",
        "Begin it with `# `.",
        ("title: About\n// The title\nlead: It helps."),
    )
    MERGE_CONFLICT = (
        "merge-conflict",
        "Two versions of the file were put together here, and nobody chose.",
        "Keep the lines that are right, and delete the others with the marks around them.",
        ("title: About\n<<<<<<< HEAD\nlead: It helps."),
    )
    MISSING_DASH = (
        "missing-dash",
        "`{key}` stands here a second time, and is the first key of its item.",
        "Put `- ` before it, where a new item begins.",
        ("topics:\n  - id: eyes\n    title: Eyes\n    id: skin\n    title: Skin"),
    )
    OPEN_BRACKET = (
        "open-bracket",
        "The bracket that opens here is not closed, or holds a bracket or comma too many.",
        "Close it. Inside brackets, a text with a bracket, a comma or ` #` goes in quotes.",
        ("when: {region: [south]\nlead: It helps."),
    )
    TEXT_GOES_ON = (
        "text-goes-on",
        "A quote, a bracket or a `*name` ends here before its text does.",
        "Put the whole text in quotes, of the kind that it does not hold itself.",
        ('title: "Yes" or "no"?\nlead: It helps.'),
    )
    NO_COLON = (
        "no-colon",
        "This line is neither a key with its colon nor an item of a list.",
        "Write `key: value`, or `- ` before an item. A remark begins with `# `.",
        ("title: About\nlead It helps.\nask: What is it?"),
    )
