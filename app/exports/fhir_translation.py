"""FHIR translation: the same resource in other languages, beside each of its texts.

One Questionnaire in the first language, with the standard translation extension on every text that
a person reads. Codes, linkIds, addresses and what opens an item are the same in every language.
Source: hl7.org/fhir/R4/extension-translation.html.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.exports.fhir_terms import CORE, Json

READ = ("title", "description", "purpose", "text", "display", "valueString")
TRANSLATION = f"{CORE}/translation"


def with_translations(resource: Json, others: Mapping[str, Json]) -> Json:
    """The resource with its texts in other languages; ``others``: language -> the same resource."""
    told: Json = _beside(resource, others)
    return {**told, "text": resource["text"]}  # the narrative is made of the first language


def _beside(value: Any, others: Mapping[str, Any]) -> Any:
    if isinstance(value, dict):
        return dict(_members(value, others))
    if isinstance(value, list):
        return [
            _beside(each, {code: other[place] for code, other in others.items()})
            for place, each in enumerate(value)
        ]
    return value


def _members(value: Json, others: Mapping[str, Json]) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, each in value.items():
        inside = {code: other[name] for code, other in others.items() if name in other}
        found.append((name, _beside(each, inside)))
        if name in READ and isinstance(each, str):
            extensions = [_extension(code, text) for code, text in inside.items() if text != each]
            found += [(f"_{name}", {"extension": extensions})] if extensions else []
    return found


def _extension(language: str, text: str) -> Json:
    return {
        "url": TRANSLATION,
        "extension": [
            {"url": "lang", "valueCode": language},
            {"url": "content", "valueString": text},
        ],
    }
