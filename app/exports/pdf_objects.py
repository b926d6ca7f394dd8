"""PDF objects: the same document in fewer bytes.

Typst writes each element of the structure tree as an object of its own, uncompressed, and these
are most of a tagged page. PDF 1.5 packs such objects into compressed object streams, and the table
of their places into one more stream, and loses nothing: the same objects under the same numbers.
Only what Typst writes is read (one table of places, no encryption, no update); anything else is
handed back as it came.
Source: ISO 32000-1, 7.5.7 (object streams) and 7.5.8 (cross-reference streams).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from itertools import pairwise

OBJECTS_IN_A_STREAM = 200
_TAIL = re.compile(rb"trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$", re.DOTALL)
_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*)\sendobj\s*$", re.DOTALL)
_FREE, _IN_FILE, _IN_STREAM = 0, 1, 2


def packed(document: bytes) -> bytes:
    """The document with its objects packed, or as it is where it is not as Typst writes it."""
    tail = _TAIL.search(document)
    if tail is None:
        return document
    table = int(tail[2])
    parts = [_OBJECT.match(part) for part in _parts(document, table)]
    objects = [(int(part[1]), part[2]) for part in parts if part]
    if not objects or len(objects) < len(parts):
        return document
    return _written(document[: document.index(b"\n\n") + 2], objects, tail[1])


def _parts(document: bytes, table: int) -> Iterator[bytes]:
    """The document from each object to the next, by the table of places."""
    places = sorted(int(found) for found in re.findall(rb"(\d{10}) \d{5} n", document[table:]))
    for start, end in pairwise([*places, table]):
        yield document[start:end]


def _written(head: bytes, objects: list[tuple[int, bytes]], trailer: bytes) -> bytes:
    body = bytearray(head)
    places: dict[int, tuple[int, int, int]] = {0: (_FREE, 0, 65535)}
    for number, content in objects:
        if content.endswith(b"endstream"):
            places[number] = (_IN_FILE, len(body), 0)
            body += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    small = [found for found in objects if not found[1].endswith(b"endstream")]
    number = max(number for number, _ in objects)
    for start in range(0, len(small), OBJECTS_IN_A_STREAM):
        several = small[start : start + OBJECTS_IN_A_STREAM]
        number += 1
        places |= {inner: (_IN_STREAM, number, n) for n, (inner, _) in enumerate(several)}
        places[number] = (_IN_FILE, len(body), 0)
        body += _object_stream(number, several)
    return bytes(body + _table(number + 1, len(body), places, trailer))


def _object_stream(number: int, objects: list[tuple[int, bytes]]) -> bytes:
    index, contents = [], bytearray()
    for inner, content in objects:
        index.append(b"%d %d" % (inner, len(contents)))
        contents += content + b"\n"
    first = b" ".join(index) + b"\n"
    about = b"/Type/ObjStm/N %d/First %d" % (len(objects), len(first))
    return _stream(number, about, first + contents)


def _table(number: int, at: int, places: dict[int, tuple[int, int, int]], trailer: bytes) -> bytes:
    places = {**places, number: (_IN_FILE, at, 0)}
    rows = (places.get(n, (_FREE, 0, 0)) for n in range(number + 1))
    entries = b"".join(
        kind.to_bytes(1, "big") + first.to_bytes(4, "big") + second.to_bytes(2, "big")
        for kind, first, second in rows
    )
    kept = re.sub(rb"/Size \d+", b"", trailer)
    about = b"/Type/XRef/W[1 4 2]/Size %d%b" % (number + 1, kept)
    return _stream(number, about, entries) + b"startxref\n%d\n%%%%EOF\n" % at


def _stream(number: int, about: bytes, content: bytes) -> bytes:
    small = zlib.compress(content, 9)
    head = b"%d 0 obj\n<<%b/Filter/FlateDecode/Length %d>>\nstream\n" % (number, about, len(small))
    return head + small + b"\nendstream\nendobj\n"
