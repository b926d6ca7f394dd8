"""What each page costs, beside a bare Flask view that sends the same number of bytes.

The bare view has what any such page has: Flask with its session, Flask-WTF with its token, and a
form with the page's own questions as WTForms renders them; the rest of its bytes is fixed text. It
has no journey, no conditions, no sealed cookie, no headers. Both are asked in turn in one process,
through WSGI, so that a busy machine is busy for both; the cost is processor time, the median of
many rounds.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from flask import Flask, render_template
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import DictLoader
from werkzeug.test import EnvironBuilder

from app import config, create_app
from app.questionnaire import answers, journey
from app.questionnaire.definition import Page
from app.web import forms
from app.web.session import SealedSessions
from bench.people import Browser, Walk

Ask = Callable[[], bytes]

TEMPLATE = """<!doctype html><form method="post">{{ form.csrf_token }}
{% for field in form if field.name != "csrf_token" %}{% if field.entries %}
{% for entry in field.entries %}{% for cell in entry.form %}{{ cell.label }}{{ cell }}{% endfor %}
{% endfor %}{% else %}{{ field.label }}{{ field }}{% endif %}{% endfor %}</form>"""


@dataclass(frozen=True)
class Cost:
    path: str
    bytes: int
    ours: float
    bare: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def measure(rounds: int = 400, seed: int = 3) -> list[Cost]:
    """Every page that someone with a long history comes by, in seconds of processor time."""
    app = create_app(config.from_environment({"FLASK_SECRET_KEY": "a key for the bench alone, only"}))
    cookie, paths = _visit(app, seed)
    pages = app.extensions["site"].questionnaire.page
    costs = []
    for path in ("/", "/help-now", "/about", *paths, "/check", "/summary"):
        ours = _asking(app, path, cookie)
        size = len(ours())
        bare = _asking(_bare(size, pages.get(path.removeprefix("/questions/"))), "/", "")
        assert abs(len(bare()) - size) < 100, path
        costs.append(Cost(path, size, *_medians(ours, bare, rounds)))
    return costs


def table(costs: list[Cost]) -> str:
    lines = ["page                            bytes    ours     bare    ratio"]
    lines += [
        f"{c.path:<28}{c.bytes:>9,}{c.ours * 1e3:>7.2f} ms{c.bare * 1e3:>6.2f} ms{c.ratio:>7.2f}"
        for c in costs
    ]
    return "\n".join(lines)


def _medians(ours: Ask, bare: Ask, rounds: int) -> tuple[float, float]:
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 20):
        for ask, times in zip((ours, bare), taken, strict=True):
            began = time.thread_time()
            ask()
            if number >= 20:
                times.append(time.thread_time() - began)
    return statistics.median(taken[0]), statistics.median(taken[1])


def _asking(app: Flask, path: str, cookie: str) -> Ask:
    headers = {"Cookie": cookie} if cookie else {}
    environ = EnvironBuilder(path=path, headers=headers).get_environ()

    def ask() -> bytes:
        status: list[str] = []
        answer = app.wsgi_app(dict(environ), lambda code, _headers, _error=None: status.append(code))
        assert status[0].startswith("200"), (path, status)
        return b"".join(answer)

    return ask


def _bare(size: int, page: Page | None) -> Flask:
    app = Flask("bare")
    app.config["SECRET_KEY"] = "a key for the bench alone, only"
    CSRFProtect(app)
    fields = {q.id: forms._field(q) for q in page.questions} if page else {}
    form = type("BareForm", (FlaskForm,), fields)
    # A loader, not a string: a template from a string would be compiled at every request.
    pages = {"page.html": TEMPLATE}
    app.jinja_loader = DictLoader(pages)

    @app.route("/")
    def view() -> str:
        return render_template("page.html", form=form())

    pages["page.html"] += "x" * max(0, size - len(app.test_client().get("/").data))
    app.jinja_env.cache.clear()
    return app


def _visit(app: Flask, seed: int) -> tuple[str, list[str]]:
    """The cookie of someone who answered almost everything, and the pages on their way."""
    definition = app.extensions["site"].questionnaire
    walk = Walk(Browser("", 0), definition, Random(seed))
    for page in definition.pages:
        path = journey.follow(definition, answers.read(definition, walk.said))
        if page in path.pages:
            walk.said |= walk._given(page)
    path = journey.follow(definition, answers.read(definition, walk.said))
    assert path.outcome is None
    assert path.due is None
    sessions = app.session_interface
    assert isinstance(sessions, SealedSessions)
    data: dict[str, Any] = {"answers": walk.said, "csrf_token": "0" * 40}
    sealed = sessions.get_signing_serializer(app).dumps(data)
    return f"visit={sealed}", [f"/questions/{page.id}" for page in path.pages]
