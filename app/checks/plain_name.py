"""Whether the treatment's name is a name: nothing that could be read as a sentence, or not at all.

It stands beside the firm statement on everything that is printed, so it may hold letters of one
script, digits, spaces and the signs ``-``, ``'`` and ``/``, and nothing that is not seen.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from app.checks.problem_messages.wording import WordingProblem as Problem
from app.checks.problems import Finding
from app.questionnaire.definition import Questionnaire

_SIGNS = frozenset(" -'’/")


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    name = questionnaire.site.treatment
    odd = next((sign for sign in name if not _plain(sign)), None)
    scripts = sorted({_script(sign) for sign in name if sign.isalpha()})
    if odd is not None:
        facts = {"name": name, "sign": f"U+{ord(odd):04X}"}
        yield Finding(Problem.NOT_A_PLAIN_NAME, ("site", "treatment"), facts)
    elif len(scripts) != 1:
        yield Finding(Problem.SEVERAL_SCRIPTS, ("site", "treatment"), {"name": name})


def _plain(sign: str) -> bool:
    return unicodedata.category(sign) in ("Lu", "Ll", "Lo", "Lt", "Mn", "Nd") or sign in _SIGNS


def _script(letter: str) -> str:
    """The script of a letter, which Unicode's name of it begins with: LATIN, GREEK, CYRILLIC."""
    return unicodedata.name(letter, "?").partition(" ")[0]
