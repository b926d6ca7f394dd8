"""A questionnaire of 2,000 questions beside one of 20: does content grow without cost?

``python -m bench.large [QUESTIONS]`` makes both from the same mould and measures what they cost to
load, to start, to check, and to serve one page in the middle. The page is told as a ratio.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from app import config, create_app
from app.cli.report import examine
from app.loading.loader import load
from app.loading.yaml_tree import compose
from app.web import packing

SMALL = 20
LARGE = 2_000
ROUNDS = 200
TEXT = "How often has this been true for you in the past two weeks?"
MOULD = Path(__file__).resolve().parent.parent / "tests" / "data" / "tms.yaml"


def questionnaire(questions: int) -> str:
    """A whole file of about so many questions, two a page; every fifth page is for some people.

    Each page is read by a flag, a topic, and (every fifth) by the page after it.
    """
    root, _ = compose(MOULD.read_text(encoding="utf-8"))
    assert root is not None
    whole: dict[str, Any] = root.plain()
    made = [_page(number) for number in range((questions - 6) // 2)]
    whole["pages"] = [*whole["pages"][:-1], *made, whole["pages"][-1]]
    asked = [question["id"] for page in made for question in page["questions"]]
    whole["summary"]["sections"] += [{"id": "many", "title": "Many", "questions": asked}]
    whole["flags"] += [_flag(number) for number in range(len(made))]
    whole["topics"] += [_topic(number) for number in range(len(made))]
    return json.dumps(whole)


def _page(number: int) -> dict[str, Any]:
    when = {"when": {f"q{number - 1}a": ["often", "always"]}} if number % 5 == 4 else {}
    options = {"never": {"text": "Never", "no_rule": "true"}, "often": "Often", "always": "Always"}
    asked = [
        {
            "id": f"q{number}{which}",
            "text": TEXT,
            "label": f"Question {number}{which}",
            "type": kind,
            "options": dict(options),
        }
        for which, kind in (("a", "choice"), ("b", "choices"))
    ]
    return {
        "id": f"page-{number}",
        "part": "second",
        "title": f"Page {number}",
        "questions": asked,
        **when,
    }


def _flag(number: int) -> dict[str, Any]:
    when = [{f"q{number}a": ["often", "always"]}, {f"q{number}b": ["often"]}]
    return {
        "id": f"flag_{number}",
        "group": "body",
        "title": f"Flag {number}",
        "short": f"Flag {number}",
        "when": when,
        "why": "It may matter.",
        "clinician": "Said so.",
        "no_claim": "true",
    }


def _topic(number: int) -> dict[str, Any]:
    return {
        "id": f"topic_{number}",
        "title": f"Topic {number}",
        "when": {f"q{number}b": ["always"]},
        "brief": "You said so.",
        "ask": ["What then?"],
        "no_claim": "true",
    }


def seconds(work: Callable[[], object], rounds: int = 1) -> float:
    """The best of a few runs, which a busy machine disturbs least."""
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def measure(questions: int, folder: Path) -> dict[str, float]:
    file = folder / f"{questions}.yaml"
    file.write_text(questionnaire(questions), encoding="utf-8")
    settings = config.from_environment(
        {
            "FLASK_SECRET_KEY": "a key for this bench only, long enough for it",
            "FLASK_QUESTIONS": str(file),
            "FLASK_COUNTRY": "north",
        }
    )
    app = create_app(settings)
    with app.app_context():
        pages = [p for p in app.extensions["site"].questionnaire.pages if p.id.startswith("page-")]
    middle = pages[len(pages) // 2]
    browser = app.test_client()
    with browser.session_transaction() as visit:
        visit[packing.ANSWERS] = {"grown": "yes", "danger": "no"}
    address = f"/questions/{middle.id}"
    assert browser.get(address).status_code == 200
    return {
        "load": seconds(lambda: load(file), 3),
        "start": seconds(lambda: create_app(settings), 3),
        "check": seconds(lambda: examine(file, date(2026, 11, 23))),
        "page": seconds(lambda: browser.get(address), ROUNDS),
    }


def table(questions: int = LARGE) -> str:
    """Both files side by side."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = measure(SMALL, Path(folder)), measure(questions, Path(folder))
    lines = [f"{'':8}{SMALL:>12} questions{questions:>12} questions{'ratio':>10}"]
    lines += [
        f"{name:8}{few[name] * 1e3:>19.1f} ms{many[name] * 1e3:>19.1f} ms"
        f"{many[name] / few[name]:>10.1f}"
        for name in few
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(int(sys.argv[1]) if len(sys.argv) > 1 else LARGE))
