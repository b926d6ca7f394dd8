"""Sentences that YAML cut in two at a comma, as it does inside brackets.

``body: [You can buy one, or rent one.]`` is two paragraphs to YAML, and one sentence to its author.
After an item that ends in no mark, one that begins with a small letter, or ends in a mark, gives it
away.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.checks.problem_messages.shape import ShapeProblem
from app.checks.problems import Finding, KeyPath
from app.checks.texts import running_texts
from app.loading.yaml_nodes import Node
from app.questionnaire.definition.questionnaire import Questionnaire

_ENDS = tuple('.!?:;…”’")]')
_MARKS = (".", "!", "?")


def find(root: Node, questionnaire: Questionnaire) -> Iterator[Finding]:
    texts = dict(running_texts(questionnaire))
    for path, text in texts.items():
        item = path[:-1] if path[-1] == "text" else path
        place = item[-1] if item else None
        if not isinstance(place, int) or place == 0:
            continue
        if not (text[:1].islower() or text.endswith(_MARKS)):
            continue
        before = texts.get((*item[:-1], place - 1, *path[len(item) :]))
        if before and not before.endswith(_ENDS) and _cut(root, item[:-1], place):
            yield Finding(ShapeProblem.COMMA_IN_LIST, item, {"text": text})


def _cut(root: Node, path: KeyPath, place: int) -> bool:
    """Whether both items stand in brackets as bare texts, which alone a comma can cut."""
    node = root.part(path)
    if node is None or not node.flow:
        return False
    items = (node.child(place - 1), node.child(place))
    return all(item is not None and item.bare for item in items)
