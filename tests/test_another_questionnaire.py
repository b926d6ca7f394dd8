"""The program serves a questionnaire about something else, and knows no word of either."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from flask import Flask

from app import config, create_app
from app.config import ROOT
from app.loading.loader import load
from tests.support.visitor import Visitor

SMALL = ROOT / "tests" / "data" / "tms.yaml"

# What the shipped content is about. None of it may stand in the program or its templates.
CONTENT = re.compile(
    r"ketamine|esketamine|spravato|depress|antidepress|psychiatr|suicid|dissociat|mania|bipolar"
    r"|\bmagnets?\b|\btms\b|\bect\b|veteran|pregnan",
    re.IGNORECASE,
)
PROGRAM = [
    path
    for folder in ("app", "templates")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".html", ".typ", ".css", ".js", ".svg", ".json"}
]


@pytest.fixture(scope="module")
def small() -> Flask:
    """The site on the other questionnaire."""
    settings = config.from_environment(
        {
            "FLASK_SECRET_KEY": "a key that only the tests know, and long enough",
            "FLASK_QUESTIONS": str(SMALL),
            "FLASK_COUNTRY": "north",
        }
    )
    return create_app(settings)


def test_somebody_walks_from_start_to_summary(small: Flask) -> None:
    """A person with an implant is asked what it opens, and handed a summary of this treatment."""
    visitor = Visitor(small)
    assert "Is TMS worth raising?" in visitor.get("/").text
    said = {
        "region": "south",
        "grown": "yes",
        "danger": "no",
        "metal": ["implant"],
        "tried": [{"what": "magnets", "effect": "some"}],
        "own": "Will it hurt?",
    }
    led = visitor.tell(said)
    assert led == "/check"
    visit, facts = visitor.get("/summary").text, visitor.get("/facts").text
    assert 'id="flag-implant"' in visit
    assert 'id="topic-in_the_south"' in facts
    assert "does not say whether any treatment is right for you" in visit
    assert "ketamine" not in (visit + facts).lower()
    for export in ("/summary.pdf", "/summary.txt", "/summary.fhir.json"):
        assert visitor.get(export).status_code == 200


def test_an_urgent_answer_ends_there_too(small: Flask) -> None:
    """The early outcomes are the file's own, and guard every way to a summary."""
    visitor = Visitor(small)
    visitor.answer("you", grown="yes")
    assert visitor.answer("today", danger="yes") == "/outcome/help_today"
    assert visitor.get("/summary.pdf").location == "/outcome/help_today"
    assert "Talk to somebody now" in visitor.get("/outcome/help_today").text


def test_health_names_the_file_that_is_served(small: Flask) -> None:
    """Version and digest are the other file's."""
    told = small.test_client().get("/healthz").json
    assert told is not None
    assert (told["questionnaire"], told["digest"]) == ("1", load(SMALL).digest)


@pytest.mark.parametrize("file", PROGRAM, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_word_of_the_content_stands_in_the_program(file: Path) -> None:
    """Treatments, conditions and groups of people come from the file of content alone."""
    text = file.read_text(encoding="utf-8")
    found = [
        f"{number}: {line.strip()}"
        for number, line in enumerate(text.splitlines(), start=1)
        if CONTENT.search(line)
    ]
    assert found == []


def test_the_search_for_words_would_find_them() -> None:
    """The shipped content is full of what the program must not hold."""
    assert len(CONTENT.findall((ROOT / "questions.yaml").read_text(encoding="utf-8"))) > 100
