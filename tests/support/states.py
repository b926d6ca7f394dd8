"""Every page in every state that a person can meet it in, one call away.

A state is reached as that person, with the answers they gave: their cookie is made by walking the
site without a browser, and handed to the browser. What happens on the page itself is clicked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.support import people, walking
from tests.support.long_history import LONG_HISTORY
from tests.support.summaries import CONTENT
from tests.support.visitor import Visitor

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.people import Person
    from tests.support.served import LocalSite

NOBODY: Person = {}
UNDER_THE_TABLE = {"antidepressants_tried": "not_sure"}  # opens the table, and leaves it empty


@dataclass(frozen=True)
class State:
    """Who comes, where to, and what they do there."""

    path: str
    person: Person = field(default_factory=dict)
    do: Callable[[Page], None] | None = None


@dataclass
class Places:
    """Takes a page of a browser to a state; walks once for each person."""

    site: LocalSite
    cookies: dict[str, str] = field(default_factory=dict)

    def be(self, page: Page, person: Person) -> None:
        """Go on as this person, at the end of their journey."""
        if person:
            cookie = {"name": "visit", "value": self._cookie(person), "url": self.site.address}
            page.context.add_cookies([cookie])

    def go(self, page: Page, state: State) -> None:
        self.be(page, state.person)
        page.goto(self.site.address + state.path)
        assert page.url == self.site.address + state.path, "this person cannot be there"
        if state.do:
            state.do(page)

    def _cookie(self, person: Person) -> str:
        key = repr(person)
        if key not in self.cookies:
            visitor = Visitor(self.site.app)
            visitor.walk(person)
            cookie = visitor.browser.get_cookie("visit")
            assert cookie is not None
            self.cookies[key] = cookie.value
        return self.cookies[key]


def send(page: Page) -> None:
    with page.expect_navigation():
        walking.press(page.locator(walking.CONTINUE))


def fill_and_send(answers: Mapping[str, Any]) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        walking.fill(page, answers)
        send(page)

    return do


def click(name: str) -> Callable[[Page], None]:
    def do(page: Page) -> None:
        with page.expect_navigation():
            walking.press(page.get_by_role("button", name=name, exact=True).first)

    return do


def open_all(page: Page) -> None:
    page.locator("details").evaluate_all("all => all.forEach(card => card.open = true)")


def come_to_hard_moments(page: Page) -> None:
    """Past everything that can be skipped, and past what cannot."""
    fill_and_send({"country": "uk", "age": "from_65"})(page)
    page.goto(page.url.replace("lately", "hard-moments"))
    send(page)


def spoil_cookie(page: Page) -> None:
    origin = page.url.removesuffix("/questions/you")
    page.context.add_cookies([{"name": "visit", "value": "spoiled", "url": origin}])
    page.reload()


QUESTIONS = tuple(page.id for page in CONTENT.pages)
NEW = {"country": "us", **people.STEADY}
OPENS_MOST = {**NEW, "suicidal_thoughts": "rather_not_say", "suicidal_now": "no",
              "other_treatments": ["ketamine"], "experiences": ["trauma"],
              "health_conditions": ["high_blood_pressure"], "substances": ["cannabis"],
              **UNDER_THE_TABLE}  # fmt: skip
EVERYTHING = {
    **LONG_HISTORY,
    "heart_event_when": "longer_ago",
    "last_blood_pressure": "128 over 82, May",
    "substances_lately": ["cannabis"],
}

FRAME = {
    "start": State("/"),
    "start, going on": State("/", people.STEADY),
    "help now": State("/help-now"),
    "help now, all open": State("/help-now", people.TWO_TRIALS_IN_ENGLAND, open_all),
    "about": State("/about"),
    "not here": State("/not-here"),
    "expired": State("/questions/you", NOBODY, spoil_cookie),
    "cleared": State("/check", people.STEADY, click("Clear my answers")),
    "kept": State("/check", people.STEADY, click("Keep them in this browser")),
}
FRESH = {f"{page}, fresh": State(f"/questions/{page}", OPENS_MOST) for page in QUESTIONS}
FILLED = {f"{page}, filled": State(f"/questions/{page}", EVERYTHING) for page in QUESTIONS}
ERRORS = {
    "nothing chosen": State("/questions/you", NOBODY, send),
    "nothing chosen, hard moments": State("/questions/you", NOBODY, come_to_hard_moments),
    "one that stands alone": State(
        "/questions/told-before", people.STEADY, fill_and_send({"diagnoses": ["ptsd", "none"]})
    ),
    "too many": State(
        "/questions/what-matters",
        people.STEADY,
        fill_and_send(
            {"goals": ["feel_better_soon", "lasting_change", "fewer_visits", "lower_cost"]}
        ),
    ),
    "too long, in a table": State(
        "/questions/each-medicine",
        OPENS_MOST,
        fill_and_send({"trials": [{"medicine": "a name that goes on and on " * 3}]}),
    ),
    "too long": State(
        "/questions/your-words", people.STEADY, fill_and_send({"own_questions": "Why me? " * 60})
    ),
    "a row more": State("/questions/each-medicine", LONG_HISTORY, click("Add another medicine")),
}
ENDS = {
    "check": State("/check", LONG_HISTORY),
    "check, all skipped": State("/check", people.STEADY),
    "check, all open": State("/check", LONG_HISTORY, open_all),
    "summary": State("/summary", LONG_HISTORY),
    "summary, all open": State("/summary", LONG_HISTORY, open_all),
    "summary, all skipped": State("/summary", people.STEADY),
    "summary, today twice": State("/summary", people.POSTPARTUM_VOICES),
    "facts": State("/facts", LONG_HISTORY),
    "facts, all open": State("/facts?all=1", LONG_HISTORY),
    "facts, all skipped": State("/facts", people.STEADY),
    "urgent help": State("/outcome/urgent_help", people.IN_DANGER_NOW),
    "urgent help, no country": State(
        "/outcome/urgent_help", {k: v for k, v in people.IN_DANGER_NOW.items() if k != "country"}
    ),
    "under 18": State("/outcome/under_18", people.TEENAGER),
}
FULL: Mapping[str, State] = {**FRAME, **FILLED, **ERRORS, **ENDS}
STATES: Mapping[str, State] = {**FULL, **FRESH}
