"""What can be told about words without understanding them: length, banned phrases, HTML.

A human being still reads every sentence aloud. How hard a text is to read is the business of
``reading_grade.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.problem_messages.wording import WordingProblem as Problem
from app.checks.problems import Finding
from app.checks.reading_grade import words_in
from app.checks.texts import shown_texts
from app.questionnaire.definition import Questionnaire

MOST_QUESTION_WORDS = 20

# A tag, a closing one, a comment or a named sign; not "fewer than < 5".
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|</|<!--|&(?:[a-z]+|#\d+);")


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    yield from _long_questions(questionnaire)
    yield from _banned(questionnaire)
    yield from _html(questionnaire)


def _long_questions(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            words = words_in(question.text)
            if words > MOST_QUESTION_WORDS:
                facts = {"words": words, "most": MOST_QUESTION_WORDS}
                yield Finding(Problem.LONG_QUESTION, ("pages", i, "questions", j, "text"), facts)


def _banned(questionnaire: Questionnaire) -> Iterator[Finding]:
    phrases = questionnaire.wording.never_say
    if not phrases:
        return
    banned = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
    for path, text in shown_texts(questionnaire):
        for found in banned.findall(text):
            yield Finding(Problem.BANNED_PHRASE, path, {"found": found})


def _html(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, text in shown_texts(questionnaire):
        for found in _HTML.findall(text):
            yield Finding(Problem.HTML_IN_TEXT, path, {"found": found})
