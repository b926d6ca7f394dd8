#!/bin/sh
# The programs and fonts that the tests use beside Python: browsers and real keys for them, a proxy,
# readers of PDFs, and three families of fonts, so that no test depends on those of a machine.
# What is there is left alone. Debian's packages are installed where that is allowed; elsewhere
# Playwright fetches a Chromium of its own, and the rest is named. $1: the environment's bin folder.
set -eu

missing=""
lack() { # $1: a package; then the commands, any of which will do
    package=$1
    shift
    for name in "$@"; do
        if command -v "$name" >/dev/null 2>&1 || [ -x "/usr/sbin/$name" ]; then return 0; fi
    done
    missing="$missing $package"
}
lack_font() { # $1: a package; $2: the family that it brings
    case $(fc-list "$2" file 2>/dev/null) in *[!\ ]*) ;; *) missing="$missing $1" ;; esac
}
lack chromium chromium chromium-browser google-chrome
lack firefox-esr firefox-esr firefox
lack nginx-light nginx
lack openssl openssl
lack poppler-utils pdftotext
lack xvfb Xvfb
lack xdotool xdotool
lack fontconfig fc-list
lack_font fonts-dejavu-core "DejaVu Sans"
lack_font fonts-liberation "Liberation Sans"
lack_font fonts-roboto-unhinted "Roboto"

[ -n "$missing" ] || exit 0
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # shellcheck disable=SC2086  # one word a package
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "For every test to run, install:$missing"
case $missing in *" chromium"*) "$1/playwright" install chromium ;; esac
