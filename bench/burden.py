"""What the way asks of a tired person: five people walk it on a phone of 390 by 844.

Each walks three times. *Everything*: they answer all that they can, unfold what is folded, and
press Continue to the end. *Short*: they answer what is in view in the parts on how they are, on
hard moments and on what they tried, then finish. *Least*: they answer what is required and finish
as soon as they may. Words are those in view on a page, each text once, without the frame and what
the person typed; what every page has (the buttons below the questions, the strip that keeps help
near) counts once. Taps are presses of a button or a link after Start, beside the answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from playwright.sync_api import sync_playwright

from app.questionnaire import answers, journey
from tests.support import served, walking
from tests.support.five_people import FIVE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from app.questionnaire.definition.questions import Question
    from tests.support.served import LocalSite

SCREEN = 844
PHONE = {"width": 390, "height": SCREEN}
WORDS_A_MINUTE = 130
SHORT_PARTS = ("you", "safety", "tried")

# What design.md allows, and more for whoever has most to tell; screens are of a phone.
MOST_WORDS_BEFORE_START = 120
MOST_TAPS = 6
MOST_WORDS_AT_LEAST = 600
MOST_TAPS_AFTER_A_PAGE_MORE = 7  # of hard answers: it is asked before anybody can finish
MOST_MINUTES_SHORT = 5
MOST_MINUTES_OF_THE_RICHEST = 6
MOST_SCREENS_OF_A_MEDICINE = 2
MOST_SCREENS_OF_A_SUMMARY = 6
MOST_SCREENS_OF_THE_RICHEST = 12
MOST_SCREENS_OF_FACTS = 9
MOST_SCREENS_OF_THE_RICHEST_FACTS = 9.5

START = ".opening .large"
HEIGHT = "document.documentElement.scrollHeight"
# The texts that can be seen of an element, up to another one if given, each once (the four answers
# of a scale, a second medicine's questions), and whether it is the same on every page: not what
# only a screen reader hears, nor what the person typed.
TEXTS = """(element, [until]) => {
  const end = until && document.querySelector(until);
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const seen = new Map();
  for (let text = texts.nextNode(); text && !(end && end.contains(text)); text = texts.nextNode()) {
    const holder = text.parentElement;
    const hidden = ".unseen, .skip, svg, script, main [translate=no]:not(a)";
    if (holder.checkVisibility() && !holder.closest(hidden))
      seen.set(text.data.trim(), Boolean(holder.closest(".go, .strip")));
  }
  return [...seen];
}"""


@dataclass
class Way:
    """One walk: the pages with questions, the words on them, and the taps beside the answers."""

    pages: int = 0
    words: int = 0
    answers: int = 0
    taps: int = 0
    heard: set[str] = field(default_factory=set)

    def read(self, page: Page) -> None:
        """Read what is in view, but not again what is the same on every page."""
        for text, on_every_page in page.locator("main").evaluate(TEXTS, []):
            if not (on_every_page and text in self.heard):
                self.words += _words(text)
            self.heard.add(text)

    @property
    def minutes(self) -> float:
        """As long as it takes to hear it read aloud, at 130 words a minute."""
        return self.words / WORDS_A_MINUTE


@dataclass
class Burden:
    """What the way asks of one person; heights in screens of their phone."""

    everything: Way = field(default_factory=Way)
    short: Way = field(default_factory=Way)
    least: Way = field(default_factory=Way)
    longest_page: float = 0
    medicine: float = 0
    overview: float = 0
    summary: float = 0
    save_ends: float = 0
    facts: float = 0


@dataclass(frozen=True)
class StartBurden:
    """The start page: where its button ends, in pixels, and how many words stand before it."""

    ends: float
    words: int


def measure() -> tuple[StartBurden, Mapping[str, Burden]]:
    """The start page, and the burden of each of the five."""
    with (
        served.site() as site,
        sync_playwright() as playwright,
        served.chromium(playwright) as browser,
    ):
        return start(_phone(browser), site), {
            name: burden(browser, site, person) for name, person in FIVE.items()
        }


def start(page: Page, site: LocalSite) -> StartBurden:
    page.goto(site.address)
    box = page.get_by_role("link", name="Start", exact=True).bounding_box()
    assert box is not None
    texts = page.locator("body").evaluate(TEXTS, [START])
    return StartBurden(box["y"] + box["height"], sum(_words(text) for text, _ in texts))


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def burden(browser: Browser, site: LocalSite, person: Mapping[str, Any]) -> Burden:
    questionnaire = site.app.extensions["site"].questionnaire
    required = {q.id for q in questionnaire.question.values() if q.required}
    page, found = _phone(browser), Burden()
    found.everything = _walk(page, site, person, found)
    _look(page, site, found)
    asked = {name: questionnaire.question[name] for name in person}
    parts = {name: questionnaire.page_asking[name].part for name in person}
    short = {n: _in_view(asked[n], person[n]) for n in person if parts[n] in SHORT_PARTS}
    way = journey.follow(questionnaire, answers.read(questionnaire, person)).pages
    last = [each.id for each in way if each.part in SHORT_PARTS][-1]
    found.short = _walk(_phone(browser), site, short, finish_at=last)
    least = {name: value for name, value in person.items() if name in required}
    found.least = _walk(_phone(browser), site, least, finish_at="")
    page.context.close()
    return found


def _in_view(question: Question, value: Any) -> Any:
    """An answer without the cells that are folded until somebody wants them."""
    folded = {column.id for column in question.columns if column.folded}
    if not folded:
        return value
    return [{name: row[name] for name in row if name not in folded} for row in value]


def _phone(browser: Browser) -> Page:
    return browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]


def _walk(
    page: Page,
    site: LocalSite,
    person: Mapping[str, Any],
    found: Burden | None = None,
    finish_at: str | None = None,
) -> Way:
    """Walk to the summary. ``finish_at``: the page to finish on; "" for the first that can."""
    way = Way(answers=sum(map(_answers, person.values())))
    page.goto(site.address)
    with page.expect_navigation():
        walking.press(page.get_by_role("link", name="Start", exact=True))
    while walking.path(page).startswith("/questions/"):
        here = walking.path(page).rsplit("/", 1)[-1]
        walking.fill(page, person)
        way.pages += 1
        way.read(page)
        if found:
            _look_at_page(page, found)
        finish = page.locator("[name=finish]")
        done = finish_at is not None and here in (finish_at, here if not finish_at else "")
        with page.expect_navigation():
            walking.press(finish if done and finish.count() else page.locator(walking.CONTINUE))
        way.taps += 1
    assert walking.path(page) == "/check", page.url
    with page.expect_navigation():
        walking.press(page.get_by_role("link", name="See my summary"))
    way.taps += 1
    return way


def _answers(value: Any) -> int:
    if isinstance(value, str):
        return 1
    return sum(1 if isinstance(part, str) else len(part) for part in value)


def _look_at_page(page: Page, found: Burden) -> None:
    """How long this page is; on the one with a table, how long one row is."""
    found.longest_page = max(found.longest_page, page.evaluate(HEIGHT) / SCREEN)
    for row in page.locator(".entry-open").all():
        box = row.bounding_box()
        assert box is not None
        found.medicine = max(found.medicine, box["height"] / SCREEN)


def _look(page: Page, site: LocalSite, found: Burden) -> None:
    """How long the pages at the end are."""
    found.summary = page.evaluate(HEIGHT) / SCREEN
    box = page.get_by_role("link", name="Save PDF").bounding_box()
    assert box is not None
    found.save_ends = (box["y"] + box["height"]) / SCREEN
    page.goto(f"{site.address}/check")
    found.overview = page.evaluate(HEIGHT) / SCREEN
    page.goto(f"{site.address}/facts")
    found.facts = page.evaluate(HEIGHT) / SCREEN


def table(begun: StartBurden, people: Mapping[str, Burden]) -> str:
    """All of it, a row a figure, a column a person, and what is allowed."""
    rows = [
        ("everything: pages", [f"{p.everything.pages}" for p in people.values()], ""),
        ("  answers", [f"{p.everything.answers}" for p in people.values()], ""),
        ("  taps beside them", [f"{p.everything.taps}" for p in people.values()], ""),
        ("  words", [f"{p.everything.words:,}" for p in people.values()], ""),
        ("  minutes, read aloud", [f"{p.everything.minutes:.1f}" for p in people.values()], ""),
        ("short: pages", [f"{p.short.pages}" for p in people.values()], ""),
        ("  words", [f"{p.short.words:,}" for p in people.values()], ""),
        ("  minutes, read aloud", [f"{p.short.minutes:.1f}" for p in people.values()], "5, 6"),
        ("least: taps", [f"{p.least.taps}" for p in people.values()], "6, 7"),
        ("  words", [f"{p.least.words:,}" for p in people.values()], f"{MOST_WORDS_AT_LEAST}"),
        ("longest page, screens", [f"{p.longest_page:.1f}" for p in people.values()], ""),
        ("one medicine, screens", [f"{p.medicine:.2f}" for p in people.values()], "2"),
        ("overview, screens", [f"{p.overview:.1f}" for p in people.values()], ""),
        ("summary, screens", [f"{p.summary:.1f}" for p in people.values()], "6, 12"),
        ("  Save ends, screens", [f"{p.save_ends:.2f}" for p in people.values()], "1"),
        ("facts, screens", [f"{p.facts:.1f}" for p in people.values()], "9, 9.5"),
    ]
    lines = [
        f"{name:<26}{''.join(f'{v:>15}' for v in values)}{most:>10}"
        for name, values, most in [("", [*people], "at most"), *rows]
    ]
    first = f"Start ends at {begun.ends:.0f} px (at most {SCREEN})"
    words = f"after {begun.words} words (at most {MOST_WORDS_BEFORE_START})"
    return "\n".join([f"{first} {words}", "", *lines])
