"""Overlay: the same questionnaire in other words. Ids, codes and conditions stay untouched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.checks.problems import KeyPath
from app.questionnaire.definition import Questionnaire


def overlay(
    questionnaire: Questionnaire, words: Mapping[KeyPath, str], language: str
) -> Questionnaire:
    """The questionnaire with other words at these paths.

    ValidationError: a text does not fit its field.
    """
    tree: dict[Any, Any] = {"language": language}
    for path, text in words.items():
        branch = tree
        for step in path[:-1]:
            branch = branch.setdefault(step, {})
        branch[path[-1]] = text
    return Questionnaire.model_validate(_replaced(questionnaire, tree))


def _replaced(value: Any, tree: Any) -> Any:
    if isinstance(tree, str):
        return tree
    if isinstance(value, BaseModel):
        changed = {name: _replaced(getattr(value, name), inner) for name, inner in tree.items()}
        given = {name: getattr(value, name) for name in value.model_fields_set}
        return type(value).model_validate(given | changed)
    if isinstance(value, Mapping):
        return {key: _replaced(v, tree[key]) if key in tree else v for key, v in value.items()}
    return tuple(_replaced(v, tree[i]) if i in tree else v for i, v in enumerate(value))
