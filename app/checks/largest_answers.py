"""The most that one person can say: every page, every option that goes together, all text full.

Used to measure the cookie that has to carry it. The text is the file's own, in its own language,
since what people write compresses like writing and not like noise.
"""

from __future__ import annotations

from itertools import islice
from random import Random

from app.checks.texts import running_texts
from app.questionnaire.answers import Answers, Value
from app.questionnaire.definition.questionnaire import Questionnaire
from app.questionnaire.definition.questions import Asked, Question

_ANY_LENGTH = 500


class _Writer:
    """Hands out the file's words in a random but repeatable order, since text that repeats itself
    compresses better than anything that people write."""

    def __init__(self, questionnaire: Questionnaire) -> None:
        found = {word for _, text in running_texts(questionnaire) for word in text.split()}
        self._words = sorted(found) or ["word"]
        self._random = Random(1)  # noqa: S311  # nosec B311 - not for secrets

    def text(self, letters: int) -> str:
        words = iter(lambda: self._random.choice(self._words), None)
        return " ".join(islice(words, letters))[:letters].rstrip()


def largest_answers(questionnaire: Questionnaire) -> Answers:
    """Answers as full as the definition lets them be, whether or not one path asks them all."""
    writer = _Writer(questionnaire)
    return Answers(
        {name: _value(question, writer) for name, question in questionnaire.question.items()}
    )


def _value(question: Question, writer: _Writer) -> Value:
    if question.type == "table":
        return tuple(
            {column.id: _cell(column, number, writer) for column in question.columns}
            for number in range(question.max_rows)
        )
    if question.type == "choices":
        together = [c for c, option in question.options.items() if not option.exclusive]
        return tuple(together[: question.max] or list(question.options)[:1])
    return _cell(question, 0, writer)


def _cell(asked: Asked, number: int, writer: _Writer) -> str:
    """A text as long as it may be, or a code, another one in each row."""
    if asked.options:
        return list(asked.options)[number % len(asked.options)]
    return writer.text(asked.max_length or _ANY_LENGTH)
