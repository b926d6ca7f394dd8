"""Packing a PDF: fewer bytes, the same objects."""

from __future__ import annotations

import io

import pikepdf
import pytest

from app.exports import pdf_objects, typesetter
from tests.support.pdf_pages import pages, tags

SOURCE = b"""#set document(title: "A test")
#set text(font: "Noto Sans", lang: "en")
= One
#for n in range(300) [ #par[The word endstream and a ) bracket, #str(n)] ]
#table(columns: 2, table.header[a][b], ..range(40).map(str))
"""
PLAIN = typesetter.typeset(SOURCE, "", 0)


def objects(document: bytes) -> dict[int, str]:
    with pikepdf.open(io.BytesIO(document)) as opened:
        return {
            found.objgen[0]: repr(found)
            for found in opened.objects
            if not (
                isinstance(found, pikepdf.Stream)
                and str(found.get("/Type")) in ("/XRef", "/ObjStm")
            )
        }


def test_it_is_smaller_and_holds_the_same_objects() -> None:
    """Every object of the original is there under its number, in less than half of the bytes."""
    small = pdf_objects.packed(PLAIN)
    assert len(small) < len(PLAIN) / 2
    before, after = objects(PLAIN), objects(small)
    assert {number: after.get(number) for number in before} == before


def test_readers_find_nothing_wrong_with_it() -> None:
    """qpdf finds the syntax sound; poppler reads the same words and the same tags."""
    small = pdf_objects.packed(PLAIN)
    with pikepdf.open(io.BytesIO(small)) as opened:
        assert opened.check_pdf_syntax() == []
    assert pages(small) == pages(PLAIN)
    assert tags(small) == tags(PLAIN)


@pytest.mark.parametrize("document", [b"", b"%PDF-1.7\nno such thing", PLAIN[:-200], PLAIN + b"x"])
def test_what_it_does_not_know_comes_back_as_it_was(document: bytes) -> None:
    """A document that is not as Typst writes it is left alone."""
    assert pdf_objects.packed(document) == document
