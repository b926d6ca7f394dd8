"""Where the files beside the code are: next to ``app/`` in a checkout, inside it once installed.

``pip install .`` puts the templates and the questions into the package (pyproject.toml, "build"); a
checkout keeps them at the top, where the people who write them look for them.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE if (PACKAGE / "templates").is_dir() else PACKAGE.parent
TEMPLATES = ROOT / "templates"
STATIC = PACKAGE / "static"
LOCALE = PACKAGE / "locale"
