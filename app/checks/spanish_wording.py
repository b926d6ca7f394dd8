"""What a careful colleague would notice in a Spanish edition: hard parts, forms, phrases.

The patterns of ``wording.py`` are English; these are what stands in their place. The phrases that
are never said come from the file beside the translation.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from statistics import median

from app.checks import spanish
from app.checks.problem_messages.translation import TranslationProblem as Problem
from app.checks.problem_messages.wording import WordingProblem
from app.checks.problems import Finding
from app.checks.reading_grade import Piece, pieces
from app.checks.texts import shown_texts
from app.checks.wording import long_questions
from app.questionnaire.definition.questionnaire import Questionnaire


def check(
    questionnaire: Questionnaire, never_say: Iterable[str], known_words: Iterable[str]
) -> Iterator[Finding]:
    """Every finding, with the path of the text that it is about."""
    yield from _forms(questionnaire)
    yield from _never_said(questionnaire, never_say)
    yield from long_questions(questionnaire, spanish.words_in, spanish.MOST_QUESTION_WORDS)
    yield from _hard(questionnaire, (*questionnaire.wording.known_words, *known_words))


def _forms(questionnaire: Questionnaire) -> Iterator[Finding]:
    for path, text in shown_texts(questionnaire):
        if found := spanish.gendered_form(text):
            yield Finding(Problem.GENDERED, path, {"found": found})
        if mark := spanish.missing_mark(text):
            yield Finding(Problem.MARK, path, {"mark": mark})


def _never_said(questionnaire: Questionnaire, never_say: Iterable[str]) -> Iterator[Finding]:
    listed = "|".join(never_say)
    if not listed:
        return
    banned = re.compile(rf"(?<!\w)(?:{listed})(?!\w)", re.IGNORECASE)
    for path, text in shown_texts(questionnaire):
        plain = unicodedata.normalize("NFC", " ".join(text.split()))
        for found in banned.finditer(plain):
            yield Finding(WordingProblem.BANNED_PHRASE, path, {"found": found[0]})


def indices(
    questionnaire: Questionnaire, known_words: Iterable[str]
) -> list[tuple[Piece, spanish.SpanishCount]]:
    """Every part that is read in one go, with what its reading index is made of."""
    known = tuple(known_words)
    return [(piece, spanish.count(piece.texts, known)) for piece in pieces(questionnaire)]


def median_index(found: Iterable[tuple[Piece, spanish.SpanishCount]]) -> float:
    """The median over what is read before the summary."""
    return median(count.index for piece, count in found if piece.kind != "topic")


def _hard(questionnaire: Questionnaire, known_words: Iterable[str]) -> Iterator[Finding]:
    found = indices(questionnaire, known_words)
    for piece, count in found:
        if count.index < spanish.LEAST_INDEX:
            facts = {
                "part": piece.kind,
                "name": piece.name,
                "index": f"{count.index:.0f}",
                "least": f"{spanish.LEAST_INDEX:.0f}",
            }
            yield Finding(Problem.HARD, piece.path, facts)
    middle = median_index(found)
    if middle < spanish.LEAST_MEDIAN_INDEX:
        facts = {"index": f"{middle:.0f}", "least": f"{spanish.LEAST_MEDIAN_INDEX:.0f}"}
        yield Finding(Problem.HARD_AS_A_WHOLE, ("pages",), facts)
