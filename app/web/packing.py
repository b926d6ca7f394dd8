"""Packing: a session in few bytes, so that the longest real person fits into one cookie.

JSON, compressed, in which each id and each code of an answer is three signs of its hash: so a code
of twenty letters takes no more room than ``yes``. A hash belongs to a name and not to its place in
the file: so a cookie of one version of the file is read under another, and what that one does not
know is carried along untouched, marked with ``~``.
"""

from __future__ import annotations

import json
import zlib
from base64 import urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Question

ANSWERS = "answers"
_SHORT_ANSWERS = "a"
_SIGNS = 3
_UNKNOWN = "~"
_WHOLE = "="
_LARGEST_OPENED = 64 * 1024


class Packing:
    """Packs the sessions of one questionnaire, and reads those of other versions of it.

    Without a questionnaire, the answers stay as they are; they are read by all.
    """

    def __init__(self, questionnaire: Questionnaire | None = None) -> None:
        questions = questionnaire.question.values() if questionnaire else ()
        self._ids = _Names(question.id for question in questions)
        self._questions = {question.id: _Values(question) for question in questions}

    def pack(self, data: Mapping[str, Any]) -> bytes:
        short = dict(data)
        if self._questions and isinstance(answers := short.get(ANSWERS), Mapping):
            del short[ANSWERS]
            short[_SHORT_ANSWERS] = {
                self._ids.short(name): self._questions.get(name, _AS_IT_IS).short(value)
                for name, value in answers.items()
            }
        # A small window holds a few thousand bytes as well, and is made in a third of the time.
        packer = zlib.compressobj(level=9, wbits=13, memLevel=6)
        plain = json.dumps(short, separators=(",", ":"), ensure_ascii=False)
        return packer.compress(plain.encode()) + packer.flush()

    def unpack(self, packed: bytes) -> Any:
        """What was packed. ValueError, zlib.error, RecursionError: it was not packed here."""
        data = json.loads(zlib.decompressobj().decompress(packed, _LARGEST_OPENED))
        if isinstance(data, dict) and isinstance(short := data.pop(_SHORT_ANSWERS, None), dict):
            names, values = self._ids.long, self._questions
            data[ANSWERS] = {
                (name := names[token]): values.get(name, _AS_IT_IS).long(value)
                for token, value in short.items()
            }
        return data


class _Names:
    """Names and their short forms; two names that would share one stay whole."""

    def __init__(self, names: Iterable[str]) -> None:
        hashes = {name: _hash(name) for name in names}
        times = Counter(hashes.values())
        self._short = {
            name: token if times[token] == 1 else _WHOLE + name for name, token in hashes.items()
        }
        self.long = _Long({token: name for name, token in self._short.items()})

    def short(self, name: str) -> str:
        if name.startswith(_UNKNOWN):
            return name.removeprefix(_UNKNOWN)
        return self._short.get(name) or _WHOLE + name


class _Long(dict[str, str]):
    """Short form -> name; what another version of the file named is marked."""

    def __missing__(self, token: str) -> str:
        return _UNKNOWN + token


class _Values:
    """The values of one question or column: texts as they are, codes and columns in short."""

    def __init__(self, asked: Asked | None) -> None:
        self._codes = _Names(asked.options) if asked and asked.options else None
        columns = asked.columns if isinstance(asked, Question) else ()
        self._columns = _Names(column.id for column in columns)
        self._cells = {column.id: _Values(column) for column in columns}

    def short(self, value: Any) -> Any:
        if self._cells and isinstance(value, list | tuple):
            return [self._short_row(row) for row in value]
        if self._codes and isinstance(value, str):
            return self._codes.short(value)
        if self._codes and _all_texts(value):
            codes = [self._codes.short(code) for code in value]
            return ["".join(codes)] if all(len(code) == _SIGNS for code in codes) else codes
        return value

    def long(self, value: Any) -> Any:
        long = self._codes.long if self._codes else None
        if long is not None and isinstance(value, str):
            return long[value]
        if long is not None and _all_texts(value):
            joined = value[0] if len(value) == 1 and not value[0].startswith(_WHOLE) else ""
            codes = [joined[at : at + _SIGNS] for at in range(0, len(joined), _SIGNS)] or value
            return [long[code] for code in codes]
        if self._cells and isinstance(value, list):
            return [self._long_row(row) for row in value]
        return value

    def _short_row(self, row: Any) -> Any:
        if not isinstance(row, Mapping):
            return row
        return {
            self._columns.short(name): self._cells.get(name, _AS_IT_IS).short(cell)
            for name, cell in row.items()
        }

    def _long_row(self, row: Any) -> Any:
        if not isinstance(row, dict):
            return row
        names = {self._columns.long[token]: cell for token, cell in row.items()}
        return {name: self._cells.get(name, _AS_IT_IS).long(cell) for name, cell in names.items()}


_AS_IT_IS = _Values(None)


def _all_texts(value: Any) -> bool:
    """Whether it is a list of texts with something in it: what the codes of an answer are."""
    return isinstance(value, list | tuple) and {*map(type, value)} == {str}


def _hash(name: str) -> str:
    return urlsafe_b64encode(sha256(name.encode()).digest()).decode()[:_SIGNS]
