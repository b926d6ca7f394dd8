"""A request that nobody pressed changes nothing: link checkers, prefetching, other methods."""

from __future__ import annotations

import pytest

from tests.support import people
from tests.support.visitor import Visitor

AHEAD = (
    {"Sec-Purpose": "prefetch"},
    {"Sec-Purpose": "prefetch;prerender"},
    {"Purpose": "prefetch"},
    {"X-Moz": "prefetch"},
)


@pytest.mark.parametrize("headers", AHEAD, ids=str)
def test_a_prefetch_of_the_way_out_forgets_nothing(visitor: Visitor, headers) -> None:
    """No redirect to follow, no header that clears, no cookie taken away."""
    visitor.tell(people.ANEURYSM)
    response = visitor.browser.get("/leave", headers=headers)
    assert response.status_code == 204
    assert "Clear-Site-Data" not in response.headers
    assert "Set-Cookie" not in response.headers
    assert visitor.summary().by_id("flag-vessels") is not None


@pytest.mark.parametrize("path", ["/leave", "/", "/questions/you", "/check", "/keep", "/clear"])
def test_head_changes_nothing(visitor: Visitor, path: str) -> None:
    """Whatever asks only for headers sets no cookie and clears none."""
    visitor.tell(people.ANEURYSM)
    response = visitor.browser.head(path)
    assert "Set-Cookie" not in response.headers
    assert "Clear-Site-Data" not in response.headers
    assert visitor.summary().by_id("flag-vessels") is not None


def test_leaving_does_not_wait_for_a_cache(visitor: Visitor) -> None:
    """Emptying a browser's whole cache takes seconds, while the page stays in view."""
    visitor.tell(people.STEADY)
    assert visitor.get("/leave").headers["Clear-Site-Data"] == '"storage"'
