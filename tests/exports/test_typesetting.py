"""From a typed paper to a document: nothing typed prevents it, and a failure tells nothing."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports import pdf, printable, summary_paper, typesetter, typesetting
from tests.support import people
from tests.support.pdf_pages import pages
from tests.support.summaries import MANY_SCRIPTS, summary


@settings(max_examples=40)
@given(st.text(max_size=80))
def test_no_text_can_prevent_the_document(typed: str) -> None:
    """Whatever a person types, the first try makes the document: no plainer one is needed."""
    paper = summary_paper.of(
        summary({**people.STEADY, "own_questions": typed or "-"}), "a4", "normal"
    )
    data = json.dumps(typesetting.as_data(paper, printable.printable))
    source = typesetting._source("summary.typ")
    assert typesetter.typeset(source, data, 0).startswith(b"%PDF-1.7")


def test_text_the_typesetter_refuses_is_printed_plainer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Should a sign slip through that no font has, a second try prints boxes instead."""
    monkeypatch.setattr(printable, "printable", lambda text: text)
    told = "".join(pages(pdf.summary(summary(MANY_SCRIPTS), "a4", "normal")))
    assert "50" in told
    assert printable.BOX in told


def test_a_failure_tells_nothing_of_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """When the template itself is broken, the error and its causes hold nothing that was typed."""
    monkeypatch.setattr(typesetting, "_source", lambda _: b"#panic(str(sys.inputs.data))")
    with pytest.raises(pdf.ExportError) as caught:
        pdf.summary(summary({**people.STEADY, "own_questions": "my secret"}), "a4", "normal")
    assert "secret" not in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_number_and_its_unit_stay_on_one_line() -> None:
    """“50 mg” is never parted, wherever the line ends."""
    paper = summary_paper.of(
        summary({**people.STEADY, "own_questions": "50 mg or 0.5 mL?"}), "a4", "normal"
    )
    assert (
        typesetting.as_data(paper, printable.printable)["own_words"] == "50\u00a0mg or 0.5\u00a0mL?"
    )
