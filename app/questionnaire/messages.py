"""Every sentence that the program itself says, in the language that is being spoken.

What is said about a treatment, a condition or a country belongs to questions.yaml; what stands here
is the same for every questionnaire. ``messages.NOTES`` gives the words in the language of this
moment (``speech.speaking``), and so does every function; the English stands in ``Sentences``, and
each pattern is whole, with named places, so that a language can order them as it must.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from app.questionnaire.questions import Asked, Meaning
from app.questionnaire.speech import joining_word
from app.questionnaire.speech import translated as _


class Sentences:
    """The program's sentences in English; a mapping or a row of them is translated one by one."""

    NOT_ANSWERED = "Not answered"
    NOT_ASKED = "Not asked, because of an earlier answer"
    NOTHING_CHOSEN = "None of these (list read)"
    STATES: ClassVar[Mapping[Meaning, str]] = {
        Meaning.NOTHING: NOTHING_CHOSEN,
        Meaning.DECLINED: "Rather not say",
        Meaning.UNSURE: "Not sure",
    }
    STANDING = (
        "These are the patient’s own answers, not a diagnosis or a safety check. "
        "No clinician reviewed them before printing."
    )
    MOSTLY_SKIPPED = (
        "Most questions were skipped. That is fine. They can be talked through at the visit."
    )
    FLAGS_TODAY = "Today"
    FLAGS_FIRST = "Tell your provider about these first"
    FLAGS_NOTE = "None of them is a yes or a no."
    ALSO_ASKED = "Safety questions"
    QUESTIONS = "Questions I want to ask"
    OWN_WORDS = "In my own words"
    FIRST_QUESTIONS = "My first questions"
    MORE_QUESTIONS = "More questions I want to ask"
    NEXT_STEP = "My next step"
    NOTES = "Notes, and what we agreed"
    INFORMATION_KEPT = "These pages are mine to keep. The two pages for the visit stand apart."
    MAIN_POINTS = "The main points"
    ASK_YOUR_PROVIDER = "Worth asking"
    MAY_HELP = "What may be good"
    MAY_BE_HARD = "What may be hard"
    SOURCES = "Where this comes from"
    ABOUT_THIS = "Who made this, and when"
    # The one text that no file can remove, soften or add to: no word of a file stands inside it.
    # What the file is about is named above it, in the person's own request.
    FIRM_STATEMENT = (
        "Discuss this with your provider.",
        (
            "This summary does not say whether any treatment is right for you. "
            "Only a licensed provider who knows your health can decide that with you."
        ),
        "Do not start, stop or change any medicine because of it.",
    )
    HANDWRITING = ("Name", "Date of birth")
    SEE_PAGE_2 = "The list of medicines: see page 2."
    PAGE_OF = ("Page", "of")
    ATTACHED_AS = "The same answers for a clinic's computer (FHIR R4 QuestionnaireResponse)"
    FOR_YOU = "Because of my answers"
    FOR_EVERYONE = "For everyone"
    ASK = "Ask:"
    NUMBERS = "Numbers"
    NUMBERS_DRAWN = "Three numbers, drawn"
    IT_HAPPENED = "it happened"
    IT_DID_NOT = "it did not"
    OF_100 = "of 100"
    SIDE_EFFECTS = "Side effects, most common first"
    OF_100_PEOPLE = "of 100 people"
    OPTIONS_SIDE_BY_SIDE = "The options, side by side"
    CONCERNS: ClassVar[Mapping[str, str]] = {
        "how": "How it is given",
        "time": "Time it takes",
        "cost": "Cost and access",
        "good": MAY_HELP,
        "hard": MAY_BE_HARD,
        "known": "What is known",
    }
    SOURCES_IN_FULL = (
        "Every source in full, with what each shows, stands on the site, under “About”."
    )
    HELP_LINES = "Help lines"
    STOP_HERE = "Please stop here. The other questions are not for now."
    BLANK_HOW = (
        "You can skip any question. Tick one circle, or as many squares as are true for you. "
        "These pages are not sent to anyone. Take them to your visit, or type them in later."
    )
    REPLACED = "Some signs could not be printed here. Each one stands as a small box: □"
    STEP = ("Who to book with", "By when", "What I could say")
    NOT_SHOWN = "This page could not be shown"
    NOT_SHOWN_MORE = (
        "It is nothing you did. Wait a moment, then go back and try again.",
        "If it stays like this, close every window of this browser, and begin again.",
    )
    START_PAGE = "Go to the start page"
    LEAVE = "Leave this site"
    HELP_CHECKED = "Help lines as listed on"
    AUTHORSHIP: ClassVar[Mapping[str, str]] = {
        "written_by": "Written by",
        "funding": "Paid for by",
        "reviewed_by": "Clinician review",
        "last_review": "Last review, by the authors",
        "next_review": "Next review",
        "updates": "How it is kept up to date",
        "evidence": "How the facts were chosen",
        "reading_level": "Reading level",
        "privacy": "Privacy",
    }
    CHAPTERS: ClassVar[Mapping[str, str]] = {
        "safety": "help and safety",
        "questions": "the questions",
        "flags": "what to tell the provider",
        "topics": "the information",
        "numbers": "numbers and sources",
        "words": "the other words",
    }
    NOT_REVIEWED = "not yet reviewed by a clinician"
    TRANSLATION_NOT_REVIEWED = "The translation is not yet reviewed."
    MONTHS = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip


def __getattr__(name: str) -> Any:
    """The words of a name in the language that is being spoken."""
    try:
        return spoken(Sentences.__dict__[name])
    except KeyError:
        raise AttributeError(f"the program says nothing called {name}") from None


def spoken(words: Any) -> Any:
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


def made(when: date, version: str) -> str:
    """The line under a summary's title."""
    return made_on(day(when), version)


def made_on(day: str, version: str) -> str:
    """The same with a day that is told already."""
    return _("{day}, questions version {version}").format(day=day, version=version)


def is_state(answer: str) -> bool:
    """Whether these words say how a question was left open, and are no answer to it."""
    states = (Sentences.NOT_ANSWERED, Sentences.NOT_ASKED, *Sentences.STATES.values())
    return answer in map(_, states)


def reviewed(signed: Mapping[str, tuple[str, date] | None]) -> str:
    """Who reviewed which chapter, and when; None: nobody did, or it has changed since."""
    if len(set(signed.values())) == 1:
        return _reviewed(next(iter(signed.values())))
    by = {
        who: [_(Sentences.CHAPTERS[c]) for c, each in signed.items() if each == who]
        for who in signed.values()
    }
    return "; ".join(f"{', '.join(names)}: {_reviewed(who)}" for who, names in by.items())


def _reviewed(who: tuple[str, date] | None) -> str:
    if who is None:
        return _(Sentences.NOT_REVIEWED)
    return _("reviewed by {name}, on {day}").format(name=who[0], day=day(who[1]))


RIGHT_TO_LEFT = {"ar", "arc", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi"}


def direction(language: str) -> str:
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def standing(answered_in: str, reviewed: bool) -> str:
    """Whose words these are; in which language they were asked, where it was another one; and that
    nobody reviewed the translation, where that is so."""
    told = [_(Sentences.STANDING)]
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


def part_state(state: str, begun: int, pages: int, unanswered: int) -> str:
    """How far a part is, in words; ``state`` is done, started or not_started."""
    if state == "not_started":
        return _("Not started")
    if state == "started":
        return _("{begun} of {pages} pages").format(begun=begun, pages=pages)
    if unanswered:
        return _("Done · {count} not answered").format(count=unanswered)
    return _("Done")


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


def blank_title(site: str) -> str:
    """What the questions on paper are called."""
    return _("{site}: the questions on paper").format(site=site)


def only_if(condition: str) -> str:
    """Before a page on paper that not everybody answers."""
    return _("Only if you chose {condition}. If not, go on to the next heading.").format(
        condition=condition
    )


def if_chosen(condition: str) -> str:
    """Before what somebody should do at once."""
    return _("If you chose {condition}:").format(condition=condition)


def chosen_at(options: Sequence[str], number: int) -> str:
    """An answer on paper: ``“yes” or “no” at question 3``."""
    told = _(" or ").join(f"“{option}”" for option in options)
    return _("{options} at question {number}").format(options=told, number=number)


def any_case(cases: Iterable[Sequence[str]]) -> str:
    """Cases of which any is enough, each of answers that belong together."""
    return _(", or ").join(_(" and ").join(answers) for answers in cases)


def at_most(count: int) -> str:
    """How many answers can be chosen."""
    return _("Choose up to {count}.").format(count=count)


def key_to_numbers(label: str, options: Sequence[str]) -> str:
    """The numbers that stand for answers in a table on paper."""
    told = "; ".join(f"{n} {option}" for n, option in enumerate(options, 1))
    return f"{label}: {told}"


def because(reasons: Iterable[tuple[str, Sequence[str]]]) -> str:
    """Why something is shown: (label of the question, options the person chose) pairs."""
    parts = [chosen(label, options) for label, options in reasons]
    if not parts:
        return ""
    return _("Because you chose {reasons}.").format(reasons=_(", and ").join(parts))


def reported(reasons: Iterable[tuple[str, Sequence[str]]]) -> str:
    """The same for a clinician, who reads what was chosen and not why."""
    parts = [f"{'; '.join(options)} ({label})" for label, options in reasons]
    return _("Chosen: {answers}.").format(answers="; ".join(parts))


def condition_case(parts: Iterable[tuple[str, Sequence[Sequence[str]], bool]]) -> str:
    """One case of a condition in words, for a clinician: (label, lists of options of each of which
    one is meant, any row of a table)."""
    return ", and ".join(
        f"“{label}” {'in any row is' if rows else 'is'} {one_of_each(lists)}"
        for label, lists, rows in parts
    )


def one_of_each(lists: Iterable[Sequence[str]]) -> str:
    """``“a” or “b”``; of several lists one each: ``“a”, together with “b” or “c”``."""
    return ", together with ".join(" or ".join(f"“{text}”" for text in texts) for texts in lists)


def condition(cases: Sequence[str]) -> str:
    return "; or ".join(cases)
