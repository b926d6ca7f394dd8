"""The pages for operators say what the program does: settings, tests and commands are compared."""

from __future__ import annotations

import json
import re

import pytest

from app import config
from app.cli.schema import text as schema_text
from app.web import logs
from tests.operations.conftest import KEY
from tests.support import serving

DOCS = serving.ROOT / "docs"
TESTS = serving.ROOT / "tests"
SETTING = re.compile(r"\b(FLASK_[A-Z_]+|WEB_CONCURRENCY|SCRIPT_NAME)\b")


def settings_table():
    """setting -> default, as docs/operating.md gives them."""
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", (DOCS / "operating.md").read_text(), re.MULTILINE)
    return {name: default.strip("`") for name, default in rows}


def test_every_setting_is_described_and_every_description_is_a_setting():
    """The table holds what the program and its server read, no more and no less."""
    sources = ("app/config.py", "gunicorn.conf.py", "app/web/last_resort.py")
    read = {
        name for source in sources for name in SETTING.findall((serving.ROOT / source).read_text())
    }
    assert settings_table().keys() == read


def test_the_defaults_are_those_of_the_page():
    plain = config.from_environment({"FLASK_SECRET_KEY": KEY})
    given = {
        "FLASK_QUESTIONS": plain.questions.name,
        "FLASK_EXIT_URL": plain.exit_url,
        "FLASK_IDLE_MINUTES": str(plain.idle_minutes),
        "FLASK_HTTPS": str(int(plain.https)),
        "FLASK_PROXIES": str(plain.proxies),
    }
    described = settings_table()
    assert {name: described[name] for name in given} == given
    assert (plain.site_name, plain.site_contact, plain.secret_key_fallbacks) == ("", "", ())
    assert (plain.country, described["FLASK_COUNTRY"]) == ("", "the file’s first")


@pytest.mark.parametrize("folder", ["systemd", "container", "kubernetes"])
def test_what_deploy_sets_are_settings(folder):
    texts = [path.read_text() for path in (serving.ROOT / "deploy" / folder).iterdir()]
    assert set(SETTING.findall("".join(texts))) <= settings_table().keys()


PAGES = sorted([*serving.ROOT.glob("*.md"), *DOCS.rglob("*.md")])
every_page = pytest.mark.parametrize(
    "page", PAGES, ids=[str(page.relative_to(serving.ROOT)) for page in PAGES]
)
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)\s#]*)(?:#([^)\s]+))?\)")
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
SOURCE = re.compile(r"(?<!\[)`([\w-][\w/.-]*\.(?:py|html|typ|css|js))\b")
TARGET = re.compile(r"`make ([a-z-]+)`|^make ([a-z-]+)", re.MULTILINE)


def named_in(page):
    """The text of a page without its examples."""
    return re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def anchors(page):
    """What a link can name on a page: its headings, as GitHub makes addresses of them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_every_link_leads_somewhere(page):
    """To a file that is there, and to a heading of it."""
    for path, anchor in LINK.findall(named_in(page)):
        target = page.parent / path if path else page
        assert target.exists(), path
        assert not anchor or anchor in anchors(target), f"{path}#{anchor}"


@every_page
def test_every_source_that_a_page_names_exists(page):
    """A module, a template, a test: by its path from the top, from app/ or from tests/, or, where
    its name says it all, by its name."""
    for name in SOURCE.findall(named_in(page)):
        found = [
            *(place / name for place in (serving.ROOT, serving.ROOT / "app", TESTS)),
            *(TESTS.rglob(name) if name.startswith("test_") else ()),
            *((page.parent / name,) if "/" not in name else ()),
            *((serving.ROOT / "app").rglob(name) if page.name == "architecture.md" else ()),
        ]
        assert any(path.exists() for path in found), name


@every_page
def test_every_test_that_a_page_names_exists(page):
    """A promise is held by a test that is there under that name."""
    for path, test in NAMED.findall(page.read_text("utf-8")):
        text = (TESTS / path.removeprefix("tests/")).read_text("utf-8")
        assert re.search(rf"^def {test}\(", text, re.MULTILINE), f"{path}::{test}"


@every_page
def test_every_make_target_that_a_page_names_exists(page):
    makefile = (serving.ROOT / "Makefile").read_text("utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    assert {one or other for one, other in TARGET.findall(page.read_text("utf-8"))} <= targets


@pytest.mark.parametrize(("page", "fewest"), [("security.md", 25), ("accessibility.md", 60)])
def test_promises_name_their_tests(page, fewest):
    assert len(NAMED.findall((DOCS / page).read_text("utf-8"))) > fewest


def claims(page, mark):
    """Each row of a page's tables that begins with this, without its heading."""
    text = (DOCS / page).read_text("utf-8")
    return re.findall(rf"^\| {mark} \|.*$", text, re.MULTILINE)


def test_what_is_said_to_hold_for_people_names_its_test():
    """A row marked as holding names a test; what was looked at by hand is marked otherwise."""
    rows = claims("accessibility.md", "●")
    assert len(rows) > 40
    assert [row for row in rows if not NAMED.search(row)] == []


def test_what_is_said_to_be_defended_names_its_test():
    """Each item of the table of the security page names a test."""
    rows = claims("security.md", r"[\d.–, ]+")
    assert len(rows) > 25
    assert [row for row in rows if not NAMED.search(row)] == []


def test_the_pages_name_files_that_exist():
    for page in ("operating.md", "security.md"):
        text = (DOCS / page).read_text()
        for path in re.findall(r"`((?:app|deploy|tests|docs|\.github)/[\w./-]+)`", text):
            assert (serving.ROOT / path).exists(), (page, path)


def test_the_messages_that_operators_look_up_are_those_of_the_log():
    text = (DOCS / "operating.md").read_text()
    assert f"`{logs.PDF_BUSY}`" in text
    assert f"`{logs.FAILED.replace('%s', '…')}`" in text


def test_every_key_of_the_file_is_explained_to_its_authors():
    """The guide for authors names each key before it comes to the list of problems."""
    page = (DOCS / "writing-questions.md").read_text(encoding="utf-8")
    guide, _, problems = page.partition("## Every problem")
    assert problems
    told = set(re.findall(r"`([a-z_]+)[`:]", guide))
    schema = json.loads(schema_text())
    parts = (schema, *schema["$defs"].values())
    keys = {key for part in parts for key in part.get("properties", {})}
    assert keys - told - {"cases"} == set()
