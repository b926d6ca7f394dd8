"""What a screen reader is told of a mistake, by the accessibility tree that Chromium gives it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import NewPage
from tests.support.states import ERRORS, OPENS_MOST, QUESTIONS, Places, State, send
from tests.support.summaries import CONTENT

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Every field of a form gets what it cannot take: an answer that is not on the list, or a long text.
SPOIL = """() => {
  const seen = new Set();
  for (const field of document.querySelectorAll("#page-form input, #page-form textarea")) {
    if (field.type === "hidden" || seen.has(field.name)) continue;
    seen.add(field.name);
    if (field.type === "text" || field.type === "textarea") field.value = "word ".repeat(500);
    else { field.value = "not-on-the-list"; field.checked = true; }
  }
  return seen.size;
}"""
CAN_BE_WRONG = {"radiogroup", "checkbox", "textbox", "combobox"}


class Tree:
    """The accessibility tree of a page."""

    def __init__(self, page: Page) -> None:
        session = page.context.new_cdp_session(page)
        nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
        self._nodes = {node["nodeId"]: node for node in nodes}

    @property
    def wrong(self) -> list[dict[str, Any]]:
        """Whatever is said to be invalid."""
        return [
            node for node in self._nodes.values()
            if any(one["name"] == "invalid" and one["value"]["value"] != "false"
                   for one in node.get("properties", []))
        ]  # fmt: skip

    def of(self, *roles: str) -> list[dict[str, Any]]:
        return [node for node in self._nodes.values() if node["role"]["value"] in roles]

    def described(self, node: dict[str, Any] | None) -> str:
        """What is said of it beside its name, and of each group around it."""
        if node is None:
            return ""
        own = str(node.get("description", {}).get("value", ""))
        return own + " " + self.described(self._nodes.get(node.get("parentId", "")))


def told_of(page: Page) -> tuple[list[str], list[str], set[str]]:
    """The mistakes in the list at the top; of each wrong field what is said of it; their roles."""
    tree = Tree(page)
    messages = page.locator(".error-summary a").all_inner_texts()
    roles = {str(node["role"]["value"]) for node in tree.wrong}
    return messages, [tree.described(node) for node in tree.wrong], roles


@pytest.mark.parametrize("page_id", QUESTIONS)
def test_every_wrong_field_is_heard_to_be_wrong_and_why(
    page_id: str, new_page: NewPage, places: Places
) -> None:
    """On every page, with every question of it answered wrongly: each is invalid to a screen
    reader, as a group of radios, as boxes or as a text, and has the words of its mistake.
    """
    page = new_page()
    places.go(page, State(f"/questions/{page_id}", OPENS_MOST))
    assert told_of(page) == ([], [], set())
    spoiled = page.evaluate(SPOIL)
    send(page)
    messages, said, roles = told_of(page)
    assert len(messages) == spoiled
    assert [one for one in messages if not any(one in words for words in said)] == []
    assert [words for words in said if not any(one in words for one in messages)] == []
    assert roles <= CAN_BE_WRONG


def test_ticked_boxes_are_what_is_wrong(new_page: NewPage, places: Places) -> None:
    """One too many: those that were ticked, and no other; “None of these” with another: both."""
    page = new_page()
    for name, ticked in (("too many", 4), ("one that stands alone", 2)):
        places.go(page, ERRORS[name])
        assert len(Tree(page).wrong) == ticked
        assert page.locator("input:checked:not([aria-invalid])").count() == 0


def test_a_table_with_too_many_rows_is_heard_so_in_every_row(
    new_page: NewPage, places: Places
) -> None:
    """Words of the table as a whole are a description of the group that its fields stand in."""
    page = new_page()
    places.go(page, State("/questions/each-medicine", OPENS_MOST))
    most = next(q.max_rows for q in CONTENT.question.values() if q.type == "table")
    page.locator('[name="trials-0-medicine"]').evaluate(
        "(field, most) => { for (let row = 1; row <= most; row++) field.form.append(Object.assign("
        "document.createElement('input'), {name: `trials-${row}-medicine`, value: 'A'})) }",
        most,
    )
    send(page)
    message = page.locator(".error-summary a").inner_text()
    tree = Tree(page)
    rows = tree.of("textbox", "combobox")
    assert rows
    assert all(message in tree.described(row) for row in rows)
