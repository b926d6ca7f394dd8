"""The pages that ask nothing: start, help now, about; and what ends or prolongs a visit.

Of the person they read what every page's frame needs, and whether there is anything to go back to.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Blueprint, Response, jsonify, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from app.web import context, languages, navigation, pages
from app.web.navigation import WAY_BACK
from app.web.session import KEEP_SEVEN_DAYS

blueprint = Blueprint("information", __name__)

# "cookies" is left out on purpose: it would empty the whole registrable domain, a clinic's
# other sites included. Our own cookie is removed by name.
CLEARED = '"cache", "storage"'
# On the way out not "cache" either: a browser may go through all of it before it leaves, for
# seconds, while the page stays in view. What may be in there holds no answer (Cache-Control).
LEFT = '"storage"'

JOURNEY = ("/questions/", "/check", "/summary", "/facts", "/outcome/")
NOT_FOR_ROBOTS = (*JOURNEY, "/leave")


@blueprint.get("/")
def start() -> ResponseReturnValue:
    visit = context.read_visit()
    response = Response(pages.start_page(visit))
    # The same for everyone who said nothing: a browser may show it again after asking.
    fresh = not visit.all_answers.values
    response.headers["Cache-Control"] = "private, no-cache" if fresh else "no-store"
    return response


@blueprint.get("/help-now")
def help_now() -> ResponseReturnValue:
    return pages.render("help.html", context.read_visit(), came_from=_came_from())


@blueprint.get("/about")
def about() -> ResponseReturnValue:
    return pages.render("about.html", context.read_visit(), came_from=_came_from())


@blueprint.post("/keep")
def keep() -> ResponseReturnValue:
    """Keep the answers in this browser for some days, or no longer."""
    visit = context.read_visit()
    if request.form.get("keep") == "1" and visit.all_answers.values:
        session[KEEP_SEVEN_DAYS] = True
    elif request.form.get("keep") == "0":
        session.pop(KEEP_SEVEN_DAYS, None)
    return navigation.redirect_to_due(visit.journey)


@blueprint.post("/clear")
def clear() -> ResponseReturnValue:
    session.clear()
    response = Response(pages.forgotten_page(context.empty_visit()))
    response.headers["Clear-Site-Data"] = CLEARED
    return response


@blueprint.get("/leave")
def leave() -> ResponseReturnValue:
    """Forget everything, and show something else. Whoever only looks ahead changes nothing."""
    if _is_prefetch():
        return Response(status=204)
    response = redirect(context.current().settings.exit_url, 303)
    if request.method != "HEAD":
        session.clear()
        response.headers["Clear-Site-Data"] = LEFT
    return response


@blueprint.get("/healthz")
def health() -> ResponseReturnValue:
    here = context.current().original
    told = {"status": "ok", "questionnaire": here.questionnaire.version, "digest": here.digest}
    translations = languages.digests()
    return jsonify(**told, **({"languages": translations} if translations else {}))


@blueprint.get("/robots.txt")
def robots() -> ResponseReturnValue:
    """What a search engine may read: the pages that hold nothing of a person."""
    root = request.script_root
    lines = ["User-agent: *", *(f"Disallow: {root}{path}" for path in NOT_FOR_ROBOTS)]
    return Response("\n".join([*lines, ""]), mimetype="text/plain")


def _is_prefetch() -> bool:
    """Whether a browser or a program in it asks ahead of the person."""
    said = [request.headers.get(name, "") for name in ("Sec-Purpose", "Purpose", "X-Moz")]
    return any("prefetch" in purpose for purpose in said)


def _came_from() -> str:
    """The page of ours that led here, for the way back; else the start page."""
    start_url = url_for("information.start")
    try:
        before = urlsplit(request.referrer or "")
    except ValueError:  # a browser sends no such address, but somebody may
        return start_url
    root = request.script_root
    ours = before.netloc == request.host and before.path.startswith(root)
    if not ours or not before.path.removeprefix(root).startswith(JOURNEY):
        return start_url
    return f"{before.path}?{before.query}" if WAY_BACK.fullmatch(before.query) else before.path
