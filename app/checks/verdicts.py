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
from app.questionnaire.definition.questionnaire import Questionnaire

_DEGREE = r"(?:mild|moderate|severe|major|clinical|treatment-resistant)"
_ILL = rf"(?:(?:very |moderately |an? )*{_DEGREE}(?: \w+)?|{{condition}}|(?:very )?(?:ill|unwell))"

# What somebody is told that they have or are: {condition} is this file's, {drugs} its treatment.
_VERDICTS = (
    rf"\byou (?:may |might |probably |clearly )?(?:have|suffer from|show|are|seem) {_ILL}\b"
    r"|\byou(?:’re|'re| are) (?:very |too )?(?:severely|clinically|moderately|mildly|ill|sick) \w+"
    rf"|\byour (?:answers?|results?|scores?) (?:mean|suggest|show|point|fit|say)s?"
    rf" (?:that |to |with )?(?:you (?:have|are) )?{_ILL}\b"
    rf"|\byour (?:{{condition}}|mood|illness|risk) is (?:very )?(?:{_DEGREE}|high|low|serious)\b"
    r"|\byou(?: are|’re|'re)? (?:at )?(?:very )?(?:high|low|increased) risk\b"
    r"|(?:^|[.!?] )(?:diagnosis|results?|score|grade):"
    r"|\byou(?:r answers)? (?:have )?screen(?:ed)? positive\b|\bpositive screen\b"
    r"|\byou(?:r)? (?:total )?scored?(?: is| was|:| of)? \d+|\b\d+ out of (?:27|21|63|52)\b"
    r"|\byou(?:’re|'re| are| seem| look| would be| may be)? (?:an? )?(?:not )?"
    r"(?:good |strong |ideal |suitable )?(?:candidate|eligible|suitable|unsuitable|ineligible)\b"
    r"|\byou (?:do not |don’t |don't )?(?:qualify|(?:meet|fulfil) the criteria)\b"
    r"|\b(?:is|are|be|was) (?:not )?(?:right|wrong|perfect|ideal|best|the answer) for you\b"
    r"|\b(?:perfect|safe|best treatment|right treatment) for you\b|\bwe (?:recommend|advise)\b"
    r"|\b(?:{drugs}) (?:is|are) (?:not )?(?:safe|dangerous|for you)\b"
    r"|\b(?:{drugs}) (?:will|would|should) (?:help|suit|cure|heal|fit|lift)\b"
    r"|\b(?:{drugs}) (?:suits|fits|cures) you\b|\byou will feel better\b"
    r"|\byou (?:can|may|could) safely (?:take|have|use|get)\b"
    r"|\byou (?:cannot|can’t|can't|are not allowed to) (?:take|have|use|get) (?:{drugs})\b"
)
# What somebody is told to do: {medicines} are the names that this file knows.
_ORDERS = (
    r"\byou (?:do not |don’t |don't )?(?:need|must|have got to|should|ought to) (?:to )?"
    r"(?:(?:start|stop|take|try|change|get|use|have|ask for) )?(?:{drugs})\b"
    r"|(?:^|[.!?:;] )(?:please |just |now )?(?:go and )?(?:start|take|try|get|use|consider|stop"
    r"|avoid|book|quit|choose)(?: taking| using)? (?:your )?(?:{medicines})\b"
    r"|\b(?:start|stop|quit|skip|double|halve|increase|reduce|lower|raise|taper|change|come off"
    r"|cut)(?: taking| using)? (?:your|all|the|any)(?: \w+)?"
    r" (?:anti\w+|medicines?|medications?|tablets?|pills?|doses?|drugs?)\b"
)
# Where the same sentence says before that it does not say so, or only asks, it is none.
_NOT_SO = re.compile(
    r"(?:\b(?:do|does|did|not|never|no|nobody|nothing|whether|if|ask|who|cannot|before|without|why|how|when"
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
    drugs = list(map(re.escape, re.split(r"\s+(?:or|and)\s+|/", site.treatment)))
    names = {
        "{condition}": re.escape(site.condition),
        "{drugs}": "|".join(drugs),
        "{medicines}": "|".join([*drugs, *map(re.escape, _suggested(questionnaire))]),
    }
    for name, words in names.items():
        pattern = pattern.replace(name, words)
    return re.compile(pattern, re.IGNORECASE)


def _suggested(questionnaire: Questionnaire) -> Iterator[str]:
    """The names that can be typed into a table of medicines, and their other names."""
    for asked in questionnaire.asked.values():
        for name, known in asked.suggestions.items():
            yield from (name, *known.also)


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
