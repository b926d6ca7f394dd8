"""What holds on every page: its frame, its title, its names, its help, and its weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from app import config
from tests.browser.conftest import NewPage
from tests.support import people
from tests.support.long_history import LONG_HISTORY
from tests.support.states import FULL, OPENS_MOST, QUESTIONS, STATES, Places, State, send

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from app.questionnaire.definition.questionnaire import Questionnaire
    from tests.support.served import LocalSite

# What a history, a tab or a printed header must not tell about the person at this computer.
TELLING = ("ketamine", "depress", "suicid", "crisis", "urgent", "antidepress", "diagnos")
LARGEST_VISIT = 20 * 1024
MOST_REQUESTS = 4
WATCH_SHIFTS = """window.shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => shifted += entry.value))
    .observe({type: "layout-shift", buffered: true})"""


@pytest.fixture
def told(new_page: NewPage) -> Page:
    return new_page()


@pytest.mark.parametrize("name", STATES)
def test_the_frame(name: str, told: Page, places: Places) -> None:
    """One h1, no heading level skipped, no inline style; a way out; the same help, in the same
    order, at the top and at the end. Where a journey ends early, large numbers stand in place of
    the line at the top.
    """
    places.go(told, STATES[name])
    levels = told.locator("h1, h2, h3, h4").evaluate_all(
        "all => all.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"
    )
    assert levels.count(1) == 1
    start = levels.index(1)
    steps = [
        after - before for before, after in zip(levels[start:], levels[start + 1 :], strict=False)
    ]
    assert max(steps, default=0) <= 1
    assert told.locator("[style], style").count() == 0
    assert told.locator('a[href="/leave"]').count() == 1

    lines = told.locator("aside.help-line")
    if "/outcome/" in told.url:
        assert told.locator(".call-now a").first.bounding_box()["y"] < 400  # type: ignore[index]
        assert lines.count() == 1
        return
    assert lines.count() == 2
    top, foot = (lines.nth(place).locator("a").all_inner_texts() for place in (0, 1))
    assert top == foot
    assert lines.nth(0).locator('a[href^="tel:"]').count() >= 1
    told.evaluate("scrollTo(0, 0)")  # a field that has the focus may stand further down
    above, below = lines.nth(0).bounding_box(), lines.nth(1).bounding_box()
    main = told.locator("main").bounding_box()
    assert above
    assert below
    assert main
    assert above["y"] < main["y"] < below["y"]


def test_titles(new_page: NewPage, places: Places, questionnaire: Questionnaire) -> None:
    """Every page has a title of its own, and none tells what the person came for."""
    page = new_page()
    titles: dict[str, str] = {}
    for name, state in FULL.items():
        if name in ("start, going on", "help now, all open", "cleared", "kept", "a row more"):
            continue
        less = ("summary, ", "facts, ", "check, ")
        if name == "urgent help, no country" or name.startswith(less):
            continue
        page.context.clear_cookies()
        places.go(page, state)
        titles[name] = page.title()
    twice = [title for title in titles.values() if list(titles.values()).count(title) > 1]
    assert twice == []
    treatment = questionnaire.site.treatment.split()
    for title in titles.values():
        assert title.endswith(f" – {questionnaire.site.name}")
        assert not [
            word for word in (*TELLING, *treatment) if word in title.lower() and word != "or"
        ]


@pytest.mark.parametrize("page_id", QUESTIONS)
def test_every_group_is_named_by_its_question(
    page_id: str, told: Page, places: Places, questionnaire: Questionnaire
) -> None:
    """A screen reader hears each question as the name of its group, and each option by its words
    alone; the hint and the reason are its description.
    """
    places.go(told, State(f"/questions/{page_id}", LONG_HISTORY))
    for question in questionnaire.page[page_id].questions:
        if question.type == "table":
            continue
        if not question.options:
            assert told.get_by_role("textbox", name=question.text, exact=True).count() == 1
            continue
        group = told.get_by_role("group", name=question.text, exact=True)
        assert group.count() == 1
        role = "checkbox" if question.type == "choices" else "radio"
        for option in question.options.values():
            assert group.get_by_role(role, name=option.text, exact=True).count() == 1  # type: ignore[arg-type]
        described = (group.get_attribute("aria-describedby") or "").split()
        said = " ".join(told.locator(f'[id="{part}"]').inner_text() for part in described)
        assert (question.hint or "") in said
        assert (question.why or "") in said


@pytest.mark.parametrize("page_id", [page for page in QUESTIONS if page != "each-medicine"])
def test_nothing_is_chosen_for_anyone(page_id: str, told: Page, places: Places) -> None:
    """No option is chosen and nothing is typed on a page that was not answered."""
    places.go(told, STATES[f"{page_id}, fresh"])
    answered = told.locator("input:checked").evaluate_all("all => all.map(one => one.name)")
    given = {"country", "age", "life_not_worth", "suicidal_thoughts", "suicidal_now", "attempt",
             "substances", "health_conditions",
             "other_treatments", "experiences", "antidepressants_tried"}  # fmt: skip
    assert set(answered) <= given


NOWHERE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "writingsuggestions": "false",
    "translate": "no",
}


def test_health_is_not_remembered_by_the_browser(told: Page, places: Places) -> None:
    """Every field where health is typed asks the browser to keep nothing, and to send nothing to be
    spelled, written on or translated elsewhere; every form, to keep no choice.
    """
    for page_id in QUESTIONS:
        places.go(told, State(f"/questions/{page_id}", OPENS_MOST))
        assert told.locator("#page-form").get_attribute("autocomplete") == "off"
        fields = told.locator("input[type=text], textarea")
        asked = "(all, names) => all.map(one => names.map(name => one.getAttribute(name)))"
        for found in fields.evaluate_all(asked, list(NOWHERE)):
            assert dict(zip(NOWHERE, found, strict=True)) == NOWHERE


def test_help_is_kept_in_view_after_a_yes(new_page: NewPage, places: Places) -> None:
    """After a yes, or rather not saying: the panel in full on the next page, a short one on every
    other page, and numbers to call in the bar that follows down the page, far from the way out;
    Continue is there all along.
    """
    page = new_page()
    for person, following in (
        (people.THOUGHTS_NO_PLAN, "right-now"),
        ({**people.STEADY, "life_not_worth": "rather_not_say"}, "medicines-tried"),
    ):
        places.go(page, State("/questions/hard-moments", person, send))
        assert page.url.endswith(f"/questions/{following}")
        assert page.locator(".panel.panel-open").count() == 1
        page.context.clear_cookies()
        places.be(page, person)
        for path in ("/questions/body", "/questions/your-words", "/check", "/facts"):
            page.goto(places.site.address + path)
            assert page.locator(".panel:not(.panel-open)").count() == 1
            page.evaluate("scrollTo(0, document.body.scrollHeight)")
            call = page.locator("#help a[href^='tel:']").first.bounding_box()
            leave = page.locator("#leave").bounding_box()
            assert call is not None
            assert leave is not None
            assert 0 <= leave["y"] < call["y"] < 100
            assert abs(leave["x"] - call["x"]) > 44
        page.goto(places.site.address + "/questions/body")
        assert page.get_by_role("button", name="Continue", exact=True).is_visible()


def test_numbers_to_call_are_first_on_the_urgent_page(new_page: NewPage, places: Places) -> None:
    """On a phone the first thing to press is a number, on the first screen, as large as a thumb;
    nothing on the page is about the treatment.
    """
    page = new_page(viewport={"width": 360, "height": 640})
    places.go(page, FULL["urgent help"])
    box = page.locator(".call-now a").first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 640 - 150  # with room for the bars of a browser
    assert box["height"] >= 52
    assert "ketamine" not in page.content().lower()


def test_a_cold_visit_is_light(new_page: NewPage, site: LocalSite) -> None:
    """The first page needs at most 4 requests and 20 KB, and nothing on it shifts."""
    page = new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    sizes: list[float] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH_SHIFTS)
    page.goto(site.address)
    page.wait_for_load_state("networkidle")
    assert len(sizes) <= MOST_REQUESTS
    assert sum(sizes) <= LARGEST_VISIT
    assert page.evaluate("shifted") == 0


@pytest.mark.parametrize("name", ["how-you-feel, filled", "too many", "summary", "urgent help"])
def test_nothing_shifts(name: str, new_page: NewPage, places: Places) -> None:
    """A page is where it is from the first paint on."""
    page = new_page()
    page.add_init_script(WATCH_SHIFTS)
    places.go(page, FULL[name])
    page.wait_for_load_state("networkidle")
    assert page.evaluate("shifted") == 0


@pytest.mark.parametrize(("name", "most"), [("site.css", 10 * 1024), ("site.js", 3 * 1024)])
def test_style_and_script_stay_small(name: str, most: int, site: LocalSite) -> None:
    """One stylesheet of at most 10 KB and one script of at most 3 KB, as they travel."""
    files = site.app.extensions["static_files"]
    plain = (config.ROOT / "app" / "static" / name).read_bytes()
    assert next(len(file.packed) for file in files.values() if file.plain == plain) <= most


def test_right_to_left(new_page: NewPage, places: Places) -> None:
    """In a language that reads from the right, the page turns round and nothing sticks out."""
    page = new_page()
    for name in ("how-you-feel, filled", "each-medicine, filled", "summary"):
        places.go(page, FULL[name])
        page.evaluate("document.documentElement.dir = 'rtl'")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        leave = page.locator("#leave").bounding_box()
        assert leave is not None
        assert leave["x"] < 195


@pytest.mark.parametrize("width", [390, 1280])
def test_a_row_shown_as_a_card_is_still_a_row(
    width: int, new_page: NewPage, places: Places
) -> None:
    """The table of medicines is a table for a screen reader, also where it looks like cards."""
    page = new_page(viewport={"width": width, "height": 844})
    places.go(page, FULL["summary"])
    table = page.locator("#section-history").get_by_role("table")
    assert table.get_by_role("row").count() == 5
    assert table.get_by_role("columnheader").count() == 7
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").inner_text().startswith("Zoloft")
    assert row.get_by_role("cell").count() == 6
