"""What each page costs, beside a bare Flask view that sends the same page.

The bare view has what any such page has: Flask with its session, Flask-WTF with its token and a
form. For a page of questions it is a form with the same questions as WTForms renders them, and the
rest of its bytes is fixed text. For a page without questions it is the same HTML with each text
filled in by the template, and a form with a token. It has no journey, no conditions, no sealed
cookie, no headers. A third view sends the same number of bytes as one fixed text with a token: the
floor that no page of a person can reach. A browser gets our page packed and filled up to a step
(app/web/padding.py), which the bare view does not do: what a page takes so stands beside the ratio,
and is not in it.

Each comes with the cookie that a browser brings back: a page that follows an answer finds its
session fresh and leaves it as it is. All are asked in turn in one process, through WSGI, so that a
busy machine is busy for all; the cost is processor time, the median of many rounds.
"""

from __future__ import annotations

import os
import re
import secrets
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import unescape
from random import Random
from typing import cast
from unittest.mock import patch

from flask import Flask, render_template
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import DictLoader
from werkzeug.test import EnvironBuilder

from app import config, create_app
from app.questionnaire import answers, journey
from app.questionnaire.definition.questions import Page
from app.web import fields, forms
from app.web.packing import ANSWERS
from app.web.padding import MOST_IN_A_FORM
from app.web.session import RENEWED, SealedSessions
from tests.support.crowd_people import Browser, Given, Walk

Ask = Callable[[], bytes]

KEY = secrets.token_urlsafe(48)
OTHERS = ("/check", "/summary", "/facts", "/", "/help-now", "/about")

FORM = """<!doctype html><form method="post">{{ form.csrf_token }}
{% for field in form if field.name != "csrf_token" %}{% if field.entries %}
{% for entry in field.entries %}{% for cell in entry.form %}{{ cell.label }}{{ cell }}{% endfor %}
{% endfor %}{% else %}{{ field.label }}{{ field }}{% endif %}{% endfor %}</form>"""


# How many times the bare view a page may cost; the two that show everything back a little more.
CEILING = 1.2
CEILINGS = {"/check": 1.5, "/summary": 1.5}


@dataclass(frozen=True)
class Cost:
    """What a page costs, in seconds of processor time; ``packed``: as a browser gets it."""

    path: str
    bytes: int
    ours: float
    bare: float
    fixed: float
    packed: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare

    @property
    def ceiling(self) -> float:
        return CEILINGS.get(self.path, CEILING)

    @property
    def within(self) -> bool:
        return self.ratio <= self.ceiling


def measure(rounds: int = 400, seed: int = 3) -> list[Cost]:
    """Every page that someone with a long history comes by."""
    with patch.dict(os.environ, SERVER_SOFTWARE="gunicorn, as far as the program can tell"):
        app = create_app(config.from_environment({"FLASK_SECRET_KEY": KEY}))
    pages = app.extensions["site"].questionnaire.page
    costs = []
    for path, cookie in _visit(app, seed).items():
        ours = _asking(app, path, cookie)
        html = ours().decode()
        page = pages.get(path.removeprefix("/questions/"))
        bare = _form_page(page, len(html.encode())) if page else _filled_page(html)
        asks = (ours, bare, _filled_page("x" * len(html.encode())))
        assert all(abs(len(ask()) - len(asks[0]())) < 300 + MOST_IN_A_FORM for ask in asks), path
        packed = _asking(app, path, cookie, ("Accept-Encoding", "gzip"))
        costs.append(Cost(path, len(html.encode()), *_medians((*asks, packed), rounds)))
    return costs


def table(costs: list[Cost]) -> str:
    lines = [
        f"{'page':<28}{'bytes':>9}{'ours':>10}{'bare':>9}{'ratio':>7}{'fixed':>10}{'packed':>10}"
    ]
    lines += [
        f"{c.path:<28}{c.bytes:>9,}{c.ours * 1e3:>7.2f} ms{c.bare * 1e3:>6.2f} ms{c.ratio:>7.2f}"
        f"{c.fixed * 1e3:>7.2f} ms{c.packed * 1e3:>7.2f} ms"
        f"{'' if c.within else f'  over {c.ceiling}'}"
        for c in costs
    ]
    return "\n".join([*lines, "", *_in_short(costs)])


def _in_short(costs: list[Cost]) -> tuple[str, str, str]:
    questions = [each for each in costs if each.path.startswith("/questions/")]
    all_of_them = sum(each.ours for each in questions) / sum(each.bare for each in questions)
    within = sum(each.within for each in costs)
    dearest = max(costs, key=lambda each: each.ratio / each.ceiling)
    return (
        f"the pages of questions together: {all_of_them:.2f} (at most {CEILING})",
        f"within their ceiling: {within} of {len(costs)} pages",
        f"the dearest beside its ceiling: {dearest.path}, {dearest.ratio:.2f} of {dearest.ceiling}",
    )


def _medians(asks: Sequence[Ask], rounds: int) -> list[float]:
    taken: list[list[float]] = [[] for _ in asks]
    for number in range(rounds + 20):
        for ask, times in zip(asks, taken, strict=True):
            began = time.thread_time()
            ask()
            if number >= 20:
                times.append(time.thread_time() - began)
    return [statistics.median(times) for times in taken]


def _asking(app: Flask, path: str, cookie: str, *headers: tuple[str, str]) -> Ask:
    environ = EnvironBuilder(path=path, headers=[("Cookie", cookie), *headers]).get_environ()
    status = [""]

    def start(code: str, headers: object, error: object = None, /) -> Callable[[bytes], object]:
        status[0] = code
        return bytes

    def ask() -> bytes:
        answer = app.wsgi_app(dict(environ), start)
        assert status[0].startswith("200"), (path, status)
        return b"".join(answer)

    return ask


def _form_page(page: Page, size: int) -> Ask:
    """A form with these questions, and fixed text up to this size."""
    asked = enumerate(page.questions, 1)
    of_page = {fields.ATTRIBUTE + q.id: forms.field_of(page, q, f"answer-{n}") for n, q in asked}
    form = type("BareForm", (FlaskForm,), of_page)
    short = len(_bare(FORM, form, ())())
    return _bare(FORM + "x" * (size - short), form, ())


def _filled_page(html: str) -> Ask:
    """This HTML, with each of its texts filled in, and a form with nothing but a token."""
    texts: list[str] = []

    def filled(found: re.Match[str]) -> str:
        texts.append(unescape(found[0]))
        return f"{{{{ texts[{len(texts) - 1}] }}}}"

    body = re.sub(r"(?<=>)[^<>]*[^<>\s][^<>]*(?=<)", filled, html)
    return _bare("{{ form.csrf_token }}" + body, FlaskForm, tuple(texts))


def _bare(template: str, form: type[FlaskForm], texts: tuple[str, ...]) -> Ask:
    app = Flask("bare")
    app.config["SECRET_KEY"] = KEY
    CSRFProtect(app)
    # A loader, not a string: a template from a string would be compiled at every request.
    app.jinja_loader = DictLoader({"page.html": template})

    @app.route("/")
    def view() -> str:
        return render_template("page.html", form=form(), texts=texts)

    cookie = app.test_client().get("/").headers["Set-Cookie"].partition(";")[0]
    return _asking(app, "/", cookie)


def _visit(app: Flask, seed: int) -> dict[str, str]:
    """The way of someone who answers almost everything: path -> the cookie they come with."""
    definition = app.extensions["site"].questionnaire
    walk = Walk(Browser("", 0), definition, Random(seed))
    cookies = {}
    for page in definition.pages:
        if page in journey.follow(definition, answers.read(definition, walk.said)).pages:
            cookies[f"/questions/{page.id}"] = _cookie(app, walk.said)
            walk.said |= walk.given(page)
    return cookies | {path: _cookie(app, walk.said) for path in OTHERS}


def _cookie(app: Flask, said: Given) -> str:
    sessions = cast(SealedSessions, app.session_interface)
    data = {ANSWERS: said, "csrf_token": "0" * 40, RENEWED: int(time.time())}
    return f"visit={sessions.get_signing_serializer(app).dumps(data)}"
