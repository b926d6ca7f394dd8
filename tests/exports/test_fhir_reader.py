"""Our skip logic in an independent reader: LHC-Forms, of the US National Library of Medicine.

It is fetched from npm once and kept in pytest's cache; where it, or a browser, cannot be had, the
tests say so and are skipped.
"""

from __future__ import annotations

import functools
import http.server
import io
import shutil
import subprocess
import tarfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from app.exports import fhir, fhir_answers
from app.exports.fhir_terms import Terms
from app.questionnaire.answers import read
from app.questionnaire.journey import Journey
from tests.support import people
from tests.support.people import Person
from tests.support.summaries import CONTENT, EVERYONE, RICHEST, journey

# One worker fetches it and reads with it.
pytestmark = pytest.mark.xdist_group("reader")

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PACKAGE = "lforms@40.1.3"
SCRIPTS = (
    "webcomponent/assets/lib/zone.min.js",
    "webcomponent/lhc-forms.js",
    "fhir/lformsFHIRAll.min.js",
)
# The charset matters: one of its scripts reads its own text.
BLANK = '<!doctype html><meta charset="utf-8"><title>Reader</title><div id="form"></div>'
FILL = """async ([questions, answers]) => {
    const form = LForms.Util.convertFHIRQuestionnaireToLForms(questions, 'R4');
    const kind = 'QuestionnaireResponse';
    const filled = LForms.Util.mergeFHIRDataIntoLForms(kind, answers, form, 'R4');
    await LForms.Util.addFormToPage(filled, 'form', {prepopulate: false});
    await new Promise((done) => setTimeout(done, 200));
    return [LForms.Util.getFormFHIRData(kind, 'R4'), LForms.Util.checkValidity()];
}"""

PEOPLE: dict[str, Person] = {
    **EVERYONE,
    "in danger now": people.IN_DANGER_NOW,
    "a teenager": people.TEENAGER,
    "in danger, after answering on": {**RICHEST, "suicidal_now": "yes"},
    "danger taken back": {**RICHEST, "suicidal_thoughts": "no", "suicidal_now": "yes"},
    "a teenager who answered on": {**RICHEST, "age": "under_18"},
    "a veteran who left the country": {**RICHEST, "country": "uk", "veteran": "yes"},
}


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def scripts(request: pytest.FixtureRequest) -> Path:
    folder = Path(request.config.cache.mkdir("lforms"))
    npm = shutil.which("npm")
    if not (folder / "package").is_dir():
        if npm is None:
            pytest.skip("LHC-Forms is not here, and there is no npm to fetch it")
        fetched = subprocess.run(
            [npm, "pack", PACKAGE, "--silent"], cwd=folder, capture_output=True, check=False
        )
        archive = next(folder.glob("lforms-*.tgz"), None)
        if fetched.returncode or archive is None:
            pytest.skip("LHC-Forms could not be fetched from npm")
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as packed:
            packed.extractall(folder, filter="data")
        archive.unlink()
    return folder / "package" / "dist" / "lforms"


@pytest.fixture(scope="module")
def reader(scripts: Path, browser: Browser) -> Iterator[Page]:
    """A page with LHC-Forms in it."""
    serve = functools.partial(Quiet, directory=str(scripts))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    home = f"http://127.0.0.1:{server.server_port}"
    page = browser.new_page()
    page.route(f"{home}/", lambda route: route.fulfill(content_type="text/html", body=BLANK))
    page.goto(f"{home}/")
    for script in SCRIPTS:
        page.add_script_tag(url=f"{home}/{script}")
    yield page
    page.close()
    server.shutdown()
    server.server_close()


def answers(within: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Each answered linkId with its codes or texts, in no order."""
    found = []
    for item in within.get("item", []):
        given = [_value(answer) for answer in item.get("answer", [])]
        found += [(item["linkId"], sorted(given))] if given else []
        found += answers(item)
    return sorted(found)


def _value(answer: dict[str, Any]) -> str:
    coding = answer.get("valueCoding")
    # What was typed into an open choice it gives back as a coding without a code.
    return coding.get("code") or coding["display"] if coding else answer["valueString"]


def everything_said(person: Person) -> dict[str, Any]:
    """All that a person ever answered, on their path or off it, as a reader may be handed it."""
    said = read(CONTENT, person)
    return _response(Journey(CONTENT, CONTENT.pages, said, None, None))


def _response(walked: Journey) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "status": "completed",
        "item": fhir_answers.items(walked, Terms(CONTENT, "0" * 64)),
    }


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_the_reader_takes_the_same_path(reader: Any, person: Person) -> None:
    """Given all that someone answered, LHC-Forms keeps what is on our path and nothing else."""
    asked = fhir.questionnaire(CONTENT, "0" * 64)
    kept, problems = reader.evaluate(FILL, [asked, everything_said(person)])
    assert answers(kept) == answers(_response(journey(person)))
    assert problems is None


SHOWN = FILL.replace(
    "return [LForms.Util.getFormFHIRData(kind, 'R4'), LForms.Util.checkValidity()]",
    "return document.getElementById('form').innerText",
)


def test_the_reader_shows_help_to_whoever_is_in_danger(reader: Any) -> None:
    """“Yes” to danger now ends on the help of the country and not on nothing; “no” shows none."""
    asked = fhir.questionnaire(CONTENT, "0" * 64)
    urgent = CONTENT.outcomes[0].title
    told = reader.evaluate(SHOWN, [asked, everything_said(people.IN_DANGER_NOW)])
    assert urgent in told
    assert CONTENT.help.countries["us"].services[0].name in told
    calm = reader.evaluate(SHOWN, [asked, everything_said(people.STEADY)])
    assert urgent not in calm
    assert "findahelpline.com" in calm
