"""What each answer can bring about, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from app.questionnaire.definition.questionnaire import Questionnaire

AnswerEffects = Mapping[tuple[str, str], list[str]]


def effects(questionnaire: Questionnaire) -> AnswerEffects:
    """(reference, code) -> the pages, outcomes, notices, flags and topics that read it."""
    q = questionnaire
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for kind, parts in (
        ("page", q.pages),
        ("outcome", q.outcomes),
        ("notice", q.notices),
        ("flag", q.flags),
        ("topic", q.topics),
    ):
        for part in parts:
            when = getattr(part, "when", None)
            for name in when.named_codes if when else ():
                found[name].append(f"{kind}: {getattr(part, 'title', '')}")
    for name in q.help.panel.when.named_codes:
        found[name].append("the help panel")
    for topic in q.topics:
        if topic.for_each is not None:
            for code in topic.for_each.say:
                found[topic.for_each.question, code].append(f"words of its own in: {topic.title}")
    for code in q.help.countries:
        found[q.help.question, code].append("its help lines")
    return found
