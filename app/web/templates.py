"""Templates: what they say of the file alone becomes part of their text, when they are read.

``{{ _("Continue") }}`` and ``{{ q.help.title }}`` are the same on everybody's page: so they are
said once, and not at every request. Only the names in ``KNOWN`` are followed, and behind none of
them is anything of a person.
"""

# ruff: noqa: N802 - a visitor's methods are named by the kinds of nodes

from __future__ import annotations

import builtins
from collections.abc import MutableMapping
from typing import Any

from flask.templating import Environment
from jinja2 import nodes
from jinja2.visitor import NodeTransformer

TEXTS = frozenset({"_", "static_url", "url_for"})
KNOWN = TEXTS | {
    "direction", "fragments", "frame", "icon", "mark", "parts_of", "q", "site", "w", "words",
}  # fmt: skip


class Templates(Environment):
    """Jinja's environment, which reads templates in this way.

    In them ``a.b`` is an attribute and nothing else, as in Python: Jinja's own look for either an
    attribute or an item takes five times as long, and a page has hundreds.
    """

    getattr = builtins.getattr  # type: ignore[assignment]  # no method: it takes no self

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return self.globals if d is None else super().make_globals(d)

    def _generate(self, source: nodes.Template, name: str | None, *how: Any, **more: Any) -> str:
        if name is not None:  # else it is one of the pieces below
            source = _Told(self).visit(source)
        return super()._generate(source, name, *how, **more)


class _Told(NodeTransformer):
    """Puts text in the place of what is known already."""

    def __init__(self, environment: Templates) -> None:
        self._environment = environment
        self._known: frozenset[str] = frozenset()

    def visit_Template(self, node: nodes.Template) -> nodes.Node:
        self._known = (KNOWN & self._environment.globals.keys()) - _given_in(node)
        return self.generic_visit(node)

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        node.nodes = [self._part(each) for each in node.nodes]
        return node

    def visit_If(self, node: nodes.If) -> nodes.Node | list[nodes.Node]:
        if node.elif_ or not self._is_known(node.test):
            return self.generic_visit(node)
        said = nodes.Output([nodes.TemplateData("yes")])
        holds = self._text(nodes.If(node.test, [said], [], []))
        return [self.visit(each) for each in (node.body if holds else node.else_)]

    def visit_For(self, node: nodes.For) -> nodes.Node:
        if not self._is_known(node):
            return self.generic_visit(node)
        return nodes.Output([nodes.TemplateData(self._text(node))], lineno=node.lineno)

    def visit_Call(self, node: nodes.Call) -> nodes.Node:
        """A sentence or an address that stands within an expression."""
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        given = [*node.args, *(each.value for each in node.kwargs)]
        if called not in TEXTS & self._known or not all(isinstance(g, nodes.Const) for g in given):
            return self.generic_visit(node)
        named = {each.key: each.value.as_const() for each in node.kwargs}
        text: Any = self._environment.globals[called]
        return nodes.Const(text(*[each.as_const() for each in node.args], **named))

    def _part(self, node: nodes.Expr) -> nodes.Expr:
        part: nodes.Expr = self.visit(node)
        if self._is_known(part):
            return nodes.TemplateData(self._text(nodes.Output([part])))
        return part

    def _is_known(self, node: nodes.Node) -> bool:
        """Whether nothing is named in it but what the file alone decides."""
        named = {each.name for each in _names(node) if each.ctx == "load"}
        return bool(named) and named <= self._known | _given_in(node)

    def _text(self, node: nodes.Node) -> str:
        whole = nodes.Template([node], lineno=1)
        whole.set_environment(self._environment)
        return self._environment.from_string(whole).render()


def _given_in(node: nodes.Node) -> frozenset[str]:
    """What gets its name there, and so is not what all templates call so."""
    given = {each.name for each in _names(node) if each.ctx != "load"}
    return frozenset(given | {"loop"} if isinstance(node, nodes.For) else given)


def _names(node: nodes.Node) -> list[nodes.Name]:
    own = [node] if isinstance(node, nodes.Name) else []
    return [*own, *node.find_all(nodes.Name)]
