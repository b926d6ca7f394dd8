"""The catalogue of problems: complete in the tests, and told to authors as it is."""

from __future__ import annotations

import string

import pytest

from app.checks.problem_messages import CATALOGUE
from app.checks.problems import DefinitionError, Finding, nearest, problem
from tests.checks.problem_page import PAGE, WITHOUT_TEXT, listed
from tests.support.broken_files import CHECKING, FILES, LOADING


def test_every_problem_has_an_example() -> None:
    """Each code of the catalogue is in the corpus of broken files, or can have no text."""
    shown = {broken.code for broken in (*LOADING, *CHECKING)} | set(FILES) | set(WITHOUT_TEXT)
    assert shown == set(CATALOGUE)


def test_the_page_for_authors_lists_every_problem() -> None:
    """docs/writing-questions.md holds each code, its example, what is said and what to do."""
    assert PAGE.read_text(encoding="utf-8").endswith(listed()), (
        "run: python -m tests.questionnaire.problem_page"
    )


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_problem_says_what_is_wrong_and_what_to_do(code: str) -> None:
    """Both halves are sentences, and the code is one that scripts can rely on."""
    kind = CATALOGUE[code]
    assert set(code) <= {*string.ascii_lowercase, *string.digits, "-"}
    assert kind.says.endswith(".")
    assert kind.mend.endswith(".")


def test_problems_stand_in_the_order_of_the_file() -> None:
    """However they were found, problems are told from the top of the file to its end, once."""
    later = problem(Finding("tab"), "a.yaml", (9, 1))
    sooner = problem(Finding("empty-text"), "a.yaml", (2, 5))
    assert DefinitionError([later, sooner, later]).problems == (sooner, later)


def test_a_whole_file_has_no_line() -> None:
    """A problem of the file as a whole names the file alone."""
    assert str(problem(Finding("empty-file"), "a.yaml", (0, 0))).startswith("a.yaml: empty-file: ")


def test_long_values_and_long_lists_are_cut() -> None:
    """A message stays one that can be read, whatever stands in the file."""
    facts = {"value": "x" * 5000, "known": [f"name_{n}" for n in range(500)]}
    told = problem(Finding("unknown-value", facts=facts), "a.yaml", (1, 1))
    assert len(str(told)) < 600
    assert "480 more" in told.mend


def test_the_nearest_name_is_near() -> None:
    """A slip of the pen finds the right name; a different word finds none."""
    assert nearest("ketamin_allergy", ["ketamine_allergy", "kidney"]) == "ketamine_allergy"
    assert nearest("thyroid", ["kidney", "sleep_apnea"]) is None
