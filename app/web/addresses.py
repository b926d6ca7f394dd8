"""Addresses for templates: of our own pages, wherever the site is mounted, and of help.

A site may stand under a path of its host (``/guide/check``), which a request tells; so an address
is made within one, and kept for the next by that path.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, request, url_for

from app.exports import help_text
from app.web.navigation import OVERVIEW


def init_app(app: Flask) -> None:
    app.jinja_env.globals["url_for"] = kept_url
    app.jinja_env.filters["address"] = help_text.address


def change_urls() -> Callable[[str], str]:
    """What gives the address at which a page is changed, from the overview and back to it."""
    root = request.script_root  # read once: an overview asks for one address an answer
    return lambda page_id: f"{_url(root, 'journey.question', page_id=page_id)}?return={OVERVIEW}"


def kept_url(endpoint: str, **values: Any) -> str:
    # A page holds many addresses, and they are few.
    return _url(request.script_root, endpoint, **values)


@lru_cache(maxsize=1024)
def _url(_root: str, endpoint: str, **values: Any) -> str:
    return url_for(endpoint, **values)
