"""`flask questions graph`: pages and outcomes as a drawing, in Mermaid's or Graphviz' language.

An edge is a way to go on. A conditional page has an edge into it with its condition and one around
it; an outcome has an edge from each page that can bring it about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from app.cli.files import file_argument, read
from app.proofs.paths import SUMMARY
from app.questionnaire.conditions import in_words
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page


@dataclass(frozen=True)
class Edge:
    start: str
    end: str
    label: str = ""


@click.command()
@file_argument
@click.option("--format", "form", type=click.Choice(["mermaid", "graphviz"]), default="mermaid")
def graph(file: Path | None, form: str) -> None:
    """Draw the pages and outcomes as Mermaid or Graphviz text."""
    questionnaire = read(file).questionnaire
    click.echo("\n".join((mermaid if form == "mermaid" else graphviz)(questionnaire)))


def edges(questionnaire: Questionnaire) -> Iterator[Edge]:
    pages = questionnaire.pages
    for i, page in enumerate(pages):
        yield from _onward(questionnaire, page, pages[i + 1 :])
        here = {question.id for question in page.questions}
        for outcome in questionnaire.outcomes:
            if not outcome.when.questions.isdisjoint(here):
                label = in_words(questionnaire, outcome.when)
                yield Edge(f"page:{page.id}", f"outcome:{outcome.id}", label)


def _onward(questionnaire: Questionnaire, page: Page, later: tuple[Page, ...]) -> Iterator[Edge]:
    """Edges past each conditional page, up to the first page that everybody sees."""
    for other in later:
        label = in_words(questionnaire, other.when) if other.when else ""
        yield Edge(f"page:{page.id}", f"page:{other.id}", label)
        if other.when is None:
            return
    yield Edge(f"page:{page.id}", f"outcome:{SUMMARY}")


def mermaid(questionnaire: Questionnaire) -> Iterator[str]:
    names = _names(questionnaire)
    yield "flowchart TD"
    for key, (name, title) in names.items():
        shape = ('["{}"]' if key.startswith("page:") else '(["{}"])').format(_quoted(title))
        yield f"    {name}{shape}"
    for edge in edges(questionnaire):
        label = f'|"{_quoted(edge.label)}"|' if edge.label else ""
        yield f"    {names[edge.start][0]} -->{label} {names[edge.end][0]}"


def graphviz(questionnaire: Questionnaire) -> Iterator[str]:
    names = _names(questionnaire)
    yield "digraph questions {"
    yield "    node [shape=box];"
    for key, (name, title) in names.items():
        shape = "" if key.startswith("page:") else ", shape=oval"
        yield f'    {name} [label="{_escaped(title)}"{shape}];'
    for edge in edges(questionnaire):
        label = f' [label="{_escaped(edge.label)}"]' if edge.label else ""
        yield f"    {names[edge.start][0]} -> {names[edge.end][0]}{label};"
    yield "}"


def _names(questionnaire: Questionnaire) -> dict[str, tuple[str, str]]:
    """Node -> the name it has in the drawing (ids may be words of its language), and its title."""
    titles = {f"page:{page.id}": page.title for page in questionnaire.pages}
    titles |= {f"outcome:{outcome.id}": outcome.title for outcome in questionnaire.outcomes}
    titles[f"outcome:{SUMMARY}"] = questionnaire.summary.title
    return {key: (f"n{i}", title) for i, (key, title) in enumerate(titles.items())}


def _quoted(text: str) -> str:
    """Mermaid knows no escapes, only entities."""
    return text.replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
