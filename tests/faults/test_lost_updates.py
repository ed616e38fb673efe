"""Several processes write to one item at once, and nothing anybody wrote is lost."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from workshop_kit.model import Workshop
from workshop_kit.storage import database
from workshop_kit.storage.store import Store

WRITER = Path(__file__).with_name("writer.py")
FIELDS = ("role", "age", "location", "household")


@pytest.fixture(params=["TRUNCATE", "WAL", "postgresql"])
def place(
    request: pytest.FixtureRequest, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[str, str]:
    """A database and the journal mode of its writers."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgres").new_database(), "TRUNCATE"
    monkeypatch.setattr(database, "journal_mode", lambda: request.param)
    return f"sqlite:///{tmp_path}/workshops.db", request.param


@pytest.fixture
def count(request: pytest.FixtureRequest) -> int:
    return 1000 if request.config.getoption("--heavy") else 50


def together(place: tuple[str, str], id: str, fields: tuple[str, ...], how: str, count: int) -> float:
    """Let one process for each field write at once; gives the seconds it took."""
    url, journal = place
    writers = [
        subprocess.Popen(
            [sys.executable, WRITER, url, id, "ana", field, how, str(count), "--journal", journal],
            stdout=subprocess.PIPE,
        )
        for field in fields
    ]
    for writer in writers:
        assert writer.stdout
        assert writer.stdout.readline() == b"ready\n"
    began = time.monotonic()
    assert [writer.wait() for writer in writers] == [0] * len(writers)
    for writer in writers:
        assert writer.stdout
        writer.stdout.close()
    return time.monotonic() - began


def report(place: tuple[str, str], what: str, count: int, seconds: float) -> None:
    name = place[1] if place[0].startswith("sqlite") else "PostgreSQL"
    print(f"\n{name}: {count} {what}, 0 lost, {count / seconds:.0f}/s")


def test_different_fields_of_one_item(place: tuple[str, str], count: int) -> None:
    store = Store(place[0])
    id = store.create(Workshop(title="Bakery", personas=[{"id": "ana", "name": "Ana"}]))
    seconds = together(place, id, FIELDS, "edits", count)
    ana = store.load(id).value.personas[0]
    changes = store.changes(id)
    for field in FIELDS:
        assert getattr(ana, field) == str(count)
        written = [change.op.fields[field] for change in changes if change.who == field]
        assert written == [str(number) for number in range(1, count + 1)]
    assert [change.rev for change in changes] == list(range(2, 4 * count + 2))
    store.close()
    report(place, "edits", 4 * count, seconds)


def test_increments_of_one_field(place: tuple[str, str], count: int) -> None:
    store = Store(place[0])
    id = store.create(Workshop(title="Bakery", personas=[{"id": "ana", "name": "Ana", "age": "0"}]))
    seconds = together(place, id, ("age",) * 4, "add", count)
    assert store.load(id).value.personas[0].age == str(4 * count)
    assert len(store.changes(id)) == 4 * count
    store.close()
    report(place, "increments", 4 * count, seconds)
