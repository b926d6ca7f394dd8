"""Numbers about people in running text: shares, odds and multiples, in digits or in words.

Such a number belongs in ``numbers:``, beside its comparison and its source (``evidence.py``).
"""

from __future__ import annotations

import re

# No run of digits is read from its middle, so that a hostile one costs no more than its length.
_COUNT = (
    r"(?:(?<!\d)\d{1,6}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty"
    r"|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred|a thousand)"
)
_WHOLE = r"(?:5|five|10|ten|20|twenty|100|1,?000|(?:a|one)\s+(?:hundred|thousand))\b"
_TIME = (
    r"(?![\s-]*(?:minutes?|hours?|days?|weeks?|months?|years?|doses?|visits?|times?|mg|milligrams?"
    r"|points?)\b)"
)
_PEOPLE = r"(?:people|persons?|adults?|patients?|men|women|users|them|those|participants)"
_PART = r"(?:half|thirds?|quarters?|fifths?|tenths?)"
_DID = r"(?:felt|had|got|were|was|are|have|stopped|improved|reported)"

SHARES = re.compile(
    r"(?<![\d.,])\d{1,6}(?:[.,]\d{1,6})?\s*(?:[%٪％‰]|per\s?cent\b|pct\b)"
    rf"|\b{_COUNT}\s+per\s?cent\b"
    rf"|\b{_COUNT}\s+(?:{_PEOPLE}\s+)?(?:of|in)\s+(?:every\s+)?{_WHOLE}{_TIME}"
    rf"|(?<![\d/])\d{{1,4}}\s?/\s?(?:10|100|1,?000)\b(?!/)|\b50[-–/]50\b"
    rf"|\b(?:1|one)\s+in\s+(?:every\s+)?{_COUNT}\b{_TIME}"
    rf"|\b{_COUNT}\s+out\s+of\s+(?:every\s+)?{_COUNT}\b{_TIME}"
    rf"|\b(?:two|three|four)[\s-](?:thirds|quarters|fifths|tenths)\b"
    rf"|\b(?:an?\s+|one[\s-])?{_PART}\s+of\s+(?:all\s+|the\s+)?{_PEOPLE}\b"
    rf"|\b(?:a|one|than)[\s-]{_PART}\s+{_DID}\b"
    rf"|\b(?:half|twice|double|\d+x|(?:{_COUNT})\s+times)\s+as\s+(?:likely|many|often|much)\b"
    rf"|\b{_COUNT}\s+times\s+(?:more|less|higher|lower)\b|\b{_COUNT}[\s-]?fold\b"
    r"|\b(?:doubles?|doubled|halves|halved|triples?|tripled)\s+(?:the|your)\s+(?:risk|chance|odds)s?\b"
    r"|\b(?:risk|chance|odds)s?\s+(?:doubles?|doubled|triples?)\b"
    r"|\bodds\s+ratio\b|\bnumber\s+needed\s+to\s+(?:treat|harm)\b|\bNN[TH]\b",
    re.IGNORECASE,
)
