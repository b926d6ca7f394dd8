"""Every sentence that the program itself says, in the language that is being spoken.

What is said about a treatment, a condition or a country belongs to questions.yaml; what stands here
is the same for every questionnaire. ``messages.NOTES`` gives the words in the language of this
moment (``speech.speaking``), and so does every function; the English stands in ``sentences``, and
each pattern is whole, with named places, so that a language can order them as it must.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from app.questionnaire.definition.questions import Asked, State
from app.questionnaire.sentences import Sentences
from app.questionnaire.speech import joining_word
from app.questionnaire.speech import translated as _


def __getattr__(name: str) -> Any:
    """The words of a name in the language that is being spoken."""
    try:
        return _translated(Sentences.__dict__[name])
    except KeyError:
        raise AttributeError(f"the program says nothing called {name}") from None


def _translated(words: Any) -> Any:
    """A sentence, or several in a row or under keys, in the language that is being spoken."""
    if isinstance(words, str):
        return _(words)
    if isinstance(words, tuple):
        return tuple(map(_, words))
    return {key: _(text) for key, text in words.items()}


def day(when: date) -> str:
    """A date with its month as a word, so that no country reads it as another day."""
    month = _(Sentences.MONTHS[when.month - 1])
    return _("{day} {month} {year}").format(day=when.day, month=month, year=when.year)


def made(day: str, version: str) -> str:
    """The line under the title of a paper."""
    return _("{day}, questions version {version}").format(day=day, version=version)


def state(found: State) -> str:
    """How a question was left open, in words."""
    return _(Sentences.STATES[found])


def disclaimer(answered_in: str, reviewed: bool) -> str:
    """Whose words these are; in which language they were asked, where it was another one; and that
    nobody reviewed the translation, where that is so."""
    told = [_(Sentences.DISCLAIMER)]
    if answered_in:
        words = _("Answered in {language}. Typed words are the patient’s own, not translated.")
        told.append(words.format(language=answered_in))
    if not reviewed:
        told.append(_(Sentences.TRANSLATION_NOT_REVIEWED))
    return " ".join(told)


def answered(text: str) -> str:
    """An answer that would be misread on its own, such as “No”."""
    return _("I answered “{text}”").format(text=text)


def nameless(column: Asked) -> str:
    """What stands for a row's name where it was left out, such as “medicine not named”."""
    return _("{name} not named").format(name=column.label.lower())


def explained(typed: str, told: str) -> str:
    """A name as it was typed, with what is known of it."""
    return _("{typed} ({told})").format(typed=typed, told=told)


def beside(answer: str, detail: str) -> str:
    """An answer in a cell, with the answer to the column that is printed beside it."""
    return _("{answer}: {detail}").format(answer=answer, detail=detail)


def count(times: int, total: int, what: str) -> str:
    """A neutral count above a table: “3 of 4 taken for six weeks or more”."""
    return _("{times} of {total} {what}").format(times=times, total=total, what=what)


def may_have_changed(until: date) -> str:
    """What is said of a claim once the day until which it is known to hold is past."""
    return _("This was known to hold until {day}. It may have changed since.").format(
        day=day(until)
    )


def in_a_row(texts: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(texts) == 1:
        return texts[0]
    return f"{', '.join(texts[:-1])} {joining_word(texts[-1])} {texts[-1]}"


def chosen(label: str, options: Sequence[str]) -> str:
    """What was chosen for one question."""
    told = in_a_row([f"“{option}”" for option in options])
    return _("{options} for “{label}”").format(options=told, label=label)


def because(reasons: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Why something is shown: (label of the question, options the person chose) pairs."""
    parts = [chosen(label, options) for label, options in reasons]
    if not parts:
        return ""
    return _("Because you chose {reasons}.").format(reasons=_(", and ").join(parts))


def reported(given: Iterable[tuple[str, Sequence[str]]]) -> str:
    """What was chosen, for a clinician who reads no why: (label or "", options) pairs."""
    pairs = list(given)
    told = [f"{label}: {'; '.join(options)}." for label, options in pairs if label]
    if chosen := [option for label, options in pairs if not label for option in options]:
        told.append(_("Chosen: {answers}.").format(answers="; ".join(chosen)))
    return " ".join(told)
