"""Padding: sizes that say nothing, around contents that stay what they were."""

from __future__ import annotations

import gzip
import zlib

import pytest
from werkzeug.datastructures import MultiDict

from app.web import padding
from app.web.session import MOST_CHARACTERS, Sealed
from tests.support import people
from tests.support.visitor import Visitor, sent

GZIP = {"Accept-Encoding": "gzip, br"}
KEY = "the key of this test, and long enough"


def packed(visitor, path):
    return visitor.browser.get(path, headers=GZIP)


def is_a_step(size):
    step = padding.STEP if size <= padding.LARGE else padding.LARGE
    return size == padding.FIRST or size % step == 0


def test_every_page_of_a_person_fills_a_step_and_is_unchanged(visitor: Visitor) -> None:
    """Whatever was answered; what a browser unpacks is what it gets without packing."""
    visitor.walk(people.STEADY)
    files = ("/summary.txt", "/summary.pdf", "/facts.pdf")
    for path in ("/check", "/summary", "/help-now", "/nowhere", *files):
        answer = packed(visitor, path)
        assert answer.headers["Content-Encoding"] == "gzip", path
        assert "Accept-Encoding" in answer.headers["Vary"], path
        assert is_a_step(len(answer.data)), path
        plain = visitor.browser.get(path)
        assert gzip.decompress(answer.data) == plain.data, path
        assert int(answer.headers["Content-Length"]) == len(answer.data)


def test_urgent_help_has_the_size_of_a_question(app) -> None:
    """So has the page after hard thoughts, with its panel."""
    sizes = set()
    looked_at = [
        (people.STEADY, "/questions/body"),
        (people.THOUGHTS_NO_PLAN, "/questions/body"),
        (people.IN_DANGER_NOW, "/outcome/urgent_help"),
        (people.STEADY, "/check"),
    ]
    for person, path in looked_at:
        visitor = Visitor(app)
        visitor.tell(person)
        sizes.add(len(packed(visitor, path).data))
    assert sizes == {padding.FIRST}


def test_a_form_that_comes_without_its_cookie_is_answered_in_the_same_size(app) -> None:
    """Cleared in another tab, say: what is ticked in it may be danger, and shows in no size."""
    sizes = set()
    for person in (people.STEADY, people.IN_DANGER_NOW):
        said = sent(
            {key: person[key] for key in ("life_not_worth", "suicidal_thoughts", "attempt")}
        )
        said += sent({"suicidal_now": person["suicidal_now"]}) if "suicidal_now" in person else []
        page = "right-now" if "suicidal_now" in person else "hard-moments"
        answer = app.test_client().post(f"/questions/{page}", data=MultiDict(said), headers=GZIP)
        assert answer.headers["Content-Encoding"] == "gzip"
        sizes.add(len(answer.data))
    assert sizes == {padding.FIRST}


def test_a_form_differs_from_itself_each_time(visitor: Visitor) -> None:
    """Its hidden field is as long as chance has it, and is read by nobody."""
    lengths = {
        len(visitor.page("/questions/you").all("input", name="pad")[0].attributes["value"])
        for _ in range(12)
    }
    assert len(lengths) > 6
    assert max(lengths) < padding.MOST_IN_A_FORM


def test_redirects_to_long_and_short_addresses_are_alike() -> None:
    """The middle of many is the same, to a few bytes of thousands, whatever the address."""
    short, long_ = (
        [padding.redirect_size(180, length) + length for _ in range(3_000)] for length in (10, 90)
    )
    assert abs(sum(short) - sum(long_)) / 3_000 < 30
    assert min(short) == min(long_) or abs(min(short) - min(long_)) < 5


def test_who_has_said_nothing_gets_no_padding(app) -> None:
    """A first visit is small: the page packed, and not a byte more."""
    for path in ("/", "/questions/you", "/about"):
        answer = app.test_client().get(path, headers=GZIP)
        plain = app.test_client().get(path).data
        assert answer.headers["Content-Encoding"] == "gzip"
        assert len(answer.data) < len(plain) / 2
    assert "Content-Encoding" not in app.test_client().get("/healthz", headers=GZIP).headers


def test_who_reads_no_gzip_gets_the_page_as_it_is(visitor: Visitor) -> None:
    visitor.walk(people.STEADY)
    for accepted in ("", "br", "gzip;q=0"):
        answer = visitor.browser.get("/check", headers={"Accept-Encoding": accepted})
        assert "Content-Encoding" not in answer.headers, accepted


def test_files_are_packed_as_before(visitor: Visitor) -> None:
    """They are the same for everybody, so their size says nothing."""
    visitor.walk(people.STEADY)
    name = next(n for n in visitor.app.extensions["static_files"] if n.endswith(".css"))
    assert not is_a_step(len(packed(visitor, f"/static/{name}").data))


@pytest.mark.parametrize("size", [0, 1, 8_000, 32_700, 32_768, 70_000, 300_000])
def test_any_content_comes_through_any_reader_of_gzip(size: int) -> None:
    """Python's reader, and zlib's own with the length of its window checked."""
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    deflated = padding._deflated(content)
    least = padding._LEAST + len(deflated)
    whole = padding._gzip(deflated, content, padding.page_size(least) - least)
    assert gzip.decompress(whole) == content
    assert zlib.decompress(whole, zlib.MAX_WBITS | 16) == content
    assert is_a_step(len(whole))


def test_cookies_have_four_lengths_and_some_dots() -> None:
    """However much was said; never more than a proxy takes."""
    sealed = Sealed([KEY])
    lengths = set()
    for count in range(0, 3_000, 60):
        said = "".join(chr(33 + (n * n * 31 + n) % 90) for n in range(count))
        value = sealed.dumps({"answers": {"own_questions": said}})
        assert sealed.loads(value)["answers"]["own_questions"] == said
        if len(padding.undotted(value)) <= MOST_CHARACTERS:
            lengths.add(len(padding.undotted(value)))
            assert len(value) <= MOST_CHARACTERS
    assert lengths <= {1292, 2060, 2956, 3000}


def test_the_dots_are_as_many_as_chance_has_it() -> None:
    many = {Sealed([KEY]).dumps({"answers": {}}).count(padding.DOT) for _ in range(60)}
    assert len(many) > 30
    assert max(many) < padding.CHANCE
