"""The nginx site of deploy/, run as it is shipped: HTTPS, errors, leaving, and no trace."""

from __future__ import annotations

import gzip
import http.client
import re
import signal
import ssl
import subprocess

import pytest

from app.web.last_resort import POLICY
from tests.operations.conftest import needs_nginx
from tests.support import proxying, serving, shipped_site
from tests.support.shipped_site import NAME

pytestmark = needs_nginx
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
HEADERS = (
    "Content-Security-Policy", "Strict-Transport-Security", "X-Content-Type-Options",
    "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
)  # fmt: skip


@pytest.fixture
def site(tmp_path, settings):
    with shipped_site.running(tmp_path, settings) as running:
        yield running


@pytest.fixture(scope="module")
def shared_site(tmp_path_factory):
    """One site for the tests that only ask."""
    key = {"FLASK_SECRET_KEY": "jRYzo0yS0HzGm5s3Gr0jXjv6Wc1lUi1oGvVg7cN2a9bT4qkE"}
    with shipped_site.running(tmp_path_factory.mktemp("site"), key) as running:
        yield running


def test_the_shipped_site_serves_the_program_over_https_only(shared_site):
    """HTTP goes to HTTPS on the same name; HTTPS has the cookie, HSTS and every header, once."""
    moved = shared_site.ask("/questions/you", secure=False)
    assert (moved.status, moved.headers["Location"]) == (301, f"https://{NAME}/questions/you")
    page = shared_site.ask("/questions/you", {"Accept-Encoding": "gzip"})
    assert page.status == 200
    assert page.headers["Set-Cookie"].startswith("__Host-visit=")
    for name in HEADERS:
        assert len(page.headers.get_all(name)) == 1, name
    assert page.headers["Content-Encoding"] == "gzip"
    varies = re.split(r"\W*,\W*", ",".join(page.headers.get_all("Vary")))
    assert {"Cookie", "Accept-Encoding"} <= set(varies)
    assert b"csrf_token" in gzip.decompress(page.body)


def test_a_name_that_is_not_ours_gets_no_answer(shared_site):
    """Neither a page nor a redirect nor a certificate to a name that somebody made up."""
    with pytest.raises(http.client.RemoteDisconnected):
        shared_site.ask("/", secure=False, host="elsewhere.example")
    with pytest.raises(ssl.SSLError):
        shared_site.ask("/", host="elsewhere.example")


# ---------------------------------------------------------------------------- errors


def raw(request: bytes) -> bytes:
    return request.replace(b"\n", b"\r\n") + b"\r\n\r\n"


HOST = f"\nHost: {NAME}\nConnection: close".encode()
REFUSED = {
    "nginx: not HTTP": (400, raw(b"nonsense")),
    "nginx: two hosts": (400, raw(b"GET / HTTP/1.1" + HOST + b"\nHost: x")),
    "nginx: no such method": (405, raw(b"TRACE / HTTP/1.1" + HOST)),
    "nginx: too much": (413, raw(b"POST / HTTP/1.1" + HOST + b"\nContent-Length: 300000")),
    "nginx: too long an address": (414, raw(b"GET /" + b"a" * 9_000 + b" HTTP/1.1" + HOST)),
    "nginx: too large a cookie": (
        431,
        raw(b"GET / HTTP/1.1" + HOST + b"\nCookie: " + b"a" * 9_000),
    ),
    "nginx: no such protocol": (505, raw(b"GET / HTTP/7.0" + HOST)),
    "gunicorn: too long an address": (414, raw(b"GET /" + b"a" * 3_000 + b" HTTP/1.1" + HOST)),
    "gunicorn: too many headers": (
        431,
        raw(b"GET / HTTP/1.1" + HOST + b"".join(b"\nX-%d: 1" % n for n in range(70))),
    ),
    "the program: no such page": (404, raw(b"GET /nowhere HTTP/1.1" + HOST)),
    "the program: a form of another site": (
        403,
        raw(b"POST /clear HTTP/1.1" + HOST + b"\nSec-Fetch-Site: cross-site\nContent-Length: 0"),
    ),
}


@pytest.mark.parametrize("refused", REFUSED)
def test_whatever_is_refused_shows_the_help_lines_and_carries_the_headers(shared_site, refused):
    """By nginx, by gunicorn, by the program: the numbers, the way out, and each header once."""
    status, sent = REFUSED[refused]
    head, _, body = shared_site.raw(sent).partition(b"\r\n\r\n")
    assert head.split()[1] == str(status).encode(), head
    if b"Content-Encoding: gzip" in head:
        body = gzip.decompress(body)
    assert b'href="tel:988"' in body
    assert b"/leave" in body
    for name in HEADERS:
        assert head.count(b"\n" + name.encode() + b":") == 1, (name, head)
    assert b"no-store" in head


def test_the_policy_of_the_kept_page_lets_its_own_style_in():
    """nginx sends the same policy as the program does with the same page."""
    text = (serving.ROOT / "deploy/nginx/worth-asking/server.conf").read_text()
    assert f'"{POLICY}"' in text


def test_the_kept_page_is_the_one_that_the_program_makes(shared_site):
    """Else: `make help-lines`. A number that changed must not stay in the page of an outage."""
    kept = (serving.ROOT / "deploy/nginx/worth-asking/help-lines.html").read_bytes()
    assert shared_site.ask("/help-lines.html").body == kept


def test_a_huge_body_is_refused_by_the_program_with_its_calm_page(shared_site):
    refused = shared_site.ask("/questions/you", FORM, method="POST", body="age=" + "x" * 100_000)
    assert refused.status == 413
    assert b"That was too much to send" in refused.body


@pytest.mark.parametrize("how", [{}, {"method": "POST", "body": "age=x"}])
def test_while_nothing_answers_people_still_get_the_help_lines(site, how):
    """With the status of a failure, whatever was asked; in the language of the address."""
    (site.folder / "worth-asking" / "help-lines.es.html").write_text("Llame al 988")
    site.server.stop(signal.SIGKILL)
    down = site.ask("/questions/you", **how)
    assert (down.status, down.headers["Retry-After"]) == (502, "30")
    assert b'href="tel:988"' in down.body
    for name in HEADERS:
        assert len(down.headers.get_all(name)) == 1, name
    assert site.ask("/es/questions/you", **how).body == b"Llame al 988"
    assert site.ask("/es", **how).body == b"Llame al 988"
    assert b"tel:988" in site.ask("/estimate", **how).body


def test_who_asks_in_a_language_without_a_kept_page_gets_the_first(site):
    site.server.stop(signal.SIGKILL)
    assert b'href="tel:988"' in site.ask("/es/").body


# ---------------------------------------------------------------------------- leaving


@pytest.mark.parametrize("path", ["/leave", "/es/leave"])
def test_leaving_works_while_the_program_is_down(site, path):
    """The browser is sent away, its cookie is dead, and its pages are forgotten."""
    site.server.stop(signal.SIGKILL)
    left = site.ask(path, {"Cookie": "__Host-visit=x"})
    assert (left.status, left.headers["Location"]) == (303, "https://www.wikipedia.org/")
    assert re.match(r"__Host-visit=;.*Secure;.*Max-Age=0", left.headers["Set-Cookie"])
    assert left.headers["Clear-Site-Data"] == '"cache", "storage"'


def test_leaving_is_the_programs_own_while_it_is_up(shared_site):
    """Nothing is said twice."""
    page = shared_site.ask("/questions/you")
    cookie = page.headers["Set-Cookie"].partition(";")[0]
    left = shared_site.ask("/leave", {"Cookie": cookie})
    assert (left.status, left.headers["Location"]) == (303, "https://www.wikipedia.org/")
    assert len(left.headers.get_all("Clear-Site-Data")) == 1
    assert len(left.headers.get_all("Set-Cookie")) == 1
    assert left.headers["Set-Cookie"].startswith("__Host-visit=;")


# ---------------------------------------------------------------------------- no trace


def test_nginx_writes_nothing_down_about_anybody(site):
    """No access log, and no error log of what a request was."""
    for path in ("/questions/you?zmarkz", "/zmarkz", "/" + "zmarkz" * 1_600):
        site.ask(path)
    site.server.stop(signal.SIGKILL)
    site.ask("/questions/zmarkz")
    site.ask("/leave?zmarkz")
    assert not traces(site.folder, b"zmarkz")


def test_nothing_is_written_down_when_the_socket_is_missing(tmp_path):
    """nginx calls that critical, and would name the address and the page of whoever asked."""
    shipped_site.certificate(tmp_path)
    secure, plain = serving.free_port(), serving.free_port()
    text = shipped_site.placed("nginx/worth-asking.conf", tmp_path, {
        r"unix:/run/worth-asking/http.sock": f"unix:{tmp_path}/none.sock",
        r"listen \[::\]:[^;]*;": "",
        r"listen 80": f"listen 127.0.0.1:{plain}",
        r"listen 443": f"listen 127.0.0.1:{secure}",
    })  # fmt: skip
    nginx = proxying.Nginx(tmp_path, secure)
    nginx.run(proxying.main_conf(tmp_path, text))
    try:
        site = shipped_site.ShippedSite(serving.Gunicorn(tmp_path, {}), plain, secure, tmp_path)
        assert site.ask("/questions/zmarkz").status == 502
        assert not traces(tmp_path, b"zmarkz")
        assert not traces(tmp_path, b"127.0.0.1, ")
    finally:
        nginx.stop()


def traces(folder, mark):
    written = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in written if mark in path.read_bytes()]


# ---------------------------------------------------------------------------- elsewhere


def test_the_site_under_a_path_of_another_is_understood_by_nginx(tmp_path):
    """Read by nginx as it is shipped, with the places of this machine."""
    shipped_site.certificate(tmp_path)
    text = shipped_site.placed("nginx/under-a-path.conf", tmp_path, {r"listen \[::\]:[^;]*;": ""})
    conf = tmp_path / "nginx.conf"
    conf.write_text(proxying.main_conf(tmp_path, text))
    subprocess.run([proxying.NGINX, "-t", "-p", tmp_path, "-c", conf], check=True)


def test_under_a_path_everything_stays_under_it(tmp_path, settings):
    """With SCRIPT_NAME the program's addresses begin with it, and so does the way out."""
    server = serving.Gunicorn(tmp_path, settings | {"SCRIPT_NAME": "/ask"}, 1, path="/ask")
    server.start()
    try:
        page = serving.fetched(f"{server.address}/ask/")
        inside = re.findall(r'(?:href|src|action)="(/[^"]*)"', page)
        assert inside
        assert not [address for address in inside if not address.startswith("/ask/")]
        assert 'href="/ask/leave"' in serving.fetched(f"{server.address}/ask/help-lines.html")
    finally:
        server.stop()
