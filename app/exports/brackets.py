"""Brackets: how a question was left open is told from an answer to it, on paper and in text."""

from __future__ import annotations

from app.questionnaire import messages


def is_state(answer: str) -> bool:
    """Whether these words say how a question was left open, and are no answer to it."""
    return answer in (messages.NOT_ANSWERED, messages.NOT_ASKED, *messages.STATES.values())


def bracketed(answer: str) -> str:
    """A state in square brackets; an answer as it is."""
    return f"[{answer}]" if is_state(answer) else answer
