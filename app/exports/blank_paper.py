"""Blank paper: the questions to fill in by hand, as templates/blank.typ reads them.

Made from the same definition as every page: the firm statement and the help lines first, the help
lines again before the questions of safety, and where to go on. What is true on the site alone is
left out. Questions are numbered, since paper has no other way to send somebody on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.exports.paper import PAPERS, Frame, Link, help_links, links
from app.questionnaire import messages
from app.questionnaire.definition.guidance import Notice, Outcome
from app.questionnaire.definition.help_lines import Country
from app.questionnaire.definition.parts import Case, Condition, off_site_texts, question_in
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Column, Page, Question
from app.questionnaire.speech import translated as _

LETTERS_ON_A_LINE = 60


@dataclass(frozen=True)
class OptionOnPaper:
    """An answer to tick, with the line that helps to choose it."""

    text: str
    hint: str


@dataclass(frozen=True)
class EmptyTable:
    """A table to fill in: its columns, the numbers that stand for answers, and empty rows."""

    columns: tuple[str, ...]
    keys: tuple[str, ...]
    rows: int


@dataclass(frozen=True)
class QuestionOnPaper:
    """A question with its number. ``one``: one answer alone; ``lines``: how many to write on."""

    number: int
    text: str
    notes: tuple[str, ...]
    points: tuple[str, ...]
    one: bool
    choices: tuple[OptionOnPaper, ...]
    lines: int
    cells: EmptyTable | None


@dataclass(frozen=True)
class Stop:
    """What to do at once after some answer: when, its title, what it says, and who to turn to."""

    when: str
    title: str
    told: tuple[str, ...]
    help: tuple[Link, ...]


@dataclass(frozen=True)
class PageOnPaper:
    """A page of questions; ``only_if`` is empty where everybody answers it."""

    title: str
    only_if: str
    told: tuple[str, ...]
    questions: tuple[QuestionOnPaper, ...]
    stops: tuple[Stop, ...]


@dataclass(frozen=True)
class PartOnPaper:
    """A part; ``help``: whether the help lines stand before it."""

    title: str
    help: bool
    pages: tuple[PageOnPaper, ...]


@dataclass(frozen=True)
class BlankPaperWords:
    """The program's own words on this paper."""

    how: str
    help: str


@dataclass(frozen=True)
class BlankPaper:
    """Everything on the paper, in the order it is read."""

    frame: Frame
    made: str
    help_lines: tuple[tuple[Link, ...], ...]
    parts: tuple[PartOnPaper, ...]
    words: BlankPaperWords


def of(definition: Questionnaire, country: Country, paper: str, size: str) -> BlankPaper:
    """The paper of a definition, with the help lines of a country.

    It bears the day of the last review, so that it is the same on every day.
    """
    numbers = {name: n for n, name in enumerate(definition.question, 1)}
    return BlankPaper(
        frame=_frame(definition, country, paper, size),
        made=messages.made(messages.day(definition.authorship.last_review), definition.version),
        help_lines=help_links(definition.help, country),
        parts=tuple(_Sheet(definition, country, numbers).parts()),
        words=_words(),
    )


def _words() -> BlankPaperWords:
    return BlankPaperWords(
        how=_(
            "You can skip any question. Tick one circle, or as many squares as are true for you. "
            "These pages are not sent to anyone. Take them to your visit, or type them in later."
        ),
        help=messages.HELP_LINES,
    )


def _frame(definition: Questionnaire, country: Country, paper: str, size: str) -> Frame:
    day = definition.authorship.last_review
    return Frame(
        title=_("{site}: the questions on paper").format(site=definition.site.name),
        language=definition.language,
        paper=PAPERS[paper],
        large=size == "large",
        date=(day.year, day.month, day.day),
        day=messages.day(day),
        site=definition.site.publisher or definition.site.name,
        firm=messages.FIRM_STATEMENT,
        help_title=f"{definition.help.title} {country.name}:",
        help=links(country.short),
        handwriting=messages.HANDWRITING,
        page_of=messages.PAGE_OF,
        running_foot=True,
        attached_as=messages.ATTACHED_AS,
    )


@dataclass(frozen=True)
class _Sheet:
    """What every part of the paper is made from."""

    definition: Questionnaire
    country: Country
    numbers: dict[str, int]

    def parts(self) -> Iterator[PartOnPaper]:
        for part in self.definition.parts:
            pages = [page for page in self.definition.pages if page.part == part.id]
            safety = any(q.safety and q.required for page in pages for q in page.questions)
            yield PartOnPaper(part.title, safety, tuple(map(self.page, pages)))

    def page(self, page: Page) -> PageOnPaper:
        told = [*([page.gentle] if page.gentle else []), *off_site_texts(page.intro)]
        return PageOnPaper(
            title=page.title,
            only_if=_only_if(self.in_words(page.when)) if page.when else "",
            told=tuple(told),
            questions=tuple(self.question(question) for question in page.questions),
            stops=tuple(self.stops(page)),
        )

    def question(self, question: Question) -> QuestionOnPaper:
        notes = [question.hint or "", question.why or ""]
        if question.max and not question.hint:
            notes.append(_("Choose up to {count}.").format(count=question.max))
        typed = question.type == "text"
        lines = max(1, (question.max_length or 0) // LETTERS_ON_A_LINE) if typed else 0
        return QuestionOnPaper(
            number=self.numbers[question.id],
            text=question.text,
            notes=tuple(filter(None, notes)),
            points=question.points,
            one=question.type == "choice",
            choices=tuple(OptionOnPaper(o.text, o.hint or "") for o in question.options.values()),
            lines=lines,
            cells=_cells(question) if question.type == "table" else None,
        )

    def stops(self, page: Page) -> Iterator[Stop]:
        """The outcomes and notices that answers on this page, and none later, bring about."""
        stop_here = _("Please stop here. The other questions are not for now.")
        found: tuple[Outcome | Notice, ...] = (*self.definition.outcomes, *self.definition.notices)
        for one in found:
            if self.definition.last_page_read(one.when) is page:
                first = isinstance(one, Outcome) or one.emergency_first
                about = one.about if isinstance(one, Notice) else stop_here
                yield Stop(
                    when=_("If you chose {condition}:").format(condition=self.in_words(one.when)),
                    title=one.title,
                    told=(about, *off_site_texts(one.body)),
                    help=links(self.country.emergency_first if first else self.country.short),
                )

    def in_words(self, condition: Condition) -> str:
        """A condition by the numbers of its questions: “yes” at question 3."""
        return _(", or ").join(_(" and ").join(self._chosen(case)) for case in condition.cases)

    def _chosen(self, case: Case) -> Iterator[str]:
        for name, lists in case.items():
            options, number = self.definition.asked[name].options, self.numbers[question_in(name)]
            for codes in lists:
                told = _(" or ").join(f"“{options[code].text}”" for code in codes)
                yield _("{options} at question {number}").format(options=told, number=number)


def _only_if(condition: str) -> str:
    return _("Only if you chose {condition}. If not, go on to the next heading.").format(
        condition=condition
    )


def _cells(question: Question) -> EmptyTable:
    keys = tuple(_key_to_numbers(column) for column in question.columns if column.options)
    return EmptyTable(tuple(c.label for c in question.columns), keys, question.max_rows)


def _key_to_numbers(column: Column) -> str:
    """The numbers that stand for the answers to a column."""
    told = "; ".join(f"{n} {option.text}" for n, option in enumerate(column.options.values(), 1))
    return f"{column.label}: {told}"
