"""Whole journeys as people make them: without script, going back, in two tabs, in a hurry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import BY_FIREFOX, EVERYWHERE, NewPage
from tests.support import people, walking
from tests.support.long_history import LONG_HISTORY
from tests.support.states import ERRORS, FRAME, STATES, Places, State, click, open_all

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

    from tests.support.served import LocalSite

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


@pytest.mark.parametrize(
    ("new_page", "script"),
    [("chromium", True), ("chromium", False), pytest.param("firefox", True, marks=BY_FIREFOX)],
    indirect=["new_page"],
)
def test_a_long_history_to_the_summary(script: bool, new_page: NewPage, site: LocalSite) -> None:
    """Every page clicked through and typed into, to a summary that holds all of it, printed too."""
    page = new_page(java_script_enabled=script)
    seen = walking.walk(page, site.address, LONG_HISTORY)
    assert seen[-1] == "/check"
    assert len(set(seen)) == len(seen) > 20
    page.get_by_role("link", name="See my summary").first.click()
    page.wait_for_url("**/summary")
    open_all(page)
    told = page.locator("main").inner_text()
    for words in (
        LONG_HISTORY["own_questions"][:40],
        "Zoloft",
        "half, then a whole one",
        "vitamin D",
    ):
        assert words in told
    for link, name, start in (
        ("Save PDF", "visit-summary.pdf", b"%PDF-"),
        ("Text to paste", "visit-summary.txt", b""),
    ):
        with page.expect_download() as saved:
            page.get_by_role("link", name=link).first.click()
        assert saved.value.suggested_filename == name
        assert saved.value.path().read_bytes().startswith(start)


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_someone_in_danger_is_met_at_once(script: bool, new_page: NewPage, site: LocalSite) -> None:
    """Yes to the hardest question leads straight to help, with numbers to press; so does every
    later address. The answer can be changed.
    """
    page = new_page(java_script_enabled=script)
    seen = walking.walk(page, site.address, people.IN_DANGER_NOW)
    assert seen[-1] == "/outcome/urgent_help"
    numbers = page.locator(".call-now a").evaluate_all("all => all.map(one => one.href)")
    assert sorted(numbers) == ["sms:988", "tel:911", "tel:988"]
    for later in ("/questions/told-before", "/questions/your-words", "/check", "/summary"):
        page.goto(f"{site.address}{later}")
        assert walking.path(page) == "/outcome/urgent_help"
    walking.press(page.get_by_role("link", name="Change my answer"))
    page.wait_for_url("**/questions/right-now")
    walking.fill(page, {"suicidal_now": "no"})
    walking.press(page.locator(walking.CONTINUE))
    page.wait_for_url("**/questions/medicines-tried")


def test_the_script_fails_half_way(new_page: NewPage, site: LocalSite) -> None:
    """A script that never arrives takes nothing away."""
    page = new_page()
    page.route(re.compile(r"site\..*\.js"), lambda route: route.fulfill(status=200, body=""))
    assert walking.walk(page, site.address, people.TWO_TRIALS_IN_ENGLAND)[-1] == "/check"
    assert page.locator(".scripted:visible").count() == 0


def test_on_a_slow_line(new_page: NewPage, site: LocalSite) -> None:
    """With little signal the pages still come, and nothing is lost between them."""
    page = new_page()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)
    page.goto(f"{site.address}/questions/you")
    walking.fill(page, people.STEADY)
    page.locator(walking.CONTINUE).click()
    page.wait_for_url("**/questions/lately")
    page.go_back()
    assert page.locator('[name="age"][value="from_25_to_64"]').is_checked()


@EVERYWHERE
def test_back_and_reload_keep_answers(new_page: NewPage, site: LocalSite) -> None:
    """The browser's Back and Reload show what was answered, and never ask to send it again."""
    page = new_page()
    page.goto(f"{site.address}/questions/you")
    walking.fill(page, {"country": "uk", "age": "from_65"})
    page.locator(walking.CONTINUE).click()
    page.wait_for_url("**/questions/lately")
    page.reload()
    page.go_back()
    assert page.locator('[name="age"][value="from_65"]').is_checked()
    press_back(page)
    page.wait_for_url(f"{site.address}/")
    page.get_by_role("link", name="Go on where you stopped").click()
    page.wait_for_url("**/questions/*")


@EVERYWHERE
def test_a_page_sent_twice(new_page: NewPage, site: LocalSite) -> None:
    """An impatient second press sends the same answers again, and harms nothing."""
    page = new_page()
    page.goto(f"{site.address}/questions/you")
    walking.fill(page, {"country": "india", "age": "from_65"})
    page.locator(walking.CONTINUE).dblclick()
    page.wait_for_url("**/questions/lately")
    page.goto(f"{site.address}/questions/you")
    assert page.locator('[name="country"][value="india"]').is_checked()


@EVERYWHERE
def test_two_tabs(new_page: NewPage, places: Places) -> None:
    """Two tabs of one browser: what each sends is kept, and neither form goes stale."""
    one = new_page()
    places.be(one, people.STEADY)
    two = one.context.new_page()
    one.goto(f"{places.site.address}/questions/lately")
    two.goto(f"{places.site.address}/questions/worries")
    one.bring_to_front()
    walking.fill(one, {"daily_life": "a_lot"})
    one.locator(walking.CONTINUE).click()
    one.wait_for_url("**/questions/how-you-feel")
    two.bring_to_front()
    walking.fill(two, {"concerns": ["cost"]})
    two.locator(walking.CONTINUE).click()
    two.wait_for_url(lambda url: not url.endswith("/questions/worries"))
    two.goto(f"{places.site.address}/check")
    assert "What it costs" in two.content()
    assert "A lot" in (two.locator("main").text_content() or "")


def press_back(page: Page) -> None:
    walking.press(page.get_by_role("button", name="Back", exact=True))


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_pages_own_back_keeps_what_was_chosen(
    script: bool, new_page: NewPage, places: Places
) -> None:
    """Something is ticked, and Back on the page pressed: it is kept, and nobody was asked."""
    page = new_page(java_script_enabled=script)
    asked = questions_of_the_browser(page)
    places.go(page, State("/questions/worries", people.STEADY))
    walking.fill(page, {"concerns": ["cost"]})
    press_back(page)
    page.wait_for_url("**/questions/medicines-now")
    page.goto(f"{places.site.address}/questions/worries")
    assert page.locator('[name="concerns"][value="cost"]').is_checked()
    assert asked == []


@EVERYWHERE
@pytest.mark.parametrize("name", ["nothing chosen", "too long", "a row more", "cleared"])
def test_back_over_a_page_that_was_sent(name: str, new_page: NewPage, places: Places) -> None:
    """After a mistake, a row more or clearing, and one page on from there: Back shows the page
    again, and no browser asks whether to send it once more.
    """
    page = new_page()
    places.go(page, {**ERRORS, **FRAME}[name])
    here = walking.path(page)
    page.goto(f"{places.site.address}/about")
    page.go_back()
    assert walking.path(page) == here
    assert page.locator("h1").inner_text()
    page.reload()
    assert walking.path(page) == here


def questions_of_the_browser(page: Page) -> list[str]:
    """What the browser asks from now on, always answered with yes."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    return asked


def gone(page: Page, address: str) -> bool:
    """Whether Back, a typed address and a fresh look show none of the answers."""
    page.goto(f"{address}/check")
    return walking.path(page) == "/questions/you" and page.locator("input:checked").count() == 0


@EVERYWHERE
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_leaving_forgets(script: bool, new_page: NewPage, places: Places) -> None:
    """“Leave this site” opens another site; Back then shows nothing of what was answered."""
    page = new_page(java_script_enabled=script)
    places.go(page, State("/summary", LONG_HISTORY))
    walking.press(page.get_by_role("link", name="Leave this site"))
    page.wait_for_url(places.site.elsewhere)
    page.go_back()
    assert "Zoloft" not in page.content()
    assert gone(page, places.site.address)


@EVERYWHERE
def test_escape_three_times_leaves(new_page: NewPage, places: Places) -> None:
    """Escape pressed three times leaves, at once and unasked, even with words half typed; Back then
    shows nothing of what was answered.
    """
    page = new_page()
    asked = questions_of_the_browser(page)
    places.go(page, State("/check", LONG_HISTORY))
    page.goto(f"{places.site.address}/questions/your-words")
    page.locator("textarea").type("and one more thing")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert walking.path(page) == "/questions/your-words"
    page.keyboard.press("Escape")
    page.wait_for_url(places.site.elsewhere)
    assert asked == []
    page.go_back()
    assert "Zoloft" not in page.content()
    assert gone(page, places.site.address)


@EVERYWHERE
def test_clearing_forgets(new_page: NewPage, places: Places) -> None:
    """After “Clear my answers” neither Back nor Reload brings them back."""
    page = new_page()
    places.go(page, State("/check", LONG_HISTORY))
    page.get_by_role("button", name="Clear my answers").click()
    page.get_by_role("heading", name="Your answers are gone").wait_for()
    page.go_back()
    assert "Zoloft" not in page.content()
    assert gone(page, places.site.address)


def to_all_help_lines(page: Page) -> None:
    page.locator('a[href$="/help-now"]').first.click()
    page.wait_for_url("**/help-now")


@EVERYWHERE
def test_nothing_is_lost_by_accident(new_page: NewPage, places: Places) -> None:
    """With words typed or an option chosen, and not kept, the browser asks before another page
    opens; with nothing touched it does not.
    """
    page = new_page()
    asked = questions_of_the_browser(page)
    words, choice = State("/questions/your-words", people.STEADY), STATES["worries, fresh"]
    for state, touch, expected in (
        (words, lambda: page.locator("textarea").type("I wonder"), ["beforeunload"]),
        (choice, lambda: walking.fill(page, {"concerns": ["cost"]}), ["beforeunload"]),
        (choice, page.locator("h1").first.click, []),
    ):
        asked.clear()
        places.go(page, state)
        touch()
        to_all_help_lines(page)
        assert asked == expected
        page.get_by_role("navigation", name="Back").get_by_role("link").click()
        page.wait_for_url(f"**{state.path}")


@EVERYWHERE
def test_words_that_came_back_are_not_lost_either(new_page: NewPage, places: Places) -> None:
    """A page that was refused holds words that are not kept: leaving it is asked about, though
    nothing was typed since.
    """
    page = new_page()
    asked = questions_of_the_browser(page)
    places.go(page, ERRORS["too long"])
    page.locator("h1").first.click()  # no browser asks where nobody has touched anything
    to_all_help_lines(page)
    assert asked == ["beforeunload"]


# Whether the browser would ask now; and a link that is pressed without its call or file.
ASKS = """() => {
  const leaving = new Event("beforeunload", {cancelable: true});
  dispatchEvent(leaving);
  return leaving.defaultPrevented;
}"""
PRESSED = """link => {
  addEventListener("click", event => event.preventDefault(), {once: true});
  link.click();
}"""


@EVERYWHERE
@pytest.mark.parametrize("link", ["tel:988", "sms:988", "/blank.pdf"])
def test_calling_is_never_asked_about(link: str, new_page: NewPage, places: Places) -> None:
    """Words half typed, and a number or a file pressed: no question, since the page stays; and
    still one before the words are lost afterwards.
    """
    page = new_page()
    places.go(page, State("/questions/your-words", people.STEADY))
    page.locator("textarea").type("I wonder")
    assert page.evaluate(ASKS)
    page.locator(f'a[href$="{link}"]').first.evaluate(PRESSED)
    assert not page.evaluate(ASKS)
    page.wait_for_timeout(1200)
    assert page.evaluate(ASKS)


def test_a_row_more_keeps_the_rows(new_page: NewPage, places: Places) -> None:
    """What was typed into a row is kept with “Add another”: in another tab it is there as well."""
    page = new_page()
    places.go(page, STATES["each-medicine, fresh"])
    walking.fill(page, {"trials": [{"medicine": "Sertraline"}]})
    click("Add another medicine")(page)
    other = page.context.new_page()
    other.goto(page.url)
    assert other.locator('[name="trials-0-medicine"]').input_value() == "Sertraline"


@pytest.mark.parametrize("name", ["your-words, filled", "check", "summary", "facts"])
def test_a_page_open_long_says_so_in_time(name: str, new_page: NewPage, places: Places) -> None:
    """Ten minutes before the limit, no sooner, in a part of the page that is read aloud."""
    page = new_page()
    page.clock.install()
    places.go(page, STATES[name])
    word = page.locator('.open-long[role="status"] p')
    page.clock.run_for(49 * 60_000)
    assert not word.is_visible()
    page.clock.run_for(2 * 60_000)
    assert word.is_visible()
    assert "open for a long time" in word.inner_text()


@EVERYWHERE
def test_help_leads_back_to_where_one_was(new_page: NewPage, places: Places) -> None:
    """From a question to all help lines or the privacy page, and back to the same question."""
    page = new_page(java_script_enabled=False)
    for path in ("/help-now", "/about"):
        places.go(page, State("/questions/body", LONG_HISTORY))
        walking.press(page.locator(f'a[href$="{path}"]').first)
        page.wait_for_url(f"**{path}")
        walking.press(page.get_by_role("navigation", name="Back").get_by_role("link"))
        page.wait_for_url("**/questions/body")
