"""What an edit costs, against the bare database in the same run, and what opening costs."""

from __future__ import annotations

import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from workshop_kit.changes.ops import Set
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage.database import journal_mode
from workshop_kit.storage.store import Edit, Store

#: How many times the bare database's median an edit may take.
GOAL = 4


def journey() -> Workshop:
    """Five personas, fifty touchpoints, 250 moments."""
    people, spots = range(5), range(50)
    entries = ["too long a queue", "no place to sit"]
    return Workshop(
        title="Bakery",
        personas=[{"id": f"p{n}", "name": f"Persona {n}", "goals": entries} for n in people],
        stages=[{"id": f"s{n}", "name": f"Stage {n}"} for n in range(5)],
        touchpoints=[{"id": f"t{n}", "stage": f"s{n // 10}", "name": f"Spot {n}"} for n in spots],
        moments=[
            {"persona": f"p{p}", "touchpoint": f"t{t}", "feeling": 1, "doing": "waits " * 20, "pains": entries}
            for p in people
            for t in spots
        ],
    )


def bare_edit(file: Path) -> Callable[[int], None]:
    """The least an edit must do: bump the revision, change the item, write the log, in one transaction."""
    db = sqlite3.connect(file, isolation_level=None)
    db.executescript(
        f"PRAGMA journal_mode = {journal_mode()}; PRAGMA synchronous = FULL;"
        "CREATE TABLE workshop (id TEXT PRIMARY KEY, rev INTEGER);"
        "CREATE TABLE item (id TEXT PRIMARY KEY, json TEXT);"
        "CREATE TABLE change (number INTEGER PRIMARY KEY, uid TEXT UNIQUE, op TEXT, before TEXT);"
        "INSERT INTO workshop VALUES ('w', 1);"
    )
    db.executemany("INSERT INTO item VALUES (?, ?)", [(str(n), "x" * 300) for n in range(300)])

    def edit(number: int) -> None:
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE workshop SET rev = rev + 1 WHERE id = 'w'")
        db.execute("UPDATE item SET json = ? WHERE id = ?", ("y" * 300, str(number % 250)))
        row = (new_id(), json.dumps({"doing": f"text {number}"}), json.dumps({"doing": "x" * 120}))
        db.execute("INSERT INTO change (uid, op, before) VALUES (?, ?, ?)", row)
        db.execute("COMMIT")

    return edit


def kit_edit(store: Store, id: str) -> Callable[[int], None]:
    def edit(number: int) -> None:
        op = Set(kind="moment", id=f"p{number % 5}.t{number % 50}", fields={"doing": f"text {number}"})
        store.apply(id, [Edit(new_id(), op)])

    return edit


def in_turns(edits: dict[str, Callable[[int], None]], count: int) -> dict[str, list[float]]:
    """Seconds of each edit; they take turns, so that whatever else the machine does meets both."""
    times: dict[str, list[float]] = {name: [] for name in edits}
    for number in range(count):
        for name, edit in edits.items():
            began = time.perf_counter()
            edit(number)
            times[name].append(time.perf_counter() - began)
    return times


def test_an_edit_against_the_bare_database(tmp_path: Path, home: Path, request: pytest.FixtureRequest) -> None:
    store = Store(f"sqlite:///{tmp_path}/workshops.db")
    edits = {"bare": bare_edit(tmp_path / "bare.db"), "kit": kit_edit(store, store.create(journey()))}
    times = in_turns(edits, 2000 if request.config.getoption("--heavy") else 200)
    for name, seconds in times.items():
        tail = statistics.quantiles(seconds, n=20)[-1]
        print(f"\n{name}: p50 {statistics.median(seconds) * 1000:.2f} ms, p95 {tail * 1000:.2f} ms", end="")
    ratio = statistics.median(times["kit"]) / statistics.median(times["bare"])
    print(f"\nratio {ratio:.1f}")
    store.close()
    assert ratio <= GOAL


def test_opening_and_reading(tmp_path: Path, home: Path, benchmark) -> None:
    url = f"sqlite:///{tmp_path}/workshops.db"
    store = Store(url)
    id = store.create(journey())
    store.close()

    def opened() -> Workshop:
        with closing(Store(url)) as store:
            return store.load(id).value

    value = benchmark(opened)
    assert (len(value.personas), len(value.touchpoints), len(value.moments)) == (5, 50, 250)
