"""`python -m bench`: what pages cost and carry.

`python -m bench burden` walks five people on a phone; `scale` reckons what a million people a day
need; `crowd` and `fuzz` take longer.
"""

from __future__ import annotations

import argparse
import logging
import secrets
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from app import config
from app.loading.loader import load as load_questions
from bench import burden, cost, documents, large, load, scale
from tests.support import crowd, fuzz, raw_requests
from tests.support.serving import gunicorn


def main() -> None:
    asked = argparse.ArgumentParser(prog="bench", description=__doc__)
    asked.add_argument(
        "what", nargs="*", default=["cost", "load", "large"], help="… burden, scale, crowd, fuzz"
    )
    asked.add_argument("--walks", type=int, default=1_000, help="people of the crowd, at least")
    asked.add_argument("--rounds", type=int, default=5, help="of killing, rotating, rolling out")
    asked.add_argument("--requests", type=int, default=100_000, help="of the fuzzer")
    asked.add_argument("--seed", type=int, default=int(time.time()))
    given = asked.parse_args()
    logging.disable(logging.WARNING)
    benches = {
        "cost": _cost,
        "load": _load,
        "large": _large,
        "burden": _burden,
        "scale": _scale,
        "crowd": _crowd,
        "fuzz": _fuzz,
    }
    for what in given.what:
        benches[what](given)


def _cost(_given: argparse.Namespace) -> None:
    print(cost.table(cost.measure()), end="\n\n")
    print(documents.table(documents.measure()), end="\n\n")


def _load(_given: argparse.Namespace) -> None:
    if not load.WRK:
        print("load: skipped, wrk is not installed (Debian: apt-get install wrk)")
        return
    loads, memory = load.measure()
    print(load.table(loads), *memory, sep="\n")


def _large(_given: argparse.Namespace) -> None:
    print(large.table(), end="\n\n")


def _scale(_given: argparse.Namespace) -> None:
    print(scale.table(*scale.measure()), end="\n\n")


def _burden(_given: argparse.Namespace) -> None:
    print(burden.table(*burden.measure()), end="\n\n")


def _crowd(given: argparse.Namespace) -> None:
    with tempfile.TemporaryDirectory() as folder:
        count = crowd.run(Path(folder), given.walks, given.rounds, seed=given.seed)
    print(f"crowd (seed {given.seed}): {count.walks:,} walks, {count.requests:,} requests,")
    print(f"  {count.answers:,} answers, slowest reply {count.slowest:.1f} s, {dict(count.ends)}")
    print(f"  {dict(count.events)}")
    _end("crowd", count.troubles)


def _fuzz(given: argparse.Namespace) -> None:
    """Ten fuzzers one after another, over the network; memory after each."""
    definition = load_questions(config.ROOT / "questions.yaml").questionnaire
    key = {"FLASK_SECRET_KEY": secrets.token_urlsafe(48)}
    with tempfile.TemporaryDirectory() as folder, gunicorn(Path(folder), key, 2) as server:
        send = raw_requests.over("127.0.0.1", server.port)
        workers = server.children()
        troubles = []
        for part in range(10):
            fuzzer = fuzz.Fuzzer(definition, Random(given.seed + part))
            count = fuzzer.run(send, given.requests // 10)
            troubles += count.troubles
            mean = count.total / count.requests
            print(f"fuzz (seed {given.seed + part}): {count.requests:,} requests,", end=" ")
            print(f"{mean * 1e3:.1f} ms each, slowest {count.dearest * 1e3:.0f} ms", end=" ")
            print(f"({count.dearest_was[:40]}), workers {server.memory()} KB,", end=" ")
            print(dict(sorted(count.statuses.items())), flush=True)
            if server.children() != workers:
                troubles.append("a worker was lost")
                print(server.log.read_text()[-3_000:])
                workers = server.children()
    _end("fuzz", troubles)


def _end(name: str, troubles: list[str]) -> None:
    for trouble, times in Counter(troubles).most_common(20):
        print(f"  {times} x {trouble}")
    print(f"{name}: {len(troubles)} troubles")
    if troubles:
        sys.exit(1)


main()
