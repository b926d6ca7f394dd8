"""The pages that ask nothing: start, help now, about; and the ways out: clear, leave.

Of the person they read what every page's frame needs, and whether there is anything to go back to.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Response,
    jsonify,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from werkzeug.wrappers import Response as Redirect

from app.web import context
from app.web.navigation import WAY_BACK

blueprint = Blueprint("information", __name__)

# "cookies" is left out on purpose: it would empty the whole registrable domain, a clinic's
# other sites included. Our own cookie is removed by name.
CLEARED = '"cache", "storage"'

JOURNEY = ("/questions/", "/check", "/summary", "/outcome/")


@blueprint.get("/")
def start() -> str:
    return render_template("start.html", going_on=bool(context.visit().said.values))


@blueprint.get("/help-now")
def help_now() -> str:
    return render_template("help.html", came_from=_came_from())


@blueprint.get("/about")
def about() -> str:
    return render_template("about.html", came_from=_came_from())


@blueprint.post("/clear")
def clear() -> Response:
    _forget()
    response = Response(render_template("forgotten.html", expired=False))
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/leave")
def leave() -> Redirect:
    _forget()
    response = redirect(context.current().settings.exit_url, 303)
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/healthz")
def health() -> Response:
    here = context.current()
    return jsonify(status="ok", questionnaire=here.questionnaire.version, digest=here.digest)


def _came_from() -> str:
    """The page of ours that led here, for the way back; else the start page."""
    try:
        before = urlsplit(request.referrer or "")
    except ValueError:  # a browser sends no such address, but somebody may
        return url_for("information.start")
    if before.netloc != request.host or not before.path.startswith(JOURNEY):
        return url_for("information.start")
    return f"{before.path}?{before.query}" if WAY_BACK.fullmatch(before.query) else before.path


def _forget() -> None:
    session.clear()
    context.forget_visit()
