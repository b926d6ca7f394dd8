"""Overlay: the same questionnaire in other words. Ids, codes and conditions stay untouched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from app.checks.problems import KeyPath
from app.questionnaire.definition.help_lines import Country
from app.questionnaire.definition.questionnaire import Questionnaire


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
    tree |= {"help": _with_own_ways(questionnaire, tree.get("help", {}), language)}
    return Questionnaire.model_validate(_replaced(questionnaire, tree))


def _with_own_ways(questionnaire: Questionnaire, tree: Any, language: str) -> Any:
    """The help lines with those first that answer in this language, in its own words."""
    countries = dict(tree.get("countries", {}))
    for code, country in questionnaire.help.countries.items():
        countries[code] = _Whole(_in_language(country, countries.get(code, {}), language))
    return {**tree, "countries": countries}


class _Whole:
    """A part that takes the place of another as it is."""

    def __init__(self, part: Country) -> None:
        self.part = part


def _in_language(country: Country, tree: Any, language: str) -> Country:
    own = country.other_languages.get(language)
    words: Country = _replaced(country.model_copy(update={"other_languages": {}}), tree)
    if own is None:
        return words
    named = zip(country.services, words.services, strict=True)
    ordered = sorted(named, key=lambda pair: pair[0].name not in own.first)
    services = tuple(translated for _, translated in ordered)
    return words.model_copy(update={"short": own.short, "services": services})


def _replaced(value: Any, tree: Any) -> Any:
    if isinstance(tree, str):
        return tree
    if isinstance(tree, _Whole):
        return tree.part
    if isinstance(value, BaseModel):
        changed = {name: _replaced(getattr(value, name), inner) for name, inner in tree.items()}
        given = {name: getattr(value, name) for name in value.model_fields_set}
        return type(value).model_validate(given | changed)
    if isinstance(value, Mapping):
        return {key: _replaced(v, tree[key]) if key in tree else v for key, v in value.items()}
    return tuple(_replaced(v, tree[i]) if i in tree else v for i, v in enumerate(value))
