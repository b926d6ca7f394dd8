"""Brackets: how a question was left open is told from an answer to it, on paper and in text."""

from __future__ import annotations

from app.questionnaire import messages


def bracketed(answer: str) -> str:
    """A state in square brackets; an answer as it is."""
    return f"[{answer}]" if messages.is_state(answer) else answer
