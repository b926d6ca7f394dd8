"""What deploy/ ships beside the nginx site: how little it may do, and what it may use up."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest
import yaml

from tests.support import serving

DEPLOY = serving.ROOT / "deploy"


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
    assert {"app", "templates", "questions.*", "gunicorn.conf.py"} <= set(copied)
    assert all([*serving.ROOT.glob(name)] for name in copied)
    assert not {".", "tests", ".git"} & set(copied)
    [user] = [line.split()[1] for line in lines if line.startswith("USER ")]
    assert user != "root"
    assert any("--require-hashes" in line for line in lines)
