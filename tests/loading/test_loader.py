"""From a file to a questionnaire, or to every problem in it with its place."""

from __future__ import annotations

import hashlib
import os
import re
import tracemalloc
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.checks.problems import MOST_PROBLEMS, DefinitionError, Problem
from app.config import ROOT
from app.loading.loader import MAX_BYTES, load, load_bytes, load_text
from app.proofs import solver
from tests.support.broken_files import FILES, LOADING, WHOLE, Broken, place

if TYPE_CHECKING:
    from pathlib import Path


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(DefinitionError) as caught:
        load_text(text, "broken.yaml")
    return caught.value.problems


def any_problems(text: str) -> tuple[Problem, ...]:
    try:
        load_text(text)
    except DefinitionError as error:
        return error.problems
    return ()


def test_the_shipped_questions_load_with_their_digest() -> None:
    """The file that ships loads, and its digest is that of its bytes."""
    file = ROOT / "questions.yaml"
    assert load(file).digest == hashlib.sha256(file.read_bytes()).hexdigest()


@pytest.mark.parametrize("broken", LOADING, ids=lambda broken: broken.code)
def test_a_slip_is_told_at_its_place(broken: Broken) -> None:
    """One slip gives its own problem, at its line and column, and nothing unexpected beside it."""
    text, line, column = place(broken.marked)
    found = problems(text)
    assert (broken.code, line, column) in [(p.code, p.line, p.column) for p in found]
    assert {p.code for p in found} - broken.also == {broken.code}


@pytest.mark.parametrize("code", FILES)
def test_what_cannot_be_read_is_told_once(code: str) -> None:
    """Where reading must stop there is exactly one problem, at its place, marked as such."""
    text, line, column = place(FILES[code])
    (only,) = problems(text)
    assert (only.code, only.line, only.column) == (code, line, column)
    assert only.unreadable


def test_every_problem_is_told_at_once() -> None:
    """An author with three slips in three corners of the file hears of all three, in order."""
    text = WHOLE
    for code in ("unknown-code", "unknown-key", "unbalanced"):
        broken = next(b for b in LOADING if b.code == code)
        text = text.replace(broken.old, broken.new)
    found = problems(text.replace("¦", ""))
    assert {p.code for p in found} >= {"unknown-code", "unknown-key", "unbalanced"}
    assert [p.line for p in found] == sorted(p.line for p in found)


def test_a_problem_says_file_line_column_code_and_the_nearest_name() -> None:
    """The text of a problem is what an editor can follow and a person can act on."""
    (only,) = problems(WHOLE.replace("when: {region: [south]}", "when: {region: [sout]}"))
    line = WHOLE[: WHOLE.index("when: {region: [south]}")].count("\n") + 1
    assert str(only).startswith(f"broken.yaml:{line}:21: unknown-code: ")
    assert "Did you mean `south`?" in str(only)
    assert only.excerpt == "    when: {region: [sout]}"


def test_texts_stay_what_they_are() -> None:
    """`no`, `012` and `2026-11-23` are texts where a text is wanted: nothing is guessed."""
    text = WHOLE.replace("  funding: None\n", "  funding: no\n").replace(
        '{title: A handbook, publisher: A press, year: "2020"}',
        "{title: 012, publisher: 2026-11-23, year: 2020}",
    )
    questionnaire = load_text(text).questionnaire
    assert questionnaire.authorship.funding == "no"
    source = questionnaire.sources["handbook"]
    assert (source.title, source.publisher, source.year) == ("012", "2026-11-23", "2020")


def test_a_shared_scale_is_one_scale() -> None:
    """An alias stands for the same part each time, as the two countries' help lines show."""
    countries = load_text(WHOLE).questionnaire.help.countries
    assert countries["north"] == countries["south"]


def test_no_such_file_a_folder_and_a_huge_file(tmp_path: Path) -> None:
    """A path that holds no readable file gives one clear problem, whatever is wrong with it."""
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as file:
        file.truncate(50_000_000)
    found = {}
    for path in (tmp_path / "none.yaml", tmp_path, huge):
        with pytest.raises(DefinitionError) as caught:
            load(path)
        (only,) = caught.value.problems
        assert only.unreadable
        found[path] = only.code
    assert list(found.values()) == ["missing-file", "a-folder", "too-big"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    """A file without leave to read it says so."""
    file = tmp_path / "questions.yaml"
    file.touch(mode=0o000)
    with pytest.raises(DefinitionError) as caught:
        load(file)
    assert [p.code for p in caught.value.problems] == ["no-permission"]


def test_a_path_through_a_file_cannot_be_opened(tmp_path: Path) -> None:
    """What the system refuses to open is told with the system's reason."""
    (tmp_path / "file").touch()
    with pytest.raises(DefinitionError) as caught:
        load(tmp_path / "file" / "questions.yaml")
    (only,) = caught.value.problems
    assert only.code == "no-permission"
    assert "Not a directory" in only.message


def test_a_colon_in_a_sentence_is_told_of_every_sentence() -> None:
    """It stops the reading each time, and is the slip that comes most: one round is enough."""
    text = WHOLE.replace("  funding: None\n", "  funding: None: at all\n")
    text = text.replace("    why: TMS can", "    why: Look: TMS can")
    text = text.replace("    title: Your head", '    title: "Your: head"')
    found = problems(text)
    assert [p.code for p in found] == ["colon-in-text", "colon-in-text"]
    assert [p.excerpt[: p.column] for p in found] == ["  funding: None:", "    why: Look:"]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A file that never ends is refused at once."""
    pipe = tmp_path / "questions.yaml"
    os.mkfifo(pipe)
    with pytest.raises(DefinitionError) as caught:
        load(pipe)
    (only,) = caught.value.problems
    assert only.code == "not-a-file"
    assert "pipe" in only.message


@pytest.mark.parametrize(
    "text",
    [
        "7" * 400_000,
        "1 in " * 80_000,
        "stop your " * 40_000,
        "you need " * 40_000,
        "about " * 60_000,
    ],
    ids=["digits", "odds", "orders", "needs", "shares"],
)
def test_a_long_text_costs_its_length(text: str) -> None:
    """Nothing that looks for numbers, verdicts or orders goes over a text again and again."""
    body = f"    body: [{text}]\n"
    whole = WHOLE.replace("    body: [Bring what you know about each.]\n", body)
    started = process_time()
    any_problems(whole)
    assert process_time() - started < 10


def test_a_forbidden_sign_is_told_on_its_line_whatever_stands_above() -> None:
    """Letters of several bytes above it do not move its line."""
    (only,) = problems("# é → 😀\n" * 500 + "title: \x07\n")
    assert (only.code, only.line) == ("control-character", 501)


def test_lines_are_counted_as_editors_count_them() -> None:
    """The rare signs that end a line for YAML alone do not move what stands below them."""
    text = WHOLE.replace("  funding: None\n", '  funding: "No \u2028 \x85 one"\n')
    (only,) = [p for p in problems(text.replace("[south]}", "[sout]}")) if p.code == "unknown-code"]
    assert only.line == WHOLE[: WHOLE.index("{region: [south]}")].count("\n") + 1
    assert only.excerpt.endswith("when: {region: [sout]}")


def test_one_slip_in_a_shared_scale_is_told_once() -> None:
    """An option that four questions share is one problem, which names the four."""
    shipped = (ROOT / "questions.yaml").read_text("utf-8")
    whole = shipped.replace(
        "nearly_always: ", "sometimes: {text: Sometimes}\n          nearly_always: ", 1
    )
    (only,) = problems(whole)
    assert only.code == "unread-option"
    assert only.message.count("`") > 10


def test_all_that_a_part_lacks_is_told_at_once() -> None:
    """Twenty missing keys are one problem, and not twenty."""
    found = problems("version: one\n")
    assert [p.code for p in found] == ["missing-key"]
    assert {"`site`", "`help`", "`pages`"} <= set(found[0].fix.replace(",", "").split())


def test_an_alias_of_the_wrong_kind_is_told_where_it_stands() -> None:
    """Not where the part that it names stands."""
    whole = WHOLE.replace("body: [There are fewer places.]", "body: *regions")
    line = whole[: whole.index("*regions")].count("\n") + 1
    assert line in {p.line for p in problems(whole)}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("        type: table\n", "        type: grid\n", "Did you mean `table`?"),
        ("    when: {region: [south]}\n", "    if: {region: [south]}\n", "Did you mean `when`?"),
        ("when: {region: [south]}", "when: {or: [a]}", "any one is enough"),
        (
            "      name: The north\n",
            "      name: The north\n      paper: A4\n",
            "Did you mean `a4`?",
        ),
        ("      name: The north\n", "      name: The north\n      paper: a5\n", "`a4` or `letter`"),
    ],
)
def test_words_of_other_programs_are_known(old: str, new: str, told: str) -> None:
    """Who comes from another program is told how the same is said here."""
    assert WHOLE.count(old) == 1
    assert any(told in p.fix for p in problems(WHOLE.replace(old, new)))


def test_a_counterexample_is_told_whole() -> None:
    """The last answer of it may be the one that matters."""
    shipped = (ROOT / "questions.yaml").read_text("utf-8")
    whole = shipped.replace(
        "      suicidal_now: [yes]\n    urgent",
        "      suicidal_now: [yes]\n      age: [from_65]\n    urgent",
    )
    broken = [p for p in problems(whole) if p.code == "always-broken"]
    assert broken
    assert all("suicidal_now: yes" in p.message for p in broken)


def test_a_byte_that_is_not_text() -> None:
    """Latin-1 in a UTF-8 file is told at its line and column."""
    with pytest.raises(DefinitionError) as caught:
        load_bytes(b"version: one\ntitle: caf\xe9\n", "broken.yaml")
    (only,) = caught.value.problems
    assert (only.code, only.line, only.column) == ("not-utf8", 2, 11)


def test_a_mark_of_byte_order_is_let_through() -> None:
    """Windows editors put one first; it is no part of the text."""
    assert load_bytes(b"\xef\xbb\xbf" + WHOLE.encode(), "tms.yaml").questionnaire.version == "1"


@pytest.mark.parametrize(
    "text",
    [
        "[" * MAX_BYTES,
        "{a: " * (MAX_BYTES // 4),
        "- " * (MAX_BYTES // 2),
        "a: &a [x, x]\n" + "".join(f"a{i}: &a{i} [*a, *a]\n" for i in range(1000)),
        "\n".join(f"k{i}: &k{i} [*k{i - 1}, *k{i - 1}]" if i else "k0: &k0 [x]" for i in range(60)),
        "a: " + "x" * (MAX_BYTES - 10),
        "x: 1\n" * (MAX_BYTES // 200),
    ],
    ids=["lists", "mappings", "dashes", "many aliases", "doubling", "one long text", "one key"],
)
def test_a_hostile_file_ends_soon_and_small(text: str) -> None:
    """Bombs of depth, aliases or size end in problems, without memory out of all proportion."""
    tracemalloc.start()
    try:
        assert problems(text)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100 * max(len(text), MAX_BYTES // 10)


def test_twenty_thousand_slips_are_told_in_part() -> None:
    """The report of a file that is wrong from end to end stays one that can be read."""
    assert len(problems("x: 1\n" * 20_000)) == MOST_PROBLEMS


@given(st.text(max_size=200))
def test_no_text_breaks_the_loader(text: str) -> None:
    """Whatever is in the file, the answer is a questionnaire or problems, never a traceback."""
    assert problems(text)


@given(st.binary(max_size=200))
def test_no_bytes_break_the_loader(data: bytes) -> None:
    """The same for bytes."""
    with pytest.raises(DefinitionError):
        load_bytes(data, "broken.yaml")


LINES = WHOLE.splitlines(keepends=True)


@given(st.integers(0, len(LINES) - 1), st.sampled_from(["gone", "twice", "deeper", "half", "slip"]))
def test_no_edit_of_a_line_breaks_the_loader(number: int, edit: str) -> None:
    """A line lost, doubled, indented, cut in two, its keys misspelled: it loads, or the problems
    have places."""
    line = LINES[number]
    edits = {
        "gone": "",
        "twice": line * 2,
        "deeper": f"  {line}",
        "half": line[: len(line) // 2],
        "slip": re.sub(r"(\w)(\w)(\w*: )", r"\2\1\3", line),
    }
    text = "".join([*LINES[:number], edits[edit], *LINES[number + 1 :]])
    assert all(p.line > 0 and p.column > 0 for p in any_problems(text))


def test_a_misspelled_key_of_a_shared_part_is_told_once(tmp_path: Path) -> None:
    """Three questions share the scale, and its one slip stands at one place."""
    whole = (ROOT / "questions.yaml").read_text(encoding="utf-8")
    key = whole.index("means: ", whole.index("&yes_no_private"))
    file = tmp_path / "questions.yaml"
    file.write_text(f"{whole[:key]}menas: {whole[key + 7 :]}", encoding="utf-8")
    with pytest.raises(DefinitionError) as caught:
        load(file)
    (only,) = caught.value.problems
    line, column = whole.count("\n", 0, key) + 1, key - whole.rindex("\n", 0, key)
    assert (only.code, only.line, only.column) == ("unknown-key", line, column)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    urgent: true\n", "    urgent: {really: [very]}\n"),
        ("people: 30,", "people: {of: [thirty]},"),
        ("last_review: 2026-11-23", "last_review: [{day: 23}]"),
        ("        type: table\n", "        type: {is: [table]}\n"),
    ],
)
def test_what_stands_in_the_place_of_a_value_is_told_briefly(old: str, new: str) -> None:
    """A mapping or a list is shown as such, and not spelled out in the program's own language."""
    (only,) = problems(WHOLE.replace(old, new))
    assert re.search("`{…}`|`\\[…\\]`", only.message)


def test_a_file_that_breaks_its_own_safety_rule_is_not_served() -> None:
    """Urgent help that waits for a second answer breaks an `always` rule: it does not load."""
    shipped = (ROOT / "questions.yaml").read_text("utf-8")
    whole = "    when:\n      suicidal_now: [yes]\n    urgent: true"
    assert whole in shipped
    waits = whole.replace("[yes]\n", "[yes]\n      life_not_worth: [yes]\n")
    assert "always-broken" in {found.code for found in problems(shipped.replace(whole, waits))}


def test_a_promise_that_cannot_be_proved_is_not_served(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that is given up proves nothing, so the file does not load."""
    monkeypatch.setattr(solver, "MOST_STEPS", 0)
    assert {p.code for p in problems(WHOLE)} == {"undecided"}
