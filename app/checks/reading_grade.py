"""How hard a text is to read: the Flesch-Kincaid grade, counted here.

The formula and its use are Kincaid et al., 1975. Syllables are estimated by the spelling, since a
pronouncing dictionary is more than a server needs; a test holds the grades near a reference
implementation. English only: a file in another language is not graded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:[’'-][A-Za-zÀ-ÿ]+)*|\d+")
_END = re.compile(r"[.!?]+(?=\s|$)|\n")
_VOWELS = re.compile(r"[aeiouy]+")


@dataclass(frozen=True, slots=True)
class Count:
    """What the formula needs of a text."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The school year in which most can read it; 0 for no text at all."""
        if not self.words:
            return 0.0
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def count(texts: Iterable[str], known_words: Iterable[str] = ()) -> Count:
    """Count texts; each ends a sentence. A known word (a drug's name, a diagnosis that the person
    was given) counts as one easy word."""
    known = _any_of(known_words)
    words = sentences = syllables = 0
    for text in texts:
        plain = known.sub("it", text) if known else text
        for sentence in _END.split(plain):
            found = _WORD.findall(sentence)
            words += len(found)
            sentences += bool(found)
            syllables += sum(map(_syllables, found))
    return Count(words, sentences, syllables)


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
