"""A second language: what is missing in it, grown old, or says something else."""

from __future__ import annotations

from app.checks.problem_messages.code import ProblemCode


class TranslationProblem(ProblemCode):
    """A second language: what is missing in it, grown old, or says something else."""

    NOT_A_PO = (
        "not-a-po",
        "This is not a PO file from here on.",
        "See that every text is closed by a quote, and that nothing was cut off.",
        'msgstr "Hable hoy con alguien',
    )
    SIGN = (
        "sign-in-po",
        "There is an invisible sign here, {sign}.",
        "Delete it; it comes with pasted text, or from an editor that marks its files.",
        "a file that begins with a byte-order mark",
    )
    LANGUAGE = (
        "po-language",
        "The file says that it is in {found}, and it should be in {language}.",
        "Write `Language: {language}` in its head, or give the file its right name.",
        '"Language: pt\\n"',
    )
    TWICE = (
        "translated-twice",
        "`{context}` has an entry for the same text on line {line}.",
        "Keep the better one, and delete the other.",
        'msgctxt "question.age.text"',
    )
    MISSING = (
        "not-translated",
        "`{context}` is not translated: “{text}”.",
        "Write its translation as `msgstr`. `flask questions translate` makes the missing entries.",
        'msgstr ""',
    )
    OLD = (
        "translation-old",
        "The English of `{context}` has changed since this was translated.",
        "Read both, mend the translation, and delete the word `fuzzy` above it.",
        "#, fuzzy",
    )
    UNUSED = (
        "no-such-text",
        "Nothing says this at `{context}` any more.",
        "Run `flask questions translate`, which puts it aside.",
        'msgctxt "question.gone.text"',
    )
    SAME = (
        "same-as-english",
        "This is the English text.",
        "Translate it, or write `# same on purpose` above it.",
        'msgstr "Need help now?"',
    )
    NUMBERS = (
        "other-numbers",
        "The English of `{context}` has the figures {theirs}, and the translation {ours}.",
        "Numbers and telephone numbers must be the same in both.",
        'msgid "Call 988"',
    )
    LENGTH = (
        "does-not-fit",
        "`{context}` does not fit: {reason}.",
        "Say it in fewer words.",
        'msgctxt "flags.vessels.short"',
    )
    GENDERED = (
        "gendered-form",
        "“{found}” names men and women by a letter.",
        "Say it without: screen readers stumble over it.",
        'msgstr "Me siento cansado/a"',
    )
    MARK = (
        "mark-missing",
        "A question or a call ends here that never began.",
        "Write {mark} where it begins.",
        'msgstr "Cómo está?"',
    )
    HARD = (
        "low-index",
        "The {part} `{name}` has the reading index {index}; every part needs {least} or more.",
        "Shorten its sentences and choose shorter words, or list its names in `known_words`.",
        'msgstr "La disponibilidad de neuromodulación es considerablemente restringida."',
    )
    HARD_AS_A_WHOLE = (
        "low-median-index",
        "The median reading index of the pages is {index}; it needs {least} or more.",
        "`flask questions readability --language es` shows the index of each.",
        "many long sentences",
    )
