"""Tables that name columns, answers or rows that are not there."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class TableProblem(ProblemCode):
    """Tables that name columns, answers or rows that are not there."""

    UNKNOWN_NAME_COLUMN = (
        "unknown-name-column",
        "`{name}` is not a text column of this table.",
        "Name the column that names each row.",
        "        name_column: which",
    )
    NOT_A_CELL = (
        "not-a-cell",
        "`{name}` is no column with a cell of its own.",
        "Name another column of this table that does not stand `beside` one itself: {known}.",
        "          - {id: what, text: What it was, label: What, type: text, max_length: 40, beside: efect}",
    )
    ROWS_FOR_LATER = (
        "rows-for-later",
        "`{name}` is not answered yet when this table opens.",
        "Name a question of an earlier page.",
        (
            "        rows_for: {question: later, rows: {one: 1}}\n"
            "      - {id: later, text: How many?, label: How many, type: choice,\n"
            "         options: {one: {text: One, no_rule: true}}}\n"
            "    - {id: body, title: My head, questions: [metal, later]}"
        ),
    )
    TOO_MANY_ROWS = (
        "too-many-rows",
        "{rows} rows would stand open, and the table holds {most}.",
        "Write a smaller number, or raise `max_rows`.",
        "        rows_for: {question: region, rows: {south: 9}}",
    )
