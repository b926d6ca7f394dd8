"""Plain text: the visit to be pasted into a chart, the facts to be read aloud or sent by e-mail.

A chart wraps lines by itself and sorts dates, so each statement is one line of any length, each
medicine one line, dates are ISO 8601 and quotes are straight; nothing is underlined or lined up.
What a person typed is always the end of a labelled line, its line breaks shown as `` / ``, so that
nobody can type a heading. The visit's text is also the narrative of the FHIR export.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from app.exports import help_text, printable
from app.exports.brackets import bracketed
from app.questionnaire import messages
from app.questionnaire.definition.guidance import Number, TreatmentOption
from app.questionnaire.document import Document
from app.questionnaire.facts import Facts, TopicShown
from app.questionnaire.flags import FlagShown
from app.questionnaire.shown_answers import Group, ShownAnswer, ShownTable
from app.questionnaire.speech import translated as _
from app.questionnaire.summary import SectionShown, Summary

PLAIN = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚", "'"),
        **dict.fromkeys("–—‑", "-"),
        **dict.fromkeys("\u00a0\u2007\u202f", " "),
        "…": "...",
        "·": ";",
    }
)


def summary(summary: Summary) -> str:
    """The visit, one statement a line, ending with a line break."""
    return _joined(_summary(summary))


def facts(facts: Facts) -> str:
    """The facts, one thought a line, ending with a line break."""
    return _joined(_facts(facts))


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(map(_one_line, lines)).strip() + "\n"


def _one_line(text: str) -> str:
    """A statement as one line, with what every keyboard can type where that says the same."""
    told = re.sub(r"\s*\n\s*", " / ", printable.legible(text).strip())
    return re.sub(r" ;", ";", re.sub(r"\s+", " ", told.translate(PLAIN)))


# ---------------------------------------------------------------------------- the visit


def _summary(summary: Summary) -> Iterator[str]:
    yield from _summary_head(summary)
    if summary.today:
        yield from _flags(messages.FLAGS_TODAY, summary.today)
        yield _short_help(summary)
    for group in summary.groups:
        yield from _flags(group.title, group.flags)
    if summary.also_asked:
        yield from _heading(messages.ALSO_ASKED)
        yield from _groups(summary.also_asked)
    for section in summary.sections:
        yield from _section(section)
    yield from _heading(messages.QUESTIONS)
    if summary.own_words:
        yield f"- {messages.OWN_WORDS}: {summary.own_words}"
    yield from _points(summary.questions)
    yield from _heading(messages.NEXT_STEP)
    step = summary.next_step
    said = (step.book, step.by_when, f'"{step.first_sentence}"')
    yield from (f"- {label}: {text}" for label, text in zip(messages.STEP, said, strict=True))
    yield from ("", _short_help(summary))
    yield f"{messages.HELP_CHECKED}: {summary.help.checked.isoformat()}"


def _summary_head(summary: Summary) -> Iterator[str]:
    yield from _title(summary)
    yield summary.disclaimer
    if summary.age:
        yield f"{summary.age.label}: {_said(summary.age)}"
    yield from _given(summary.filled_by)
    yield from (f"{label}:" for label in messages.HANDWRITING)
    yield from ("", summary.ask)
    if summary.leaning:
        yield f"{summary.leaning.label}: {_said(summary.leaning)}"
    yield " ".join(summary.firm)
    yield from _given(summary.skipped)


def _short_help(summary: Summary) -> str:
    ways = help_text.short_help(summary.country, summary.country_chosen)
    return f"{help_text.before(summary.help.title)} {ways}"


def _flags(title: str, flags: Iterable[FlagShown]) -> Iterator[str]:
    yield from _heading(title)
    for shown in flags:
        beside = (f"{item.label}: {_said(item)}." for item in shown.echo)
        told = (*_given(shown.reported), shown.flag.clinician, *beside)
        yield f"- {shown.flag.short}: {' '.join(told)}"


def _section(section: SectionShown) -> Iterator[str]:
    yield from _heading(section.title)
    for item in section.items:
        if item.table is None:
            yield f"- {item.label}: {_said(item)}"
        else:
            yield from _table(item.label, item.table)
    yield from _groups(section.groups)


def _table(label: str, table: ShownTable) -> Iterator[str]:
    """Each row one line: its name, then each column with what was said."""
    for number, row in enumerate(table.rows, 1):
        cells = (
            f"{column}: {bracketed(*cell)}"
            for column, cell in zip(table.columns[1:], row[1:], strict=True)
        )
        yield f"- {label} {number}: {'; '.join((row[0].text, *cells))}"
    yield from (f"- {label}: {count}" for count in table.counts)


def _groups(groups: Iterable[Group]) -> Iterator[str]:
    """Answers that several questions share, each with the questions it was given to."""
    for group in groups:
        yield f"- {bracketed(group.answer, group.state)}: {'; '.join(group.labels)}"


def _said(item: ShownAnswer) -> str:
    return bracketed(item.text, item.state)


# ---------------------------------------------------------------------------- the facts


def _facts(facts: Facts) -> Iterator[str]:
    yield from _title(facts)
    yield " ".join(facts.firm)
    yield from _heading(messages.MAIN_POINTS)
    yield from _points(facts.main_points)
    yield from _topics(messages.FOR_YOU, facts.for_you)
    yield from _topics(messages.FOR_EVERYONE, facts.for_everyone)
    yield from _options(facts.options)
    yield from _heading(_("Numbers"))
    for number in (*facts.drawn, *facts.side_effects):
        yield from _number(number)
    yield from _given(facts.side_effects_note)
    yield from _heading(messages.SOURCES)
    for source in facts.sources.values():
        yield f"- {source.short}. {source.title}. {help_text.source_address(source)}"
    yield from _heading(messages.ABOUT_THIS)
    for name, label in messages.AUTHORSHIP.items():
        told = getattr(facts.authorship, name)
        yield f"- {label}: {told if isinstance(told, str) else told.isoformat()}"
    if not facts.imprint.translation_reviewed:
        yield f"- {messages.TRANSLATION_NOT_REVIEWED}"
    yield from _help(facts)


def _topics(title: str, topics: Iterable[TopicShown]) -> Iterator[str]:
    found = tuple(topics)
    if found:
        yield from _heading(title)
    for shown in found:
        yield from ("", f"{shown.topic.title}.", shown.topic.brief, *_given(shown.changed))
        yield from (f"{item.label}: {_said(item)}" for item in shown.echo)
        yield from (f"{messages.ASK} {ask}" for ask in shown.asks)


def _options(options: Iterable[TreatmentOption]) -> Iterator[str]:
    found = tuple(options)
    for name, title in messages.CONCERNS.items() if found else ():
        yield from _heading(f"{messages.OPTIONS_SIDE_BY_SIDE}: {title}")
        yield from (f"- {option.name}: {getattr(option, name)}" for option in found)


def _number(number: Number) -> Iterator[str]:
    told = _given(number.sentence, number.certainty, number.no_comparison or "")
    yield f"- {number.what}: {' '.join(told)}"


# ---------------------------------------------------------------------------- both


def _title(document: Document) -> Iterator[str]:
    imprint = document.imprint
    yield document.title
    yield messages.made(imprint.today.isoformat(), document.version)
    yield f"{imprint.site_name} {imprint.contact}"


def _help(document: Document) -> Iterator[str]:
    yield from _heading(document.help_title)
    yield from _points(help_text.help_lines(document.help, document.country))
    yield f"{messages.HELP_CHECKED}: {document.help.checked.isoformat()}"


def _heading(title: str) -> Iterator[str]:
    yield from ("", title)


def _given(*texts: str) -> Iterator[str]:
    """Those that say something."""
    yield from filter(None, texts)


def _points(points: Iterable[str]) -> Iterator[str]:
    yield from (f"- {point}" for point in points)
