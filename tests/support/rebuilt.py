"""A questionnaire with some parts changed, and nothing remembered of the old ones.

``model_copy`` would keep what the old one had already worked out from its parts.
"""

from __future__ import annotations

from app.questionnaire.definition.questionnaire import Questionnaire


def rebuilt(questionnaire: Questionnaire, **changes: object) -> Questionnaire:
    parts = {name: getattr(questionnaire, name) for name in Questionnaire.model_fields}
    return Questionnaire.model_construct(**parts | changes)
