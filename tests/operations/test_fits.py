"""Workers, threads and memory fit together, on one core and on sixty-four, in every deployment."""

from __future__ import annotations

import os
import re
import runpy
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.support import serving
from tests.support.crowd_people import Browser, Walk

DEPLOY = serving.ROOT / "deploy"
# What a worker that has made PDFs takes with its typesetter, at most, and what all share.
MOST_OF_A_WORKER = 150
SHARED = 100


def configured(monkeypatch, cores, **environment):
    """What gunicorn.conf.py says on a machine of so many cores."""
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: set(range(cores)))
    monkeypatch.delenv("WEB_CONCURRENCY", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(serving.ROOT / "gunicorn.conf.py"))


def compose():
    text = (DEPLOY / "container" / "compose.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["services"]["app"]


def container():
    text = (DEPLOY / "kubernetes" / "deployment.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)["spec"]["template"]["spec"]["containers"][0]


def unit(name):
    text = (DEPLOY / "systemd" / "worth-asking.service").read_text(encoding="utf-8")
    return re.search(rf"^{name}=(\S+)", text, re.MULTILINE)[1]


def megabytes(text):
    number, unit_ = re.fullmatch(r"(\d+)(\w+)", str(text)).groups()
    return int(number) * {"M": 1, "Mi": 1, "G": 1024, "Gi": 1024}[unit_]


def deployments():
    """name -> (the workers that it sets, its limit of memory, its limit of threads)"""
    kubernetes = {each["name"]: each.get("value") for each in container()["env"]}
    return {
        "systemd": ({}, megabytes(unit("MemoryMax")), int(unit("TasksMax"))),
        "compose": (
            {"WEB_CONCURRENCY": compose()["environment"]["WEB_CONCURRENCY"]},
            megabytes(compose()["deploy"]["resources"]["limits"]["memory"]),
            compose()["pids_limit"],
        ),
        "kubernetes": (
            {"WEB_CONCURRENCY": kubernetes["WEB_CONCURRENCY"]},
            megabytes(container()["resources"]["limits"]["memory"]),
            10**6,
        ),
    }


@pytest.mark.parametrize("cores", [1, 2, 4, 8, 16, 32, 64])
@pytest.mark.parametrize("name", ["systemd", "compose", "kubernetes"])
def test_the_limits_hold_the_workers(monkeypatch, name, cores):
    """All of them with their typesetters, and a thread for each, below what is allowed."""
    environment, memory, tasks = deployments()[name]
    said = configured(monkeypatch, cores, **environment)
    assert said["workers"] * MOST_OF_A_WORKER + SHARED <= memory
    # In each: its threads, the one that listens, a typesetter with its own, the one that waits.
    assert 1 + said["workers"] * (said["threads"] + 6) <= tasks


def test_there_is_one_worker_a_core_up_to_four(monkeypatch):
    assert [configured(monkeypatch, cores)["workers"] for cores in (1, 2, 3, 4, 5, 64)] == [
        1, 2, 3, 4, 4, 4,
    ]  # fmt: skip


def test_a_worker_that_made_pdfs_takes_what_is_reckoned(tmp_path, settings, questionnaire):
    """Its own memory and its typesetter's, after forty documents of several people."""
    with serving.gunicorn(tmp_path, settings, 1) as server:
        made = 0
        for seed in range(20):
            walk = Walk(Browser("127.0.0.1", server.port), questionnaire, Random(seed))
            if walk.go() == "/check":
                for query in ("", "?size=large", "?paper=a4"):
                    made += walk.browser.ask("GET", f"/summary.pdf{query}").status == 200
            if made >= 40:
                break
        assert made >= 30
        [worker] = server.children()
        [typesetter] = serving.children(worker)
        kilobytes = sum(map(serving.own_kilobytes, (worker, typesetter)))
        assert 10_000 < kilobytes < MOST_OF_A_WORKER * 1024
        assert len([*Path(f"/proc/{typesetter}/task").iterdir()]) <= 4
