"""What can be told of Spanish words without understanding them: how hard they are, and their form.

The reading index is Szigriszt-Pazos’s, on the INFLESZ scale of Barrio-Cantalejo (An Sist Sanit
Navar 2008;31:135–152), which was made on texts for patients: 0 is hardest, 60 and more is plain.
Syllables are counted by the rules of spelling, which in Spanish say nearly all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.checks.word_counts import WordCount

LEAST_INDEX = 60.0
LEAST_MEDIAN_INDEX = 70.0
MOST_QUESTION_WORDS = 25

_WORD = re.compile(r"[A-Za-zÁÉÍÓÚÜÑáéíóúüñ]+|\d+")
_END = re.compile(r"[.!?:]+(?=[\s”’»)]|$)|\n")
# u after q, and after g before e or i, is not sounded; y is a vowel at the end of a word.
_SILENT_U = re.compile(r"(?<=q)u(?=[eéií])|(?<=g)u(?=[eéií])")
_NUCLEUS = re.compile(
    r"[íú]|"  # an accent makes a weak vowel strong: it stands alone
    r"[iuü]?[aeoáéó](?:[iuü](?![aeoáéó])|y\b)?|"  # a strong vowel and the weak ones beside it
    r"[iuü]+y?|"  # weak ones alone: ciudad, muy
    r"y\b"
)
_GENDERED = re.compile(
    r"\b\w+(?:/as?\b|\(as?\))|\b\w+@s?\b|\b\w{2,}[tdn]xs?\b|\b\w*[óé]l/ella\b",
    re.IGNORECASE,
)


class SpanishCount(WordCount):
    """Words, sentences and syllables of Spanish."""

    @property
    def index(self) -> float:
        """From 0, hard, to about 100, easy; 100 for no text at all."""
        if not self.words:
            return 100.0
        sentences = max(self.sentences, 1)
        return 206.835 - 62.3 * self.syllables / self.words - self.words / sentences


def count(texts: Iterable[str], known_words: Iterable[str] = ()) -> SpanishCount:
    """Count texts; each ends a sentence. A known word (a medicine’s name) counts as an easy one."""
    known = frozenset(word.lower() for word in known_words)

    def syllables(word: str) -> int:
        return 1 if word.lower() in known else syllables_in(word)

    return SpanishCount.of(texts, _END, _WORD, syllables)


def words_in(text: str) -> int:
    return len(_WORD.findall(text))


def syllables_in(word: str) -> int:
    """The syllables of a word; 1 for a figure."""
    if word.isdigit():
        return 1
    return max(len(_NUCLEUS.findall(_SILENT_U.sub("", word.lower()))), 1)


def gendered_form(text: str) -> str | None:
    """The first word that names a man and a woman by a letter, such as “cansado/a”."""
    found = _GENDERED.search(text)
    return found.group() if found else None


def missing_mark(text: str) -> str | None:
    """The sign that a question or a call begins with and that is missing: ¿ or ¡."""
    for begins, ends in (("¿", "?"), ("¡", "!")):
        if text.count(ends) > text.count(begins):
            return begins
    return None
