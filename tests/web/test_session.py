"""The sealed cookie: nobody reads it, nobody changes it, and it dies in time."""

from __future__ import annotations

import dataclasses
import random
import time
import tracemalloc
import zlib
from base64 import urlsafe_b64decode

import pytest
from itsdangerous import BadSignature

from app import create_app
from app.web import form_errors
from app.web.session import ABSOLUTE_SECONDS, MOST_CHARACTERS, Sealed
from tests.conftest import SECRET
from tests.support import people
from tests.support.visitor import Visitor, errors, sent

SAID = {"answers": {"suicidal_thoughts": "yes", "own_questions": "Will I lose my job?"}}
OLD, NEW = "the key of last year, and long enough", "the key of this year, and long enough"


def cookie(visitor):
    return visitor.browser.get_cookie("visit").value


def set_cookie(visitor, value):
    visitor.browser.set_cookie("visit", value)


def test_a_cookie_shows_nothing_of_what_it_holds():
    """No word of the answers stands in what the browser keeps, however it is unpacked."""
    raw = urlsafe_b64decode(Sealed([NEW]).dumps(SAID))
    for start in range(len(raw)):
        for unpacked in (raw[start:], _inflated(raw[start:], 15), _inflated(raw[start:], -15)):
            for piece in (b"suicidal", b"thoughts", b"lose my job", b"answers"):
                assert piece not in unpacked


def _inflated(packed, window):
    try:
        return zlib.decompressobj(window).decompress(packed)
    except zlib.error:
        return b""


def test_the_same_answers_never_look_the_same():
    """Two people with the same answers have different cookies."""
    sealed = Sealed([NEW])
    assert sealed.dumps(SAID) != sealed.dumps(SAID)


def test_another_key_opens_nothing():
    with pytest.raises(BadSignature):
        Sealed([OLD]).loads(Sealed([NEW]).dumps(SAID))


def test_any_change_to_a_cookie_closes_it():
    """Flip any one character: it does not open, and nothing else happens."""
    value = Sealed([NEW]).dumps(SAID)
    for place in range(0, len(value) - 2, 7):
        swapped = "A" if value[place] != "A" else "B"
        with pytest.raises(BadSignature):
            Sealed([NEW]).loads(value[:place] + swapped + value[place + 1 :])


def test_an_old_key_still_opens_and_the_new_one_seals():
    """After a rotation nobody loses an answer, and new cookies need the new key."""
    both = Sealed([NEW, OLD])
    assert both.loads(Sealed([OLD]).dumps(SAID))["answers"] == SAID["answers"]
    with pytest.raises(BadSignature):
        Sealed([OLD]).loads(both.dumps(SAID))


@pytest.mark.parametrize(
    "value", ["", "x", "gAAAA", "é", "\udce9", "A" * 9000, "gAAAAA" + "=" * 40, "null", "{}"]
)
def test_what_was_never_sealed_does_not_open(value):
    with pytest.raises(BadSignature):
        Sealed([NEW]).loads(value, max_age=60)


def test_a_cookie_that_would_unfold_without_end_is_refused_cheaply():
    """Forty megabytes sealed with the right key cost less than one to refuse."""
    sealed = Sealed([NEW])
    bomb = sealed._fernet.encrypt(zlib.compress(b'{"answers":"' + b"a" * 40_000_000, 9)).decode()
    tracemalloc.start()
    with pytest.raises(BadSignature):
        sealed.loads(bomb)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 1_000_000


def test_a_cookie_dies_after_the_idle_limit_and_after_the_absolute_one(monkeypatch):
    """Unused for an hour, or four hours after it began however much it was used: closed."""
    sealed, now = Sealed([NEW]), time.time()
    value = sealed.dumps(SAID)
    opened = sealed.loads(value, max_age=3600)
    monkeypatch.setattr(time, "time", lambda: now + 3500)
    assert sealed.loads(value, max_age=3600)
    monkeypatch.setattr(time, "time", lambda: now + 3700)
    with pytest.raises(BadSignature):
        sealed.loads(value, max_age=3600)
    monkeypatch.setattr(time, "time", lambda: now + ABSOLUTE_SECONDS + 5)
    renewed = sealed.dumps(opened)
    with pytest.raises(BadSignature):
        sealed.loads(renewed, max_age=3600)


def test_someone_who_comes_back_too_late_reads_that_it_is_gone(visitor, monkeypatch):
    """An old copy of the cookie shows a calm page, once, and no answer."""
    visitor.walk(people.STEADY)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 2 * 3600)
    late = visitor.get("/summary")
    assert late.status_code == 200
    assert "Your answers are gone" in late.text
    assert visitor.get("/summary").location == "/questions/you"


def test_a_changed_cookie_is_a_new_start_and_no_error(visitor):
    visitor.walk(people.STEADY)
    set_cookie(visitor, cookie(visitor)[:-9] + "AAAAAAAA=")
    assert "Your answers are gone" in visitor.get("/check").text


def test_answers_survive_a_rotation_and_the_form_that_was_open_too(settings_of_tests):
    """A page opened before the key changed can be sent after it, and everything said is there."""
    before = Visitor(create_app(settings_of_tests))
    before.walk(people.TWO_TRIALS_IN_ENGLAND)
    token, kept = before.token(), cookie(before)
    rotated = dataclasses.replace(
        settings_of_tests, secret_key=NEW, secret_key_fallbacks=(OLD, SECRET)
    )
    after = Visitor(create_app(rotated))
    set_cookie(after, kept)
    sent = after.browser.post(
        "/questions/habits", data={"csrf_token": token, "substances": "none", "continue": "1"}
    )
    assert sent.status_code == 303
    assert "Could my GP refer me" in after.get("/summary").text
    set_cookie(before, cookie(after))
    assert "Your answers are gone" in before.get("/check").text


def test_more_than_a_cookie_can_carry_is_refused_at_the_field(visitor):
    """Boxes full of signs that do not compress: a kind error, and what was kept before is kept."""
    visitor.walk(people.TWO_TRIALS_IN_ENGLAND)
    chance, refused = random.Random(6), 0
    for page in visitor.questionnaire.pages:
        full = {q.id: value for q in page.questions if (value := _fullest(q, chance))}
        answer = visitor.post(f"/questions/{page.id}", sent(full)) if full else None
        if answer and answer.status_code == 422:
            refused += 1
            assert errors(answer.text) == [form_errors.NO_ROOM]
        assert len(cookie(visitor)) <= MOST_CHARACTERS
    assert refused
    assert visitor.get("/check").status_code == 200


def _fullest(question, chance):
    """As much as a text or a table takes, in signs of three bytes each; nothing for choices."""

    def signs(asked):
        return "".join(chr(chance.randrange(0x4E00, 0x9FFF)) for _ in range(asked.max_length))

    if question.type == "text":
        return signs(question)
    columns = [column for column in question.columns if column.max_length]
    rows = question.max_rows if columns else 0
    return [{column.id: signs(column) for column in columns} for _ in range(rows)]
