"""Paper of somebody who answered in Spanish: English for the clinic, Spanish for themselves."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import pikepdf
import pytest

from app import config, create_app
from app.web import session
from app.web.packing import ANSWERS
from tests.conftest import SECRET
from tests.support import people
from tests.support.five_people import EXHAUSTED, FIVE
from tests.support.pdf_pages import on_one_line, pages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask

EVERYBODY: Mapping[str, people.Person] = {**FIVE, **people.WITH_A_SUMMARY}


@pytest.fixture(scope="module")
def app() -> Flask:
    """The site in English and in Spanish."""
    return create_app(
        config.from_environment({"FLASK_SECRET_KEY": SECRET, "FLASK_LANGUAGES": "es"})
    )


def paper(app: Flask, person: people.Person, address: str) -> bytes:
    client = app.test_client()
    with client.session_transaction() as kept:
        kept[ANSWERS] = dict(person)
        kept[session.STARTED] = kept[session.RENEWED] = int(time.time())
    response = client.get(address)
    assert response.status_code == 200
    return response.data


@pytest.mark.parametrize("name", EVERYBODY)
def test_the_clinic_gets_two_pages_in_english(app: Flask, name: str) -> None:
    """However long the Spanish is: the pages are those of the English, and one line more."""
    document = paper(app, EVERYBODY[name], "/es/summary.pdf")
    told = pages(document)
    assert len(told) <= 2
    first = on_one_line(told[0])
    assert "Answered in Spanish. Typed words are the patient’s own, not translated." in first
    assert "The translation is not yet reviewed." in first
    assert str(pikepdf.open(io.BytesIO(document)).Root.Lang).startswith("en")


@pytest.mark.parametrize("name", FIVE)
def test_a_copy_of_ones_own_is_in_spanish(app: Flask, name: str) -> None:
    """All of it, the program’s words too, and its language is told to a screen reader."""
    document = paper(app, EVERYBODY[name], "/es/summary.pdf?copy=mine")
    told = on_one_line(" ".join(pages(document)))
    assert str(pikepdf.open(io.BytesIO(document)).Root.Lang).startswith("es")
    for sentence in ("Para mi consulta", "Hable de esto con su profesional de la salud."):
        assert sentence in told
    for sentence in ("For my visit", "Discuss this", "Tell your provider", "My first questions"):
        assert sentence not in told


def test_the_facts_and_the_blank_questions_are_in_spanish(app: Flask) -> None:
    """They are for the person alone."""
    for address in ("/es/facts.pdf", "/es/blank.pdf"):
        document = paper(app, EXHAUSTED, address)
        assert str(pikepdf.open(io.BytesIO(document)).Root.Lang).startswith("es")
        told = on_one_line(" ".join(pages(document)))
        assert "Hable de esto con su profesional de la salud." in told
        assert "Discuss this with your provider" not in told
