"""A large file: everything is proved of it too, and one page of it does not pay for the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from app.cli.report import examine
from app.loading.loader import load_text
from app.questionnaire.answers import Answers
from app.questionnaire.journey import follow
from bench import large


def test_a_large_file_is_proved_like_a_small_one(tmp_path: Path) -> None:
    """Of 600 questions nothing is left undecided, and nothing wrong is found."""
    file = tmp_path / "large.yaml"
    file.write_text(large.questionnaire(600), encoding="utf-8")
    examined = examine(file, date(2026, 11, 23))
    assert examined.problems == ()
    (summary,) = (each for each in examined.lengths if each.ending == "summary")
    assert examined.loaded is not None
    pages = examined.loaded.questionnaire.pages
    assert summary.pages == (sum(page.when is None for page in pages), len(pages))


def test_pages_for_everybody_are_walked_in_one_go() -> None:
    """The forward pass goes by what can change the path, not by how many pages there are."""
    questionnaire = load_text(large.questionnaire(600)).questionnaire
    deciding = sum(
        page.when is not None or any(question.required for question in page.questions)
        for page in questionnaire.pages
    )
    assert len(questionnaire.stretches) <= 2 * deciding + 1
    walked = [page for stretch in questionnaire.stretches for page in stretch.pages]
    assert walked == list(questionnaire.pages)
    journey = follow(questionnaire, Answers({"grown": "yes", "danger": "no", "q3a": "always"}))
    assert "page-4" in [page.id for page in journey.pages]
    assert "page-9" not in [page.id for page in journey.pages]
