"""What can be told about words without understanding them: length, grade, banned phrases, dates.

A human being still reads every sentence aloud. These are the checks of ``flask questions check``
that concern wording and care of the file; what holds for answers is in ``checks.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from app.checks.evidence import shown_texts
from app.checks.problems import Finding, Steps
from app.checks.reading_grade import Count, count, words_in
from app.questionnaire.definition import Questionnaire
from app.questionnaire.guidance import Each, Topic
from app.questionnaire.parts import Block
from app.questionnaire.questions import Page

MOST_QUESTION_WORDS = 20
MEDIAN_GRADE = 6.0
MOST_GRADE = 8.0

# A tag, a closing one, a comment or a named sign; not "fewer than < 5".
_HTML = re.compile(r"</?[A-Za-z][^<>]*>|</|<!--|&(?:[a-z]+|#\d+);")

# The server's clock and the author's may stand on two sides of midnight.
SLACK = timedelta(days=1)


@dataclass(frozen=True)
class Piece:
    """A part of the file that a person reads in one go."""

    kind: str
    name: str
    path: Steps
    texts: tuple[str, ...]

    def count(self, known_words: Iterable[str]) -> Count:
        return count(self.texts, known_words)


def care(questionnaire: Questionnaire, today: date) -> list[Finding]:
    """Everything found about the words and the upkeep of the file."""
    return [
        *_questions(questionnaire),
        *_banned(questionnaire),
        *_html(questionnaire),
        *_grades(questionnaire),
        *_dates(questionnaire, today),
        *_lines(questionnaire),
    ]


def pieces(questionnaire: Questionnaire) -> Iterator[Piece]:
    """The start page, each page, outcome and topic, with their running text. Titles, options and
    labels are too short to have a grade."""
    q = questionnaire
    sections = (*q.start.sections, *q.start.below)
    start = _texts(q.start.lead, *(section.body for section in sections))
    yield Piece("start", "start", ("start",), start)
    for i, page in enumerate(q.pages):
        yield Piece("page", page.id, ("pages", i), _page(page))
    for i, outcome in enumerate(q.outcomes):
        points = outcome.sheet.points if outcome.sheet else ()
        after = outcome.after.body if outcome.after else ()
        texts = (*_texts(outcome.body, after), *points)
        yield Piece("outcome", outcome.id, ("outcomes", i), texts)
    for i, topic in enumerate(q.topics):
        yield Piece("topic", topic.id, ("topics", i), _topic(topic))


def words_on(page: Page) -> int:
    """How many words a person meets on a page, options included."""
    texts = [page.title, *_page(page)]
    for question in page.questions:
        for asked in (question, *question.columns):
            texts += [asked.text] if asked is not question else []
            for option in asked.options.values():
                texts += filter(None, (option.text, option.hint))
    return sum(map(words_in, texts))


def median_grade(questionnaire: Questionnaire) -> float:
    """The median over the pages that are read before the summary."""
    known = questionnaire.wording.known_words
    grades = [p.count(known).grade for p in pieces(questionnaire) if p.kind != "topic"]
    return median(grades)


def _texts(*bodies: Iterable[Block]) -> tuple[str, ...]:
    return tuple(text for body in bodies for block in body for text in block.texts)


def _page(page: Page) -> tuple[str, ...]:
    texts = [*_texts(page.intro)]
    for question in page.questions:
        texts += filter(None, (question.text, question.hint, question.why))
    return tuple(texts)


def _topic(topic: Topic) -> tuple[str, ...]:
    each: tuple[Each, ...] = tuple(topic.for_each.say.values()) if topic.for_each else ()
    said = [t for e in each for t in (e.text, e.good, e.hard, e.ask)]
    texts = (*_texts(topic.body), topic.good, topic.hard, *said, *topic.ask)
    return tuple(text for text in texts if text)


def _questions(questionnaire: Questionnaire) -> Iterator[Finding]:
    for i, page in enumerate(questionnaire.pages):
        for j, question in enumerate(page.questions):
            words = words_in(question.text)
            if words > MOST_QUESTION_WORDS:
                facts = {"words": words, "most": MOST_QUESTION_WORDS}
                yield Finding("long-question", ("pages", i, "questions", j, "text"), facts)


def _banned(questionnaire: Questionnaire) -> Iterator[Finding]:
    phrases = questionnaire.wording.never_say
    if not phrases:
        return
    banned = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b", re.IGNORECASE)
    for path, text in shown_texts(questionnaire):
        for found in banned.findall(text):
            yield Finding("banned-phrase", path, {"found": found})


def _html(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, text in shown_texts(questionnaire):
        for found in _HTML.findall(text):
            yield Finding("html-in-text", path, {"found": found})


def _grades(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not questionnaire.language.startswith("en"):
        return
    known = questionnaire.wording.known_words
    for piece in pieces(questionnaire):
        grade = piece.count(known).grade
        if grade > MOST_GRADE:
            facts = {
                "part": piece.kind,
                "name": piece.name,
                "grade": f"{grade:.1f}",
                "most": f"{MOST_GRADE:.0f}",
            }
            yield Finding("hard-to-read", piece.path, facts)
    middle = median_grade(questionnaire)
    if middle > MEDIAN_GRADE:
        facts = {"grade": f"{middle:.1f}", "most": f"{MEDIAN_GRADE:.0f}"}
        yield Finding("hard-as-a-whole", ("pages",), facts, on_key=True)


def _dates(questionnaire: Questionnaire, today: date) -> Iterator[Finding]:
    authorship = questionnaire.authorship
    if authorship.next_review < today:
        facts = {"date": authorship.next_review}
        yield Finding("review-past", ("authorship", "next_review"), facts)
    for path, day in (
        (("authorship", "last_review"), authorship.last_review),
        (("help", "checked"), questionnaire.help.checked),
    ):
        if day > today + SLACK:
            yield Finding("date-to-come", path, {"date": day})


def _lines(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Each country has a number to call, or, where there is none to give, the finder of lines."""
    finder = questionnaire.help.finder.chat
    for code, country in questionnaire.help.countries.items():
        ways = [*country.short, *(way for service in country.services for way in service.ways)]
        if not any(way.call or (finder and way.chat == finder) for way in ways):
            yield Finding("no-number-to-call", ("help", "countries", code), {"name": code}, True)
