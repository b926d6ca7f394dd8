"""What every test shares: the real definition, the application that serves it, and a visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, settings
from playwright.sync_api import sync_playwright

from app import config, create_app
from app.loading.loader import load
from tests.support import served
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from playwright.sync_api import Browser, Playwright

    from app.config import Settings
    from app.questionnaire.definition.questionnaire import Questionnaire

# The same examples for everybody, so that a change is judged by itself; `search` tries others.
settings.register_profile(
    "tests",
    derandomize=True,
    deadline=None,  # a busy machine is no failure
    max_examples=60,
    # Without the last phase, which says what else would fail: on pages of paper it takes hours.
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("search", settings.get_profile("tests"), derandomize=False)
settings.load_profile("tests")

SECRET = "a key that only the tests know, and long enough"


@pytest.fixture(scope="session")
def questionnaire() -> Questionnaire:
    """The real content."""
    return load(config.ROOT / "questions.yaml").questionnaire


@pytest.fixture(scope="session")
def settings_of_tests() -> Settings:
    return config.from_environment({"FLASK_SECRET_KEY": SECRET})


@pytest.fixture(scope="session")
def app(settings_of_tests: Settings) -> Flask:
    """The application on the real content, as it is served: forms keep their CSRF tokens."""
    return create_app(settings_of_tests)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives every browser: a process can run no second."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for every test that needs one."""
    with served.chromium(playwright) as running:
        yield running


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Someone who opens the site for the first time."""
    return Visitor(app)
