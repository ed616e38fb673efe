"""The database refuses while somebody types: the status line says why, the words wait, and are saved afterwards."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

import workshop_kit as wk
from workshop_kit.storage import database, schema
from workshop_kit.storage.store import Store
from workshop_kit.widgets import link as links
from workshop_kit.widgets.room import Room


class Page:
    """The browser's end of a room, with the status line."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.told: list[dict[str, Any]] = []
        self.news = threading.Condition()
        room.send = self.hear
        room.observe(self.look, "status")

    def hear(self, message: dict[str, Any], buffers: object = None) -> None:
        with self.news:
            self.told.append(message)
            self.news.notify_all()

    def look(self, _change: object) -> None:
        with self.news:
            self.news.notify_all()

    def type(self, uid: str, text: str) -> None:
        op = {"uid": uid, "op": "set", "kind": "workshop", "id": "workshop", "fields": {"question": text}}
        self.room._received(self.room, {"type": "ops", "ops": [op]}, [])

    def wait(self, reached: Callable[[], bool]) -> None:
        with self.news:
            assert self.news.wait_for(reached, 60), (self.room.status, self.told)

    def done(self, uid: str) -> bool:
        return any(uid in one["uids"] for one in self.told if one["type"] == "done")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 1)
    monkeypatch.setattr(links, "RETRY", 0.2)


def check_words_wait(page: Page, store: Store, sentence: str, mend: Callable[[], None]) -> None:
    """What is typed in trouble is told, kept, and saved as soon as the trouble is over, with what came after."""
    page.type("u1", "Why do they come once?" * 100)
    page.wait(lambda: page.room.status["state"] == "error")
    assert sentence in page.room.status["text"]
    assert "What you type waits on this page and is saved by itself as soon as that is over" in page.room.status["text"]
    assert not page.done("u1")
    page.type("u2", "Why do they come back?")
    mend()
    page.wait(lambda: page.done("u2") and page.room.status["state"] == "saved")
    assert page.done("u1")
    other = Store(store.database.writer.url.render_as_string(hide_password=False))
    assert other.load(page.room.workshop).value.question == "Why do they come back?"
    other.close()


def test_locked(url: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_DB", url)
    workshop = wk.new_workshop("Bakery")
    page = Page(Room(workshop))
    rival = database.connect(url)
    held = rival.writer.connect()
    held.execute(update(schema.workshop).values(changed=0))

    def let_go() -> None:
        held.rollback()
        held.close()
        rival.close()

    check_words_wait(page, workshop.store, "Another program holds the database", let_go)


def test_full_disk(small_disk: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_DB", f"sqlite:///{small_disk}/workshops.db")
    workshop = wk.new_workshop("Bakery")
    page = Page(Room(workshop))
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    assert shutil.disk_usage(small_disk).free == 0
    check_words_wait(page, workshop.store, "disk of the database is full", ballast.unlink)


def test_server_that_goes(postgres: Any, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSHOP_KIT_DB", postgres.new_database())
    workshop = wk.new_workshop("Bakery")
    page = Page(Room(workshop))
    postgres.stop()
    check_words_wait(page, workshop.store, "does not answer", postgres.start)
