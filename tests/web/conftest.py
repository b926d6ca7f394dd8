"""What the tests of errors share: somebody who has told us much already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support import people
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from flask import Flask


@pytest.fixture
def person(app: Flask) -> Visitor:
    """Someone halfway, with thoughts of suicide, so that the page about now is on the path."""
    visitor = Visitor(app)
    visitor.tell({**people.THOUGHTS_NO_PLAN, "own_questions": "Will it help me sleep?"})
    return visitor
