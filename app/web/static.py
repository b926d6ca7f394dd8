"""Static files: read once at start, named by their content, and cached for a year.

A changed file gets a new name, so nobody waits for a cache; a file is compressed once, not per
request.
"""

from __future__ import annotations

import gzip
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, current_app, request

CACHE = "public, max-age=31536000, immutable"

blueprint = Blueprint("static_files", __name__)


@dataclass(frozen=True)
class StaticFile:
    mimetype: str
    plain: bytes
    packed: bytes


def init_app(app: Flask, folder: Path) -> None:
    """Serve ``folder`` under /static; ``static_url(name)`` in a template finds each."""
    files: dict[str, StaticFile] = {}
    names: dict[str, str] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            plain = path.read_bytes()
            name = f"{path.stem}.{sha256(plain).hexdigest()[:12]}{path.suffix}"
            names[path.name] = name
            mimetype = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            files[name] = StaticFile(mimetype, plain, gzip.compress(plain, 9, mtime=0))
    app.extensions |= {"static_files": files, "static_names": names}
    app.register_blueprint(blueprint)


@blueprint.get("/static/<name>")
def send(name: str) -> Response:
    files: Mapping[str, StaticFile] = _files()
    if name not in files:
        abort(404)
    file = files[name]
    packed = request.accept_encodings["gzip"] > 0 and len(file.packed) < len(file.plain)
    response = Response(file.packed if packed else file.plain, mimetype=file.mimetype)
    if packed:
        response.content_encoding = "gzip"
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = CACHE
    return response


def _files() -> Mapping[str, StaticFile]:
    files: Mapping[str, StaticFile] = current_app.extensions["static_files"]
    return files
