"""A full disk, a read-only one, a locked database, a server that goes: said in words, and then work goes on."""

from __future__ import annotations

import shutil
import subprocess
import threading
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text, update

from workshop_kit.changes.ops import Set
from workshop_kit.errors import StoreError
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import backups, database, schema
from workshop_kit.storage.store import Edit, Store


def title(text: str) -> list[Edit]:
    return [Edit(new_id(), Set(kind="workshop", id="workshop", fields={"title": text}))]


def fill(disk: Path) -> Path:
    """A file that takes all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(bytes(4096)):
                pass
        except OSError:
            pass
    assert shutil.disk_usage(disk).free == 0
    return ballast


def check_refused_then_on(store: Store, id: str, sentence: str, mend) -> None:
    """A write is refused with the sentence, reading goes on, and after mending so does writing."""
    store.apply(id, title("Before"))
    state = store.load(id), store.changes(id)
    yield
    with pytest.raises(StoreError, match=sentence):
        store.apply(id, title("Never" * 50))
    assert (store.load(id), store.changes(id)) == state
    mend()
    store.apply(id, title("After"))
    other = Store(store.database.writer.url.render_as_string(hide_password=False))
    assert other.load(id).value.title == "After"
    assert len(other.changes(id)) == len(state[1]) + 1
    other.close()
    store.close()


@pytest.mark.parametrize("journal", ["TRUNCATE", "WAL"])
def test_full_disk(small_disk: Path, home: Path, journal: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "journal_mode", lambda: journal)
    store = Store(f"sqlite:///{small_disk}/workshops.db")
    id = store.create(Workshop(title="Bakery"))
    steps = check_refused_then_on(store, id, "disk .* is full, so nothing was saved", lambda: ballast.unlink())
    next(steps)
    ballast = fill(small_disk)
    later = Store(f"sqlite:///{small_disk}/workshops.db")
    assert later.load(id).value.title == "Before", "a full disk must not keep anybody from opening"
    later.close()
    next(steps, None)


def test_backup_on_a_full_disk(small_disk: Path, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(f"sqlite:///{tmp_path}/workshops.db")
    store.create(Workshop(title="Bakery"))
    monkeypatch.setenv("WORKSHOP_KIT_HOME", str(small_disk))
    fill(small_disk)
    assert backups.backup_now(store) is None
    assert not list(small_disk.glob("backups/*")), "nothing half-written"
    store.close()


def test_read_only_disk(small_disk: Path, home: Path) -> None:
    store = Store(f"sqlite:///{small_disk}/workshops.db")
    id = store.create(Workshop(title="Bakery"))

    def remount(how: str) -> None:
        store.close()
        subprocess.run(["mount", "-o", f"remount,{how}", small_disk], check=True)

    steps = check_refused_then_on(store, id, "read-only|may you write to it", lambda: remount("rw"))
    next(steps)
    remount("ro")
    next(steps, None)


def test_locked_database(url: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "_PATIENCE", 1)
    store = Store(url)
    id = store.create(Workshop(title="Bakery"))
    rival = database.connect(url)
    held = rival.writer.connect()

    def let_go() -> None:
        held.rollback()
        held.close()
        rival.close()

    steps = check_refused_then_on(store, id, "Another program holds the database", let_go)
    next(steps)
    held.execute(update(schema.workshop).values(changed=0))
    next(steps, None)


def test_server_that_goes_and_comes_back(postgres, home: Path) -> None:
    store = Store(postgres.new_database())
    id = store.create(Workshop(title="Bakery"))
    store.apply(id, title("Before"))
    postgres.stop()
    for call in (store.load, store.rev, lambda id: store.pulse(), lambda id: store.apply(id, title("Never"))):
        with pytest.raises(StoreError, match="does not answer, so nothing was saved") as caught:
            call(id)
        assert "not-in-any-message" not in "".join(traceback.format_exception(caught.value))
    postgres.start()
    assert store.load(id).value.title == "Before"
    postgres.stop()
    postgres.start()
    store.apply(id, title("After"))
    assert [change.op.fields["title"] for change in store.changes(id)] == ["Before", "After"]
    store.close()


def test_server_that_goes_in_the_middle_of_a_burst(postgres, home: Path) -> None:
    store = Store(postgres.new_database())
    id = store.create(Workshop(title="0"))
    told, trouble, enough = [0], [], threading.Event()

    def write() -> None:
        number = 1
        while not enough.is_set() or len(trouble) == 0 or told[-1] < 60:
            try:
                store.apply(
                    id, [Edit(f"n{number}", Set(kind="workshop", id="workshop", fields={"title": str(number)}))]
                )
            except StoreError as error:
                trouble.append(str(error))
                enough.wait(0.05)
                continue
            told.append(number)
            number += 1

    writer = threading.Thread(target=write)
    writer.start()
    while told[-1] < 20:
        enough.wait(0.01)
    postgres.stop()
    postgres.start()
    enough.set()
    writer.join()
    assert trouble
    assert all("does not answer" in words for words in trouble), trouble
    numbers = [int(change.op.fields["title"]) for change in store.changes(id)]
    assert numbers == list(range(1, told[-1] + 1)), "each once, in order: an edit sent again is not applied again"
    store.close()


def test_a_person_without_rights_on_the_server(postgres, home: Path) -> None:
    url = postgres.new_database()
    store = Store(url)
    with store._writer.begin() as db:
        db.execute(text("CREATE ROLE guest LOGIN PASSWORD 'guest'"))
    store.close()
    for database_url in (url, postgres.new_database()):
        with pytest.raises(StoreError, match="You have no right to do this in the database"):
            Store(database_url.replace("kit:not-in-any-message", "guest:guest"))
