"""What pages cost beside a bare view, in the same run: no exact figure, but a doubling is seen.

`python -m bench cost` gives the figures, and the ceilings that pages are meant to keep.
"""

from __future__ import annotations

import pytest

from bench import cost, documents
from bench.cost import Cost

# About one and a half times what each was when this was written: a busy machine needs room.
QUESTIONS = 1.3
MOST = {"/check": 2.9, "/summary": 4.0, "/facts": 2.7, "/": 2.7, "/help-now": 1.9, "/about": 1.9}
SHORTEST = 2.8


@pytest.fixture(scope="module")
def costs() -> list[Cost]:
    return cost.measure(rounds=20)


def test_a_page_costs_no_more_than_it_did(costs: list[Cost]) -> None:
    """Each page by itself, against a view that sends the same page and knows nobody."""
    found = {each.path: each.ratio for each in costs}
    dear = {path: ratio for path, ratio in found.items() if ratio > MOST.get(path, SHORTEST)}
    assert dear == {}


def test_pages_of_questions_cost_what_a_bare_form_costs(costs: list[Cost]) -> None:
    """All of them together."""
    asked = [each for each in costs if each.path not in cost.OTHERS]
    assert len(asked) > 15
    assert sum(each.ours for each in asked) < QUESTIONS * sum(each.bare for each in asked)


def test_a_document_costs_at_most_twice_what_its_typesetting_costs() -> None:
    """From what somebody said to the bytes that they save, beside Typst's own compile."""
    dear = {
        each.name: each.ratio for each in documents.measure(3) if each.ratio > documents.CEILING
    }
    assert dear == {}
