"""The catalogue of problems: complete in the tests, and told to authors as it is."""

from __future__ import annotations

import string

import pytest

from app.checks.problem_messages import EVERY_CODE
from app.checks.problem_messages.code import ProblemCode
from app.checks.problem_messages.reading import UnreadableProblem
from app.checks.problem_messages.shape import ShapeProblem
from app.checks.problems import DefinitionError, Finding, nearest, problem
from tests.checks import key_page
from tests.checks.problem_page import PAGE, WITHOUT_TEXT, example, listed
from tests.support.broken_files import CHECKING, FILES, LOADING


def test_every_problem_has_an_example() -> None:
    """Each code of the catalogue is in the corpus of broken files, or can have no text."""
    shown = {broken.code for broken in (*LOADING, *CHECKING)} | set(FILES) | set(WITHOUT_TEXT)
    assert shown == set(EVERY_CODE)


def test_the_page_for_authors_lists_every_problem() -> None:
    """docs/writing-questions.md holds each code, its example, what is said and what to do."""
    assert PAGE.read_text(encoding="utf-8").endswith(listed()), (
        "run: python -m tests.checks.problem_page"
    )


def test_no_two_problems_have_one_code() -> None:
    """A code says which problem it is, whatever chapter it stands in."""
    assert len(set(EVERY_CODE)) == len(EVERY_CODE)


def test_the_page_for_authors_lists_every_key() -> None:
    """With what it is for, whether it is required, and an example."""
    page = PAGE.read_text(encoding="utf-8")
    made = page[page.index(key_page.START) : page.index(key_page.END)]
    assert made == key_page.listed(), "run: python -m tests.checks.key_page"


@pytest.mark.parametrize("code", EVERY_CODE)
def test_a_problem_says_what_is_wrong_and_what_to_do(code: ProblemCode) -> None:
    """Both halves are sentences, and the code is one that scripts can rely on."""
    assert set(code) <= {*string.ascii_lowercase, *string.digits, "-"}
    assert code.message.endswith(".")
    assert code.fix.endswith(".")


@pytest.mark.parametrize("code", [code for code in EVERY_CODE if code not in WITHOUT_TEXT])
def test_the_example_beside_a_code_is_one_that_the_tests_try(code: ProblemCode) -> None:
    """What the catalogue shows as wrong is what the corpus of broken files proves wrong."""
    assert code.example == example(code), "run: python -m tests.checks.problem_page"


def test_problems_stand_in_the_order_of_the_file() -> None:
    """However they were found, problems are told from the top of the file to its end, once."""
    later = problem(Finding(UnreadableProblem.TAB), "a.yaml", (9, 1))
    sooner = problem(Finding(ShapeProblem.EMPTY_TEXT), "a.yaml", (2, 5))
    assert DefinitionError([later, sooner, later]).problems == (sooner, later)


def test_a_whole_file_has_no_line() -> None:
    """A problem of the file as a whole names the file alone."""
    assert str(problem(Finding(UnreadableProblem.EMPTY_FILE), "a.yaml", (0, 0))).startswith(
        "a.yaml: empty-file: "
    )


def test_long_values_and_long_lists_are_cut() -> None:
    """A message stays one that can be read, whatever stands in the file."""
    facts = {"value": "x" * 5000, "one_of": [f"name_{n}" for n in range(500)]}
    told = problem(Finding(ShapeProblem.UNKNOWN_VALUE, facts=facts), "a.yaml", (1, 1))
    assert len(str(told)) < 600
    assert "480 more" in told.fix


def test_a_value_of_several_lines_is_told_on_one() -> None:
    """A message is one line of a log, whatever stands in the file."""
    told = problem(
        Finding(ShapeProblem.NOT_A_NUMBER, facts={"value": "one\n\n two"}), "a.yaml", (1, 1)
    )
    assert "`one two`" in told.message


def test_the_nearest_name_is_near() -> None:
    """A slip of the pen finds the right name; a different word finds none."""
    assert nearest("ketamin_allergy", ["ketamine_allergy", "kidney"]) == "ketamine_allergy"
    assert nearest("over_65", ["under_18", "from_18_to_24", "from_65", "other"]) == "from_65"
    assert nearest("above_18", ["under_18", "from_18_to_24", "other"]) in (None, "under_18")
    assert nearest("thyroid", ["kidney", "sleep_apnea"]) is None
