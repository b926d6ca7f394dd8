"""The site in Spanish: under its own path, in its own words, with the same answers."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from fhir.resources.R4B.questionnaire import Questionnaire as FhirQuestionnaire

from app import config, create_app
from tests.conftest import SECRET
from tests.support import html, people
from tests.support.five_people import EXHAUSTED
from tests.support.visitor import Visitor, sent

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask

TRANSLATION = "http://hl7.org/fhir/StructureDefinition/translation"


@pytest.fixture(scope="module")
def app() -> Flask:
    """The site in English and in Spanish."""
    return create_app(
        config.from_environment({"FLASK_SECRET_KEY": SECRET, "FLASK_LANGUAGES": "es"})
    )


def in_spanish(page: html.Element) -> bool:
    return page.one("html").get("lang") == "es"


PLACES = ("/", "/help-now", "/about", "/questions/you", "/check", "/summary", "/facts")


@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_in_the_language_of_its_address(visitor: Visitor, place: str) -> None:
    """The same cookie, and no word of it says a language: the address does."""
    visitor.tell(EXHAUSTED)
    assert in_spanish(visitor.page(f"/es{place}"))
    assert not in_spanish(visitor.page(place))


@pytest.mark.parametrize("place", PLACES)
def test_a_page_in_spanish_leads_to_pages_in_spanish(visitor: Visitor, place: str) -> None:
    """Every link and form, save the one to the page in the other language."""
    visitor.tell(EXHAUSTED)
    page = visitor.page(f"/es{place}")
    for one in (*page.all("a"), *page.all("form"), *page.all("button")):
        address = one.get("href") or one.get("action") or one.get("formaction") or ""
        parts = urlsplit(address)
        if parts.scheme or not parts.path or one.get("lang") == "en":
            continue
        assert parts.path.startswith("/es/"), address


@pytest.mark.parametrize("place", ["/", "/help-now", "/summary", "/facts"])
def test_a_link_leads_to_the_same_page_in_the_other_language(visitor: Visitor, place: str) -> None:
    """In its own words, told to a screen reader as such."""
    visitor.tell(EXHAUSTED)
    (there,) = visitor.page(place).all("a", hreflang="es")
    assert (there.text, there.get("lang"), there.get("href")) == ("Español", "es", f"/es{place}")
    (back,) = visitor.page(f"/es{place}").all("a", hreflang="en")
    assert (back.text, back.get("href")) == ("English", place)


def test_what_was_just_ticked_is_there_in_the_other_language(visitor: Visitor) -> None:
    """A switch on a page of questions sends the form: it is shown, and not kept."""
    visitor.tell({"age": "from_25_to_64"})
    response = visitor.post(
        "/es/questions/lately", sent({"mood_length": "comes_and_goes"}), language="es"
    )
    assert response.status_code == 200
    page = html.read(response.text)
    assert in_spanish(page)
    checked = [one.get("value") for one in page.all("input") if one.get("checked") is not None]
    assert "comes_and_goes" in checked
    again = visitor.page("/questions/lately")
    assert not [one for one in again.all("input") if one.get("checked") is not None]
    shown = visitor.page("/es/questions/you").all("input", value="from_25_to_64")
    assert shown[0].get("checked") is not None  # and what was kept is there


def test_danger_is_heard_before_the_language_is_changed(visitor: Visitor) -> None:
    """An answer that opens urgent help shows its page, in the language that was asked for."""
    visitor.tell(
        {key: people.IN_DANGER_NOW[key] for key in people.IN_DANGER_NOW if key != "suicidal_now"}
    )
    response = visitor.post("/es/questions/right-now", sent({"suicidal_now": "yes"}), language="es")
    page = html.read(response.text)
    assert in_spanish(page)
    assert page.one("h1").text == "Busque ayuda ahora, por favor"
    assert 'href="tel:988"' in response.text


def test_the_sheet_to_show_is_in_both_languages(visitor: Visitor) -> None:
    """Whoever is asked for help may read only English."""
    assert visitor.tell(people.IN_DANGER_NOW) == "/outcome/urgent_help"
    sheet = visitor.page("/es/outcome/urgent_help").one("section", class_="sheet")
    (english,) = sheet.all("div", lang="en")
    assert english.one("h3").text == "I need help right now"
    assert sheet.one("h2").text != english.one("h3").text
    assert not visitor.page("/outcome/urgent_help").one("section", class_="sheet").all(lang="en")


def test_answers_that_are_gone_are_told_in_the_language_of_the_address(app: Flask) -> None:
    """No cookie says a language, and none is needed."""
    visitor = Visitor(app)
    visitor.browser.set_cookie(app.config["SESSION_COOKIE_NAME"], "no longer opens")
    page = visitor.page("/es/questions/lately")
    assert in_spanish(page)
    assert "tel:988" in " ".join(one.get("href") or "" for one in page.all("a"))


@pytest.mark.parametrize("address", ["/xx/", "/es/nothing", "/ES/", "/es-MX/questions/you"])
def test_a_language_nobody_speaks_is_a_page_with_help_lines(visitor: Visitor, address: str) -> None:
    response = visitor.get(address)
    assert response.status_code == 404
    assert 'href="tel:988"' in response.text


def test_the_start_page_names_its_twins_to_search_engines_and_no_other_does(
    visitor: Visitor,
) -> None:
    """By whole addresses, each of both pages the same."""
    for place in ("/", "/es/"):
        links = {
            one.get("hreflang"): one.get("href")
            for one in visitor.page(place).all("link", rel="alternate")
        }
        assert links == {
            "en": "http://localhost/", "es": "http://localhost/es/", "x-default": "http://localhost/",
        }  # fmt: skip
    assert not visitor.page("/es/about").all("link", rel="alternate")


def test_an_unreviewed_translation_says_so(visitor: Visitor) -> None:
    """On the start page, the page about it, the clinic’s paper and one’s own; not in English."""
    visitor.tell(EXHAUSTED)
    said = "Esta traducción todavía no se ha revisado."
    for place in ("/es/", "/es/about", "/es/summary"):
        assert said in visitor.get(place).text, place
    assert said in visitor.get("/es/facts.txt").text
    assert "The translation is not yet reviewed." in visitor.get("/es/summary.txt").text
    assert "translation" not in visitor.get("/summary.txt").text


def test_the_clinic_reads_english_whatever_language_was_answered_in(visitor: Visitor) -> None:
    """The same statements, and one more line that says so."""
    visitor.tell(EXHAUSTED)
    english, spanish = (visitor.get(f"{root}/summary.txt").text for root in ("", "/es"))
    assert "Answered in Spanish. Typed words are the patient's own, not translated." in spanish
    differing = set(spanish.splitlines()) ^ set(english.splitlines())
    assert len(differing) == 2  # that line, with it and without it


def test_healthz_tells_which_translation_is_served(visitor: Visitor) -> None:
    told = visitor.get("/healthz").json
    assert set(told["languages"]) == {"es"}
    assert re.fullmatch("[0-9a-f]{64}", told["languages"]["es"])


def test_the_help_lines_of_an_outage_are_there_in_spanish(visitor: Visitor) -> None:
    """The page that a proxy keeps for the time when nothing answers."""
    page = visitor.page("/es/help-lines.html")
    assert in_spanish(page)
    assert page.all("a")[0].get("href") == "/es/leave"
    kept = (config.ROOT / "deploy/nginx/worth-asking/help-lines.es.html").read_bytes()
    assert visitor.get("/es/help-lines.html").data == kept, "run: make help-lines"


def test_fhir_has_one_questionnaire_with_the_spanish_beside(visitor: Visitor) -> None:
    """Codes, linkIds and addresses are the same; each text carries its translation."""
    both = visitor.get("/es/questionnaire.fhir.json").json
    FhirQuestionnaire.model_validate(both)
    assert both["language"] == "en"
    assert json.dumps(both) == json.dumps(visitor.get("/questionnaire.fhir.json").json)
    plain = Visitor(create_app(config.from_environment({"FLASK_SECRET_KEY": SECRET})))
    assert without_translations(both) == plain.get("/questionnaire.fhir.json").json
    (page,) = [item for item in both["item"] if item["linkId"] == "page:you"]
    (lang, content) = page["_text"]["extension"][0]["extension"]
    assert page["_text"]["extension"][0]["url"] == TRANSLATION
    assert (lang["valueCode"], content["valueString"]) == ("es", "Sobre usted")


def without_translations(value: object) -> object:
    if isinstance(value, dict):
        return {
            name: without_translations(each)
            for name, each in value.items()
            if not (name.startswith("_") and TRANSLATION in json.dumps(each))
        }
    return [*map(without_translations, value)] if isinstance(value, list) else value


def test_a_language_without_words_or_a_translation_that_is_not_whole_stops_the_start(
    tmp_path: Path,
) -> None:
    """Every problem is told at its line, and what to do meanwhile."""
    with pytest.raises(SystemExit, match="FLASK_LANGUAGES can name es"):
        create_app(config.from_environment({"FLASK_SECRET_KEY": SECRET, "FLASK_LANGUAGES": "pt"}))
    for name in ("questions.yaml", "questions.es.po"):
        (tmp_path / name).write_bytes((config.ROOT / name).read_bytes())
    po = tmp_path / "questions.es.po"
    po.write_text(po.read_text("utf-8").replace("Llame al 988", "Llame al 989", 1), "utf-8")
    settings = {
        "FLASK_SECRET_KEY": SECRET,
        "FLASK_LANGUAGES": "es",
        "FLASK_QUESTIONS": str(tmp_path / "questions.yaml"),
    }
    with pytest.raises(SystemExit) as stopped:
        create_app(config.from_environment(settings))
    assert "questions.es.po:" in str(stopped.value)
    assert "unset FLASK_LANGUAGES" in str(stopped.value)


@pytest.mark.parametrize(
    "typed", ["sertralina", "SERTRALINA ", "Altruline", "sertralina (sertraline)"]
)
def test_a_spanish_name_is_known_to_the_english_clinician(visitor: Visitor, typed: str) -> None:
    """With its English name and its kind, accents and capitals aside."""
    row = {"medicine": typed, "effect": "a_little"}
    visitor.tell({**people.STEADY, "antidepressants_tried": "one", "trials": [row]})
    assert "(sertraline, SSRI)" in visitor.get("/es/summary.txt").text


def test_a_prefix_of_the_proxy_stands_before_the_language() -> None:
    """Served under a path of a clinic’s own site."""
    settings = {"FLASK_SECRET_KEY": SECRET, "FLASK_LANGUAGES": "es", "FLASK_PROXIES": "1"}
    browser = create_app(config.from_environment(settings)).test_client()
    page = html.read(browser.get("/es/", headers={"X-Forwarded-Prefix": "/ask"}).text)
    assert page.all("a", hreflang="en")[0].get("href") == "/ask/"
    addresses = [one.get("href") or "" for one in page.all("a")]
    assert "/ask/es/questions/you" in addresses
    assert "/ask/es/leave" in addresses
