"""Which keys the part of a file may have that stands at a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from app.checks.problems import KeyPath
from app.questionnaire.definition.questionnaire import Questionnaire


def keys_at(path: KeyPath) -> list[str]:
    """The keys that the part at a path may have."""
    model: type[BaseModel] = Questionnaire
    in_mapping = False
    for step in path:
        if in_mapping:
            in_mapping = False
        elif isinstance(step, str) and step in model.model_fields:
            annotation = model.model_fields[step].annotation
            model = next(_models(annotation), model)
            in_mapping = _is_mapping(annotation)
    return list(model.model_fields)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _is_mapping(annotation: Any) -> bool:
    return get_origin(annotation) is dict
