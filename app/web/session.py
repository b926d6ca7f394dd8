"""The encrypted cookie: everything a person said, kept by their own browser and by nobody else.

Flask's own session machinery with one part replaced: what signs becomes what encrypts. The value is
JSON, compressed, and sealed with Fernet (AES-128-CBC and HMAC-SHA256) under a key derived with HKDF
from the secret key; older keys open, the newest seals. A value that is too old, since it was
last sealed or since it was first sealed, does not open.
"""

from __future__ import annotations

import json
import time
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import Flask
from flask.sessions import SecureCookieSessionInterface
from itsdangerous import BadSignature

from app.web import padding

# With the other headers, such a cookie stays within the 4 KB that a proxy takes unless it is told
# otherwise, and with its name and attributes within what browsers keep.
MOST_CHARACTERS = 3_000
# What is typed is taken as long as every choice there is has room beside it: so a choice is never
# refused. What lies between is for choices that do not pack as well as all of them together.
MOST_WITH_EVERY_CHOICE = 2_800
ABSOLUTE_SECONDS = 4 * 60 * 60
_STARTED = "started"
_LARGEST_OPENED = 64 * 1024
# What opening raises when the key is right and what was sealed is no visit: no mapping, no number,
# brackets without end.
_NOT_OURS = (AttributeError, TypeError, OverflowError, RecursionError)


class Sealed:
    """What Flask calls a signing serializer: ``dumps`` seals, ``loads`` opens."""

    def __init__(self, keys: Iterable[str]) -> None:
        """``keys``: the key that seals first, then older ones that still open."""
        self._fernet = MultiFernet([Fernet(_derived(key)) for key in keys])

    def dumps(self, data: Mapping[str, Any]) -> str:
        sealed = self._fernet.encrypt(padding.filled(_packed(data)))
        return padding.dotted(sealed.decode("ascii"), MOST_CHARACTERS)

    def least(self, data: Mapping[str, Any]) -> int:
        """How many characters these data need, sealed, without what is filled up."""
        return len(self._fernet.encrypt(_packed(data)))

    def loads(self, value: str, max_age: int | None = None) -> dict[str, Any]:
        """The sealed data. BadSignature: it was not sealed here, was changed, or is too old."""
        try:
            packed = self._fernet.decrypt(padding.undotted(value).encode(), ttl=max_age)
            data = json.loads(zlib.decompressobj().decompress(packed, _LARGEST_OPENED))
            started = int(data.get(_STARTED, 0))
        except (InvalidToken, zlib.error, ValueError, *_NOT_OURS) as problem:
            raise BadSignature("This cookie does not open") from problem
        if time.time() - started > ABSOLUTE_SECONDS:
            raise BadSignature("This cookie is too old")
        return data  # type: ignore[no-any-return]  # it has a get that takes two, so it is a dict


class SealedSessions(SecureCookieSessionInterface):
    """Flask's cookie sessions, sealed instead of signed."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._sealed = Sealed(keys)

    def get_signing_serializer(self, app: Flask) -> Sealed:  # type: ignore[override]
        # Flask only calls dumps and loads(max_age) on it, and the type it names signs.
        return self._sealed

    def fits(self, data: Mapping[str, Any], most: int) -> bool:
        """Whether these data, sealed, are at most so many characters."""
        return self._sealed.least(data) <= most


def _packed(data: Mapping[str, Any]) -> bytes:
    plain = json.dumps(
        {_STARTED: int(time.time()), **data}, separators=(",", ":"), ensure_ascii=False
    )
    # A small window holds a few thousand bytes as well, and is made in a third of the time.
    packer = zlib.compressobj(level=9, wbits=13, memLevel=6)
    return packer.compress(plain.encode()) + packer.flush()


def _derived(key: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"sealed session, version 1")
    return urlsafe_b64encode(hkdf.derive(key.encode()))
