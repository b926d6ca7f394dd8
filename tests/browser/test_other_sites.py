"""Another site opens our addresses in this browser: it learns nothing, and nothing is saved."""

from __future__ import annotations

import pytest

from tests.support import people
from tests.support.visitor import Visitor

FILES = (
    "/summary.pdf", "/summary.txt", "/summary.fhir.json", "/facts.pdf", "/facts.txt",
)  # fmt: skip
OPEN = """async address => {
  const opened = window.open(address);
  await new Promise(done => setTimeout(done, 1500));
  try { return opened.location.href; } catch { return "cannot be looked into"; }
}"""


@pytest.fixture
def browser_with(site, chromium):
    """A browser that holds the answers of somebody, on a page of another site."""
    contexts = []

    def open_(person):
        context = chromium(accept_downloads=True)
        contexts.append(context)
        if person is not None:
            visitor = Visitor(site.app)
            visitor.tell(person)
            value = visitor.browser.get_cookie("visit").value
            context.add_cookies(
                [{"name": "visit", "value": value, "url": site.address, "sameSite": "Lax"}]
            )
        page = context.new_page()
        # Another host name of this machine: another site, for a browser.
        page.goto(site.elsewhere.replace("127.0.0.1", "localhost"))
        return page

    yield open_
    for context in contexts:
        context.close()


def seen(page, site, path):
    """What the other site sees of this address, and what was saved."""
    saved = saved_by(page)
    told = page.evaluate(OPEN, site.address + path)
    return told, saved


def saved_by(page):
    """The names of the files that this page, or a window it opens, brings onto the disk."""
    names: list[str] = []

    def note(file):
        names.append(file.suggested_filename)

    page.on("download", note)
    page.context.on("page", lambda opened: opened.on("download", note))
    return names


@pytest.mark.parametrize("path", FILES)
def test_another_site_cannot_tell_who_has_a_summary(browser_with, site, path):
    """A window that it opens on a file looks the same to it, whoever's browser it is."""
    finished = seen(browser_with(people.STEADY), site, path)
    nobody = seen(browser_with(None), site, path)
    danger = seen(browser_with(people.IN_DANGER_NOW), site, path)
    assert finished == nobody == danger
    assert finished == ("cannot be looked into", [])


def test_another_site_cannot_put_a_summary_on_the_disk(browser_with, site):
    """Sent there without a tap, the browser shows the page instead."""
    page = browser_with(people.STEADY)
    saved = saved_by(page)
    with page.expect_navigation(url="**/summary"):
        page.evaluate("address => { location = address }", site.address + "/summary.pdf")
    assert saved == []


def test_the_person_themselves_gets_the_file(browser_with, site):
    """By the link on the page, and by typing the address."""
    page = browser_with(people.STEADY)
    page.goto(f"{site.address}/summary")
    with page.expect_download() as download:
        page.locator("a[href*='summary.pdf']").first.click()
    assert download.value.suggested_filename == "visit-summary.pdf"
