"""The encrypted cookie: everything a person said, kept by their own browser and by nobody else.

Flask's own session machinery with one part replaced: what signs becomes what encrypts. The value is
packed (``packing.py``) and sealed with Fernet (AES-128-CBC and HMAC-SHA256) under a key derived
with HKDF from the secret key; older keys open, the newest seals. A value that is too old, since it
was last sealed or since it was first sealed, does not open; one that its owner chose to keep for
seven days does, and says that it is past these limits.
"""

from __future__ import annotations

import time
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import Flask, Request, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface, SessionMixin
from itsdangerous import BadSignature
from werkzeug.wrappers import Response

from app.config import Settings
from app.web import padding
from app.web.packing import Packing

# With the other headers, such a cookie stays within the 4 KB that a proxy takes unless it is told
# otherwise, and with its name and attributes within what browsers keep.
MOST_CHARACTERS = 3_000
# What is typed is taken as long as every choice there is has room beside it: so a choice is never
# refused. What lies between is for choices that do not pack as well as all of them together.
MOST_WITH_EVERY_CHOICE = 2_800
ABSOLUTE_SECONDS = 4 * 60 * 60
KEPT_DAYS = 7
KEPT_SECONDS = KEPT_DAYS * 24 * 60 * 60
# What lies in a session beside the answers (saved_answers.py); cookies that browsers hold have
# these words in them.
STARTED = "started"
RENEWED = "renewed"
KEEP_SEVEN_DAYS = "keep"
PAST_LIMITS = "stale"
# What opening raises when the key is right and what was sealed is no visit: no mapping, no number,
# brackets without end.
_NOT_OURS = (AttributeError, TypeError, OverflowError, RecursionError)


def init_app(app: Flask, settings: Settings) -> None:
    """Keep sessions in a sealed cookie with the names and limits that the settings give."""
    app.config.update(
        SECRET_KEY=settings.secret_key,
        # Flask-WTF tries them all and signs with the last.
        WTF_CSRF_SECRET_KEY=[*settings.secret_key_fallbacks, settings.secret_key],
        SESSION_COOKIE_NAME="__Host-visit" if settings.https else "visit",
        SESSION_COOKIE_SECURE=settings.https,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=timedelta(minutes=settings.idle_minutes),
    )
    keys = [settings.secret_key, *reversed(settings.secret_key_fallbacks)]
    app.session_interface = SealedSessions(keys)


class Sealed:
    """What Flask calls a signing serializer: ``dumps`` seals, ``loads`` opens."""

    def __init__(self, keys: Iterable[str], packing: Packing | None = None) -> None:
        """``keys``: the key that seals first, then older ones that still open."""
        self._packing = packing or Packing()
        self._fernet = MultiFernet([Fernet(_derived(key)) for key in keys])

    def dumps(self, data: Mapping[str, Any]) -> str:
        packed = self._packing.pack({STARTED: int(time.time()), **data})
        sealed = self._fernet.encrypt(padding.filled(packed))
        return padding.dotted(sealed.decode("ascii"), MOST_CHARACTERS)

    def loads(self, value: str, max_age: int | None = None) -> dict[str, Any]:
        """The sealed data. BadSignature: it was not sealed here, was changed, or is too old."""
        try:
            token = padding.undotted(value).encode()
            data = self._packing.unpack(self._fernet.decrypt(token))
            idle = time.time() - _sealed_at(token)
            age = time.time() - int(data.get(STARTED, 0))
        except (InvalidToken, zlib.error, ValueError, *_NOT_OURS) as problem:
            raise BadSignature("This cookie does not open") from problem
        if age <= ABSOLUTE_SECONDS and (max_age is None or idle <= max_age):
            return data  # type: ignore[no-any-return]  # it has a get that takes two: a dict
        if data.get(KEEP_SEVEN_DAYS) and idle <= KEPT_SECONDS:
            return {**data, PAST_LIMITS: True}
        raise BadSignature("This cookie is too old")


class SealedSessions(SecureCookieSessionInterface):
    """Flask's cookie sessions, sealed instead of signed.

    ``packing``  of the questionnaire that is served
    """

    packing: Packing
    _sealed: Sealed

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = tuple(keys)

    def serve(self, packing: Packing) -> None:
        """Pack the answers of this questionnaire from now on."""
        self.packing = packing
        self._sealed = Sealed(self._keys, packing)

    def get_signing_serializer(self, app: Flask) -> Sealed:  # type: ignore[override]
        # Flask only calls dumps and loads(max_age) on it, and the type it names signs.
        return self._sealed

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """The session in the first cookie that opens.

        There may be several: a program beside ours may have set one of our name for the whole host.
        """
        limit = int(app.permanent_session_lifetime.total_seconds())
        for value in request.cookies.getlist(self.get_cookie_name(app)):
            try:
                return self.session_class(self._sealed.loads(value, max_age=limit))
            except BadSignature:
                continue
        return self.session_class()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Set the cookie where the session changed; it is sealed here, once a request."""
        if session.accessed:
            response.vary.add("Cookie")
        if not session.modified or request.method == "HEAD":
            return
        name = self.get_cookie_name(app)
        attributes: dict[str, Any] = {
            "path": self.get_cookie_path(app),
            "secure": self.get_cookie_secure(app),
            "httponly": self.get_cookie_httponly(app),
            "samesite": self.get_cookie_samesite(app),
        }
        if session:
            kept = KEPT_SECONDS if session.get(KEEP_SEVEN_DAYS) else None
            response.set_cookie(name, self._sealed.dumps(session), max_age=kept, **attributes)
        else:
            response.delete_cookie(name, **attributes)


def _sealed_at(token: bytes) -> int:
    """When a value that opened was sealed: by Fernet's own format, after the version."""
    return int.from_bytes(urlsafe_b64decode(token[:12])[1:9], "big")


def sealed_length(packed: bytes) -> int:
    """How many characters packed data need when they are sealed, without sealing them.

    By Fernet's own format: version, time, vector, whole blocks of AES, HMAC; all in base64.
    """
    octets = 1 + 8 + 16 + 16 * (len(packed) // 16 + 1) + 32
    return 4 * -(-octets // 3)


def _derived(key: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sealed session, version 1")
    return urlsafe_b64encode(hkdf.derive(key.encode()))
