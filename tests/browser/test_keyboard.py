"""Without a mouse: everything can be reached and pressed, and one always sees where one is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import BY_FIREFOX, EVERYWHERE, NewPage
from tests.support import people, walking
from tests.support.states import ENDS, ERRORS, FILLED, FRAME, Places, State, click, send

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.served import LocalSite

# Where the focus is: what, whether its ring is thick enough, whether something covers it.
FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const drawn = element.closest(".option")
    ? getComputedStyle(element.labels[0], "::after") : getComputedStyle(element);
  const shown = element.closest(".option") || element;
  const box = shown.getBoundingClientRect();
  const points = [[box.left + 8, box.top + 8], [box.right - 8, box.bottom - 8],
                  [box.left + box.width / 2, box.top + box.height / 2]];
  const covered = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, Math.min(y, innerHeight - 1));
    return top && top.closest(".top") && !element.closest(".top");
  });
  return {
    id: element.id || element.textContent.trim() || element.name,
    ring: drawn.outlineStyle === "none" ? 0 : parseFloat(drawn.outlineWidth),
    covered, visible: box.bottom > 0 && box.top < innerHeight,
    outside: box.right > innerWidth + 1,
  };
}"""
LOOKED_AT = ("start", "help now", "you, filled", "how-you-feel, filled", "right-now, filled",
             "each-medicine, filled", "body, filled", "your-words, filled", "too many", "check",
             "summary", "facts", "urgent help")  # fmt: skip
ERRORS_OF_A_KIND = ("nothing chosen", "one that stands alone", "too long, in a table")
ALL = {**FRAME, **FILLED, **ERRORS, **ENDS}


@pytest.mark.parametrize("size", [(390, 844), (320, 256)], ids=["phone", "zoomed"])
@pytest.mark.parametrize("name", LOOKED_AT)
def test_focus_can_always_be_seen(
    name: str, size: tuple[int, int], new_page: NewPage, places: Places
) -> None:
    """From the first stop to the last and back up: a ring of 2 pixels or more, never covered."""
    page = new_page(viewport={"width": size[0], "height": size[1]})
    places.go(page, ALL[name])
    page.evaluate("document.activeElement.blur()")
    stops = []
    for key, most in (("Tab", 400), ("Shift+Tab", 60)):
        for _ in range(most):
            page.keyboard.press(key)
            stop = page.evaluate(FOCUS)
            if stop is None:
                break
            stops.append(stop)
    assert len(stops) > 6
    bad = [s for s in stops if s["ring"] < 2 or s["covered"] or not s["visible"] or s["outside"]]
    assert bad == [], [s["id"] for s in bad]


@EVERYWHERE
def test_the_whole_journey_by_keyboard(new_page: NewPage, site: LocalSite) -> None:
    """From the start page to the summary with Tab, Space, the arrows and Enter alone."""
    page = new_page()
    page.goto(site.address)
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/questions/you")
    for _ in range(30):
        place = walking.path(page)
        if not place.startswith("/questions/"):
            break
        for name, value in people.STEADY.items():
            if page.locator(f'input[name="{name}"]').count():
                choose(page, name, str(value))
        tab_to(page, "Continue")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, place=place: not url.endswith(place))
    assert walking.path(page) == "/check"
    tab_to(page, "See my summary")
    page.keyboard.press("Enter")
    page.wait_for_url("**/summary")
    tab_to(page, "Facts for me")
    page.keyboard.press("Enter")
    page.wait_for_url("**/facts")
    card = page.locator("details.topic:not([open])").first
    card.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


def tab_to(page: Page, words: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == words:
            return
    raise AssertionError(f"never came to {words}")


def choose(page: Page, name: str, value: str) -> None:
    """Tab to a group of radio buttons, choose its first with Space, walk on with the arrows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == name:
            break
    page.keyboard.press("Space")
    for _ in range(12):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"never came to {name}: {value}")


@EVERYWHERE
def test_the_first_stop_skips_to_the_page(new_page: NewPage, places: Places) -> None:
    """One Tab and Enter lead past the header and the help line."""
    page = new_page()
    places.go(page, FILLED["lately, filled"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#main') !== null")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize(
    ("new_page", "name"),
    [
        *(("chromium", name) for name in ERRORS if name != "a row more"),
        *(pytest.param("firefox", name, marks=BY_FIREFOX) for name in ERRORS_OF_A_KIND),
    ],
    indirect=["new_page"],
)
def test_an_error_comes_first(name: str, script: bool, new_page: NewPage, places: Places) -> None:
    """The list of what is wrong has the focus, and each of its lines leads to its field."""
    page = new_page(java_script_enabled=script)
    places.go(page, ERRORS[name])
    assert page.title().startswith("Error: ")
    page.locator(".error-summary:focus").wait_for()
    link = page.locator(".error-summary a").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    field = page.locator(f'[id="{target}"]')
    described = field.evaluate(
        "field => (field.closest('fieldset[aria-describedby]') || field)"
        ".getAttribute('aria-describedby')"
    )
    said = [page.locator(f'[id="{part}"]').inner_text() for part in described.split()]
    assert any(link.inner_text() in words for words in said)
    walking.press(link)
    assert page.url.endswith(f"#{target}")
    assert target == "continue" or target.startswith("answer-")  # history is told of no subject
    page.keyboard.press("Tab")
    box = page.locator("#main :focus").bounding_box()
    assert box is not None
    assert box["y"] > 44


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_new_row_is_where_one_goes_on(script: bool, new_page: NewPage, places: Places) -> None:
    """After “Add another” the focus is in the new row, and what was typed is still there; after a
    row is removed it is in the one that took its place, and the others are as they were.
    """
    page = new_page(java_script_enabled=script)
    places.go(page, FILLED["each-medicine, filled"])
    walking.fill(page, {"trials": [{"dose": "three a day"}]})
    click("Add another medicine")(page)
    page.locator('[name="trials-4-medicine"]:focus').wait_for()
    assert medicines(page) == ["Zoloft", "venlafaxine", "Wellbutrin", "mirtazapine", ""]
    assert page.locator('[name="trials-0-dose"]').input_value() == "three a day"
    page.keyboard.insert_text("lithium")
    second = page.locator('[name="remove_row"][value="1"]')
    walking.unfold(second)
    with page.expect_navigation():
        walking.press(second)
    page.locator('[name="trials-1-medicine"]:focus').wait_for()
    assert medicines(page) == ["Zoloft", "Wellbutrin", "mirtazapine", "lithium"]
    assert page.locator('[name="trials-0-dose"]').input_value() == "three a day"
    assert page.locator('[name="trials-1-effect"][value="worse"]').is_checked()


def medicines(page: Page) -> list[str]:
    names = page.locator('[name^="trials-"][name$="-medicine"]')
    return [names.nth(row).input_value() for row in range(names.count())]


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_mended_mistake_leaves_no_mark(script: bool, new_page: NewPage, places: Places) -> None:
    """Someone follows the link to what is wrong and mends it; the address of the next page does not
    go on naming it.
    """
    page = new_page(java_script_enabled=script)
    places.go(page, ERRORS["nothing chosen"])
    walking.press(page.locator(".error-summary a").first)
    assert "/questions/you#answer-" in page.url
    walking.fill(page, {"age": "from_65"})
    send(page)
    assert page.url == f"{places.site.address}/questions/lately"


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_enter_in_a_field_loses_nothing(script: bool, new_page: NewPage, places: Places) -> None:
    """Enter in a text field goes on to the next one; without script it sends the page, and never
    goes back or removes a row.
    """
    page = new_page(java_script_enabled=script)
    places.go(page, State("/questions/each-medicine", FILLED["each-medicine, filled"].person))
    field = page.locator('[name="trials-1-medicine"]')
    walking.unfold(field)
    field.press("Enter", no_wait_after=True)
    if script:
        assert str(page.evaluate("document.activeElement.name")).startswith("trials-1-")
    else:
        page.wait_for_url("**/questions/other-care")
        page.goto(page.url.replace("other-care", "each-medicine"))
    assert walking.path(page) == "/questions/each-medicine"
    assert medicines(page) == ["Zoloft", "venlafaxine", "Wellbutrin", "mirtazapine"]
