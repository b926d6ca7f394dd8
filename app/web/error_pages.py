"""What a person sees when something went wrong.

A page says what happened in plain words, keeps the help lines, and says nothing of answers; neither
does the log.
"""

from __future__ import annotations

from flask import Flask, Response, current_app, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from gunicorn.http.errors import NoMoreData, ParseException
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError

from app.web import context, journey_views, logs, navigation, pages


def init_app(app: Flask) -> None:
    app.register_error_handler(CSRFError, _without_token)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(ParseException, _unreadable_body)
    app.register_error_handler(NoMoreData, _unreadable_body)
    app.register_error_handler(Exception, _failure)


def _without_token(error: CSRFError) -> ResponseReturnValue:
    """A form without a fresh token: of a question page, or the choice to keep the answers."""
    if request.endpoint == "journey.answer":
        return journey_views.without_token(**(request.view_args or {}))
    return navigation.redirect_to_due(context.read_visit().journey)


def _http_error(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    # Some errors say more in a header, such as which methods are allowed.
    response = Response(status=error.code, headers=error.get_headers())
    response.content_type = "text/html; charset=utf-8"
    response.data = pages.error_page(context.read_visit(), error.code)
    return response


def _unreadable_body(error: Exception) -> ResponseReturnValue:
    """The server reads a body when we ask for it, so what is wrong with it is raised here."""
    return _http_error(BadRequest())


def _failure(error: Exception) -> ResponseReturnValue:
    """An error of ours. The visit is an empty one: the page must not fail for the same reason."""
    # Neither the message nor a local: either could hold what a person wrote.
    current_app.logger.error(logs.FAILED, type(error).__name__, logs.places(error))
    status = InternalServerError.code
    return pages.error_page(context.empty_visit(), status), status
