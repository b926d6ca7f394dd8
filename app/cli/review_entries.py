"""Review entries: each entry of a file as the review shows it, and what its answers bring about.

Or what changed in it since an older file, the old beside the new.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.checks.reading_grade import pieces
from app.cli.changes import EntryChange
from app.cli.contents import Entry
from app.cli.effects import AnswerEffects, effects
from app.cli.labelled_lines import LabelledLines, labelled_lines
from app.cli.side_by_side import Sides, sides
from app.questionnaire import messages
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Column, Page, Question

_NOTHING = "–"


@dataclass(frozen=True)
class OptionInReview:
    """An answer to choose, with what it can bring about."""

    text: str
    hint: str
    effects: tuple[str, ...]


@dataclass(frozen=True)
class QuestionShown:
    """A question or a column of a table; ``one``: one answer alone; ``named``: how it prints."""

    text: str
    one: bool
    notes: tuple[str, ...]
    points: tuple[str, ...]
    answers: tuple[OptionInReview, ...]
    columns: tuple[QuestionShown, ...]
    named: str


@dataclass(frozen=True)
class EntryShown:
    """An entry, or what changed in one; ``kind`` says what it is, and whether it is new or gone."""

    title: str
    kind: str
    said: tuple[LabelledLines, ...] = ()
    questions: tuple[QuestionShown, ...] = ()
    changed: tuple[Sides, ...] = ()


class ShownEntries:
    """Entries as they are shown, with what is reckoned once for all of them."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        self._effects: AnswerEffects = effects(questionnaire)
        known = questionnaire.wording.known_words
        self._grades = {
            (piece.kind, piece.name): max(piece.count(known).grade, 0)
            for piece in pieces(questionnaire)
        }

    def entry(self, entry: Entry) -> EntryShown:
        kind = f"{entry.kind} {entry.name}"
        if entry.key in self._grades:
            kind += f", reading grade {self._grades[entry.key]:.1f}"
        asked = entry.part.questions if isinstance(entry.part, Page) else ()
        questions = tuple(self._question(question) for question in asked)
        return EntryShown(entry.title, kind, tuple(labelled_lines(entry)), questions)

    def _question(self, question: Question) -> QuestionShown:
        columns = tuple(self._asked(f"{question.id}.{c.id}", c, (), "") for c in question.columns)
        marks = [f"printed as “{question.label}” ({question.id})"]
        marks += ["must be answered or declined"] if question.required else []
        marks += ["a question of safety"] if question.safety else []
        marks += [f"at most {question.max} answers"] if question.max else []
        return self._asked(question.id, question, columns, "; ".join(marks))

    def _asked(
        self,
        reference: str,
        asked: Question | Column,
        columns: tuple[QuestionShown, ...],
        named: str,
    ) -> QuestionShown:
        why = asked.why if isinstance(asked, Question) else None
        letters = asked.max_length if not asked.options and not columns else None
        notes = (
            asked.hint or "",
            f"Why we ask: {why}" if why else "",
            f"In their own words, up to {letters} letters." if letters else "",
        )
        points = asked.points if isinstance(asked, Question) else ()
        answers = (self._answer(reference, asked, code) for code in asked.options)
        return QuestionShown(
            asked.text,
            asked.type != "choices",
            tuple(filter(None, notes)),
            points,
            tuple(answers),
            columns,
            named,
        )

    def _answer(self, reference: str, asked: Asked, code: str) -> OptionInReview:
        option = asked.options[code]
        told = list(self._effects.get((reference, code), ())) or [_NOTHING]
        if option.state:
            told[-1] += f"; printed as “{messages.state(option.state)}”"
        return OptionInReview(option.text, option.hint or "", tuple(told))


def changed_entry(change: EntryChange) -> EntryShown:
    entry = change.entry
    states = [] if change.before else ["new"]
    states += [] if change.after else ["gone"]
    name = "" if entry.kind == "promise" else f" {entry.name}"
    kind = ", ".join([f"{entry.kind}{name}", *states])
    said = () if change.before and change.after else tuple(labelled_lines(entry))
    return EntryShown(entry.title, kind, said, (), tuple(map(sides, change.rows)))
