"""What a document costs beside Typst's own compile of it: the same template and the same data.

Ours is made in a process of its own, from a summary to packed bytes; both run on one thread, and in
turn. The shortest of several tries counts, since waiting is no cost of a document.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from unittest.mock import patch

import typst

from app.exports import facts_paper, pdf, printable, summary_paper, typesetting
from app.exports.typesetting import Paper
from app.questionnaire.facts import gather
from tests.support.summaries import IMPRINT, RICHEST, journey, summary

CEILING = 2
ON = ("letter", "normal")
FORGOTTEN_AFTER = 11  # documents, of which Typst keeps what it set in case the next is alike


@dataclass(frozen=True)
class DocumentCost:
    """What a document takes, and what Typst alone takes for it, in seconds."""

    name: str
    ours: float
    typst: float

    @property
    def ratio(self) -> float:
        return self.ours / self.typst


def measure(rounds: int = 7) -> list[DocumentCost]:
    """Both documents of the person who has most to tell."""
    told, facts = summary(RICHEST), gather(journey(RICHEST), IMPRINT)
    return [
        _cost("summary", summary_paper.of(told, *ON), lambda: pdf.summary(told, *ON), rounds),
        _cost("facts", facts_paper.of(facts, *ON), lambda: pdf.facts(facts, *ON), rounds),
    ]


def table(costs: list[DocumentCost]) -> str:
    lines = [f"{'PDF':<28}{'ours':>10}{'Typst':>10}{'ratio':>7}"]
    lines += [
        f"{c.name:<28}{c.ours * 1e3:>7.0f} ms{c.typst * 1e3:>7.0f} ms{c.ratio:>7.2f}"
        f"{'' if c.ratio <= CEILING else f'  over {CEILING}'}"
        for c in costs
    ]
    return "\n".join(lines)


def _cost(name: str, paper: Paper, ours: Callable[[], bytes], rounds: int) -> DocumentCost:
    data = json.dumps(typesetting.as_data(paper, printable.printable), ensure_ascii=False)
    template = typesetting._source(f"{name}.typ")  # noqa: SLF001 - the very text that we set
    with patch.dict(os.environ, RAYON_NUM_THREADS="1"):
        compiler = typst.Compiler(
            root=os.devnull, font_paths=[str(printable.FONTS)], ignore_system_fonts=True
        )

    def alone() -> object:
        return compiler.compile(
            template, format="pdf", sys_inputs={"data": data}, pdf_standards="ua-1"
        )

    taken: list[tuple[float, float]] = []
    for _ in range(rounds):
        taken.append((_seconds(ours), _seconds(alone)))
        for _ in range(FORGOTTEN_AFTER):
            compiler.compile(b"", format="svg")
    return DocumentCost(name, *map(min, zip(*taken, strict=True)))


def _seconds(make: Callable[[], object]) -> float:
    began = time.perf_counter()
    make()
    return time.perf_counter() - began
