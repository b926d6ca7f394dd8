"""The summary as plain text: for a message to a clinic, or to be read aloud.

The same parts in the same order as on paper, nothing missing, in lines of at most 72 columns.
Also the narrative of the FHIR export.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from app.exports import help_text, printable
from app.questionnaire import messages
from app.questionnaire.shown_answers import Group, ShownAnswer, Table
from app.questionnaire.summary import FlagShown, NextStepShown, SectionShown, Summary

WIDTH = 72
NUMBER_BAR = "| "


def visit(summary: Summary) -> str:
    return render(summary)


def render(summary: Summary) -> str:
    """The whole summary, ending with a line break."""
    return "\n".join(_clinician(summary)) + "\n"


# ---------------------------------------------------------------------------- the clinician's part


def _clinician(summary: Summary) -> Iterator[str]:
    yield from _title(summary)
    yield from _flags(summary, messages.FLAGS_TODAY, summary.today)
    if summary.today:
        yield from _wrapped(f"{summary.help.title} {help_text.short_help(summary)}")
    for group in summary.groups:
        yield from _flags(summary, group.title, group.flags)
    if summary.also_asked:
        yield from _heading(messages.ALSO_ASKED)
        yield from _groups(summary.also_asked)
    for section in summary.sections:
        yield from _section(section)
    yield from _heading(messages.QUESTIONS)
    if summary.own_words:
        yield from _wrapped(f"{messages.OWN_WORDS}:")
        yield from _wrapped(summary.own_words, "> ")
        yield ""
    for number, question in enumerate(summary.questions, 1):
        yield from _wrapped(question, f"{number:>2}. ")
    yield from _step(summary.next_step)
    yield from _heading(summary.help_title)
    yield from _points(help_text.help_lines(summary.help, summary.country))
    yield from _wrapped(f"{messages.HELP_CHECKED}: {messages.day(summary.help.checked)}")


def _title(summary: Summary) -> Iterator[str]:
    yield from _title_line(summary.title)
    yield from _wrapped(messages.made(summary.setting.today, summary.version))
    yield from _wrapped(f"{summary.setting.site_name} {summary.setting.contact}".strip())
    yield ""
    yield from _wrapped(summary.standing)
    yield ""
    for label in messages.HANDWRITING:
        yield f"{label}: {'_' * (WIDTH - len(label) - 2)}"
    yield ""
    yield from _wrapped(summary.ask)
    yield from _wrapped(summary.skipped)
    yield ""
    for sentence in summary.firm:
        yield from _wrapped(sentence)


def _flags(summary: Summary, title: str, flags: tuple[FlagShown, ...]) -> Iterator[str]:
    if not flags:
        return
    yield from _heading(title)
    for shown in flags:
        flag = shown.flag
        yield from _wrapped(flag.title, "* ")
        for line in (shown.because, flag.call or "", flag.why):
            yield from _wrapped(line, "  ")
        for item in shown.echo:
            yield from _wrapped(f"{item.label}: {item.text}", "  ")
        yield from _sources(summary, flag.sources, "  ")


def _section(section: SectionShown) -> Iterator[str]:
    yield from _heading(section.title)
    for item in section.items:
        yield from _answer(item)
    yield from _groups(section.groups)


def _groups(groups: Iterable[Group]) -> Iterator[str]:
    """Answers that several questions share, each with the questions it was given to."""
    for group in groups:
        yield from _wrapped(f"{group.answer}: {'; '.join(group.labels)}", "- ")


def _answer(item: ShownAnswer) -> Iterator[str]:
    if item.table is None:
        yield from _wrapped(f"{item.label}: {item.text}", "- ")
        return
    yield from _wrapped(f"{item.label}:", "- ")
    yield from _table(item.table)


def _table(table: Table) -> Iterator[str]:
    for number, row in enumerate(table.rows, 1):
        cells = (f"{label}: {cell}" for label, cell in zip(table.columns, row, strict=True))
        yield from _wrapped("; ".join(cells), f"  {number}. ")


def _step(step: NextStepShown) -> Iterator[str]:
    yield from _heading(messages.NEXT_STEP)
    said = (step.book, step.by_when, f"“{step.first_sentence}”")
    for label, sentence in zip(messages.STEP, said, strict=True):
        yield from _wrapped(f"{label}: {sentence}", "- ")


def _sources(summary: Summary, source_ids: Iterable[str], indent: str = "") -> Iterator[str]:
    """The sources of a claim, by their numbers in the list at the end."""
    found = [str(number) for number, _ in summary.cited(source_ids)]
    if found:
        yield from _wrapped(f"{messages.SOURCE_NUMBERS} {', '.join(found)}", indent)


# ---------------------------------------------------------------------------- lines


def _title_line(title: str) -> Iterator[str]:
    yield from (title, "=" * min(len(title), WIDTH))


def _heading(title: str) -> Iterator[str]:
    yield from ("", title, "-" * min(len(title), WIDTH))


def _points(points: Iterable[str]) -> Iterator[str]:
    for point in points:
        yield from _wrapped(point, "- ")


def _wrapped(text: str, lead: str = "") -> Iterator[str]:
    """Lines of at most WIDTH columns, the first after ``lead``; typed line breaks are kept."""
    rest = " " * len(lead) if lead != NUMBER_BAR else lead
    for line in printable.legible(text).split("\n"):
        found = textwrap.wrap(
            line, WIDTH, initial_indent=lead, subsequent_indent=rest, break_on_hyphens=False
        )
        yield from found
        if found:
            lead = rest


def facts(made: object) -> str:
    """Stands in until the exports room has it."""
    return ""
