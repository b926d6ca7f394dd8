"""`flask questions check`: every problem of a file, for a person, an editor or CI.

Exit status: 0 nothing found; 1 problems; 2 the file could not be read, so it was not checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from app.checks.help_lines import never_dialled
from app.checks.problems import Problem
from app.cli import translation_report
from app.cli.files import PROBLEMS, UNREADABLE, file_argument
from app.cli.new import TO_WRITE
from app.cli.report import Examined, examine
from app.config import questions_file
from app.loading.translation import edition
from app.questionnaire.definition.questionnaire import Questionnaire


@click.command()
@file_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json", "github"]),
    default="human",
    help="For a person, an editor, or GitHub Actions.",
)
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Check as on this day, such as that of the next review; today if it is left out.",
)
@click.option("--language", help="Check its translation into this language instead: es.")
@click.option("--examples", is_flag=True, help="Show answers that reach each part.")
@click.pass_context
def check(
    context: click.Context,
    file: Path | None,
    form: str,
    day: datetime | None,
    language: str | None,
    examples: bool,
) -> None:
    """Find everything that is wrong with a questions.yaml."""
    shown = file or questions_file()
    on = day.date() if day else date.today()  # noqa: DTZ011 - the author's
    examined = translation_report.examine(shown, language) if language else examine(shown, on)
    shown = edition.beside(shown, language) if language else shown
    if form == "json":
        click.echo(json.dumps(as_data(shown, examined), ensure_ascii=False, indent=2))
    elif form == "github":
        for problem in examined.problems:
            click.echo(annotation(problem))
    else:
        click.echo(report(shown, examined))
        if examples:
            click.echo("\n".join(example_lines(examined)))
    if any(problem.unreadable for problem in examined.problems):
        context.exit(UNREADABLE)
    context.exit(PROBLEMS if examined.problems else 0)


def report(file: Path, examined: Examined) -> str:
    """For a person: each problem with its line and a caret, then one line that sums up."""
    parts = [told(problem) for problem in examined.problems]
    return "\n\n".join([*parts, "\n".join(_summed_up(file, examined))])


def told(problem: Problem) -> str:
    where = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    lines = [f"{where}  {problem.code}"]
    if problem.excerpt:
        lead = f"  {problem.line} | "
        # Tabs stay tabs, so that the caret stands below its sign in any terminal.
        before = problem.excerpt[: problem.column - 1]
        blank = "".join("\t" if sign == "\t" else " " for sign in before)
        lines += [lead + problem.excerpt, " " * (len(lead) - 2) + "| " + blank + "^"]
    return "\n".join([*lines, f"  {problem.message}", f"  {problem.fix}"])


def annotation(problem: Problem) -> str:
    """A workflow command of GitHub Actions, which marks the line in a pull request."""
    text = _escaped(f"{problem.message} {problem.fix}")
    where = f"file={_escaped_value(problem.file)}"
    if problem.line:
        where += f",line={problem.line},col={problem.column}"
    return f"::error {where},title={problem.code}::{text}"


def as_data(file: Path, examined: Examined) -> dict[str, Any]:
    """For editors and CI: the same as plain data."""
    loaded = examined.loaded
    return {
        "file": str(file),
        "version": loaded.questionnaire.version if loaded else None,
        "digest": loaded.digest if loaded else None,
        "problems": [
            {
                "file": p.file,
                "line": p.line,
                "column": p.column,
                "code": p.code,
                "message": p.message,
                "fix": p.fix,
                "excerpt": p.excerpt,
            }
            for p in examined.problems
        ],
        "lengths": [
            {"ending": each.ending, "pages": each.pages, "words": each.words}
            for each in examined.lengths
        ],
        "examples": [
            {"part": kind, "id": name, "answers": dict(answers.values)}
            for (kind, name), answers in examined.examples.items()
        ],
    }


def example_lines(examined: Examined) -> Iterable[str]:
    """One line for each part that can be reached, with answers that reach it."""
    for (kind, name), answers in examined.examples.items():
        yield f"{kind} {name}: {json.dumps(dict(answers.values), ensure_ascii=False)}"


def _summed_up(file: Path, examined: Examined) -> Iterable[str]:
    count = len(examined.problems)
    if count:
        yield f"{count} problem{'s' if count > 1 else ''} in {file}."
    if examined.loaded is None:
        return
    q = examined.loaded.questionnaire
    if not count:
        yield f"{file}: nothing wrong was found (SHA-256 {examined.loaded.digest[:12]}…)."
    yield (
        f"{len(q.pages)} pages, {len(q.question)} questions, {len(q.outcomes)} early outcomes, "
        f"{len(q.flags)} flags, {len(q.topics)} topics, {len(q.sources)} sources."
    )
    unreviewed, texts = examined.loaded.unreviewed
    if unreviewed:
        yield (
            f"{unreviewed} of {texts} texts that a life may hang on have no review that fits "
            "their words."
        )
    unwritten = examined.loaded.source.text.count(TO_WRITE)
    if unwritten:
        yield f"{unwritten} texts are still to be written: they begin with “{TO_WRITE}”."
    yield from _promised(q)
    never, all_of_them = never_dialled(q)
    if never:
        yield f"{never} of {all_of_them} help lines were never dialled to see who answers."
    for each in examined.lengths:
        yield (
            f"Every path to {each.ending} has {_range(each.pages)} pages "
            f"and {_range(each.words)} words."
        )


def _promised(questionnaire: Questionnaire) -> Iterable[str]:
    """What nobody promised of this file, since what is not promised is not proved."""
    always = questionnaire.always
    urgent = {outcome.id for outcome in questionnaire.outcomes if outcome.urgent}
    if not any(promise.panel for promise in always):
        yield "No `always` rule promises the help panel to anybody: who must see it is not proved."
    if not any(promise.outcome in urgent for promise in always):
        yield "No `always` rule promises urgent help to anybody: who must see it is not proved."


def _range(both: tuple[int, int]) -> str:
    return str(both[0]) if both[0] == both[1] else f"{both[0]} to {both[1]}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_value(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
