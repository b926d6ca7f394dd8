"""What every response carries, and what a person sees when something went wrong.

Headers are set in one place for pages, files and errors alike. An error page says what happened in
plain words, keeps the help lines, and says nothing of answers; neither does the log.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, current_app, render_template, request
from flask_wtf.csrf import CSRFError, CSRFProtect
from werkzeug.exceptions import Forbidden, HTTPException, InternalServerError

from app.web import context, information, journey_views, logs
from app.web.static import CACHE

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Only what Chromium knows: it complains in the console of every other name, on every page.
DENIED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "clipboard-read",
    "clipboard-write", "display-capture", "encrypted-media", "fullscreen", "gamepad",
    "geolocation", "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer",
    "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get",
    "screen-wake-lock", "serial", "storage-access", "usb", "xr-spatial-tracking",
)  # fmt: skip
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in DENIED),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
TWO_YEARS = "max-age=63072000; includeSubDomains"
MOST_BYTES = 64 * 1024
MOST_FIELDS = 500


def init_app(app: Flask, https: bool) -> None:
    app.config.update(
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
        MAX_FORM_PARTS=MOST_FIELDS,
        WTF_CSRF_TIME_LIMIT=None,
        # Its check of the referrer turns away people whose browser sends none; see below.
        WTF_CSRF_SSL_STRICT=False,
        WTF_I18N_ENABLED=False,
    )
    app.before_request(_refuse_other_sites)
    # Whoever wants to be forgotten is, however old their page or cookie: that form has no token.
    CSRFProtect(app).exempt(information.clear)
    app.after_request(_headers)
    if https:
        app.after_request(_transport)
    app.register_error_handler(CSRFError, _stale)
    app.register_error_handler(HTTPException, _http_error)
    app.register_error_handler(Exception, _failure)


def _refuse_other_sites() -> None:
    """Forbidden: a page of another site sent this form, by what the browser itself says.

    Nothing of such a form is shown again: it would be a page of ours that someone else filled in.
    A browser that says nothing is left to the token; it may have its answers forgotten without one.
    """
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    said = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin") or request.headers.get("Referer")
    if said is not None:
        ours = said in ("same-origin", "none")
    else:
        ours = origin is None or _host(origin) == request.host
    if not ours:
        raise Forbidden


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""


def _headers(response: Response) -> Response:
    response.headers.update(ALWAYS)
    if response.headers.get("Cache-Control") != CACHE:
        start = request.endpoint == "information.start" and response.status_code == 200
        fresh = start and not context.visit().said.values
        response.headers["Cache-Control"] = "private, no-cache" if fresh else "no-store"
        if not start:
            response.headers["X-Robots-Tag"] = "noindex"
    return response


def _transport(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = TWO_YEARS
    return response


def _stale(error: CSRFError) -> journey_views.Answer | HTTPException:
    """Only the forms of question pages have a token."""
    try:
        return journey_views.stale(**(request.view_args or {}))
    except HTTPException as unknown_page:
        return _http_error(unknown_page)


def _http_error(error: HTTPException) -> Response | HTTPException:
    if error.code is None or error.code < 400:
        return error
    # Some errors say more in a header, such as which methods are allowed.
    response = Response(status=error.code, headers=error.get_headers())
    response.content_type = "text/html; charset=utf-8"
    response.data = render_template("error.html", status=error.code)
    return response


def _failure(error: Exception) -> tuple[str, int]:
    # Neither the message nor a local: either could hold what a person wrote.
    current_app.logger.error(logs.FAILED, type(error).__name__, logs.places(error))
    context.forget_visit()
    return render_template("error.html", status=InternalServerError.code), 500
