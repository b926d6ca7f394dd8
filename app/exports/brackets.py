"""Brackets: how a question was left open is told from an answer to it, on paper and in text."""

from __future__ import annotations

from app.questionnaire.definition.questions import State


def bracketed(words: str, state: State | None) -> str:
    """The words of a state in square brackets; an answer as it is."""
    return f"[{words}]" if state else words
