"""What deploy/ ships: the nginx site is run, the rest is read; what could not be run says so."""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import signal
import ssl
import subprocess
import time

import pytest
import yaml

from tests.operations.conftest import needs_nginx
from tests.support import serving

DEPLOY = serving.ROOT / "deploy"
NAME = "ask.example.org"


# ---------------------------------------------------------------------------- nginx, as shipped


@pytest.fixture
def site(tmp_path, settings):
    """The shipped site, with ports, paths and certificate of this machine, before one server."""
    certificate(tmp_path)
    server = serving.Gunicorn(
        tmp_path, settings | {"FLASK_HTTPS": "1", "FLASK_PROXIES": "1"}, workers=1
    )
    server.start()
    plain, secure = serving.free_port(), serving.free_port()
    text = (DEPLOY / "nginx" / "worth-asking.conf").read_text()
    for shipped, here in (
        (r"unix:/run/worth-asking/http.sock", f"127.0.0.1:{server.port}"),
        (r"listen \[::\]:[^;]*;", ""),
        (r"listen 80", f"listen 127.0.0.1:{plain}"),
        (r"listen 443", f"listen 127.0.0.1:{secure}"),
        (r"/etc/ssl/worth-asking|/var/log/nginx|/run/worth-asking", str(tmp_path)),
        (r"/etc/nginx/worth-asking-proxy.conf", str(DEPLOY / "nginx" / "proxy.conf")),
    ):
        assert re.search(shipped, text), shipped
        text = re.sub(shipped, here, text)
    nginx = serving.Nginx(tmp_path, secure)
    conf = serving.main_conf(tmp_path, text)
    (tmp_path / "nginx.conf").write_text(conf)
    nginx.process = subprocess.Popen(
        [serving.NGINX, "-p", tmp_path, "-c", tmp_path / "nginx.conf", "-e", tmp_path / "error.log"]
    )
    yield Site(server, plain, secure, tmp_path)
    nginx.stop()
    server.stop()


class Site:
    def __init__(self, server, plain, secure, folder):
        self.server, self.plain, self.secure, self.folder = server, plain, secure, folder

    def ask(self, path, headers=None, *, secure=True, host=NAME):
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        for _ in range(100):
            connection = (
                http.client.HTTPSConnection("127.0.0.1", self.secure, context=context, timeout=30)
                if secure
                else http.client.HTTPConnection("127.0.0.1", self.plain, timeout=30)
            )
            try:
                connection.request("GET", path, headers={"Host": host, **(headers or {})})
                response = connection.getresponse()
                return response.status, response.headers, response.read()
            except ConnectionRefusedError:
                time.sleep(0.1)
            finally:
                connection.close()
        raise AssertionError("nginx did not start")


def certificate(folder):
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
         "-keyout", folder / "privkey.pem", "-out", folder / "fullchain.pem"],
        check=True, capture_output=True,
    )  # fmt: skip


@needs_nginx
def test_the_shipped_site_serves_the_program_over_https_only(site):
    """HTTP goes to HTTPS on the same name; HTTPS has the cookie, HSTS and every header, once."""
    status, headers, _ = site.ask("/questions/you", secure=False)
    assert (status, headers["Location"]) == (301, f"https://{NAME}/questions/you")
    status, headers, body = site.ask("/questions/you", {"Accept-Encoding": "gzip"})
    assert status == 200
    assert headers["Set-Cookie"].startswith("__Host-visit=")
    for name in ("Strict-Transport-Security", "Content-Security-Policy", "Referrer-Policy"):
        assert len(headers.get_all(name)) == 1, name
    assert headers["Content-Encoding"] == "gzip"
    assert {"Cookie", "Accept-Encoding"} <= set(
        re.split(r"\W*,\W*", ",".join(headers.get_all("Vary")))
    )
    assert b"csrf_token" in gzip.decompress(body)


@needs_nginx
def test_a_name_that_is_not_ours_gets_no_answer(site):
    """Neither a page nor a redirect to a name that somebody made up."""
    site.ask("/", secure=False)
    with pytest.raises(http.client.RemoteDisconnected):
        site.ask("/", secure=False, host="elsewhere.example")


@needs_nginx
def test_a_huge_body_is_refused_by_the_program_with_its_calm_page(site):
    site.ask("/")
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    connection = http.client.HTTPSConnection("127.0.0.1", site.secure, context=context, timeout=30)
    form = {"Host": NAME, "Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/questions/you", "age=" + "x" * 100_000, form)
    response = connection.getresponse()
    assert response.status == 413
    assert b"988" in response.read()
    connection.close()


@needs_nginx
def test_while_nothing_answers_people_still_get_the_help_lines(site):
    """The copy of the help page that the service leaves; with the status of a failure."""
    _, _, page = site.ask("/help-now")
    (site.folder / "help-lines.html").write_bytes(page)
    site.server.stop(signal.SIGKILL)
    status, headers, body = site.ask("/questions/you")
    assert status == 502
    assert b"tel:" in body
    assert headers["Cache-Control"] == "no-store"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


@needs_nginx
def test_nginx_writes_nothing_down_about_anybody(site):
    """No access log, and no error log of what a request was."""
    for path in ("/questions/you?zmarkz", "/zmarkz"):
        site.ask(path)
    site.server.stop(signal.SIGKILL)
    site.ask("/questions/zmarkz")
    written = [path for path in site.folder.rglob("*") if path.is_file()]
    assert not [path for path in written if b"zmarkz" in path.read_bytes()]


# ---------------------------------------------------------------------------- systemd


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_the_service_is_locked_up():
    """systemd's own measure: 0 is locked up, 10 is open; ordinary services are above 9."""
    said = subprocess.run(
        ["systemd-analyze", "security", "--offline=true", "--threshold=5",
         DEPLOY / "systemd" / "worth-asking.service"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    level = re.search(r"exposure level for \S+: ([\d.]+)", said.stdout)
    if level is None:
        pytest.skip("this systemd cannot look at a file: " + said.stderr[:100])
    assert float(level[1]) <= 0.5


# ---------------------------------------------------------------------------- containers


def manifests():
    folder = DEPLOY / "kubernetes"
    resources = yaml.safe_load((folder / "kustomization.yaml").read_text())["resources"]
    found = [yaml.safe_load((folder / name).read_text()) for name in resources]
    return {each["kind"]: each for each in found}


def test_a_copy_in_a_cluster_can_do_nothing_but_answer():
    """Not root, nothing to write, no capability, no account, no way out; limits and probes."""
    kinds = manifests()
    pod = kinds["Deployment"]["spec"]["template"]["spec"]
    [container] = pod["containers"]
    assert pod["automountServiceAccountToken"] is False
    assert pod["securityContext"]["runAsNonRoot"] is True
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert set(container["resources"]["limits"]) == {"cpu", "memory"}
    assert {"startupProbe", "readinessProbe", "livenessProbe"} <= container.keys()
    network = kinds["NetworkPolicy"]["spec"]
    assert (network["egress"], "Egress" in network["policyTypes"]) == ([], True)
    assert kinds["HorizontalPodAutoscaler"]["spec"]["minReplicas"] >= 2
    labels = kinds["Deployment"]["spec"]["template"]["metadata"]["labels"]
    assert kinds["Service"]["spec"]["selector"].items() <= labels.items()


def test_a_copy_in_compose_can_do_nothing_but_answer():
    compose = yaml.safe_load((DEPLOY / "container" / "compose.yaml").read_text())
    for service in compose["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
    assert compose["services"]["app"]["networks"] == ["inside"]
    assert compose["networks"]["inside"]["internal"] is True


def test_the_container_holds_what_the_program_reads_and_no_root():
    """Everything that is copied exists; tests, history and keys are not among it."""
    lines = (DEPLOY / "container" / "Containerfile").read_text().splitlines()
    copied = [word for line in lines if line.startswith("COPY ") and "--from" not in line
              for word in line.split()[1:-1]]  # fmt: skip
    assert {"app", "templates", "questions.yaml", "gunicorn.conf.py"} <= set(copied)
    assert all((serving.ROOT / name).exists() for name in copied)
    assert not {".", "tests", ".git"} & set(copied)
    [user] = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert user != "root"
    assert any("--require-hashes" in line for line in lines)
