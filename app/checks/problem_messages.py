"""The words of every problem: code -> what is wrong, and what to do about it.

Data only. The names in braces are the facts that a finding carries (``problems.py``); codes are
stable, since editors, CI and docs/writing-questions.md know them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """What is wrong, what to do, and whether it stops the reading."""

    says: str
    mend: str
    unreadable: bool = False


def _stops(says: str, mend: str) -> Kind:
    return Kind(says, mend, unreadable=True)


READING = {
    "missing-file": _stops(
        "There is no such file.", "Check the path, or set FLASK_QUESTIONS to the right one."
    ),
    "a-folder": _stops("This is a folder, not a file.", "Name the questions.yaml inside it."),
    "no-permission": _stops(
        "The file cannot be opened: {reason}.", "Give the program leave to read it."
    ),
    "too-big": _stops(
        "The file is larger than {most} bytes.",
        "A questionnaire of 2,000 questions is smaller; check that this is the right file.",
    ),
    "empty-file": _stops("The file is empty.", "Start from the shipped questions.yaml."),
    "not-utf8": _stops(
        "There is a byte here that is not UTF-8 text.", "Save the file as UTF-8 in your editor."
    ),
    "control-character": _stops(
        "There is a character on this line that YAML does not allow.",
        "Delete it; it is often invisible, and comes with pasted text.",
    ),
    "tab": _stops("The line is indented with a tab.", "Indent with spaces, two for each level."),
    "wrong-indentation": _stops(
        "The structure breaks here ({reason}).",
        "Line it up with its neighbours, and see that every quote and bracket is closed.",
    ),
    "colon-in-text": _stops(
        "A colon and a space stand inside plain text here.",
        "Put the whole text in quotes, or indent this line under its key.",
    ),
    "not-yaml": _stops(
        "This is not YAML ({reason}).", "Put text that holds special signs in quotes."
    ),
    "several-documents": _stops(
        "A second document starts here.", "Delete the `---` line: one file is one questionnaire."
    ),
    "key-not-text": _stops(
        "The key here is a list or a mapping.", "Write the key as one word, followed by a colon."
    ),
    "alias-loop": _stops(
        "`*{name}` stands inside the very part that `&{name}` names.",
        "Write out what is meant here.",
    ),
    "too-deep": _stops(
        "The parts are nested more than {most} levels deep.",
        "No part of a questionnaire needs that; check the brackets.",
    ),
    "too-many-nodes": _stops(
        "With every `*alias` written out, the file would pass {most} parts or its size in text.",
        "Write the parts out, or use fewer aliases of aliases.",
    ),
    "unknown-alias": Kind(
        "Nothing above is named `&{name}`.", "Name the first use with `&{name}`."
    ),
    "duplicate-key": Kind(
        "`{key}` stands here a second time; the first is on line {first}.",
        "Keep one of the two, or give this one its own name.",
    ),
    "merge-key": Kind(
        "`<<` does not merge here.", "Write the keys out; `*name` alone may be used."
    ),
    "tag": Kind("The tag `{tag}` has no meaning here.", "Delete it: everything is read as text."),
}

SHAPE = {
    "unknown-key": Kind("`{key}` is not a key of this part.", "The keys here are {known}."),
    "missing-key": Kind("`{key}` is missing here.", "Add `{key}:` to this part."),
    "not-text": Kind("This must be one text.", "Write it as one line or paragraph."),
    "not-a-list": Kind("This must be a list.", "Start each item with `- `, or write `[a, b]`."),
    "not-a-mapping": Kind("This must be keys and values.", "Write `key: value` lines below it."),
    "empty-text": Kind("There is no text here.", "Write it, or delete the key."),
    "empty-list": Kind("At least {least} must stand here.", "Add one, or delete the key."),
    "too-many": Kind("At most {most} may stand here.", "Delete some."),
    "too-long": Kind("This is longer than {most} letters.", "Shorten it."),
    "wrong-form": Kind("`{value}` is not {expected}.", "Write it like `{example}`."),
    "unknown-value": Kind("`{value}` is not one of the values here.", "Write {known}."),
    "not-yes-or-no": Kind("`{value}` is neither true nor false.", "Write `true` or `false`."),
    "not-a-number": Kind("`{value}` is not a whole number.", "Write it in digits."),
    "out-of-range": Kind("`{value}` is out of range.", "It must be {bound}."),
    "not-a-date": Kind("`{value}` is not a date.", "Write it like `2027-05-31`."),
    "wrong-shape": Kind("{reason}.", "Keep one of them, and delete the others."),
}

BETWEEN = {
    "duplicate-id": Kind(
        "Another {part} before this one has the id `{name}`.", "Give this one its own id."
    ),
    "reserved-name": Kind("The program uses the name `{name}` itself.", "Choose another id."),
    "unknown-question": Kind("There is no question `{name}`.", "Write the id of a question."),
    "unknown-column": Kind(
        "`{table}` has no column `{name}`.", "Write the id of one of its columns: {known}."
    ),
    "unknown-code": Kind(
        "`{question}` has no option `{name}`.", "Write the code of one of its options: {known}."
    ),
    "repeated-code": Kind("`{name}` stands here twice.", "Delete one of the two."),
    "not-a-table": Kind("`{name}` is not a table.", "Name the question alone, without a column."),
    "which-column": Kind(
        "`{name}` is a table.", "Say which column is meant, as `{name}.{example}`."
    ),
    "condition-on-text": Kind(
        "`{name}` is answered in the person's own words, which no rule reads.",
        "Read a question that has options.",
    ),
    "reads-later-page": Kind(
        "Page `{page}` comes before, or is, the page that asks `{name}` (`{asker}`).",
        "Let a page read earlier pages only, or move it after `{asker}`.",
    ),
    "unread-option": Kind(
        "No rule reads the option `{name}` of `{question}`.",
        "Let some `when` read it, or mark it `no_rule: true`.",
    ),
    "needless-no-rule": Kind(
        "The option `{name}` of `{question}` is marked `no_rule`, yet a rule reads it.",
        "Delete `no_rule`, or the rule.",
    ),
    "no-source": Kind(
        "The {part} `{name}` names no source.",
        "Add `sources: [...]`, or `no_claim: true` when it states no fact.",
    ),
    "needless-no-claim": Kind(
        "The {part} `{name}` is marked `no_claim`, yet names sources.", "Keep one of the two."
    ),
    "unknown-source": Kind("`sources:` has no entry `{name}`.", "Add it, or use a known id."),
    "unused-source": Kind("Nothing uses the source `{name}`.", "Use it, or delete it."),
    "unknown-number": Kind("`numbers:` has no entry `{name}`.", "Add it, or use a known id."),
    "unused-number": Kind("Nothing shows the number `{name}`.", "Show it in a text, or delete it."),
    "number-sentence": Kind(
        "The sentence does not say “about {people} of 100”.",
        "Say each share in that form, as the drawing beside it does.",
    ),
    "number-in-text": Kind(
        "“{found}” is a number about people inside running text.",
        "Make it an entry of `numbers:` with its comparison and source, and show it by its id.",
    ),
    "one-sided": Kind(
        "`{has}` stands here without `{lacks}`.", "Say the other side in about as many words."
    ),
    "unbalanced": Kind(
        "`good` has {good} words and `hard` has {hard}.",
        "Let neither have more than one and a half times the words of the other.",
    ),
    "needs-options": Kind("`{name}` is a {type} and has no options.", "Add `options:`."),
    "needs-columns": Kind("`{name}` is a table and has no columns.", "Add `columns:`."),
    "not-for-type": Kind("`{key}` means nothing for a {type}.", "Delete it, or change the type."),
    "unknown-name-column": Kind(
        "`{name}` is not a text column of this table.", "Name the column that names each row."
    ),
    "no-way-out": Kind(
        "`{name}` is required and has no way to decline.",
        "Add an option such as `rather_not_say: {{text: I’d rather not say, means: declined}}`.",
    ),
    "not-exclusive": Kind(
        "`{name}` means {means}, and could be chosen with others.", "Add `exclusive: true`."
    ),
    "today-without-call": Kind(
        "The flag `{name}` is for today and does not say who to call.", "Add `call:`."
    ),
    "call-without-today": Kind(
        "The flag `{name}` says who to call, yet is not for today.",
        "Add `today: true`, or delete `call`.",
    ),
    "urgent-not-first": Kind(
        "The urgent outcome `{name}` is tried after `{before}`, which is not urgent.",
        "Move it up: the first outcome that holds ends the questions.",
    ),
    "crisis-not-required": Kind(
        "`{name}` may be skipped, yet it decides whether {reader} shows.",
        "Add `required: true` and an option that declines, or take it out of that `when`.",
    ),
    "crisis-not-asked": Kind(
        "`{name}` decides whether {reader} shows, yet its page depends on `{other}`, which does "
        "not.",
        "Ask it of everybody: take `{other}` out of this `when`.",
    ),
    "declined-without-help": Kind(
        "Somebody who answers `{name}` to `{question}` is shown neither the help panel nor an "
        "outcome.",
        "Add `- {{{question}: [{name}]}}` to the panel's `when`, as a case of its own.",
    ),
    "not-urgent": Kind(
        "The outcome `{name}` reads `{question}`, a question of safety, and is not urgent.",
        "Add `urgent: true` to it, or let it read another question.",
    ),
    "only-support": Kind(
        "`{name}` has services for support alone, which are left out where life is in danger.",
        "Add one without `support`.",
    ),
    "other-number": Kind(
        "“{say}” does not show the number that it reaches, {number}.",
        "Write that number in `say`: paper shows nothing else.",
    ),
    "unknown-outcome": Kind("There is no outcome `{name}`.", "Write the id of an outcome."),
    "unknown-flag": Kind("There is no flag `{name}`.", "Write the id of a flag."),
    "unknown-topic": Kind("There is no topic `{name}`.", "Write the id of a topic."),
    "country-without-help": Kind(
        "`help.countries` has no help lines for `{name}`.", "Add them before it can be chosen."
    ),
    "not-a-choice": Kind(
        "`{name}` is a {type}; a question with one answer is needed here.",
        "Name a question of the type `choice`.",
    ),
    "not-a-text": Kind(
        "`{name}` is a {type}; a text question is needed here.", "Name a question of type `text`."
    ),
    "second-table": Kind(
        "The page `{page}` asks for a second table.", "Give it a page of its own."
    ),
    "nothing-to-echo": Kind(
        "`{name}` has no options to show back.", "Name a question of type `choice` or `choices`."
    ),
    "different-answers": Kind(
        "`{name}` has other options than `{first}`, so they cannot be gathered by answer.",
        "Give the questions one shared scale, or delete `by_answer`.",
    ),
    "says-nothing": Kind("Nothing is said for `{name}`.", "Write what it says, or delete it."),
}

PROVED = {
    "cannot-be-reached": Kind(
        "No answers lead to the {part} `{name}`.",
        "Look at its `when`, and at the outcomes that end the journey before it.",
    ),
    "case-never-holds": Kind(
        "No answers make this case of `{name}` hold.",
        "See that its questions can be on the path together, and no outcome comes before.",
    ),
    "case-adds-nothing": Kind(
        "Whenever this case of `{name}` holds, another case of it holds too.", "Delete this case."
    ),
    "code-never-holds": Kind(
        "No answers bring `{name}` of `{question}` here.",
        "Delete the code, or look at what ends or closes the path before it.",
    ),
    "always-holds": Kind(
        "This `when` holds for everybody who gets here, so it decides nothing.",
        "Delete it, or take out the code that makes it hold for the rest.",
    ),
    "always-broken": Kind(
        "This `always` rule is broken: `{name}` is not shown, and the journey ends at `{ending}`, "
        "for {answers}.",
        "Mend the condition of `{name}`, or the order of the outcomes.",
    ),
    "never-broken": Kind(
        "This `never` rule is broken: `{name}` is shown, and the journey ends at `{ending}`, "
        "for {answers}.",
        "Mend the condition of `{name}`, or the order of the outcomes.",
    ),
    "rule-never-applies": Kind(
        "No answers make this case of the `{group}` rule hold.",
        "Mend it; as it is, it guards nothing.",
    ),
    "undecided": Kind(
        "The check of `{name}` was given up: its conditions are too entangled to decide.",
        "Use fewer cases, or split the part in two.",
    ),
}

CARE = {
    "long-question": Kind(
        "The question has {words} words.", "Ask it in {most} or fewer; the rest can be a `hint`."
    ),
    "banned-phrase": Kind(
        "“{found}” is on this file's list of what is never said.", "Say it another way."
    ),
    "html-in-text": Kind(
        "“{found}” is HTML, and would be shown as it stands.", "Write plain text only."
    ),
    "hard-to-read": Kind(
        "The {part} `{name}` has reading grade {grade}; no part may pass {most}.",
        "Shorten its sentences, or list its unavoidable names in `wording.known_words`.",
    ),
    "hard-as-a-whole": Kind(
        "The median reading grade of the pages is {grade}; it must not pass {most}.",
        "`flask questions words` shows the grade of each.",
    ),
    "review-past": Kind(
        "The next review was due on {date}.", "Review the content, then set both dates."
    ),
    "date-to-come": Kind("The date {date} is still to come.", "Write the day it was done."),
    "no-number-to-call": Kind(
        "`{name}` has neither a number to call nor the finder of lines.",
        "Add a `call`, or the finder's address as a `chat`.",
    ),
    "cookie-too-large": Kind(
        "The fullest answers would fill {size} characters of the {most} that a cookie may have.",
        "Lower `max_length` or `max_rows`, or shorten ids and codes.",
    ),
}

CATALOGUE: dict[str, Kind] = READING | SHAPE | BETWEEN | PROVED | CARE
