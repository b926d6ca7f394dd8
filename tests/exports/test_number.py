"""A number of people, drawn on screen."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import jinja2
import pytest

from app import config
from app.questionnaire.guidance import Number
from tests.support.summaries import CONTENT

TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(config.ROOT / "templates"),
    autoescape=True,
    undefined=jinja2.StrictUndefined,
)
NUMBERS = CONTENT.numbers


def drawn(number: Number) -> ET.Element:
    """The figure as a browser reads it."""
    markup = str(
        TEMPLATES.get_template("number.html").module.number(number, CONTENT.sources[number.source])
    )
    return ET.fromstring(markup.strip())  # noqa: S314, our own template


def figures(path: str) -> int:
    """How many figures stand on the rows of a path: one every ten units, from M to H."""
    rows = re.findall(r"M(\d+) \d+H(\d+)", path)
    return sum((int(end) - int(start)) // 10 + 1 for start, end in rows)


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_a_drawing_shows_a_hundred_people_and_how_many_it_happened_to(number: Number) -> None:
    """Each group is a hundred figures, hollow for exactly those it did not happen to."""
    figure = drawn(number)
    shares = [share for share in (number.treated, number.compared) if share]
    groups = figure.findall(".//svg")
    assert len(groups) == len(shares)
    for share, svg in zip(shares, groups, strict=True):
        assert [figures(path.attrib["d"]) for path in svg.findall("./g/path")] == [100, 100]
        hollow = [figures(path.attrib["d"]) for path in svg.findall("./g/g/path")]
        assert set(hollow) == {100 - share.people}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_a_drawing_says_in_words_what_it_shows(number: Number) -> None:
    """The caption holds the sentence, how sure it is and its source; the picture is silent."""
    figure = drawn(number)
    caption = figure.find("figcaption")
    assert caption is not None
    said = "".join(caption.itertext())
    source = CONTENT.sources[number.source]
    by = source.authors or source.publisher
    for part in (number.sentence, number.certainty, number.no_comparison or "", by, source.year):
        assert part in said
    picture = figure.find("./div")
    assert picture is not None
    assert picture.attrib["aria-hidden"] == "true"


def test_nobody_and_everybody_can_be_drawn() -> None:
    """Nought and a hundred of a hundred are drawn like any other share."""
    number = next(found for found in NUMBERS.values() if found.compared)
    extreme = number.model_copy(
        update={
            "treated": number.treated.model_copy(update={"people": 0}),
            "compared": number.treated.model_copy(update={"people": 100}),
        }
    )
    nobody, everybody = drawn(extreme).findall(".//svg")
    assert figures(nobody.findall("./g/g/path")[0].attrib["d"]) == 100
    assert everybody.find("./g/g") is None


def test_drawings_obey_the_style_policy_and_each_other() -> None:
    """No inline style, no script, and no ids that would clash on a page of many."""
    for number in NUMBERS.values():
        for element in drawn(number).iter():
            assert not {"style", "id", "onclick"} & set(element.attrib)
