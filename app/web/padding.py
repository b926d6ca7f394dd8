"""Padding: whoever sees only the sizes of what travels encrypted learns nothing of an answer.

A page, a download and a redirect leave here as gzip whose header carries as many empty bytes as
fill its step: RFC 1952 lets a header hold such a field, and every reader of gzip passes over it. So
nothing of the padding is compressed away, and nothing of it is in the page. A form brings a hidden
field of chance length (`pad()` in its template); a cookie is filled up to a step before it is
sealed, and followed by a chance number of dots, so that the request after it says nothing by its
address either. docs/security.md says what is left to see.

Who opens a page and brings no cookie has said nothing, and gets it without padding; so do static
files. A form says something even without its cookie.
"""

from __future__ import annotations

import secrets
import struct
import zlib

from flask import Flask, Response, current_app, request

# Pages of questions take 2 to 3 KB, urgent help too, in another language a little more: they all
# have one size. Long tables, and the facts, take the next ones.
FIRST = 5 * 1024
STEP = 8 * 1024
LARGE = 32 * 1024  # from here on, the step itself: a PDF
REDIRECT_STEP = 512
CHANCE = 512  # bytes that chance adds to what cannot be filled up exactly
MOST_IN_A_FORM = 1024
# What is packed into a cookie is filled up to the first of these that holds it: 1,292, 2,060, 2,956
# characters when it is sealed, each without a sign "=" at its end; and the most that 3,000 hold.
COOKIE_STEPS = (911, 1487, 2159, 2191)
DOT = "."  # no sign of what is sealed
# Quick rather than small: what a higher level saves is mostly filled up again, to the same step.
_LEVEL = 2


def init_app(app: Flask) -> None:
    app.jinja_env.globals["pad"] = field
    app.after_request(_fill)


def field() -> str:
    """The value of a form's hidden field: it hides how long the codes of what was chosen are."""
    return "0" * secrets.randbelow(MOST_IN_A_FORM)


# ---------------------------------------------------------------------------- responses


def _fill(response: Response) -> Response:
    """The response as gzip of a size that others have too; as it is, where that says nothing."""
    kept = "public" in response.headers.get("Cache-Control", "")
    no_cookie = current_app.config["SESSION_COOKIE_NAME"] not in request.cookies
    first_visit = no_cookie and request.method != "POST"
    if kept or response.content_encoding or (first_visit and response.mimetype != "text/html"):
        return response
    response.vary.add("Accept-Encoding")
    if not request.accept_encodings["gzip"] > 0:
        return response
    packed = _deflated(response.get_data())
    least = _LEAST + len(packed)
    to = response.location
    size = redirect_size(least, len(to)) if to else page_size(least)
    if first_visit:  # small, for whoever waits on a slow line; it says nothing of anybody
        size = least
    response.set_data(_gzip(packed, response.get_data(), size - least))
    response.content_encoding = "gzip"
    return response


def page_size(least: int) -> int:
    """The step that so many bytes are filled up to."""
    return FIRST if least <= FIRST else _up(least, STEP if least <= LARGE else LARGE)


def redirect_size(least: int, location: int) -> int:
    """As much as makes a redirect and its address one size together; and chance.

    Chance, because the cookie beside it comes back with the next request: without it, one size
    taken from the other would be the length of that request's address.
    """
    return _up(least + location, REDIRECT_STEP) - location + secrets.randbelow(CHANCE)


def _up(size: int, step: int) -> int:
    return -(-size // step) * step


# A header with the flag "extra field", that field's two lengths and name, and the trailer.
_HEADER = struct.pack("<BBBBIBB", 0x1F, 0x8B, 8, 4, 0, 0, 255)
_LEAST = len(_HEADER) + 6 + 8


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(_LEVEL, wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _gzip(packed: bytes, content: bytes, empty: int) -> bytes:
    """A whole gzip file of this content, with so many empty bytes in its header."""
    extra = struct.pack("<H2sH", 4 + empty, b"pd", empty) + bytes(empty)
    trailer = struct.pack("<II", zlib.crc32(content), len(content) & 0xFFFFFFFF)
    return _HEADER + extra + packed + trailer


# ---------------------------------------------------------------------------- the cookie


def filled(packed: bytes) -> bytes:
    """What is to be sealed, filled up to a step; zlib reads to its own end and no further."""
    return packed.ljust(next((step for step in COOKIE_STEPS if len(packed) <= step), 0), b"\0")


def dotted(sealed: str, most: int) -> str:
    """A sealed cookie with a chance number of dots behind it, ``most`` characters in all."""
    return sealed + DOT * secrets.randbelow(max(1, min(CHANCE, most - len(sealed))))


def undotted(value: str) -> str:
    """A cookie without its dots; nothing, which does not open, where they were changed."""
    sealed, _, dots = value.partition(DOT)
    return "" if dots.strip(DOT) else sealed
