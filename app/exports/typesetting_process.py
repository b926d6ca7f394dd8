"""What runs in the typesetter's own process; app/exports/typesetter.py starts it with this text.

It reads a document from its standard input, sets it, and writes the PDF to its standard output,
until there is no more to read. It knows no key, no person and no other file than its fonts.
"""

from __future__ import annotations

import contextlib
import os
import resource
import struct
import sys
from pathlib import Path
from typing import BinaryIO

import typst

REQUEST = struct.Struct("<IIq")  # length of the template, length of the data, time
REPLY = struct.Struct("<?I")  # whether it was set, length of the PDF or of what went wrong
MOST_MEMORY = 2**30
_REMEMBERED = 10


def serve(fonts: str, asked: BinaryIO, told: BinaryIO) -> None:
    """Set one document after another."""
    compiler = typst.Compiler(root=os.devnull, font_paths=[fonts], ignore_system_fonts=True)
    while head := asked.read(REQUEST.size):
        template, data, made = REQUEST.unpack(head)
        told.write(_set(compiler, asked.read(template), asked.read(data), made))
        told.flush()
        _forget(compiler)


def _set(compiler: typst.Compiler, template: bytes, data: bytes, made: int) -> bytes:
    try:
        content = compiler.compile(
            input=template,
            format="pdf",
            sys_inputs={"data": data.decode()},
            pdf_standards="ua-1",
            timestamp=made,
        )
    except (typst.TypstError, ValueError) as error:
        # Its message may quote the data, so it is not carried along.
        name = type(error).__name__.encode()
        return REPLY.pack(False, len(name)) + name
    if not isinstance(content, bytes):
        raise TypeError  # only several pages of pictures come as a list
    return REPLY.pack(True, len(content)) + content


def _forget(compiler: typst.Compiler) -> None:
    """Let the typesetter's memory of this person go.

    It keeps what it set in its last ten documents, in case the next is alike. Here the next is
    somebody else's: keeping it would hold their answers, and half a gigabyte. So ten empty
    documents and one more follow, while the person already reads theirs.
    """
    for _ in range(_REMEMBERED + 1):
        compiler.compile(input=b"", format="svg", sys_inputs={})


def _go_first() -> None:
    """Die before the program where memory is short, and leave nothing behind."""
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("900", encoding="ascii")


if __name__ == "__main__":
    _go_first()
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        serve(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
