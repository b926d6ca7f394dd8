#!/bin/sh
# A browser for the tests: the system's Chromium, else Debian's package, else Playwright's own.
# $1: the environment's bin folder.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then exit 0; fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium poppler-utils nginx-light && exit 0
fi
exec "$1/playwright" install chromium
