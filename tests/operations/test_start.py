"""Starting for real: with a strong key and a whole file of questions, or not at all."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from app import config
from tests.operations.conftest import KEY
from tests.support import serving


def gunicorn(*arguments, **settings):
    """Start gunicorn, which must end by itself."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FLASK_")} | settings
    return subprocess.run(
        [sys.executable, "-m", "gunicorn", "--bind", "127.0.0.1:0", *arguments],
        cwd=serving.ROOT, env=environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("key", ["", "hunter2", "a" * 64, "change-me-" * 2, "0123456789" * 5])
def test_a_weak_key_stops_the_start_and_says_how_to_make_a_strong_one(key):
    ended = gunicorn(FLASK_SECRET_KEY=key)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "FLASK_SECRET_KEY" in ended.stderr
    assert "flask --app app secret" in ended.stderr
    assert not key or key not in ended.stderr


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_key_in_quotes_stops_the_start(quote):
    """systemd takes quotes away and a container engine does not: two copies would have two keys."""
    ended = gunicorn(FLASK_SECRET_KEY=f"{quote}{KEY}{quote}")
    assert (ended.returncode, "without quotes" in ended.stderr) == (1, True)
    assert KEY not in ended.stderr


def test_a_weak_older_key_stops_the_start_too():
    """It would still open cookies, and whoever guesses it could read and make them."""
    ended = gunicorn(FLASK_SECRET_KEY=KEY, FLASK_SECRET_KEY_FALLBACKS="old")
    assert (ended.returncode, ended.stderr.count("FLASK_SECRET_KEY_FALLBACKS")) == (1, 1)


def test_every_mistake_in_the_questions_is_told_and_nothing_is_served(tmp_path):
    """Two mistakes, two lines with their places, status 1."""
    text = (serving.ROOT / "questions.yaml").read_text()
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("language:", "langage:", 1).replace("\ntopics:", "\ntopic:", 1))
    ended = gunicorn(FLASK_SECRET_KEY=KEY, FLASK_QUESTIONS=str(broken))
    assert ended.returncode == 1
    assert "`langage`" in ended.stderr
    assert "`topic`" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("name", "value"),
    [("FLASK_COUNTRY", "atlantis"), ("FLASK_IDLE_MINUTES", "0"), ("FLASK_HTTPS", "yes"),
     ("FLASK_EXIT_URL", "javascript:alert(1)"), ("FLASK_EXIT_URL", "http://["),
     ("FLASK_PROXIES", "-1")],
)  # fmt: skip
def test_a_setting_that_cannot_be_used_is_named(questionnaire, name, value):
    with pytest.raises(config.SettingsError, match=name):
        config.check_country(
            config.from_environment({"FLASK_SECRET_KEY": KEY, name: value}),
            questionnaire,
        )


def test_the_secret_command_makes_a_key_that_is_strong_enough():
    """It needs no key and no application to make one, so it says nothing else."""
    ran = [
        subprocess.run(
            [sys.executable, "-m", "flask", "--app", "app", "secret"],
            cwd=serving.ROOT, capture_output=True, text=True, check=True,
        )
        for _ in range(2)
    ]  # fmt: skip
    made = [each.stdout.strip() for each in ran]
    assert made[0] != made[1]
    assert [each.stderr for each in ran] == ["", ""]
    production = {"FLASK_SECRET_KEY": made[0], "SERVER_SOFTWARE": "gunicorn/1"}
    assert config.from_environment(production).secret_key == made[0]


def test_a_site_that_others_can_reach_without_https_says_so_in_its_log(tmp_path, settings):
    """Bound to this machine: silence. Bound to all addresses without TLS: a warning."""
    here = serving.Gunicorn(tmp_path, settings, workers=1)
    open_ = serving.Gunicorn(tmp_path, settings, 1, arguments=["--bind", "0.0.0.0:0"])
    behind = serving.Gunicorn(
        tmp_path, settings | {"FLASK_HTTPS": "1"}, 1, arguments=["--bind", "0.0.0.0:0"]
    )
    for server, warned in ((here, False), (open_, True), (behind, False)):
        server.start()
        server.stop()
        assert ("FLASK_HTTPS is 0" in server.log.read_text()) is warned


def test_half_a_response_never_leaves_a_worker(served):
    """Headers and page are sent in one write, so that a killed worker has sent all or nothing."""
    with socket.create_connection(("127.0.0.1", served.port), 60) as connection:
        connection.sendall(b"GET /about HTTP/1.1\r\nHost: localhost\r\n\r\n")
        first = connection.recv(1_000_000)
    head, _, body = first.partition(b"\r\n\r\n")
    length = next(line for line in head.split(b"\r\n") if line.startswith(b"Content-Length"))
    assert len(body) == int(length.split(b":")[1])
