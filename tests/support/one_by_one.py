"""Every possible person of a small questionnaire, one by one, to hold a proof against."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, combinations, product

from hypothesis import strategies as st

from app.loading.loader import load_text
from app.proofs.paths import SUMMARY
from app.questionnaire.answers import Answers
from app.questionnaire.definition.for_authors import Promise
from app.questionnaire.definition.guidance import Flag, Outcome
from app.questionnaire.definition.parts import Condition
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Page, Question
from app.questionnaire.journey import Journey, follow
from tests.support.broken_files import WHOLE
from tests.support.rebuilt import rebuilt

SMALL = load_text(WHOLE).questionnaire


def complete(journey: Journey) -> bool:
    """Whether everything required on the path is answered, as Continue demands."""
    return all(
        question.id in journey.answers.values
        for page in journey.pages
        for question in page.questions
        if question.required
    )


def every_answer(question: Question) -> Iterator[object]:
    """Every way to answer a question, unanswered among them."""
    yield None
    if question.type == "choice":
        yield from question.options
    elif question.type == "choices":
        together = [c for c, option in question.options.items() if not option.exclusive]
        most = question.max or len(together)
        yield from chain.from_iterable(combinations(together, n) for n in range(1, most + 1))
        yield from ((c,) for c, option in question.options.items() if option.exclusive)
    elif question.type == "table":
        column = next(c for c in question.columns if c.options)
        for count in range(1, len(column.options) + 1):
            for codes in combinations(column.options, count):
                yield tuple({column.id: code} for code in codes)


def everybody(questionnaire: Questionnaire) -> Iterator[Journey]:
    """The journey of every possible person."""
    names = list(questionnaire.question)
    for values in product(*(every_answer(questionnaire.question[name]) for name in names)):
        said = {name: value for name, value in zip(names, values, strict=True) if value}
        yield follow(questionnaire, Answers(said))  # type: ignore[arg-type]


CODES = ("abc", "ab", "abc", "ab")


def _needs(codes: str) -> st.SearchStrategy[list[str] | list[list[str]]]:
    """One list of codes, or two, of each of which one is needed."""
    one = st.sets(st.sampled_from(codes), min_size=1).map(sorted)
    return one | st.lists(one, min_size=2, max_size=2)


CASE = st.fixed_dictionaries(
    {}, optional={f"q{n}": _needs(codes) for n, codes in enumerate(CODES)}
).filter(bool)


@st.composite
def small_questionnaires(draw: st.DrawFn) -> Questionnaire:
    """Four questions on four pages, with conditions, required ones and outcomes at random."""

    def condition(before: int) -> Condition | None:
        cases = draw(st.lists(CASE, max_size=2))
        kept = [{k: v for k, v in c.items() if int(k[1]) < before} for c in cases]
        kept = [c for c in kept if c]
        return Condition.model_validate(kept) if kept else None

    pages = []
    for number, codes in enumerate(CODES):
        kind = draw(st.sampled_from(["choice", "choices"]))
        alone = kind == "choices" and draw(st.booleans())
        options = {code: {"text": code, "exclusive": alone and code == "b"} for code in codes}
        question = Question.model_validate(
            {
                "id": f"q{number}",
                "text": "?",
                "label": "?",
                "type": kind,
                "options": options,
                "required": draw(st.booleans()),
                "max": draw(st.sampled_from([None, 1, 2])) if kind == "choices" else None,
            }
        )
        pages.append(
            Page(
                id=f"p{number}",
                part="first",
                title="?",
                when=condition(number),
                questions=(question,),
            )
        )
    outcomes = [
        Outcome.model_validate(
            {"id": f"o{n}", "when": when, "title": "?", "body": ["?"], "change": "?"}
        )
        for n in range(2)
        if (when := condition(4))
    ]
    flags = [
        flag.model_copy(update={"id": f"f{n}", "when": when})
        for n, flag in enumerate(SMALL.flags[:3])
        if (when := condition(4))
    ]
    rules = {
        "always": draw_rules(draw, outcomes, flags, condition),
        "never": draw_rules(draw, outcomes, flags, condition),
    }
    panel = SMALL.help.panel.model_copy(update={"when": Condition.model_validate({"q0": ["a"]})})
    return rebuilt(
        SMALL,
        pages=tuple(pages),
        outcomes=tuple(outcomes),
        flags=tuple(flags),
        topics=(),
        **rules,
        help=SMALL.help.model_copy(update={"panel": panel}),
    )


def draw_rules(
    draw: st.DrawFn,
    outcomes: list[Outcome],
    flags: list[Flag],
    condition: Callable[[int], Condition | None],
) -> tuple[Promise, ...]:
    when = condition(4)
    names = [{"outcome": name} for name in (SUMMARY, *(o.id for o in outcomes))]
    names += [{"flag": flag.id} for flag in flags]
    return (Promise.model_validate({"when": when, **draw(st.sampled_from(names))}),) if when else ()
