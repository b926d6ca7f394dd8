"""The typesetter's process: it sets documents, refuses them, and may die; the program goes on."""

from __future__ import annotations

import threading

import pytest

from app.exports import printable, typesetter
from tests.support import serving

HELLO = b'#set document(title: "x")\nHello #sys.inputs.data'


@pytest.fixture
def setter(monkeypatch):
    """One of our own, with a short patience."""
    monkeypatch.setattr(typesetter, "MOST_SECONDS", 3)
    one = typesetter.Typesetter(printable.FONTS)
    yield one
    one._end()


def works(setter):
    return setter.typeset(HELLO, "you", 0).startswith(b"%PDF")


def test_the_same_document_gives_the_same_bytes(setter):
    assert setter.typeset(HELLO, "you", 1) == setter.typeset(HELLO, "you", 1)


@pytest.mark.parametrize(
    "document",
    [b"#nothing-of-that-name", b"#panic(sys.inputs.data)", b'#read("/etc/passwd")',
     b'#image("../../etc/passwd")'],
)  # fmt: skip
def test_a_document_that_is_refused_tells_nothing_of_itself(setter, document):
    """Neither its data nor its text, nor another file; and the next one is set."""
    with pytest.raises(typesetter.Refused) as refused:
        setter.typeset(document, "zmarkz", 0)
    assert str(refused.value) == "TypstError"
    assert works(setter)


def test_a_document_without_end_is_ended(setter):
    """After its time the process is killed, and the next person gets another."""
    endless = b"#let x = 0\n#for i in range(1000000) { for j in range(1000000) { x += j } }"
    with pytest.raises(typesetter.Died, match="-9"):
        setter.typeset(endless, "", 0)
    assert works(setter)


def test_a_document_that_takes_all_memory_ends_only_its_process(setter):
    greedy = b'#let x = "a"\n#for i in range(40) { x = x + x }'
    with pytest.raises((typesetter.Died, typesetter.Refused)):
        setter.typeset(greedy, "", 0)
    assert works(setter)


def test_a_process_that_was_killed_while_it_rested_is_replaced(setter):
    """Nobody sees it."""
    assert works(setter)
    serving.kill(setter._process.pid)
    setter._process.wait(5)
    assert works(setter)


def test_each_of_many_at_once_gets_their_own(setter):
    """One process, and no document in another's hands."""
    got = {}

    def one(number):
        got[number] = setter.typeset(HELLO, f"person {number}", 0)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    alone = {number: setter.typeset(HELLO, f"person {number}", 0) for number in range(8)}
    assert got == alone
    assert len(set(got.values())) == 8
