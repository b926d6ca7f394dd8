"""How hard the file is to read: the Flesch-Kincaid grade of each part and of the whole.

The formula and its use are Kincaid et al., 1975. Syllables are estimated by the spelling, since a
pronouncing dictionary is more than a server needs; a test holds the grades near a reference
implementation. English only: a file in another language is not graded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

from app.checks.problem_messages.wording import WordingProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.checks.word_counts import WordCount
from app.questionnaire.definition.guidance import Each, Topic
from app.questionnaire.definition.parts import Block
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page

MEDIAN_GRADE = 6.0
MOST_GRADE = 8.0

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'-][A-Za-zÀ-ÿ]+)*|\d+")
_END = re.compile(r"[.!?]+(?=\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")


class EnglishCount(WordCount):
    """Words, sentences and syllables of English."""

    @property
    def grade(self) -> float:
        """The school year in which most can read it; 0 for no text at all."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


@dataclass(frozen=True)
class Piece:
    """A part of the file that a person reads in one go."""

    kind: str
    name: str
    path: KeyPath
    texts: tuple[str, ...]

    def count(self, known_words: Iterable[str]) -> EnglishCount:
        return count(self.texts, known_words)


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Parts above the highest grade, and a median above the one that is aimed at."""
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
            yield Finding(Problem.HARD_TO_READ, piece.path, facts)
    middle = median_grade(questionnaire)
    if middle > MEDIAN_GRADE:
        facts = {"grade": f"{middle:.1f}", "most": f"{MEDIAN_GRADE:.0f}"}
        yield Finding(Problem.HARD_AS_A_WHOLE, ("pages",), facts, on_key=True)


def pieces(questionnaire: Questionnaire) -> Iterator[Piece]:
    """The start page, each page, outcome, notice and topic, with their running text. Titles,
    options and labels are too short to have a grade."""
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
    for i, notice in enumerate(q.notices):
        texts = (notice.title, notice.about, *_texts(notice.body))
        yield Piece("notice", notice.id, ("notices", i), texts)
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
    texts = [*filter(None, (page.gentle,)), *_texts(page.intro)]
    for question in page.questions:
        texts += filter(None, (question.text, question.hint, question.why, *question.points))
    return tuple(texts)


def _topic(topic: Topic) -> tuple[str, ...]:
    each: tuple[Each, ...] = tuple(topic.for_each.say.values()) if topic.for_each else ()
    said = [t for e in each for t in (e.text, e.good, e.hard, e.ask)]
    texts = (topic.brief, *_texts(topic.body), topic.good, topic.hard, *said, *topic.ask)
    return tuple(text for text in texts if text)


# ---------------------------------------------------------------------------- the formula


def count(texts: Iterable[str], known_words: Iterable[str] = ()) -> EnglishCount:
    """Count texts; each ends a sentence. A known word (a drug's name, a diagnosis that the person
    was given) counts as one easy word."""
    known = _any_of(known_words)
    plain = (known.sub("it", text) for text in texts) if known else texts
    return EnglishCount.of(plain, _END, _WORD, _syllables)


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


def _any_of(words: Iterable[str]) -> re.Pattern[str] | None:
    """Longer words first, so that a phrase wins over a word inside it; a plural is known too."""
    ordered = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(ordered)})s?\b", re.IGNORECASE) if ordered else None


def _syllables(word: str) -> int:
    if word.isdigit():
        return 1
    return sum(_part(part) for part in re.split(r"[’'-]", word.lower()) if part)


def _part(word: str) -> int:
    """Groups of vowels, less those that the ending does not sound, plus those that part."""
    if len(word) <= 2:
        return 1 if _VOWELS.search(word) else 0
    found = len(_VOWELS.findall(word))
    if re.search(r"[^aeiouyl]e$", word) or re.search(r"[aeiouy]le$", word):
        found -= 1  # make, whole
    elif re.search(r"[^aeiouytd]ed$", word) or re.search(r"[^aeiouycsxzgh]es$", word):
        found -= 1  # asked, times
    if re.search(
        r"(?:ia|io(?!n|u)|iu|eo(?!u|n|p)|ua(?!r|l|d)|[eoy]ing|iet|uou|uici|dnt$|sm$)", word
    ):
        found += 1  # giant, idea, being, quiet, prism
    if re.search(r"[a-z]e(?:ly|ment|less|ful|time|thing|where|body)", word):
        found -= 1  # the silent e inside: safely, movement
    return max(found, 1)
