"""Addresses for templates: of our own pages and files, wherever the site is mounted.

A site may stand under a path of its host (``/guide/check``), which only a request tells; below it
an address never changes. So a template says ``ROOT`` in its place, also in what is kept between
requests, and a page gets the real one when it is done (``pages.render``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from flask import Flask, request
from markupsafe import escape

ROOT = "\0"  # nobody can type it: typed_text.py keeps no sign that is not written


@lru_cache(maxsize=1024)
def page_path(app: Flask, endpoint: str, **values: str) -> str:
    """The address of a page, below the root."""
    return ROOT + app.url_map.bind("").build(endpoint, values)


def file_path(app: Flask, name: str) -> str:
    """The address of a static file, below the root."""
    return page_path(app, "static_files.send", name=app.extensions["static_names"][name])


# What templates call them.
PATHS: Mapping[str, Callable[..., str]] = {"url_for": page_path, "static_url": file_path}


def init_app(app: Flask) -> None:
    app.jinja_env.globals |= {name: partial(path, app) for name, path in PATHS.items()}


def under_root(page: str) -> str:
    """A page with the path that the site stands under in this request."""
    return page.replace(ROOT, escape(request.script_root))
