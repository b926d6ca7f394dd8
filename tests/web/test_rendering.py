"""Once: markup kept between requests is the definition's alone, and changes no page."""

from __future__ import annotations

import re
from random import Random

import pytest
from markupsafe import Markup

from app import create_app
from app.questionnaire.shown_answers import ShownAnswer
from app.web.rendering import MOST_KEPT, Once
from tests.support import people
from tests.support.crowd_people import MARK, Browser, Walk
from tests.support.visitor import Visitor

EVERYBODY = {
    name: person for name, person in vars(people).items() if name.isupper() and "age" in person
}
TOKEN = re.compile(r'name="csrf_token" value="[^"]*"')


@pytest.fixture(scope="module")
def app_without(settings_of_tests):
    """The same application, which keeps no markup."""
    app = create_app(settings_of_tests)
    app.jinja_env.filters |= {
        "once": lambda macro, *given: macro(*given),
        "once_each": lambda macro, values: Markup("").join(map(macro, values)),
    }
    return app


def everything_seen(app, answers):
    """Every page of a visit: shown empty, with errors, with answers; and all that follows."""
    visitor, seen = Visitor(app), []
    seen += [visitor.get(path).text for path in visitor.walk(answers)]
    for page in visitor.questionnaire.pages:
        wrong = [(question.id, "nonsense") for question in page.questions]
        for pairs in (wrong, [*wrong, ("add_row", "1")]):
            seen.append(visitor.post(f"/questions/{page.id}", pairs).text)
    others = ("/", "/help-now", "/about", "/check", "/summary", "/nowhere")
    seen += [visitor.get(path).text for path in others]
    return [TOKEN.sub("", page) for page in seen]


@pytest.mark.parametrize("name", EVERYBODY)
def test_a_page_is_the_same_whether_its_parts_were_kept_or_not(app, app_without, name):
    """Byte for byte, for every example person, in a store that others have filled before."""
    answers = EVERYBODY[name]
    assert everything_seen(app, answers) == everything_seen(app_without, answers)


def test_nothing_a_person_wrote_is_kept(app, questionnaire):
    """Many people come by, each with words of their own: the store holds none of them."""
    once = app.jinja_env.filters["once"]
    for seed in range(8):
        walk = Walk(Browser("", 0), questionnaire, Random(seed))
        given = [walk.given(page) for page in questionnaire.pages]
        said = {key: value for page in given for key, value in page.items()} | people.STEADY
        seen = everything_seen(app, said)
        assert MARK in str(seen)
    assert once.kept
    assert MARK not in str(once.kept)


def test_the_store_does_not_grow_with_the_people(app, questionnaire):
    """After a crowd, another crowd with other answers adds hardly anything."""
    once = app.jinja_env.filters["once"]
    sizes = []
    for seed in range(160):
        walk = Walk(Browser("", 0), questionnaire, Random(1000 + seed))
        given = [walk.given(page) for page in questionnaire.pages]
        said = {key: value for page in given for key, value in page.items()} | people.STEADY
        visitor = Visitor(app)
        visitor.walk(said)
        visitor.get("/summary")
        sizes.append(len(once.kept))
    assert sizes[-1] - sizes[119] < 40, sizes  # less than one part a person
    assert sizes[-1] < MOST_KEPT


def test_only_parts_of_the_definition_are_kept(questionnaire):
    """A text that somebody typed is rendered each time, also where it reads like one of ours."""
    once = Once(questionnaire)

    def macro(value):
        return Markup("<p>{}</p>").format(value)

    macro.name = "macro"
    title = questionnaire.pages[0].title
    typed = "".join(list(title))
    for value in ((typed,), (MARK,), ({"a": MARK},), [title]):
        once(macro, value)
    assert not once.kept
    assert once(macro, (title,)) == once(macro, (title,)) == macro((title,))
    assert len(once.kept) == 1


def test_an_answer_in_somebodys_words_is_never_kept(questionnaire):
    """What was typed, or chosen together, is rendered each time; an answer of one option once."""
    once = Once(questionnaire)

    def macro(item):
        return Markup("<p>{}</p>").format(item.text)

    macro.name = "macro"
    options = questionnaire.question["age"].options
    age = ShownAnswer("age", "Age", "How old are you?", (options["from_65"].text,), "", "from_65")
    several = age._replace(values=("One", "Two"), code=None)
    typed = age._replace(values=(MARK,), code=None)
    assert MARK in once.each(macro, [age, several, typed, age])
    assert list(once.kept.values()) == [macro(age)]
