"""Under a path of a host: every address of ours begins with it, and files are found there."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from flask import Flask

from app import create_app
from app.config import Settings
from tests.support import people

ADDRESS = re.compile(r'(?:href|src|action)="(/[^"]*)"')
PATHS = ("/", "/help-now", "/about", "/questions/you", "/nowhere")


@pytest.mark.parametrize("path", PATHS)
def test_every_address_begins_with_the_path_of_the_site(app: Flask, path: str) -> None:
    """Links, forms, the style sheet, the script and the icon."""
    page = app.test_client().get(path, environ_overrides={"SCRIPT_NAME": "/guide"})
    found = ADDRESS.findall(page.get_data(as_text=True))
    assert found != []
    assert [address for address in found if not address.startswith("/guide/")] == []


def test_a_person_walks_through_under_it(app: Flask) -> None:
    """Redirects keep the path, Back leads back, and the way out is found."""
    browser = app.test_client()
    under = {"SCRIPT_NAME": "/guide"}
    page = browser.get("/questions/you", environ_overrides=under).get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token is not None
    data = {"csrf_token": token[1], "age": "from_65", "continue": "1"}
    saved = browser.post("/questions/you", data=data, environ_overrides=under)
    assert saved.location == "/guide/questions/lately"
    before = {"Referer": "http://localhost/guide/questions/lately"}
    help_now = browser.get("/help-now", headers=before, environ_overrides=under)
    assert 'href="/guide/questions/lately"' in help_now.get_data(as_text=True)
    robots = browser.get("/robots.txt", environ_overrides=under).get_data(as_text=True)
    assert "Disallow: /guide/questions/" in robots


def test_two_paths_do_not_mix(app: Flask) -> None:
    """What is kept of addresses is kept by their path."""
    browser = app.test_client()
    for root in ("", "/guide", "/es", ""):
        page = browser.get("/about", environ_overrides={"SCRIPT_NAME": root})
        assert f'href="{root}/help-now"' in page.get_data(as_text=True)


def test_a_trusted_proxy_may_say_the_path(settings_of_tests: Settings) -> None:
    """And nobody else: without FLASK_PROXIES the header is a word like any other."""
    headers = {"X-Forwarded-Prefix": "/guide", "X-Forwarded-Host": "localhost"}
    trusting = create_app(replace(settings_of_tests, proxies=1)).test_client()
    assert 'href="/guide/help-now"' in trusting.get("/", headers=headers).get_data(as_text=True)
    plain = create_app(settings_of_tests).test_client()
    assert "/guide" not in plain.get("/", headers=headers).get_data(as_text=True)


def test_the_day_on_paper_is_the_day_of_the_clinic(settings_of_tests: Settings) -> None:
    """An evening in New York is not tomorrow, wherever the machine believes to be."""
    from datetime import datetime  # noqa: PLC0415
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    for zone in ("Pacific/Kiritimati", "Etc/GMT+12"):
        app = create_app(replace(settings_of_tests, time_zone=ZoneInfo(zone)))
        today = app.extensions["site"].imprint().today
        assert today == datetime.now(ZoneInfo(zone)).date()
    assert people.STEADY
