"""Word counts: what the formulas for how hard a text is to read are reckoned from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class WordCount:
    words: int
    sentences: int
    syllables: int

    @classmethod
    def of(
        cls,
        texts: Iterable[str],
        end: re.Pattern[str],
        word: re.Pattern[str],
        syllables_in: Callable[[str], int],
    ) -> Self:
        """Count texts; each ends a sentence, as ``end`` does."""
        words = sentences = syllables = 0
        for text in texts:
            for sentence in end.split(text):
                found = word.findall(sentence)
                words += len(found)
                sentences += bool(found)
                syllables += sum(map(syllables_in, found))
        return cls(words, sentences, syllables)
