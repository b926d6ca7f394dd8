"""Random answers, drawn from the definition: whatever a person, or an old cookie, could hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from app import config
from app.loading.loader import load
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Question

CONTENT: Questionnaire = load(config.ROOT / "questions.yaml").questionnaire

WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)


def answer(question: Question) -> st.SearchStrategy[Any]:
    """One answer that the form of this question would take."""
    if question.type == "table":
        row = st.fixed_dictionaries({}, optional={c.id: _cell(c) for c in question.columns})
        return st.lists(row.filter(bool), min_size=1, max_size=question.max_rows)
    if question.type == "choices":
        alone = [code for code, option in question.options.items() if option.exclusive]
        several = [code for code in question.options if code not in alone]
        lists = st.lists(st.sampled_from(several), min_size=1, max_size=question.max, unique=True)
        return lists | st.sampled_from([[code] for code in alone]) if alone else lists
    return _cell(question)


def _cell(asked: Asked) -> st.SearchStrategy[str]:
    if asked.options:
        return st.sampled_from(list(asked.options))
    return WORDS.map(lambda text: " ".join(text.split())[: asked.max_length]).filter(bool)


def stored() -> st.SearchStrategy[dict[str, Any]]:
    """Answers to any of the questions, on the path or off it, as a cookie could hold them."""
    return st.fixed_dictionaries({}, optional={q.id: answer(q) for q in CONTENT.question.values()})


def finished() -> st.SearchStrategy[dict[str, Any]]:
    """Stored answers with every required question answered, and with no early outcome."""
    calm = {
        "age": st.sampled_from(["from_18_to_24", "from_25_to_64", "from_65", "rather_not_say"]),
        "life_not_worth": st.sampled_from(["yes", "no", "rather_not_say"]),
        "suicidal_thoughts": st.sampled_from(["yes", "no", "rather_not_say"]),
        "attempt": st.sampled_from(["past_3_months", "longer_ago", "no", "rather_not_say"]),
        "suicidal_now": st.sampled_from(["no", "rather_not_say"]),
    }
    others = {q.id: answer(q) for q in CONTENT.question.values() if q.id not in calm}
    return st.fixed_dictionaries(calm, optional=others)
