"""docs/operating.md, carried out: its lines are run as they stand on a bare Debian with systemd.

Takes minutes, and another system inside this one: `make slow`. What stands in angle brackets is put
in; packages of Python come from a folder that was filled from the same lock file.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.support import machine, serving

pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("machine"),
    pytest.mark.skipif(bool(machine.lacking()), reason=machine.lacking()),
]
NAME = "ask.test"
SOCKET = "curl -s --unix-socket /run/worth-asking/http.sock http://localhost"
SITE = f"curl -ks --resolve {NAME}:443:127.0.0.1 https://{NAME}"
# Walks to the end over HTTPS, asks for the PDF, and says how it went and with which cookie.
PERSON = """
import http.client, ssl
from random import Random
from app import config
from app.loading.loader import load
from tests.support.crowd_people import Browser, Walk
trusting = ssl.create_default_context()
trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
secure = http.client.HTTPSConnection
http.client.HTTPConnection = lambda host, port, timeout: secure(host, port, context=trusting)
for seed in range(9):
    walk = Walk(Browser("NAME", 443), load(config.questions_file()).questionnaire, Random(seed))
    if walk.go() == "/check":
        break
print(walk.browser.ask("GET", "/summary.pdf").status, walk.browser.cookie)
""".replace("NAME", NAME)


def lines(heading: str) -> list[str]:
    """The blocks of one section of the guide, in order, with what is ours put in."""
    text = (serving.ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    [section] = re.findall(rf"^## {heading}\n(.*?)^## ", text, re.MULTILINE | re.DOTALL)
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```$", section, re.MULTILINE | re.DOTALL)
    assert blocks
    return [
        block.replace("<this repository>", "/srv/worth-asking.git").replace(
            "<your host name>", NAME
        )
        for block in blocks
    ]


@pytest.fixture(scope="module")
def guide(tmp_path_factory):
    """A machine on which the install was carried out, and answered."""
    there = machine.made(tmp_path_factory.mktemp("guide"))
    fill(there)
    packages, *rest = lines("Install on Debian")
    there.before_start(f"export DEBIAN_FRONTEND=noninteractive\n{packages}", "packages")
    with there.started():
        there.told.append("systemd: up")
        there.run("\n".join(rest), "install")
        yield there
    (there.root.parent / "told").write_text("\n".join(there.told))


def fill(there):
    """What the machine would fetch: this repository, and the wheels of the lock file."""
    source = there.root / "srv" / "worth-asking.git"
    subprocess.run(["git", "clone", "-q", "--bare", serving.ROOT, source], check=True)
    wheels = there.root / "srv" / "wheels"
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check",
         "--require-hashes", "--only-binary", ":all:", "-d", wheels,
         "-r", serving.ROOT / "requirements.txt"],
        check=True,
    )  # fmt: skip
    (there.root / "etc" / "pip.conf").write_text(
        "[global]\nno-index = true\nfind-links = /srv/wheels\n"
    )
    with (there.root / "etc" / "hosts").open("a") as hosts:
        hosts.write(f"127.0.0.1 localhost {NAME}\n")


def test_what_the_guide_installs_serves_people_to_their_pdf(guide):
    """Under every restriction of the unit; nothing of it failed, and nothing was logged."""
    assert '"status":"ok"' in guide.run(f"{SITE}/healthz", "the site answers").replace(" ", "")
    assert person(guide)[0] == "200"
    assert guide.run("systemctl --failed --no-legend", "no unit failed") == ""
    assert guide.run("nginx -t 2>&1", "nginx is content").count("warn") == 0
    said = guide.run("journalctl -u worth-asking -o cat -p warning", "its journal")
    assert '"level": "error"' not in said
    assert guide.run("cat /var/log/nginx/*", "nginx's logs") == ""


def person(guide):
    script = f"cd /opt/worth-asking/current && .venv/bin/python - <<'END'\n{PERSON}\nEND"
    return guide.run(script, "a person walks to their PDF").strip().split(" ", 1)


def kept(guide, cookie):
    """Whether this cookie still opens: a page at the end of the way, or back to its start."""
    status = guide.run(
        f"{SITE}/check -o /dev/null -w '%{{http_code}}' -H 'Cookie: {cookie}'", "check"
    )
    page = guide.run(f"{SITE}/check --compressed -H 'Cookie: {cookie}'", "check")
    return status == "200" and "Your answers are gone" not in page


def test_help_lines_stay_while_it_is_down_and_leaving_works(guide):
    """Service and socket stopped: every page is the help lines, and the way out leads out."""
    guide.run("systemctl stop worth-asking.socket worth-asking.service", "stop")
    down = guide.run(f"{SITE}/questions/you -i", "a page while it is down")
    assert " 502" in down.splitlines()[0]
    assert 'href="tel:988"' in down
    left = guide.run(f"{SITE}/leave -i", "leaving while it is down")
    assert " 303" in left.splitlines()[0]
    assert "clear-site-data" in left.lower()
    guide.run("systemctl start worth-asking.socket worth-asking.service", "start")
    guide.run("cat /var/log/nginx/* | (! grep .)", "nothing was written down")


def test_an_upgrade_refuses_nobody_and_loses_no_answer(guide):
    """Somebody asks all the while; their cookie opens before and after; the way back is a line."""
    cookie = person(guide)[1]
    [upgrade] = lines("Upgrade, or change the questions")
    once = f"{SITE}/healthz -o /dev/null -w '%{{http_code}}\\n'; sleep .05"
    asking = f"until test -e /tmp/enough; do {once}; done > /tmp/asked"
    guide.run(f"({asking}) & {upgrade}\ntouch /tmp/enough; wait", "upgrade, somebody asking")
    answers = set(guide.run("cat /tmp/asked", "what was answered meanwhile").split())
    assert answers == {"200"}
    assert kept(guide, cookie)
    assert guide.run("readlink /opt/worth-asking/current", "served now").strip().endswith("/2")
    back = "ln -sfn /opt/worth-asking/1 /opt/worth-asking/current; systemctl restart worth-asking"
    guide.run(f"{back}; {SOCKET}/healthz", "back to the release before")
    assert kept(guide, cookie)


def test_changing_the_key_keeps_answers_until_its_last_step(guide):
    """Steps 1 and 2: nobody notices. Step 3: what the old key sealed is gone."""
    cookie = person(guide)[1]
    first, second, third = lines("Change the key")
    guide.run(first, "key, step 1")
    assert kept(guide, cookie)
    guide.run(second, "key, step 2")
    assert kept(guide, cookie)
    newer = person(guide)[1]
    guide.run(third, "key, step 3")
    assert not kept(guide, cookie)
    assert kept(guide, newer)


def test_removing_it_leaves_nothing(guide):
    [remove] = lines("Remove it")
    guide.run(remove, "removal")
    found = guide.run(
        "find /etc /opt /var /run /usr/local -name '*worth*' -not -path '*/ssl/*'", "rest"
    )
    # systemd's own notes: what it once enabled, and when it last started.
    assert [each for each in found.split() if "/systemd/" not in each] == []
