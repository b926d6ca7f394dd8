"""What the tests of operations share: a key, and real servers that end with the test."""

from __future__ import annotations

import pytest

from tests.support import proxying, serving

KEY = "jRYzo0yS0HzGm5s3Gr0jXjv6Wc1lUi1oGvVg7cN2a9bT4qkE"


@pytest.fixture
def settings():
    return {"FLASK_SECRET_KEY": KEY}


@pytest.fixture
def served(tmp_path, settings):
    """gunicorn with the project's own configuration, two workers."""
    with serving.gunicorn(tmp_path, settings) as server:
        yield server


needs_nginx = pytest.mark.skipif(
    proxying.NGINX is None, reason="nginx is not installed (Debian: apt-get install nginx-light)"
)
