"""The pages that ask nothing: start, help now, about; and the ways out: clear, leave.

Of the person they read only the country, for the help line that stands on every page.
"""

from __future__ import annotations

from flask import Blueprint, Response, jsonify, redirect, render_template, session
from werkzeug.wrappers import Response as Redirect

from app.web import site

blueprint = Blueprint("information", __name__)

# "cookies" is left out on purpose: it would empty the whole registrable domain, a clinic's
# other sites included. Our own cookie is removed by name.
CLEARED = '"cache", "storage"'


@blueprint.get("/")
def start() -> str:
    return render_template("start.html", going_on=bool(site.visit().said.values))


@blueprint.get("/help-now")
def help_now() -> str:
    return render_template("help.html")


@blueprint.get("/about")
def about() -> str:
    return render_template("about.html")


@blueprint.post("/clear")
def clear() -> Response:
    _forget()
    response = Response(render_template("forgotten.html", expired=False))
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/leave")
def leave() -> Redirect:
    _forget()
    response = redirect(site.current().settings.exit_url, 303)
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/healthz")
def health() -> Response:
    here = site.current()
    return jsonify(status="ok", questionnaire=here.questionnaire.version, digest=here.digest)


def _forget() -> None:
    session.clear()
    site.forget_visit()
