"""Typed text, as it is kept: the words that a person sees, and none of what nobody can see.

An accent that was typed apart from its letter is one letter with it; a space that never breaks, as
it comes along when something is pasted from a web page, is a space; a sign without any ink is no
answer. What else was written stays as it is.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile("[\t\u00a0\u2007\u202f]")
# What no keyboard makes: controls, halves of signs, what turns the direction of all that follows.
_UNSEEN_KINDS = ("Cc", "Cs")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and signs by name that have no ink.
_WITHOUT_INK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_KINDS_WITHOUT_INK = ("C", "M", "Z")


def tidy(text: str | None) -> str:
    """What was typed, in composed form; empty where nothing of it can be seen."""
    lines = unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(sign for sign in _SPACES.sub(" ", lines) if _is_kept(sign)).strip()
    return kept if any(map(_is_seen, kept)) else ""


def one_line(text: str | None) -> str:
    return " ".join(tidy(text).split())


def _is_kept(sign: str) -> bool:
    if sign in _TURNING:
        return False
    return sign == "\n" or unicodedata.category(sign) not in _UNSEEN_KINDS


def _is_seen(sign: str) -> bool:
    return sign not in _WITHOUT_INK and unicodedata.category(sign)[0] not in _KINDS_WITHOUT_INK
