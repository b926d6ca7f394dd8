"""What can be told about words without understanding them: length, banned phrases, HTML.

A human being still reads every sentence aloud. Verdicts and orders are the business of
``verdicts.py``, and how hard a text is to read of ``reading_grade.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.checks.problem_messages.wording import WordingProblem as Problem
from app.checks.problems import Finding
from app.checks.reading_grade import words_in
from app.checks.texts import shown_texts
from app.questionnaire.definition.questionnaire import Questionnaire

MOST_QUESTION_WORDS = 20
MOST_BRIEF_WORDS = 60
MOST_CLINICIAN_WORDS = 25

# The languages that the program's own sentences are written in; translations have files beside.
LANGUAGES = ("en",)

# A tag, a closing one, a comment or a named sign; not "fewer than < 5".
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|</|<!--|&(?:[a-z]+|#\d+);")

# What the site says until somebody has signed (loading/sign_off.py).
NOT_REVIEWED = "not yet reviewed by a clinician"

# What only the program may say, since it knows whether it is so.
_REVIEW = re.compile(
    r"\b(?:not (?:yet |been )*|un|yet to be )reviewed\b|\breviewed by\b"
    r"|\b(?:clinician|doctor|specialist|pharmacist|nurse|expert)s? (?:has|have) "
    r"(?:not |yet |never )*(?:reviewed|checked|approved|read|signed|looked)\b",
    re.IGNORECASE,
)

# What is true on a screen of this site, and nowhere else.
_HERE = re.compile(
    r"\bthis (?:web )?(?:page|site|browser|screen)\b|\b(?:click|tap|scroll|press)\b"
    r"|\b(?:button|link)s?\b|\bcookies?\b|\b(?:next|last|previous) page\b|\bsite\b",
    re.IGNORECASE,
)


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from long_questions(questionnaire, words_in, MOST_QUESTION_WORDS)
    yield from _long_lines(questionnaire)
    yield from _says_review(questionnaire)
    yield from _true_here_only(questionnaire)
    yield from _banned(questionnaire)
    yield from _html(questionnaire)


def long_questions(
    questionnaire: Questionnaire, words_in: Callable[[str], int], most: int
) -> Iterator[Finding]:
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            words = words_in(question.text)
            if words > most:
                facts = {"words": words, "most": most}
                yield Finding(Problem.LONG_QUESTION, ("pages", i, "questions", j, "text"), facts)


def _banned(questionnaire: Questionnaire) -> Iterator[Finding]:
    phrases = questionnaire.wording.never_say
    if not phrases:
        return
    listed = "|".join(re.escape(" ".join(phrase.split())) for phrase in phrases)
    banned = re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
    for path, text in shown_texts(questionnaire):
        for found in banned.findall(" ".join(text.split())):
            yield Finding(Problem.BANNED_PHRASE, path, {"found": found})


def _html(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, text in shown_texts(questionnaire):
        for found in _HTML.findall(text):
            yield Finding(Problem.HTML_IN_TEXT, path, {"found": found})


def language(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Whether the program can say its own sentences in the language of the file."""
    if questionnaire.language.partition("-")[0] not in LANGUAGES:
        facts = {"language": questionnaire.language, "known": LANGUAGES}
        yield Finding(Problem.OTHER_LANGUAGE, ("language",), facts)


def _long_lines(questionnaire: Questionnaire) -> Iterator[Finding]:
    """What prints for a topic, and what a clinician reads of a flag, has little room."""
    for i, topic in enumerate(questionnaire.topics):
        if (words := words_in(topic.brief)) > MOST_BRIEF_WORDS:
            facts = {"name": topic.id, "words": words, "most": MOST_BRIEF_WORDS}
            yield Finding(Problem.LONG_BRIEF, ("topics", i, "brief"), facts)
    for i, flag in enumerate(questionnaire.flags):
        if (words := words_in(flag.clinician)) > MOST_CLINICIAN_WORDS:
            facts = {"name": flag.id, "words": words, "most": MOST_CLINICIAN_WORDS}
            yield Finding(Problem.LONG_CLINICIAN_LINE, ("flags", i, "clinician"), facts)


def _says_review(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, text in shown_texts(questionnaire):
        found = _REVIEW.search(" ".join(text.split()))
        if found and path[0] != "authorship":
            yield Finding(Problem.SAYS_REVIEW, path, {"found": found[0]})
    said = questionnaire.authorship.reviewed_by
    if not questionnaire.reviewed and said != NOT_REVIEWED:
        path = ("authorship", "reviewed_by")
        yield Finding(Problem.NOBODY_SIGNED, path, {"found": said, "right": NOT_REVIEWED})


def _true_here_only(questionnaire: Questionnaire) -> Iterator[Finding]:
    """The words before the questions go to paper and to other programs with them."""
    for i, page in enumerate(questionnaire.pages):
        for k, block in enumerate(page.intro):
            found = _HERE.search(" ".join(block.texts))
            if found and not block.here_only:
                path = ("pages", i, "intro", k)
                yield Finding(Problem.TRUE_HERE_ONLY, path, {"found": found[0]})
