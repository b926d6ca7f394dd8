"""Whoever sees only how much is sent over the network learns nothing of what somebody answered."""

from __future__ import annotations

import pytest

from tests.operations.conftest import needs_nginx
from tests.support import onlooker, people, shipped_site

ANSWERS = {
    "no": {**people.STEADY, "country": "us"},
    "thoughts": {**people.THOUGHTS_NO_PLAN, "country": "us"},
    "thoughts, and now": people.IN_DANGER_NOW,
}
WALKS = 40
CHANCE = 1 / 3
# Of three times 40 guesses, chance alone gives more than this once in some 10,000 times.
MORE_THAN_CHANCE = 0.52


@pytest.fixture(scope="module")
def watched(tmp_path_factory):
    """Of each answer, the sizes of the steps of many walks: over TLS, through the shipped site."""
    key = {"FLASK_SECRET_KEY": "jRYzo0yS0HzGm5s3Gr0jXjv6Wc1lUi1oGvVg7cN2a9bT4qkE"}
    folder = tmp_path_factory.mktemp("watched")
    with shipped_site.running(folder, key, workers=2, limited=False) as site:
        return {
            name: [_walk(site, person) for _ in range(WALKS)] for name, person in ANSWERS.items()
        }


def _walk(site, person):
    browser = onlooker.Watched(site.secure, shipped_site.NAME)
    try:
        return onlooker.walk(browser, person, most=5)
    finally:
        browser.close()


@needs_nginx
def test_no_step_tells_who_is_in_danger(watched):
    """Form, redirect, request and page together: a classifier that was trained on 32 walks of each
    answer is right about the other 8 no more often than chance, at each step that all three take.
    """
    steps = min(len(walk) for walks in watched.values() for walk in walks)
    assert steps >= 3
    for step in range(steps):
        samples = {name: [walk[step] for walk in walks] for name, walks in watched.items()}
        assert onlooker.guesses(samples) < MORE_THAN_CHANCE, step


@needs_nginx
def test_every_page_after_an_answer_has_the_same_size(watched):
    """To the byte, but for what the headers take: the page of urgent help among them."""
    sizes = {step[3] for walks in watched.values() for walk in walks for step in walk}
    assert max(sizes) - min(sizes) < 16


@needs_nginx
def test_the_classifier_is_not_blind(watched):
    """Two bytes of difference in one of four sizes, without noise, and it is always right."""
    apart = {
        name: [(1240 + 2 * place, 500 + walk, 700, 800) for walk in range(20)]
        for place, name in enumerate(ANSWERS)
    }
    assert onlooker.guesses(apart) == 1
