"""Help lines lead where they say: what dials, sends and opens is what paper shows."""

from __future__ import annotations

import pytest

from app.checks.problems import DefinitionError
from app.loading.loader import load_text
from tests.support.broken_files import WHOLE

SHORT = 'short: [{call: "112", say: Call 112}]'
WAYS = 'ways: [{call: "112", say: Call 112, emergency: true}]'


def codes(*more: str) -> set[str]:
    """What is wrong with the small file whose one service has these ways beside its number."""
    ways = ", ".join(['{call: "112", say: Call 112}', *more])
    try:
        load_text(WHOLE.replace(WAYS, f"ways: [{ways}]"))
    except DefinitionError as error:
        return {problem.code for problem in error.problems}
    return set()


@pytest.mark.parametrize(
    ("way", "found"),
    [
        ('{text: "741741", message: HOME, say: Text HOME to 741741}', set()),
        ('{text: "741741", say: Text 741741}', set()),
        ('{text: "741741", message: HELLO, say: Text HOME to 741741}', {"other-message"}),
        ('{text: "741741", say: Text HOME to 741741}', {"message-missing"}),
        ('{chat: "https://988lifeline.org", say: Chat on 988lifeline.org}', set()),
        ('{chat: "https://www.988lifeline.org/x", say: Chat on 988lifeline.org}', set()),
        ('{chat: "https://evil.example", say: Chat on 988lifeline.org}', {"other-host"}),
        ('{chat: "https://988lifeline.org@evil.example/", say: Chat}', {"odd-address"}),
        ('{chat: "https://xn--80ak6aa92e.example", say: Chat on apple.example}', {"other-host"}),
        ('{chat: "https://аpple.example", say: Chat}', {"odd-address"}),
        ('{chat: "https://localhost", say: Chat}', {"odd-address"}),
        ('{chat: "https://example.org", say: Chat with somebody}', set()),
    ],
)
def test_words_and_link_are_the_same(way: str, found: set[str]) -> None:
    """The number, the word to send and the address that people read are those of the link."""
    assert codes(way) == found


def test_a_country_has_a_number_and_elsewhere_has_the_finder() -> None:
    """One entry alone may have no number: everywhere else, with nothing but the finder."""
    finder = '{chat: "https://example.org/", say: Find a line}'
    elsewhere = (
        f"    south: {{name: Elsewhere, short: [{finder}], services: [{{name: A line, ages: all,"
        f" dialled: never, ways: [{finder}]}}]}}\n"
    )
    text = WHOLE.replace("    south: *lines\n", elsewhere)
    load_text(text)
    other = '{chat: "https://example.com/", say: Buy it now}'
    with pytest.raises(DefinitionError) as caught:
        load_text(text.replace(f"ways: [{finder}]", f"ways: [{finder}, {other}]"))
    assert {p.code for p in caught.value.problems} == {"no-number-to-call"}
