"""Slips of YAML that reading can go past."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class YamlProblem(ProblemCode):
    """Slips that reading goes past, so that the rest of the file is told in the same round."""

    UNKNOWN_ALIAS = (
        "unknown-alias",
        "Nothing is named `&{name}`.",
        "Name the first use with `&{name}`. The names that there are: {known}.",
        "    south: *line",
    )
    DUPLICATE_KEY = (
        "duplicate-key",
        "`{key}` stands here a second time; the first is on line {first}.",
        "Keep one of the two, or give this one its own name.",
        "  condition: sadness",
    )
    MERGE_KEY = (
        "merge-key",
        "`<<` does not merge here.",
        "Write the keys out; `*name` alone may be used.",
        "    south:\n      <<: *lines",
    )
    TAG = (
        "tag",
        "The tag `{tag}` has no meaning here.",
        "Delete it: everything is read as text.",
        "  funding: !!str:x None",
    )
    ALIAS_BEFORE_ANCHOR = (
        "alias-before-anchor",
        "What `&{name}` names stands below, on line {line}.",
        "Write it out here with `&{name}`, and `*{name}` there: the first use is the one named.",
        ("    north: *lines\n    south: &lines"),
    )
    HIDDEN_SIGN = (
        "hidden-sign",
        "This text holds {sign} ({name}), which nobody can read.",
        "Type the text again.",
        '    title: "Your \\u202ehead"',
    )
    INVISIBLE_TEXT = (
        "invisible-text",
        "Nothing can be seen of this text.",
        "Write it, or delete the key.",
        '    title: "\\u2800"',
    )
    NULL_VALUE = (
        "null-value",
        "`{value}` would be shown as it stands.",
        "Delete the key where there is nothing to say; put the word in quotes where it is meant.",
        "  funding: null",
    )
    CURLY_QUOTES = (
        "curly-quotes",
        "The quotes of {value} are curly, and would be shown.",
        "Write straight ones, or none. Where they are meant, put straight ones around them.",
        "version: “2026.11”",
    )
    TEXT_AFTER_HASH = (
        "text-after-hash",
        "The text ends before “{text}”: a `#` after a space begins a remark.",
        "Put the whole text in quotes, or the remark on a line of its own.",
        "    call: Call your clinic #5 today, do not wait.",
    )
