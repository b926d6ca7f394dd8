"""Whether the treatment's name is a name: nothing that could be read as a sentence, or not at all.

It stands beside the firm statement on everything that is printed, so it may hold letters of one
script, digits, spaces and the signs ``-``, ``'`` and ``/``, and nothing that is not seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from app.checks.problem_messages.wording import WordingProblem as Problem
from app.checks.problems import Finding
from app.questionnaire.definition.questionnaire import Questionnaire

_SIGNS = frozenset(" -'’/")
_UNSEEN = frozenset("\u034f\u115f\u1160\u3164\uffa0")

# Who is spoken to or of, or a verb: no name of a treatment has them.
_SENTENCE = re.compile(
    r"\b(?:you|your|yours|i|we|it|only|is|are|am|be|will|can|should|must|need|works?|helps?)\b",
    re.IGNORECASE,
)


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    name = questionnaire.site.treatment
    odd = next((sign for sign in name if not _plain(sign)), None)
    scripts = sorted({_script(sign) for sign in name if sign.isalpha()})
    said = _SENTENCE.search(name)
    if odd is not None or said or not scripts:
        facts = {"name": name, "found": _found(odd, said)}
        yield Finding(Problem.NOT_A_PLAIN_NAME, ("site", "treatment"), facts)
    elif len(scripts) > 1:
        yield Finding(Problem.SEVERAL_SCRIPTS, ("site", "treatment"), {"name": name})


def _plain(sign: str) -> bool:
    letters = unicodedata.category(sign) in ("Lu", "Ll", "Lo", "Lt", "Mn", "Nd")
    return sign in _SIGNS or (letters and sign not in _UNSEEN)


def _found(odd: str | None, said: re.Match[str] | None) -> str:
    if odd is not None:
        return f"it holds the sign U+{ord(odd):04X} ({unicodedata.name(odd, 'without a name')})"
    return f"“{said[0]}” makes a sentence of it" if said else "it has no letter"


def _script(letter: str) -> str:
    """The script of a letter, which Unicode's name of it begins with: LATIN, GREEK, CYRILLIC."""
    return unicodedata.name(letter, "?").partition(" ")[0]
