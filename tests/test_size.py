"""The house stays small: a room that grows past these figures wants a room beside it."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.config import ROOT

CORE_LINES = 1_500
FILE_LINES = 250
FUNCTION_LINES = 40  # its docstring apart

CORE = ROOT / "app" / "questionnaire"
APP = sorted((ROOT / "app").rglob("*.py"))
NO_CODE = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT,
    tokenize.ENDMARKER,
}  # fmt: skip


def docstrings(tree: ast.AST) -> Iterator[ast.Expr]:
    """Every text that stands alone, those below attributes among them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node


def code_lines(source: str) -> int:
    """Lines without blank ones, comments and docstrings; each line of a statement counts."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    code = {
        line
        for token in tokens
        if token.type not in NO_CODE
        for line in range(token.start[0], token.end[0] + 1)
    }
    told = {
        line
        for text in docstrings(ast.parse(source))
        for line in range(text.lineno, (text.end_lineno or 0) + 1)
    }
    return len(code - told)


def test_lines_of_code_are_counted_as_they_stand() -> None:
    told = '"""A module.\n\nMore.\n"""\n\n'
    assert code_lines(f'{told}NAME = (  # a remark\n    1\n)\n"""Below."""\n# Alone.\n') == 3


def test_what_runs_at_every_request_is_small() -> None:
    """Every line counts, descriptions and blank ones too: it can be read in an evening."""
    sizes = {path: len(path.read_text("utf-8").splitlines()) for path in CORE.glob("*.py")}
    assert sum(sizes.values()) < CORE_LINES, sizes


def test_the_core_is_small() -> None:
    """The same with what a file of questions can say, whose descriptions the schema shows: these do
    not count."""
    sizes = {path: code_lines(path.read_text("utf-8")) for path in CORE.rglob("*.py")}
    assert sum(sizes.values()) < CORE_LINES, sizes


@pytest.mark.parametrize("path", APP, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_is_long(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= FILE_LINES
    long = {
        node.name: lines
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := lines_of(node)) > FUNCTION_LINES
    }
    assert long == {}


def lines_of(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    whole = (function.end_lineno or 0) - function.lineno + 1
    if ast.get_docstring(function) is None:
        return whole
    told = function.body[0]
    return whole - ((told.end_lineno or 0) - told.lineno + 1)
