"""Verdicts and orders, in any words: “you have severe …”, “you need …”, “stop your medicine”.

The file's own list (``wording.never_say``) names phrases; these are the patterns behind them, which
hold for every file in English. They are read with every kind of space made one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.checks.problem_messages.wording import WordingProblem as Problem
from app.checks.problems import Finding, KeyPath
from app.checks.texts import shown_texts
from app.questionnaire.definition import Questionnaire

_DEGREE = r"(?:very )?(?:mild|moderate|moderately severe|severe|major|clinical|treatment-resistant)"

# What somebody is told that they have or are: {condition} is this file's.
_VERDICTS = (
    r"\byou (?:may |might |probably |clearly )?(?:have|suffer from|show) {degree} {condition}\b"
    r"|\byou(?:’re|'re| are) (?:very )?(?:severely|clinically|moderately|mildly) \w+"
    r"|\byou(?:r answers)? (?:have )?screen(?:ed)? positive\b|\bpositive screen\b"
    r"|\byou(?:r)? (?:total )?scored?(?: is| was|:| of)? \d+|\b\d+ out of (?:27|21|63|52)\b"
    r"|\byou(?:’re|'re| are| seem| look| would be| may be)? (?:an? )?(?:not )?"
    r"(?:good |strong |ideal |suitable )?(?:candidate|eligible|suitable|unsuitable|ineligible)\b"
    r"|\byou (?:do not |don’t |don't )?qualify\b"
    r"|\b(?:is|are|be|was) (?:not )?(?:right|wrong|perfect|ideal|best|the answer) for you\b"
    r"|\bperfect for you\b|\bsafe for you\b|\bwe recommend\b"
)
# What somebody is told to do: {drugs} are the names of this file's treatment.
_ORDERS = (
    r"\byou (?:need|must|have got to|should|ought to) "
    r"(?:to )?(?:(?:start|stop|take|try|change|get|use|have) )?(?:{drugs})\b"
    r"|\b(?:start|stop|quit|skip|double|halve|increase|reduce|lower|raise|taper|change)"
    r"(?: taking| using)? (?:your|all|the|any)(?: \w+)?"
    r" (?:anti\w+|medicines?|medications?|tablets?|pills?|doses?|drugs?)\b"
)
# Where the same sentence says before that it does not say so, or only asks, it is none.
_NOT_SO = re.compile(
    r"(?:\b(?:not|never|no|nobody|nothing|whether|if|ask|who|cannot|before|without|why|how|when"
    r"|what|unless|than|to say|may)\b|n[’']t\b)[^.!?]*$",
    re.IGNORECASE,
)

_CLINICIAN = re.compile(
    r"\b(?:eligible|ineligible|suitable|unsuitable|qualifies|a candidate|unsafe|safe to|"
    r"should (?:not )?(?:be|get|have|receive|start|stop|take|avoid)|must (?:not )?\w+|"
    r"avoid|do not (?:give|use|start|prescribe)|recommend(?:ed)?|stop|discontinue|refer)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"\b(?:[Ll]abel|[Gg]uideline|[Aa]gency|boxed warning)s?\b"
    r"|\b(?:US|EU|UK|FDA|EMA|NICE|MHRA|TGA)\b"
)


def check(questionnaire: Questionnaire) -> Iterator[Finding]:
    if not questionnaire.language.startswith("en"):
        return
    patterns = (
        (Problem.VERDICT, _with_names(_VERDICTS, questionnaire)),
        (Problem.ORDER, _with_names(_ORDERS, questionnaire)),
    )
    for path, text in shown_texts(questionnaire):
        plain = " ".join(text.split())
        for code, pattern in patterns:
            for found in pattern.finditer(plain):
                if not _NOT_SO.search(plain[: found.start()]):
                    yield Finding(code, path, {"found": found[0]})
    yield from _for_the_clinician(questionnaire)


def _with_names(pattern: str, questionnaire: Questionnaire) -> re.Pattern[str]:
    """The pattern with this file's condition and the parts of its treatment's name."""
    site = questionnaire.site
    drugs = map(re.escape, re.split(r"\s+(?:or|and)\s+|/", site.treatment))
    names = {
        "{degree}": _DEGREE,
        "{condition}": re.escape(site.condition),
        "{drugs}": "|".join(drugs),
    }
    for name, words in names.items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern, re.IGNORECASE)


def _for_the_clinician(questionnaire: Questionnaire) -> Iterator[Finding]:
    """Reported facts, and what a label says: a clinician is told neither what to do nor to think.

    What a label or a guideline is quoted for stands in a sentence that names it.
    """
    for i, flag in enumerate(questionnaire.flags):
        path: KeyPath = ("flags", i, "clinician")
        for sentence in re.split(r"(?<=[.!?;])\s+", " ".join(flag.clinician.split())):
            found = _CLINICIAN.search(sentence)
            if found and not _QUOTED.search(sentence):
                yield Finding(Problem.CLINICIAN_VERDICT, path, {"found": found[0]})
