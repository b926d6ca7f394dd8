"""The pages that ask nothing: start, help now, about; and the ways out: clear, leave.

Of the person they read what every page's frame needs, and whether there is anything to go back to.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from app.web import context, pages
from app.web.navigation import WAY_BACK

blueprint = Blueprint("information", __name__)

# "cookies" is left out on purpose: it would empty the whole registrable domain, a clinic's
# other sites included. Our own cookie is removed by name.
CLEARED = '"cache", "storage"'

JOURNEY = ("/questions/", "/check", "/summary", "/outcome/")


@blueprint.get("/")
def start() -> ResponseReturnValue:
    visit = context.read_visit()
    going_on = bool(visit.all_answers.values)
    response = Response(pages.render("start.html", visit, going_on=going_on))
    # The same for everyone who said nothing: a browser may show it again after asking.
    response.headers["Cache-Control"] = "no-store" if going_on else "private, no-cache"
    return response


@blueprint.get("/help-now")
def help_now() -> ResponseReturnValue:
    return pages.render("help.html", context.read_visit(), came_from=_came_from())


@blueprint.get("/about")
def about() -> ResponseReturnValue:
    return pages.render("about.html", context.read_visit(), came_from=_came_from())


@blueprint.post("/clear")
def clear() -> ResponseReturnValue:
    session.clear()
    response = Response(pages.forgotten_page(context.empty_visit(), expired=False))
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/leave")
def leave() -> ResponseReturnValue:
    session.clear()
    response = redirect(context.current().settings.exit_url, 303)
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/healthz")
def health() -> ResponseReturnValue:
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
