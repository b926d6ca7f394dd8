"""Broken definitions, one for each problem at least: small changes to the tests' questionnaire.

Each ``Broken`` replaces texts of tests/data/tms.yaml, ``FILES`` are whole files. The sign ``¦``
stands where the problem must be found, and is taken out before the file is read.
docs/writing-questions.md shows the same examples.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

MARK = "¦"
WHOLE = (Path(__file__).resolve().parents[1] / "data" / "tms.yaml").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Broken:
    """``more``: what else has to change; ``also``: other problems that the same slip causes."""

    code: str
    old: str
    new: str
    more: dict[str, str] = field(default_factory=dict)
    also: frozenset[str] = frozenset()

    @property
    def marked(self) -> str:
        text = WHOLE
        for old, new in {**self.more, self.old: self.new}.items():
            assert text.count(old) == 1, f"{self.code}: {old!r} must stand there once"
            text = text.replace(old, new)
        return text


def place(marked: str) -> tuple[str, int, int]:
    """The text without its mark, and the mark's line and column; 0, 0 without one."""
    before, found, _ = marked.partition(MARK)
    text = marked.replace(MARK, "")
    if not found:
        return text, 0, 0
    return text, before.count("\n") + 1, len(before) - before.rfind("\n")


FILES: dict[str, str] = {
    "empty-file": "# only a remark\n",
    "control-character": "¦version: \x07one\n",
    "tab": "site:\n¦\tname: A guide\n",
    "wrong-indentation": "site:\n  name: A guide\n ¦language: en\n",
    "colon-in-text": "title: What it is¦: a guide\n",
    "not-yaml": "title: ¦@home\n",
    "open-quote": 'title: ¦"What it is\nlead: It helps.\n',
    "no-not": "when: {concerns: [¦!none]}\n",
    "open-bracket": "when: ¦{region: [south]\nlead: It helps.\n",
    "text-goes-on": 'title: ¦"Yes" or "no"?\nlead: It helps.\n',
    "missing-dash": "topics:\n  - id: eyes\n    title: Eyes\n    ¦id: skin\n    title: Skin\n",
    "no-colon": "title: About\n¦lead It helps.\nask: What is it?\n",
    "no-break-space": "site:\n¦\u00a0 name: A guide\n",
    "odd-dash": "ask:\n  ¦– first: What is it?\n  – first: Who does it?\n",
    "wide-colon": "title¦： About\nlead: It helps.\n",
    "no-space-after-colon": "title¦:About\nlead: It helps.\n",
    "not-a-remark": "title: About\n¦// The title\nlead: It helps.\n",
    "merge-conflict": "title: About\n¦<<<<<<< HEAD\nlead: It helps.\n",
    "several-documents": "version: one\n¦---\nversion: two\n",
    "key-not-text": "? ¦[a, b]\n: c\n",
    "alias-loop": "site: &site\n  name: ¦*site\n",
    "too-deep": "a: " + "[" * 39 + "¦[" + "]" * 40 + "\n",
    "too-many-nodes": (
        "a: &a [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]\n"
        "b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
        "c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\n"
        "d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\n"
        "e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]\n"
        "f: [*e, *e, ¦*e]\n"
    ),
}

# Found by the loader: these stop the start.
LOADING = [
    Broken("unknown-alias", "    south: *lines\n", "    south: ¦*line\n"),
    Broken(
        "duplicate-key",
        "  condition: low mood\n",
        "  condition: low mood\n  ¦condition: sadness\n",
    ),
    Broken("merge-key", "    south: *lines\n", "    south:\n      ¦<<: *lines\n"),
    Broken(
        "alias-before-anchor",
        "    north: &lines\n",
        "    north: ¦*lines\n    south: &lines\n",
        {"    south: *lines\n": ""},
    ),
    Broken(
        "hidden-sign",
        "    title: Your head\n",
        '    title: ¦"Your \\u202ehead"\n',
    ),
    Broken("invisible-text", "    title: Your head\n", '    title: ¦"\\u2800"\n'),
    Broken("null-value", "  funding: None\n", "  funding: ¦null\n"),
    Broken(
        "text-after-hash",
        "    call: Call your clinic today.\n",
        "    call: Call your clinic ¦#5 today, do not wait.\n",
    ),
    Broken("tag", "  funding: None\n", "  funding: ¦!!str:x None\n"),
    Broken("curly-quotes", 'version: "1"\n', "version: ¦“2026.11”\n"),
    Broken("hidden-sign", "    title: Your head\n", '    title: ¦"Your \\u061chead"\n'),
    Broken("hidden-sign", "    title: Your head\n", '    title: ¦"Your \\ufffdhead"\n'),
    Broken("text-after-hash", "    call: Call your clinic today.\n", "    call:¦ #5 today\n"),
    # ------------------------------------------------------------------ the shape of a part
    Broken(
        "unknown-key",
        "    why: Somebody should hear about it today.\n",
        "    ¦wy: Somebody should hear about it today.\n",
    ),
    Broken(
        "missing-key",
        "  written_by: The makers of the tests\n  funding: None\n",
        "  ¦written_by: The makers of the tests\n",
    ),
    Broken("not-text", "  funding: None\n", "  funding: ¦[None]\n"),
    Broken("not-a-list", "    echo: [metal]\n", "    echo: ¦metal\n"),
    Broken("not-a-mapping", "    when: {region: [south]}\n", "    when: ¦in the south\n"),
    Broken("empty-text", "  funding: None\n", "  funding: ¦''\n"),
    Broken("empty-list", "    ask: [Where is the nearest place?]\n", "    ask: ¦[]\n"),
    Broken("empty-list", '{when: {danger: ["no"]}', "{when: {danger: ¦[]}"),
    Broken(
        "too-many",
        "    ask: [What should I bring?]\n",
        "    ask: ¦[What is it?, Who does it?, Where is it?, When is it?]\n",
    ),
    Broken("too-long", "  - id: in_the_south\n", f"  - id: ¦{'south' * 13}\n"),
    Broken("wrong-form", "  - id: in_the_south\n", "  - id: ¦In the South\n"),
    Broken(
        "wrong-form",
        "  treatment: TMS\n",
        "  treatment: ¦TMS is right for you. Nobody knows whether TMS\n",
    ),
    Broken("too-long", "  treatment: TMS\n", f"  treatment: ¦{'TMS, ' * 12}TMS\n"),
    Broken("other-language", "language: en\n", "language: ¦nl\n"),
    Broken("other-language", "language: en\n", "language: ¦es\n"),
    Broken("not-a-plain-name", "  treatment: TMS\n", "  treatment: ¦you need lamps\n"),
    Broken("not-a-plain-name", "  treatment: TMS\n", '  treatment: ¦"123"\n'),
    Broken(
        "not-a-mapping",
        "    when: {region: [south]}\n",
        '    when: ¦region == "south"\n',
    ),
    Broken(
        "no-such-word",
        "when: {region: [south]}",
        'when: {¦OR: [{region: [south]}, {grown: ["no"]}]}',
    ),
    Broken("no-such-word", "when: {region: [south]}", "when: {region: {¦not: [south]}}"),
    Broken(
        "comma-in-list",
        "north: {text: In the north, no_rule: false}",
        "north: {text: In the north, ¦or near, no_rule: false}",
    ),
    Broken(
        "comma-in-list",
        "    body: [Bring what you know about each.]\n",
        "    body: [On Monday, ¦Tuesday and Friday it is open.]\n",
    ),
    Broken(
        "colon-in-paragraph",
        "    body: [Bring what you know about each.]\n",
        "    body:\n      - ¦note: bring what you know about each.\n",
    ),
    Broken(
        "colon-in-paragraph",
        "    ask: [What should I bring?]\n",
        "    ask:\n      - ¦One more: what should I bring?\n",
    ),
    Broken("unknown-value", "        type: table\n", "        type: ¦tabel\n"),
    Broken("not-yes-or-no", "    urgent: true\n", "    urgent: ¦very\n"),
    Broken("not-a-number", "people: 20,", "people: ¦twenty,"),
    Broken("out-of-range", "people: 20,", "people: ¦120,"),
    Broken("not-a-date", "last_review: 2026-11-23", "last_review: ¦in November"),
    Broken("not-a-date", "last_review: 2026-11-23", "last_review: ¦0"),
    Broken("not-a-date", "last_review: 2026-11-23", "last_review: ¦1764115200"),
    Broken("not-a-date", "  checked: 2026-11-23", "  checked: ¦2026-11-23T10:00"),
    Broken(
        "one-too-many",
        '  finder: {chat: "https://example.org/", say',
        '  finder: ¦{chat: "https://example.org/", call: "112", say',
    ),
    Broken(
        "one-is-needed",
        '  finder: {chat: "https://example.org/", say',
        "  finder: ¦{say",
    ),
    Broken(
        "one-is-needed",
        "    body: [Bring what you know about each.]\n",
        "    body: [¦{here_only: true}]\n",
    ),
    Broken(
        "colon-in-paragraph",
        "    body: [Bring what you know about each.]\n",
        "    body:\n      - ¦Note: bring what you know about each.\n",
    ),
    Broken(
        "dash-list",
        "    ask: [What should I bring?]\n",
        "    ask:\n      ¦– What should I bring?\n      – Who comes with me?\n",
    ),
    Broken(
        "comma-in-list",
        "    body: [Bring what you know about each.]\n",
        "    body: [You can bring it, ¦or write it down.]\n",
    ),
    # ------------------------------------------------------------------ between the parts
    Broken("duplicate-id", "  - id: in_the_south\n", "  - id: ¦what_it_is\n"),
    Broken(
        "reserved-name",
        "{id: own, text",
        "{id: ¦continue, text",
    ),
    Broken(
        "reserved-name",
        "          - id: effect\n",
        "          - id: ¦add_row\n",
    ),
    Broken("unknown-question", "when: {region: [south]}", "when: {¦regin: [south]}"),
    Broken(
        "unknown-column",
        "{tried.effect: [none, some]}",
        "{¦tried.efect: [none, some]}",
    ),
    Broken("unknown-code", "when: {region: [south]}", "when: {region: [¦sout]}"),
    Broken("repeated-code", "metal: [implant, seizure]", "metal: [implant, ¦implant]"),
    Broken("not-a-table", "when: {region: [south]}", "when: {¦region.name: [south]}"),
    Broken("which-column", "{tried.effect: [none, some]}", "{¦tried: [none, some]}"),
    Broken(
        "condition-on-text",
        "{tried.effect: [none, some]}",
        "{¦tried.what: [none, some]}",
    ),
    Broken("reads-own-page", "      metal: [implant, seizure]\n", "      ¦tried.effect: [some]\n"),
    Broken("no-such-word", "when: {region: [south]}", "when: {¦not: [north]}"),
    Broken(
        "reads-later-page",
        "    part: second\n    title: Your head\n",
        "    part: second\n    title: Your head\n    when: {¦tried.effect: [some]}\n",
    ),
    Broken(
        "unread-option",
        "          seizure: I have had a seizure\n",
        "          seizure: I have had a seizure\n          ¦shunt: A tube in my head\n",
    ),
    Broken(
        "unread-here",
        "options: &regions\n          north: {text: In the north, no_rule: false}\n"
        "          south: In the south\n",
        "options: &regions\n          north: {text: In the north, no_rule: false}\n"
        "          ¦south: In the south\n",
        {
            "    title: Your own questions\n    questions:\n": "    title: Your own questions\n"
            "    questions:\n      - {id: born, text: Where were you born?, label: Birthplace, "
            "type: choice,\n         options: *regions}\n",
            "questions: [tried]": "questions: [tried, born]",
        },
    ),
    Broken(
        "needless-no-rule",
        "implant: A metal implant in my head",
        "implant: {text: A metal implant in my head, ¦no_rule: true}",
    ),
    Broken(
        "no-source",
        "  - id: in_the_south\n",
        "  - ¦id: in_the_south\n",
        {"    ask: [Where is the nearest place?]\n    no_claim: true\n": "    ask: [Where to?]\n"},
    ),
    Broken(
        "needless-no-claim",
        "    why: TMS can set off a seizure.\n",
        "    why: TMS can set off a seizure.\n    ¦no_claim: true\n",
    ),
    Broken(
        "unknown-source",
        "    clinician: Seizure, ever, patient-reported.\n    sources: [handbook]\n",
        "    clinician: Seizure, ever, patient-reported.\n    sources: [¦handbok]\n",
    ),
    Broken(
        "unused-source",
        "sources:\n  handbook:",
        'sources:\n  ¦leaflet: {title: A leaflet, publisher: A press, year: "2020"}\n  handbook:',
    ),
    Broken(
        "unknown-number",
        "      - number: helped\n",
        "      - number: ¦helpd\n",
    ),
    Broken(
        "unused-number",
        "numbers:\n  helped:\n",
        "numbers:\n  ¦helped:\n",
        {"      - number: helped\n": "", "  numbers: [helped]\n": ""},
    ),
    Broken(
        "number-sentence",
        "sentence: About 30 of 100 people felt better with TMS, against about 20 of 100 without.",
        "sentence: ¦About a third of people felt better with it, against about 20 of 100 without.",
    ),
    Broken(
        "number-of-others",
        "sentence: About 30 of 100 people felt better with TMS, against about 20 of 100 without.",
        "sentence: ¦About 30 of 100 people felt better without, against about 20 of 100 with it.",
    ),
    Broken(
        "number-in-text",
        "    body: [There are fewer places.]\n",
        "    body: [¦Only 30% live near one.]\n",
    ),
    Broken(
        "one-sided",
        "    body: [There are fewer places.]\n",
        "    body: [There are fewer places.]\n    ¦good: The waits are short.\n",
    ),
    Broken("unbalanced", "    hard: Many visits\n", "    hard: ¦Many visits, week after week\n"),
    Broken(
        "needs-options",
        "          - id: effect\n",
        "          - ¦id: effect\n",
        {"            options: {none: Not at all, some: A little}\n": ""},
    ),
    Broken(
        "needs-options",
        "      - id: metal\n",
        "      - ¦id: metal\n",
        {
            "        options:\n          implant: A metal implant in my head\n"
            "          seizure: I have had a seizure\n"
            "          none: {text: None of these, exclusive: true, means: nothing, "
            "no_rule: true}\n": "",
        },
    ),
    Broken(
        "needs-columns",
        "      - id: tried\n",
        "      - ¦id: tried\n",
        {
            "        name_column: what\n        columns:\n": "",
            "          - {id: what, text: What it was, label: What, type: text, "
            "max_length: 40}\n": "",
            "          - id: effect\n            text: How much it helped\n"
            "            label: Effect\n            type: choice\n"
            "            options: {none: Not at all, some: A little}\n": "",
            "    when: {tried.effect: [none, some]}\n": "",
        },
    ),
    Broken(
        "not-for-type",
        "label: My questions, type: text",
        "label: My questions, ¦max: 3, type: text",
    ),
    Broken(
        "not-for-type",
        "label: My questions, type: text",
        "label: My questions, ¦suggestions: {tea: [chai]}, type: text",
    ),
    Broken(
        "second-table",
        "            options: {none: Not at all, some: A little}\n",
        "            options: {none: Not at all, some: A little}\n"
        "      - ¦{id: more, text: More?, label: More, type: table,\n"
        "         columns: [{id: it, text: It, label: It, type: text, max_length: 9}]}\n",
    ),
    Broken("unknown-name-column", "name_column: what\n", "name_column: ¦which\n"),
    Broken(
        "no-way-out",
        '        required: true\n        options:\n          "yes": {text: "Yes", no_rule: true}\n'
        '          "no": "No"\n'
        "          rather_not_say: {text: I’d rather not say, means: declined, no_rule: true}\n",
        '        ¦required: true\n        options:\n          "yes": {text: "Yes", no_rule: true}\n'
        '          "no": "No"\n',
    ),
    Broken(
        "not-exclusive",
        "none: {text: None of these, exclusive: true, means",
        "none: ¦{text: None of these, means",
    ),
    Broken(
        "today-without-call",
        "    group: today\n",
        "    ¦group: today\n",
        {"    call: Call your clinic today.\n": ""},
    ),
    Broken(
        "call-without-today",
        "    call: Call your clinic today.\n",
        "    ¦call: Call your clinic today.\n",
        {"    group: today\n": "    group: safety\n"},
    ),
    Broken(
        "urgent-not-first",
        "    urgent: true\n",
        "    ¦urgent: true\n",
        {
            "outcomes:\n": "outcomes:\n  - {id: up_north, when: {region: [north]}, "
            "title: The north, body: [Goodbye.], change: Back}\n"
        },
    ),
    Broken(
        "crisis-not-required",
        "      - id: danger\n",
        "      - ¦id: danger\n",
        {
            "thoughts of ending your life?\n        label: Thoughts of ending your life\n"
            "        type: choice\n        required: true\n": "thoughts of ending your life?\n"
            "        label: Thoughts of ending your life\n        type: choice\n"
        },
    ),
    Broken(
        "crisis-not-asked",
        "    title: How today is\n",
        "    title: How today is\n    when: {¦region: [south]}\n",
    ),
    Broken(
        "not-urgent",
        "  - id: help_today\n",
        "  - ¦id: help_today\n",
        {"    urgent: true\n": ""},
    ),
    Broken(
        "declined-without-help",
        '    when: {danger: ["yes", rather_not_say]}\n    title: You',
        '    when: ¦{danger: ["yes"]}\n    title: You',
    ),
    Broken(
        "other-number",
        'short: [{call: "112", say: Call 112}]',
        'short: [{call: "112", say: ¦Call 113}]',
    ),
    Broken(
        "other-number",
        'short: [{call: "112", say: Call 112}]',
        'short: [{call: "11", say: ¦Call 112}]',
        also=frozenset({"short-is-another"}),
    ),
    Broken(
        "other-number",
        'short: [{call: "112", say: Call 112}]',
        'short: [{call: "112", say: ¦Call the lifeline}]',
    ),
    Broken(
        "only-support",
        "      services:\n        - {name: Emergency, ages",
        "      ¦services:\n        - {name: Emergency, support: true, ages",
    ),
    Broken("unknown-outcome", "outcome: help_today}", "outcome: ¦help_todya}"),
    Broken("unknown-flag", "flag: not_said}", "flag: ¦not_sad}"),
    Broken("unknown-topic", "flag: not_said}", "topic: ¦in_south}"),
    Broken("unknown-notice", "flag: not_said}", "notice: ¦today}"),
    Broken(
        "unknown-service",
        "      name: The north\n",
        "      name: The north\n      other_languages: {es: {short: "
        '[{call: "112", say: Llame al 112}], first: [¦Emergencies]}}\n',
    ),
    Broken(
        "country-without-help", "  countries:\n", "  ¦countries:\n", {"    south: *lines\n": ""}
    ),
    Broken("not-a-choice", "  question: region\n", "  question: ¦metal\n"),
    Broken("not-a-text", "  own_questions: own\n", "  own_questions: ¦metal\n"),
    Broken("nothing-to-echo", "    echo: [metal]\n", "    echo: [¦own]\n"),
    Broken(
        "not-a-choice",
        "questions: [metal]}",
        "by_answer: true, questions: [¦metal]}",
    ),
    Broken(
        "different-answers",
        "questions: [metal]}",
        "by_answer: true, questions: [region, ¦grown]}",
    ),
    Broken(
        "says-nothing",
        "    echo: [metal]\n",
        "    for_each: {question: metal, say: {¦implant: {}}}\n",
    ),
    # ------------------------------------------------------------------ the order of things
    Broken(
        "unknown-part", "    part: first\n    title: About", "    part: ¦frist\n    title: About"
    ),
    Broken(
        "part-out-of-order",
        "    part: second\n    title: Your own",
        "    part: ¦first\n    title: Your own",
    ),
    Broken(
        "empty-part",
        "  - {id: second, title: Your head,",
        "  - ¦{id: between, title: Between, icon: heart}\n  - {id: second, title: Your head,",
    ),
    Broken(
        "today-not-first",
        "flag_groups: {today: Today, safety: Safety, body: My head}",
        "¦flag_groups: {safety: Safety, today: Today, body: My head}",
    ),
    Broken(
        "unknown-group",
        "    group: body\n    title: A seizure",
        "    group: ¦boddy\n    title: A seizure",
    ),
    Broken(
        "not-printed",
        "      - {id: own, text",
        "      - ¦{id: falls, text: Have you had a fall?, label: Falls, type: choice,\n"
        "         options: {one: {text: One, no_rule: true}}}\n"
        "      - {id: own, text",
    ),
    Broken(
        "printed-twice",
        "questions: [metal]}",
        "questions: [¦metal]}\n    - {id: more, title: More, questions: [metal]}",
    ),
    Broken("printed-elsewhere", "questions: [metal]}", "questions: [metal, ¦grown]}"),
    Broken(
        "equal-texts",
        "          south: In the south\n",
        "          ¦south: In the north\n",
    ),
    Broken(
        "equal-labels",
        "label: Adult\n",
        "label: ¦Where you live\n",
    ),
    Broken(
        "swapped-options",
        '          "yes": {text: "Yes", no_rule: true}\n          "no": "No"\n',
        '          ¦"yes": {text: "No", no_rule: true}\n          "no": "Yes"\n',
    ),
    Broken(
        "swapped-options",
        '          "yes": {text: "Yes", no_rule: true}\n',
        '          ¦"yes": {text: "No, never", no_rule: true}\n',
    ),
    Broken(
        "printed-otherwise",
        '          "yes": {text: "Yes", no_rule: true}\n          "no": "No"\n'
        "          rather_not_say: {text: I’d rather not say, means: declined, no_rule: true}\n",
        '          "yes": {text: "Yes", ¦means: declined, no_rule: true}\n          "no": "No"\n'
        "          rather_not_say: {text: I’d rather not say, no_rule: true}\n",
    ),
    # ------------------------------------------------------------------ types and tables
    Broken(
        "nothing-on-a-choice",
        '          "no": {text: "No", no_rule: true}\n',
        '          "no": {text: "No", ¦means: nothing, no_rule: true}\n',
    ),
    Broken(
        "max-too-large",
        "        type: choices\n        safety: true\n",
        "        type: choices\n        safety: true\n        max: ¦9\n",
    ),
    Broken(
        "not-a-cell",
        "type: text, max_length: 40}\n",
        "type: text, max_length: 40, beside: ¦efect}\n",
    ),
    Broken(
        "rows-for-later",
        "        name_column: what\n",
        "        name_column: what\n        rows_for: {question: ¦later, rows: {one: 1}}\n",
        {
            "      - {id: own, text": "      - {id: later, text: How many?, label: How many, "
            "type: choice,\n         options: {one: {text: One, no_rule: true}}}\n"
            "      - {id: own, text",
            "questions: [metal]}": "questions: [metal, later]}",
        },
    ),
    Broken(
        "too-many-rows",
        "        name_column: what\n",
        "        name_column: what\n        rows_for: {question: region, rows: {south: ¦9}}\n",
    ),
    # ------------------------------------------------------------------ safety
    Broken(
        "only-declined-helped",
        "      - id: danger\n",
        "      - ¦id: danger\n",
        {
            'outcomes:\n  - id: help_today\n    when: {danger: ["yes"]}\n': "outcomes:\n"
            "  - id: help_today\n    when: {danger: [rather_not_say]}\n",
            'when: {danger: ["yes", rather_not_say]}': "when: {danger: [rather_not_say]}",
        },
    ),
    Broken(
        "yes-not-helped",
        "      - id: danger\n",
        "      - ¦id: danger\n",
        {
            'outcomes:\n  - id: help_today\n    when: {danger: ["yes"]}\n': "outcomes:\n"
            '  - id: help_today\n    when: {danger: ["no"]}\n',
            'when: {danger: ["yes", rather_not_say]}': 'when: {danger: ["no", rather_not_say]}',
        },
    ),
    Broken(
        "danger-printed-as-nothing",
        '        safety: true\n        options:\n          "yes": "Yes"\n',
        '        safety: true\n        options:\n          "yes": {text: "Yes", ¦means: unsure}\n',
        also=frozenset({"only-declined-helped"}),
    ),
    Broken(
        "danger-printed-as-nothing",
        '        safety: true\n        options:\n          "yes": "Yes"\n',
        '        safety: true\n        options:\n          "yes": "Yes"\n'
        "          perhaps: {text: Perhaps, ¦means: unsure}\n",
        {
            '{danger: ["yes"]}\n    urgent': '{danger: ["yes", perhaps]}\n    urgent',
        },
    ),
    Broken(
        "danger-unread",
        '        safety: true\n        options:\n          "yes": "Yes"\n',
        "        safety: true\n        options:\n"
        '          soon: {text: Perhaps soon, ¦no_rule: true}\n          "yes": "Yes"\n',
    ),
    Broken(
        "means-the-same",
        "          rather_not_say: {text: I’d rather not say, means: declined}\n",
        "          rather_not_say: {text: I’d rather not say, means: declined}\n"
        "          ¦later: {text: Ask me later, means: declined}\n",
    ),
    Broken(
        "short-is-another",
        'short: [{call: "112", say: Call 112}]',
        'short: [¦{call: "116 123", say: Call 116 123}]',
    ),
    Broken(
        "other-message",
        'ways: [{call: "112", say: Call 112, emergency: true}]',
        'ways: [{call: "112", say: Call 112, emergency: true}, '
        '{text: "85258", message: ¦HELLO, say: Text SHOUT to 85258}]',
    ),
    Broken(
        "other-message",
        'ways: [{call: "112", say: Call 112, emergency: true}]',
        'ways: [{call: "112", say: Call 112, emergency: true}, '
        '{text: "85258", message: ¦to, say: Text SHOUT to 85258}]',
    ),
    Broken(
        "unknown-line",
        "    body: [Please call one of the lines below.]\n",
        "    body: [¦Please call 113 now.]\n",
    ),
    Broken(
        "message-missing",
        'ways: [{call: "112", say: Call 112, emergency: true}]',
        'ways: [{call: "112", say: Call 112, emergency: true}, '
        '¦{text: "85258", say: Text SHOUT to 85258}]',
    ),
    Broken(
        "message-missing",
        'ways: [{call: "112", say: Call 112, emergency: true}]',
        'ways: [{call: "112", say: Call 112, emergency: true}, '
        '¦{text: "85258", say: Message 85258 with SHOUT}]',
    ),
    Broken(
        "other-host",
        'finder: {chat: "https://example.org/", say: Find a line}',
        'finder: {chat: "https://example.com/", say: ¦Find a line on example.org}',
    ),
    Broken(
        "odd-address",
        'finder: {chat: "https://example.org/", say: Find a line}',
        'finder: {chat: ¦"https://example.org@example.com/", say: Find a line}',
    ),
    Broken(
        "no-number-to-call",
        "    north: &lines\n",
        "    ¦north: &lines\n",
        {
            'short: [{call: "112", say: Call 112}]': 'short: [{text: "112", say: Text 112}]',
            'ways: [{call: "112", say: Call 112, emergency: true}]': "ways: "
            '[{text: "112", say: Text 112}]',
        },
    ),
    # ------------------------------------------------------------------ names and numbers
    Broken(
        "number-order",
        "sentence: About 30 of 100 people felt better with TMS, against about 20 of 100 without.",
        "sentence: ¦About 20 of 100 people felt better without, and about 30 of 100 with it.",
    ),
    Broken("not-a-plain-name", "  treatment: TMS\n", "  treatment: ¦lamps, surely\n"),
    Broken("several-scripts", "  treatment: TMS\n", "  treatment: ¦lаmps\n"),
]

# Found by `flask questions check`, in a file that loads.
CHECKING = [
    Broken(
        "cannot-be-reached",
        "  - id: implant\n    group: body\n    title: A metal implant\n    short: Metal implant\n"
        "    when: {metal: [implant]}\n",
        "  - ¦id: implant\n    group: body\n    title: A metal implant\n    short: Metal implant\n"
        '    when: {danger: ["yes"]}\n',
    ),
    Broken(
        "case-never-holds",
        "      - {metal: [seizure]}\n",
        '      - {metal: [seizure]}\n      - ¦{danger: ["yes"]}\n',
    ),
    Broken(
        "case-adds-nothing",
        "      - {metal: [seizure]}\n",
        "      - {metal: [seizure]}\n      - ¦{metal: [seizure], region: [south]}\n",
    ),
    Broken(
        "code-never-holds",
        "    when: {danger: [rather_not_say]}\n    why",
        '    when: {danger: [¦"yes", rather_not_say]}\n    why',
    ),
    Broken(
        "always-holds",
        "    when: {region: [south]}\n",
        '    ¦when: {grown: ["yes", rather_not_say]}\n',
        {
            '          "yes": {text: "Yes", no_rule: true}\n': '          "yes": "Yes"\n',
            "means: declined, no_rule: true}": "means: declined}",
        },
    ),
    Broken(
        "always-broken",
        '  - {when: {danger: ["yes"]}, outcome: help_today}\n',
        "  - ¦{when: {danger: [rather_not_say]}, outcome: help_today}\n",
    ),
    Broken(
        "always-broken",
        '  - {when: {danger: ["yes"]}, outcome: help_today}\n',
        '  - {when: {danger: ["yes"]}, outcome: help_today}\n'
        "  - ¦{when: {metal: [implant]}, panel: true}\n",
    ),
    Broken(
        "never-broken",
        '  - {when: {danger: ["no"]}, flag: not_said}\n',
        "  - ¦{when: {danger: [rather_not_say]}, flag: not_said}\n",
    ),
    Broken(
        "rule-never-applies",
        '  - {when: {danger: ["no"]}, flag: not_said}\n',
        '  - {when: ¦{danger: ["yes"], metal: [implant]}, flag: not_said}\n',
    ),
    Broken(
        "rule-never-applies",
        '  - {when: {danger: ["yes"]}, outcome: help_today}\n',
        '  - {when: [{danger: ["yes"]}, ¦{danger: ["yes"], region: [south], grown: ["no"]}], '
        "outcome: help_today}\n",
    ),
    Broken(
        "long-question",
        "        text: Do any of these apply to you?\n",
        "        text: ¦Is there or has there ever been any one of these things in your head or "
        "near it, as far as you know?\n",
    ),
    Broken(
        "banned-phrase",
        "    body: [Bring what you know about each.]\n",
        "    body: [¦Bring what is safe.]\n",
        {"always:\n": "wording: {never_say: [safe]}\n\nalways:\n"},
    ),
    Broken(
        "html-in-text",
        "    body: [Bring what you know about each.]\n",
        "    body: [¦Bring what <b>you know.]\n",
    ),
    Broken(
        "hard-to-read",
        "  - id: in_the_south\n",
        "  - ¦id: in_the_south\n",
        {
            "    body: [There are fewer places.]\n": "    body: [Availability of neuromodulation "
            "is considerably more restricted in southern administrative regions.]\n"
        },
    ),
    Broken(
        "hard-as-a-whole",
        "pages:\n",
        "¦pages:\n",
        {
            f"text: {old}": f"text: {new}"
            for old, new in {
                "Where do you live?": "In which other part of the country have you been living?",
                "Are you 18 or older?": "Were you already an adult when you last moved to a "
                "different address?",
                "Might you act on thoughts of ending your life?": "Might you possibly act on "
                "difficult thoughts about ending your own life?",
                "Do any of these apply to you?": "Do any of the following things apply to you at "
                "this particular time of life?",
                "What have you tried so far?": "Which other kinds of treatment have you already "
                "tried during previous years?",
                "What do you want to ask?": "What would you like to discuss with your provider "
                "during another visit?",
            }.items()
        },
    ),
    Broken("review-past", "next_review: 2027-11-23", "next_review: ¦2020-01-31"),
    Broken(
        "sign-off-void",
        'version: "1"\n',
        'version: "1"\nreviewed:\n'
        f"  - {{chapter: flags, by: Dr. A. Example, on: 2026-11-20, digest: ¦{'0' * 64}}}\n",
    ),
    Broken("late-review", "next_review: 2027-11-23", "next_review: ¦2029-11-23"),
    Broken("stale-lines", "  checked: 2026-11-23", "  checked: ¦2026-01-31"),
    Broken(
        "claim-past",
        "    body: [There are fewer places.]\n",
        "    body: [{text: There are fewer places., until: ¦2026-10-31}]\n",
    ),
    Broken(
        "review-after-claim",
        "    body: [There are fewer places.]\n",
        "    body: [{text: There are fewer places., until: ¦2026-12-31}]\n",
    ),
    Broken(
        "no-line-for-the-young",
        "      services:\n        - {name: Emergency, ages: all,",
        "      ¦services:\n        - {name: Emergency,",
    ),
    Broken(
        "verdict",
        "    body: [Bring what you know about each.]\n",
        "    body: [¦You have severe low mood.]\n",
    ),
    Broken(
        "order",
        "    body: [Bring what you know about each.]\n",
        "    body: [¦Stop your medicine.]\n",
    ),
    Broken(
        "clinician-verdict",
        "    clinician: Seizure, ever, patient-reported.\n",
        "    clinician: ¦Seizure, ever. Should not have it.\n",
    ),
    Broken(
        "long-brief",
        "    brief: In the south there are fewer places.\n",
        "    brief: ¦" + "In the south there are fewer places. " * 9 + "\n",
    ),
    Broken(
        "long-clinician-line",
        "    clinician: Seizure, ever, patient-reported.\n",
        "    clinician: ¦A seizure was reported by the patient, at some time, in their own words, "
        "and we know neither when it was nor what it was nor what it came from.\n",
    ),
    Broken(
        "says-review",
        "    body: [Bring what you know about each.]\n",
        "    body: [¦This is not yet reviewed by a clinician.]\n",
    ),
    Broken(
        "true-here-only",
        "    title: Your own questions\n",
        "    title: Your own questions\n    intro: [¦Click the button when you are done.]\n",
    ),
    Broken(
        "nobody-signed",
        "reviewed_by: not yet reviewed by a clinician",
        "reviewed_by: ¦Dr. A. Example",
    ),
    Broken("date-to-come", "  checked: 2026-11-23", "  checked: ¦2098-11-23"),
    Broken("date-to-come", "dialled: never", "dialled: ¦2098-11-23"),
    Broken(
        "cookie-too-large",
        "pages:\n",
        "¦pages:\n",
        {
            "name_column: what\n": "name_column: what\n        max_rows: 20\n",
            "max_length: 40}": "max_length: 800}",
        },
    ),
]
