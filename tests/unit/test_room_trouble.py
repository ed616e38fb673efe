"""A database that cannot be worked with: the page says so, and has the way out."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

import workshop_kit as wk
from workshop_kit import workshops
from workshop_kit.storage import backups
from workshop_kit.storage.store import Store
from workshop_kit.widgets.room import Room


def asked(room: Room, name: str, /, **args: Any) -> dict[str, Any]:
    """What the kernel answers to a call of the page."""
    told: list[dict[str, Any]] = []
    room.send = lambda message, buffers=None: told.append(message)
    room._answer({"type": "call", "id": name, "name": name, "args": args})
    return next(one for one in told if one.get("id") == name)


@pytest.fixture
def file(home: Path) -> Path:
    """A database with a workshop and a backup, which nobody has open."""
    workshop = wk.new_workshop("Bakery")
    file = workshop.store.file
    assert file
    assert backups.backup_now(workshop.store)
    workshop.store.close()
    workshops._store.cache_clear()
    return file


def test_a_damaged_file_is_explained_and_the_backup_comes_back_at_a_press(file: Path) -> None:
    file.write_text("Dear diary, today we opened the bakery. " * 50)
    room = Room()
    assert (room.workshop, room.document) == ("", {})
    assert room.trouble["kind"] == "damaged"
    assert "Nothing was deleted: it is " in room.trouble["text"]
    assert "workshops.db.damaged-" in room.trouble["text"]
    assert "restore" not in room.trouble["text"], "a button does it"
    assert room.trouble["backup"]["when"]
    assert asked(room, "restore")["value"]["text"] == "One workshop came back."
    assert (room.trouble, room.document["title"]) == ({}, "Bakery")


def test_whoever_met_the_damage_first_the_page_tells(file: Path) -> None:
    file.write_text("Dear diary")
    with pytest.raises(wk.WorkshopError):
        Store(f"sqlite:///{file}")
    room = Room()
    assert room.trouble["kind"] == "damaged"
    assert "workshops.db.damaged-" in room.trouble["text"]
    asked(room, "restore")
    assert room.document["title"] == "Bakery"
    assert Room().trouble == {}


def test_one_may_begin_anew(file: Path) -> None:
    file.write_text("Dear diary")
    room = Room()
    assert asked(room, "begin_anew")["value"] == {}
    assert room.trouble == {}
    assert asked(room, "new_workshop", title="Salon")["value"]["title"] == "Salon"
    assert Room().trouble == {}


def test_without_a_backup_nothing_is_offered(home: Path) -> None:
    home.mkdir()
    (home / "workshops.db").write_text("Dear diary")
    room = Room()
    assert (room.trouble["kind"], room.trouble["backup"]) == ("damaged", None)
    assert "no backup" in asked(room, "restore")["error"]


def test_a_database_of_a_newer_kit_is_opened_after_the_update(file: Path) -> None:
    with closing(sqlite3.connect(file)) as db, db:
        (known,) = db.execute("SELECT version_num FROM alembic_version").fetchone()
        db.execute("UPDATE alembic_version SET version_num = '9999'")
    room = Room()
    assert room.trouble == {
        "kind": "closed",
        "text": "This database was written by a newer kit. Update the kit, then open it again.",
        "backup": None,
    }
    assert "newer kit" in asked(room, "try_again")["value"]["text"]
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("UPDATE alembic_version SET version_num = ?", (known,))
    assert asked(room, "try_again")["value"]["text"] == ""
    assert room.document["title"] == "Bakery"


def test_a_server_that_does_not_answer(home: Path, monkeypatch: pytest.MonkeyPatch, free_port: int) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_DB", f"postgresql+psycopg://kit:secret@127.0.0.1:{free_port}/kit")
    room = Room()
    assert room.trouble["kind"] == "closed"
    assert "does not answer" in room.trouble["text"]
    assert "secret" not in room.trouble["text"]


def test_a_folder_that_cannot_be_made(home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("WORKSHOP_KIT_DB", f"sqlite:///{tmp_path}/taken/workshops.db")
    assert "cannot be made" in Room().trouble["text"]


def test_a_database_in_memory_is_refused(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_DB", "sqlite://")
    assert "would be gone with the program" in Room().trouble["text"]


def test_words_typed_before_the_trouble_wait_for_its_end(file: Path) -> None:
    room = Room()
    text = file.read_bytes()
    file.write_bytes(text[:100] + bytes(len(text) - 100))
    op = {"uid": "here.1", "op": "set", "kind": "workshop", "id": "workshop", "fields": {"question": "Why?"}}
    told: list[dict[str, Any]] = []
    room.send = lambda message, buffers=None: told.append(message)
    room._received(room, {"type": "ops", "ops": [op]}, [])
    assert room.link
    with pytest.raises(wk.WorkshopError):
        room.link.flush()
    assert told == []
    room.begin()
    asked(room, "restore")
    room.link.flush()
    assert wk.open_workshop().value.question == "Why?"


def test_a_lost_file_is_not_taken_for_an_empty_kit(file: Path) -> None:
    room = Room()
    file.rename(file.with_name("away.db"))
    with pytest.raises(wk.WorkshopError, match="not there any more"):
        workshops.default_store().workshops()
    room.begin()
    assert "not there any more" in room.trouble["text"]
    file.with_name("away.db").rename(file)
    asked(room, "try_again")
    assert room.trouble == {}
