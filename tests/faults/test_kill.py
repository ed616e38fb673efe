"""The writer is killed in the middle of a burst: what was told to be stored is stored, and the database opens."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from workshop_kit.model import Workshop
from workshop_kit.storage.store import Store

WRITER = Path(__file__).with_name("writer.py")


def burst_and_kill(url: str, id: str, seconds: float) -> int:
    """The last number that the writer said was stored."""
    with subprocess.Popen([sys.executable, WRITER, url, id, "ana", "age", "burst"], stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
        time.sleep(seconds)
        writer.kill()
        told = writer.stdout.read().split()
    return int(told[-1]) if told else 0


def test_acknowledged_edits_outlive_their_writer(url: str, home: Path, request: pytest.FixtureRequest) -> None:
    store = Store(url)
    id = store.create(Workshop(title="Bakery", personas=[{"id": "ana", "name": "Ana", "age": "0"}]))
    store.close()
    chance = random.Random(7)
    stored = done = 0
    kills = 100 if request.config.getoption("--heavy") else 10
    # A busy machine may leave a writer no time at all: then it is killed more often, until there was something to lose.
    while done < kills or stored <= kills / 2:
        done += 1
        told = max(stored, burst_and_kill(url, id, chance.uniform(0.01, 0.25)))
        store = Store(url)
        stored = int(store.load(id).value.personas[0].age)
        assert told <= stored <= told + 1, "at most the edit that was under way may be more than was told"
        assert [change.op.fields["age"] for change in store.changes(id)] == [str(n + 1) for n in range(stored)]
        store.close()
    print(f"\n{done} kills, {stored} acknowledged edits, 0 lost")
