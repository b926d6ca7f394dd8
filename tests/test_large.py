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
    """Of 400 questions, which a cookie still holds, nothing is undecided and nothing wrong."""
    file = tmp_path / "large.yaml"
    file.write_text(large.questionnaire(400), encoding="utf-8")
    examined = examine(file, date(2026, 11, 23))
    assert examined.problems == ()
    (summary,) = (each for each in examined.lengths if each.ending == "summary")
    assert examined.loaded is not None
    pages = examined.loaded.questionnaire.pages
    assert summary.pages == (sum(page.when is None for page in pages), len(pages))


def test_a_walk_through_a_large_file_takes_as_much_longer_as_it_is_larger() -> None:
    """The forward pass looks at each page once: twenty times as many take twenty times as long."""
    said = Answers({"grown": "yes", "danger": "no", "q3a": "always"})
    small, big = (load_text(large.questionnaire(n)).questionnaire for n in (40, 800))
    journey = follow(big, said)
    assert "page-4" in [page.id for page in journey.pages]
    assert "page-9" not in [page.id for page in journey.pages]
    once = large.seconds(lambda: follow(small, said), 50)
    assert large.seconds(lambda: follow(big, said), 20) < 1.5 * 20 * once
