"""Databases of every released kit open with this one, unchanged in what they say."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from rows_in import paged
from sqlalchemy import insert, inspect, text

from workshop_kit.changes.ops import Set
from workshop_kit.document import to_dict
from workshop_kit.errors import OutputError, StoreError
from workshop_kit.model import Workshop
from workshop_kit.storage import copying, database, migrations, rows, schema
from workshop_kit.storage.shared import SHARED, shared
from workshop_kit.storage.store import Edit, Store
from workshop_kit.voices import Source, Voices

RELEASED = sorted((Path(__file__).parents[1] / "data" / "databases").glob("*.sql"))


@pytest.fixture
def old(tmp_path: Path, home: Path) -> Path:
    """A database as the first kit left it."""
    return stored(RELEASED[0], tmp_path)


def stored(dump: Path, folder: Path) -> Path:
    file = folder / "workshops.db"
    with closing(sqlite3.connect(file)) as db:
        db.executescript(dump.read_text(encoding="utf-8"))
    return file


@pytest.mark.parametrize("dump", RELEASED, ids=lambda path: path.stem)
def test_a_stored_database_opens_and_says_the_same(dump: Path, tmp_path: Path, home: Path) -> None:
    file = stored(dump, tmp_path)
    store = Store(f"sqlite:///{file}")
    found = {one.id: to_dict(store.load(one.id).value) for one in store.workshops()}
    assert found == json.loads(dump.with_suffix(".json").read_text(encoding="utf-8"))
    cafe = store.setting("current")
    assert cafe
    assert [change.who for change in store.changes(cafe)] == ["Ines", "Ines", "Tom", "Tom"]
    assert store.apply(cafe, [Edit("stored0001", Set(kind="workshop", id="workshop", fields={"title": "x"}))]).rev == 3
    store.apply(cafe, [Edit("new", Set(kind="workshop", id="workshop", fields={"title": "Still writable"}))])
    before = copying.kept(store.database)
    store.close()
    assert len(before) == 1
    with closing(sqlite3.connect(before[0])) as db:
        assert db.execute("SELECT count(*) FROM change").fetchone() == (4,)
        assert not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    with closing(Store(f"sqlite:///{file}")) as store:
        assert store.load(cafe).value.title == "Still writable"
    assert copying.kept(store.database) == before


def test_migrations_build_what_the_tables_say(url: str, home: Path) -> None:
    place = database.connect(url)
    with place.writer.begin() as db:
        migrations.upgrade(db)
        assert compare_metadata(MigrationContext.configure(db), schema.metadata) == []
        assert migrations.version(db) == schema.VERSION
        migrated = {name: inspect(db).get_indexes(name) for name in inspect(db).get_table_names()}
        schema.metadata.drop_all(db)
        migrations.create(db)
        assert compare_metadata(MigrationContext.configure(db), schema.metadata) == []
        assert {name: inspect(db).get_indexes(name) for name in inspect(db).get_table_names()} == migrated
    place.close()


def test_every_migration_has_the_next_number() -> None:
    numbers = sorted(path.name[1:5] for path in (migrations.HERE / "versions").glob("v*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert numbers[-1] == schema.VERSION


def test_a_database_that_is_up_to_date_does_not_load_alembic(tmp_path: Path, home: Path) -> None:
    code = (
        "import sys; from workshop_kit.storage.store import Store\n"
        f"for _ in range(2): Store('sqlite:///{tmp_path}/w.db').close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_migration_that_fails_leaves_everything(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(db: object) -> None:
        db.execute(text("DROP TABLE item"))  # type: ignore[attr-defined]
        db.execute(text("ALTER TABLE nonsense ADD COLUMN x"))  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "upgrade", broken)
    with pytest.raises(StoreError, match="no such table: nonsense"):
        Store(f"sqlite:///{old}")
    monkeypatch.undo()
    with closing(Store(f"sqlite:///{old}")) as store:
        assert len(store.workshops()) == 2


def test_nothing_is_changed_without_a_backup(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OutputError("The disk is full.")

    monkeypatch.setattr(copying, "keep", full)
    before = old.read_bytes()
    with pytest.raises(StoreError, match=r"no backup could be made before: The disk is full\."):
        Store(f"sqlite:///{old}")
    assert old.read_bytes() == before


def test_an_old_sqlite_is_named_before_anything_is_touched(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 31, 1))
    with pytest.raises(StoreError, match="needs SQLite"):
        Store(f"sqlite:///{old}")
    assert old.read_bytes() == before


def test_kits_that_open_a_new_database_at_once_all_do(url: str, home: Path) -> None:
    failed: list[Exception] = []

    def begin() -> None:
        try:
            store = Store(url)
            store.create(Workshop(title="Bakery"))
            store.close()
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            failed.append(error)

    threads = [threading.Thread(target=begin) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    store = Store(url)
    assert len(store.workshops()) == 4
    store.close()


def test_feedback_from_before_anything_was_shared_says_the_same(url: str, home: Path) -> None:
    """D1: what was stored row by row is read as it was, and comes in once, as it did."""
    said = [
        ("a", "w", 86_400, "survey", "e-mail", "Regular", "Till", 9, 1, None, None, "Nine minutes."),
        ("b", "w", None, "survey", "e-mail", "Regular", "Till", 9, 1, None, None, ""),
        ("c", "w", None, "survey", "e-mail", "Regular", "Till", 9, 1, None, 1.5, "Éclair 日本"),
        ("d", "w", None, "", "", "", "", None, None, 7, None, "<b>"),
        ("a", "v", None, "survey", "e-mail", "Regular", "Till", 9, 1, None, None, "Another workshop's"),
    ]
    names = ("id", "workshop", "date", "kind", "channel", "segment", "place", "nps", "csat", "ces", "rating", "comment")
    place = database.connect(url)
    with place.writer.begin() as db:
        config = Config(attributes={"connection": db})
        config.set_main_option("script_location", str(migrations.HERE).replace("%", "%%"))
        command.upgrade(config, "0003")
        for id in ("w", "v"):
            value = Workshop(title="Bakery")
            head = {"id": id, "json": rows.head(value), "rev": 1, "created": 1.0, "changed": 1.0}
            db.execute(insert(schema.workshop), head)
            rows.write(db, id, 1, None, value)
        into = text(
            f"INSERT INTO feedback (source, {', '.join(names)}) VALUES (1, {', '.join(f':{n}' for n in names)})"
        )
        db.execute(into, [dict(zip(names, one, strict=True)) for one in said])
        command.upgrade(config, "0004")
        # A later file brought its own line for what an earlier one had ticked, too.
        db.execute(text("INSERT INTO answer SELECT workshop, 9, kind, channel, segment, place, nps, csat, ces, rating "
                        "FROM answer WHERE workshop = 'w' AND number = 1"))  # fmt: skip
        db.execute(text("INSERT INTO feedback (source, id, workshop, answer) VALUES (2, 'e', 'w', 9)"))
        migrations.upgrade(db)
        assert migrations.version(db) == schema.VERSION
    place.close()
    store = Store(url)
    voices = Voices(store, "w")
    found = voices.frame.astype(object).where(voices.frame.notna(), None)
    assert list(found["feedback_id"]) == ["a", "b", "c", "d", "e"]
    for name, column in (("channel", 4), ("segment", 5), ("nps", 7), ("csat", 8), ("ces", 9), ("comment", 11)):
        later = "" if name == "comment" else said[0][column]
        assert list(found[name]) == [*(one[column] for one in said[:4]), later], name
    assert voices.places().groupby("place")["count"].sum().to_dict() == {"Till": 4}
    with store.reading() as db:
        kept = {id: [sorted(shared(db, id, name)) for name in SHARED] for id in ("w", "v")}
        assert kept == {"w": [[1, 4], [1, 3, 4]], "v": [[5], [5]]}
    with voices.arriving() as arrivals:
        arrivals.put(paged([(id, *rest, "", at) for at, (id, _, *rest) in enumerate(said[:4])]))
        assert arrivals.settle("w", Source(0, "a.csv", "file", "", {}, 1.0)).added == 0
    assert len(Voices(store, "v").frame) == 1
    store.close()
