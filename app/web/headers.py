"""What every response carries, for pages, files and errors alike; and which forms are taken."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, request
from flask_wtf.csrf import CSRFProtect
from werkzeug.exceptions import Forbidden

from app.web import information

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
# What a search engine may list: the start page, and the files it needs to show it.
LISTED = ("information.start", "static_files.send", "information.robots")


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
    """Nothing may be stored or listed, save where a view said otherwise."""
    # All at once: setdefault goes through every header for each.
    told = {name.lower() for name, _ in response.headers}
    response.headers.extend([pair for pair in ALWAYS.items() if pair[0].lower() not in told])
    response.headers.setdefault("Cache-Control", "no-store")
    if request.endpoint not in LISTED or response.status_code != 200:
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def _transport(response: Response) -> Response:
    response.headers["Strict-Transport-Security"] = TWO_YEARS
    return response
