"""Flags: what the provider should be told first, and how the questions of safety were left open.

Each flag speaks in two voices: to the person with the reason why it is shown, to a clinician with
what was reported. What raised no flag is told by its state, and none of that means “no risk”.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from app.questionnaire import messages, shown_answers
from app.questionnaire.conditions import reasons, reasons_in_words
from app.questionnaire.definition.guidance import Flag
from app.questionnaire.definition.parts import question_in
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Question, State
from app.questionnaire.journey import Journey
from app.questionnaire.shown_answers import Group, ShownAnswer


class FlagShown(NamedTuple):
    """What to tell the provider first, which answers say so, and the answers to see beside it.

    ``because``    the reason, for the person
    ``reported``   the answers, for a clinician, where the title joins several; else empty
    ``raised_by``  the ids of the questions with those answers
    """

    flag: Flag
    because: str
    reported: str
    echo: tuple[ShownAnswer, ...]
    raised_by: tuple[str, ...]


class FlagGroup(NamedTuple):
    """The flags under one heading."""

    id: str
    title: str
    flags: tuple[FlagShown, ...]


def shown(journey: Journey, told: Mapping[str, ShownAnswer]) -> Iterator[FlagShown]:
    """The flags whose condition holds, in the file's order; ``told``: question id -> answer."""
    for flag in journey.questionnaire.flags:
        why = reasons(flag.when, journey.answers)
        if why:
            raised_by = tuple([question_in(reference) for reference in why])
            beside = [told[name] for name in flag.echo if name not in raised_by]
            given = reasons_in_words(journey.questionnaire, why)
            lists = [_is_a_list(journey.questionnaire, reference) for reference in why]
            yield FlagShown(
                flag,
                messages.because(given),
                _reported(flag, given, lists),
                tuple(item for item in beside if item.state is not State.NOT_ASKED),
                raised_by,
            )


def _reported(flag: Flag, given: list[tuple[str, list[str]]], lists: list[bool]) -> str:
    """The answers, where the title leaves open which of several was given.

    An answer from a list says itself what it is about; a "Yes" needs the label of its question.
    """
    titles = (flag.title.casefold(), flag.short.casefold())
    said_by_title = all(text.casefold() in titles for _, texts in given for text in texts)
    if len(flag.when.named_codes) == 1 or said_by_title:
        return ""
    told = zip(given, lists, strict=True)
    return messages.reported(("" if is_list else label, texts) for (label, texts), is_list in told)


def _is_a_list(questionnaire: Questionnaire, reference: str) -> bool:
    question = questionnaire.question.get(reference)
    return question is not None and question.type == "choices"


def in_groups(journey: Journey, flags: Iterable[FlagShown]) -> Iterator[FlagGroup]:
    """The flags that can wait for the visit, under the file's headings."""
    for group_id, title in journey.questionnaire.flag_groups.items():
        found = [each for each in flags if each.flag.group == group_id and not each.flag.today]
        if found:
            yield FlagGroup(group_id, title, tuple(found))


def also_asked(
    journey: Journey, flags: Iterable[FlagShown], told: Mapping[str, ShownAnswer]
) -> tuple[Group, ...]:
    """The safety questions that neither raised a flag nor stand beside one, by what was said.

    "Nothing on the list", "not answered", "rather not say" and "not asked" stay four different
    things, and none of them is ever read as "no risk". What was chosen from a list stands in its
    section.
    """
    elsewhere = set[str]()
    for each in flags:
        elsewhere |= {*each.raised_by, *(item.id for item in each.echo)}
    safety = [q for q in journey.questionnaire.question.values() if q.safety]
    return shown_answers.group_by_answer(
        answer for q in safety if q.id not in elsewhere for answer in _also_said(q, told[q.id])
    )


def _also_said(question: Question, answer: ShownAnswer) -> Iterator[ShownAnswer]:
    if answer.state:
        yield answer
    elif question.type == "choice":
        yield answer._replace(values=(messages.answered(answer.text),), code=None)
