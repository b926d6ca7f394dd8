"""Downloads: who gets which file, on which paper, under which name."""

from __future__ import annotations

import hashlib
import io
import json

import pikepdf
import pytest
from flask import Flask

from app.config import ROOT
from app.questionnaire import messages
from tests.support import people
from tests.support import specification as spec
from tests.support.visitor import EXPORTS, Visitor

LETTER, A4 = (612, 792), (595, 842)
TYPES = {
    "/summary.pdf": "application/pdf",
    "/summary.txt": "text/plain; charset=utf-8",
    "/summary.fhir.json": "application/fhir+json",
    "/facts.pdf": "application/pdf",
    "/facts.txt": "text/plain; charset=utf-8",
}


@pytest.fixture
def patient(visitor: Visitor) -> Visitor:
    visitor.tell(people.ANEURYSM)
    return visitor


def size_of(visitor: Visitor, path: str) -> tuple[int, int]:
    response = visitor.get(path)
    assert response.status_code == 200
    with pikepdf.open(io.BytesIO(response.data)) as pdf:
        box = pdf.pages[0].mediabox
        return round(float(box[2])), round(float(box[3]))


@pytest.mark.parametrize("path", EXPORTS)
def test_a_file_is_saved_under_a_name_that_reveals_nothing(patient: Visitor, path: str) -> None:
    """On a shared computer the download list shows "visit-summary" or "visit-facts" and no more."""
    response = patient.get(path)
    assert response.status_code == 200
    name = path.replace("/", "visit-")
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.headers["Content-Type"].startswith(TYPES[path])
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", EXPORTS)
def test_no_file_before_the_summary_is_due(app: Flask, path: str) -> None:
    """Someone new, or halfway, is led to what is due."""
    visitor = Visitor(app)
    assert visitor.get(path).location == "/questions/you"
    visitor.answer("you", age="from_65")
    response = visitor.get(path)
    assert (response.status_code, response.location) == (303, "/questions/hard-moments")


@pytest.mark.parametrize(("country", "paper"), [("us", LETTER), ("canada", LETTER), ("uk", A4),
                                                ("india", A4), ("elsewhere", A4)])  # fmt: skip
def test_paper_follows_the_country_unless_it_is_chosen(
    app: Flask, country: str, paper: tuple[int, int]
) -> None:
    """Letter in North America, A4 elsewhere; either can be asked for."""
    visitor = Visitor(app)
    visitor.tell({**people.STEADY, "country": country})
    assert size_of(visitor, "/summary.pdf") == paper
    assert size_of(visitor, "/summary.pdf?paper=a4") == A4
    assert size_of(visitor, "/summary.pdf?paper=letter") == LETTER


NONSENSE = (
    "paper=papyrus", "paper=", "size=huge", "size=", "paper=A4;x", "paper=%00", "nonsense",
    "paper=../../etc",
)  # fmt: skip


@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_in_the_address_gives_the_usual_file(patient: Visitor, query: str) -> None:
    """An address of someone's own making is no failure."""
    assert size_of(patient, f"/summary.pdf?{query}") == LETTER


def test_large_print_takes_more_pages(patient: Visitor) -> None:
    """The same summary, larger, on more paper."""
    usual, large = (
        len(pikepdf.open(io.BytesIO(patient.get(path).data)).pages)
        for path in ("/summary.pdf", "/summary.pdf?size=large")
    )
    assert large > usual


def test_the_text_says_what_the_page_says(patient: Visitor) -> None:
    """The firm statement, own words and help; each flag in the clinician's voice."""
    text = " ".join(patient.get("/summary.txt").text.split())
    page = patient.summary()
    flags = {flag.id: flag for flag in patient.questionnaire.flags}
    for sentence in messages.FIRM_STATEMENT:
        assert sentence in text
    for name in ("vessels", "blood_pressure"):
        flag = page.by_id(f"flag-{name}")
        assert flag is not None
        assert flag.one("h4").text in page.text
        assert flags[name].clinician in text
    assert "Does my aneurysm rule this out?" in text
    assert "988" in text


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("path", EXPORTS)
def test_another_site_gets_no_file_and_learns_nothing(
    patient: Visitor, path: str, site: str
) -> None:
    """Whether somebody holds a summary or not, the answer is the same redirect to a page."""
    stranger = Visitor(patient.app)
    for visitor in (patient, stranger):
        response = visitor.browser.get(path, headers={"Sec-Fetch-Site": site})
        assert (response.status_code, response.location) == (303, "/summary")
    for own in ("same-origin", "none"):
        assert patient.browser.get(path, headers={"Sec-Fetch-Site": own}).status_code == 200


def test_the_blank_questions_are_for_everyone(visitor: Visitor) -> None:
    """Nobody has to answer anything on a screen to have them on paper, in their country's size."""
    response = visitor.get("/blank.pdf")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == 'attachment; filename="visit-questions.pdf"'
    assert size_of(visitor, "/blank.pdf") == LETTER
    assert size_of(visitor, "/blank.pdf?paper=a4") == A4
    assert visitor.browser.get_cookie("visit") is None


def test_any_program_may_read_the_questionnaire(visitor: Visitor) -> None:
    """The definition as FHIR holds no answer; everything else stays closed to other origins."""
    headers = visitor.get("/questionnaire.fhir.json").headers
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in visitor.get("/healthz").headers


def test_the_answers_are_a_fhir_resource(patient: Visitor) -> None:
    """A QuestionnaireResponse that answers this Questionnaire, with the person's own codes."""
    response = json.loads(patient.get("/summary.fhir.json").text)
    text = json.dumps(response)
    assert "QuestionnaireResponse" in text
    assert "aneurysm_or_avm" in text


def test_the_questions_are_a_fhir_questionnaire_for_everyone(visitor: Visitor) -> None:
    """The definition needs no answers: question ids are its link ids."""
    response = visitor.get("/questionnaire.fhir.json")
    assert response.status_code == 200
    resource = json.loads(response.text)
    assert resource["resourceType"] == "Questionnaire"
    for _, questions in spec.PAGES.values():
        for question in questions:
            assert f'"linkId": "{question}"' in response.text


def test_health_tells_version_and_digest(visitor: Visitor) -> None:
    """Whoever runs the site can tell which content it serves, to the byte."""
    response = visitor.get("/healthz")
    digest = hashlib.sha256((ROOT / "questions.yaml").read_bytes()).hexdigest()
    assert response.status_code == 200
    assert response.json == {
        "status": "ok",
        "questionnaire": visitor.questionnaire.version,
        "digest": digest,
    }
    assert visitor.browser.get_cookie("visit") is None
