"""Copies of everything, and the way back from them."""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from rows_in import paged

from workshop_kit.changes.ops import Set
from workshop_kit.document import dumps
from workshop_kit.errors import BadDocument, Damaged, NotFound, OutputError, StoreError
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import backups, copying, versions
from workshop_kit.storage.store import Edit, Store
from workshop_kit.voices import Source, Voices


def title(text: str) -> list[Edit]:
    return [Edit(new_id(), Set(kind="workshop", id="workshop", fields={"title": text}))]


@pytest.fixture
def store(url: str, home: Path):
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def file(tmp_path: Path, home: Path) -> Path:
    """A SQLite database with one workshop and a backup of it."""
    file = tmp_path / "workshops.db"
    store = Store(f"sqlite:///{file}")
    store.create(Workshop(title="Bakery"))
    assert backups.backup_now(store)
    store.close()
    return file


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def titles(url: str) -> list[str]:
    store = Store(url)
    try:
        return sorted(one.title for one in store.workshops())
    finally:
        store.close()


def test_the_newest_ten_are_kept(store: Store, home: Path) -> None:
    store.create(Workshop(title="Bakery"))
    made = [backups.save_backup(store) for _ in range(13)]
    assert copying.kept(store.database) == list(reversed(made[-10:]))
    assert {path.parent for path in made} == {home / "backups"}
    assert sorted(made) == made


def test_what_an_interrupted_backup_left_is_no_backup(store: Store, home: Path) -> None:
    store.create(Workshop(title="Bakery"))
    kept = backups.save_backup(store)
    kept.with_name(f"{kept.name.replace('-20', '-29')}.123.part").write_bytes(b"half of it")
    assert copying.kept(store.database) == [kept]
    assert backups.backup_now(store)


def test_databases_do_not_push_out_each_others_backups(tmp_path: Path, home: Path) -> None:
    for name in ("a", "b"):
        store = Store(f"sqlite:///{tmp_path}/{name}/workshops.db")
        for _ in range(11):
            backups.save_backup(store)
        store.close()
        assert len(copying.kept(store.database)) == 10
    assert len(list(copying.folder().iterdir())) == 20


def test_a_backup_is_made_when_something_changed(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    id = store.create(Workshop(title="Bakery"))
    first = backups.backup_now(store)
    assert first != backups.backup_now(store), "in doubt, a backup is made"
    later = copying.made(first).timestamp() + 60
    if store.file:
        monkeypatch.setattr(backups, "_unchanged", lambda store, newest: True)
    else:
        monkeypatch.setattr(copying, "made", lambda copy: copying.datetime.fromtimestamp(later, copying.UTC))
    newest = copying.kept(store.database)[0]
    assert backups.backup_now(store) == newest
    monkeypatch.undo()
    store.apply(id, title("Corner bakery"))
    assert backups.backup_now(store) != newest


def test_the_clock_of_a_file_tells_whether_it_changed(file: Path) -> None:
    store = Store(url_of(file))
    newest = copying.kept(store.database)[0]
    os.utime(file, (0, copying.made(newest).timestamp() - 3))
    assert backups.backup_now(store) == newest
    store.apply(store.workshops()[0].id, title("Corner bakery"))
    assert backups.backup_now(store) != newest
    store.close()


def test_what_stops_a_backup_stops_nobody(store: Store, home: Path) -> None:
    assert backups.backup_now(store) is None, "nothing yet, so no backup"
    store.create(Workshop(title="Bakery"))
    home.mkdir(exist_ok=True)
    (home / "backups").write_text("a file where the folder belongs")
    assert backups.backup_now(store) is None
    assert "no backup was made" in (home / "logs" / "kit.log").read_text()
    with pytest.raises(OutputError, match="cannot be written"):
        backups.save_backup(store)


def test_there_and_back(store: Store, url: str, tmp_path: Path) -> None:
    id = store.create(Workshop(title="Bakery"))
    kept = backups.save_backup(store, tmp_path / "mine.backup")
    store.apply(id, title("Something else"))
    if store.file:
        with pytest.raises(OutputError, match="replace one workshop by what the backup has"):
            backups.restore(url, kept)
        assert titles(url) == ["Something else"]
        assert "One workshop came back" in backups.restore(url, kept, force=True)
        assert titles(url) == ["Bakery"]
        before = copying.kept(store.database)[0]
        assert backups.restore(url, before, force=True)
        assert titles(url) == ["Something else"]
    else:
        assert "beside" in backups.restore(url, kept)
        assert titles(url) == ["Bakery (from the backup)", "Something else"]


def test_a_kit_that_has_it_open_goes_on_with_what_came_back(file: Path) -> None:
    store = Store(url_of(file))
    id = store.workshops()[0].id
    kept = copying.kept(store.database)[0]
    for number in range(8):
        store.apply(id, title(f"Now {number}"))
    backups.restore(url_of(file), kept, force=True)
    assert store.load(id).value.title == "Bakery"
    for number in range(8):
        applied = store.apply(
            id, [Edit(new_id(), Set(kind="workshop", id="workshop", fields={"question": f"{number}"}))]
        )
        assert applied.value.title == "Bakery"
    assert Store(url_of(file)).load(id).value == applied.value
    store.close()


def test_a_restored_database_keeps_its_history(file: Path) -> None:
    store = Store(url_of(file))
    id = store.workshops()[0].id
    store.apply(id, title("Corner bakery"), who="Ines")
    kept = backups.save_backup(store)
    store.apply(id, title("Other"))
    store.close()
    backups.restore(url_of(file), kept, force=True)
    assert [change.who for change in Store(url_of(file)).changes(id)] == ["Ines"]


def test_into_an_empty_database_without_force(file: Path, tmp_path: Path) -> None:
    kept = copying.kept(Store(url_of(file)).database)[0]
    other = f"sqlite:///{tmp_path}/elsewhere/workshops.db"
    assert backups.restore(other, kept) == "One workshop came back."
    assert titles(other) == ["Bakery"]


def test_an_archive_of_documents_goes_into_either(postgres, home: Path, tmp_path: Path) -> None:
    store = Store(postgres.new_database())
    id = store.create(Workshop(title="Bakery", personas=[{"name": "Ana", "goals": ["tea"]}]))
    kept = backups.save_backup(store)
    assert zipfile.ZipFile(kept).namelist() == [f"{id}.json"]
    assert json.loads(zipfile.ZipFile(kept).read(f"{id}.json"))["format"] == "workshop-kit"
    for url in (f"sqlite:///{tmp_path}/w.db", postgres.new_database()):
        backups.restore(url, kept)
        other = Store(url)
        assert other.load(id).value == store.load(id).value
        assert backups.restore(url, kept) == "Everything in the backup is there already."
        other.close()
    copy = backups.save_backup(Store(f"sqlite:///{tmp_path}/w.db"))
    fresh = postgres.new_database()
    backups.restore(fresh, copy)
    assert titles(fresh) == ["Bakery"]
    store.close()


@pytest.mark.parametrize("what", ["text", "cut", "zeros", "torn archive", "other database"])
def test_what_is_no_backup_changes_nothing(what: str, file: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.db"
    good = copying.kept(Store(url_of(file)).database)[0].read_bytes()
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as new:
        new.writestr("abc.json", '{"format": "workshop-kit", "version": 1, "title": "Torn"}' * 1)
    torn = bytearray(archive.read_bytes())
    torn[45] ^= 255
    content = {
        "text": b"dear diary, " * 200,
        "cut": good[: len(good) // 2],
        "zeros": b"",
        "torn archive": bytes(torn),
        "other database": good.replace(b"workshop", b"warkshop"),
    }
    bad.write_bytes(content[what])
    before = file.read_bytes()
    if what == "zeros":
        bad.write_bytes(bytes(8192))
    with pytest.raises(BadDocument, match=r"[Nn]othing was changed"):
        backups.restore(url_of(file), bad, force=True)
    assert file.read_bytes() == before
    assert bad.read_bytes() == (bytes(8192) if what == "zeros" else content[what])


def test_a_missing_backup_is_said(file: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no file"):
        backups.restore(url_of(file), tmp_path / "none.db")


def test_a_damaged_database_is_not_backed_up(file: Path, home: Path) -> None:
    store = Store(url_of(file))
    kept = copying.kept(store.database)
    with store._writer.begin() as db:
        db.exec_driver_sql("UPDATE workshop SET json = '{\"title\": 7'")
    with pytest.raises(Damaged, match=r"newest backup is of .* restore "):
        backups.save_backup(store)
    assert backups.backup_now(store) is None
    assert copying.kept(store.database) == kept
    store.close()
    backups.restore(url_of(file), kept[0])
    assert titles(url_of(file)) == ["Bakery"]
    assert len(list(file.parent.glob("workshops.db.damaged-*Z"))) == 1


def test_a_database_that_was_moved_away_is_not_made_anew(file: Path) -> None:
    store = Store(url_of(file))
    id = store.workshops()[0].id
    file.rename(file.with_name("away.db"))
    with pytest.raises(StoreError, match="not there any more"):
        store.apply(id, title("lost"))
    assert not file.exists()
    file.with_name("away.db").rename(file)
    store.apply(id, title("kept"))
    assert titles(url_of(file)) == ["kept"]
    store.close()


def test_writes_go_to_the_file_that_has_the_name_now(file: Path) -> None:
    store = Store(url_of(file))
    id = store.workshops()[0].id
    copy = file.with_name("copy.db")
    copy.write_bytes(file.read_bytes())
    copy.replace(file)
    store.apply(id, title("in the new file"))
    assert titles(url_of(file)) == ["in the new file"]
    store.close()


def test_the_named_command_restores(file: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from workshop_kit.cli import main

    monkeypatch.setenv("WORKSHOP_KIT_DB", url_of(file))
    file.write_text("dear diary")
    with pytest.raises(Damaged) as caught:
        Store(url_of(file))
    words = str(caught.value).partition("with: ")[2].split()
    monkeypatch.setattr(sys, "argv", ["workshop-kit", *words[words.index("restore") :]])
    monkeypatch.delenv("WORKSHOP_KIT_HOME")
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in (0, None)
    assert "One workshop came back" in capsys.readouterr().out
    assert titles(url_of(file)) == ["Bakery"]


def test_bringing_back_an_old_backup_leaves_no_copy_of_the_copy(file: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as db:
        db.executescript((Path(__file__).parents[1] / "data/databases/0.1.0.sql").read_text(encoding="utf-8"))
    backups.restore(url_of(file), old, force=True)
    kept = copying.kept(Store(url_of(file)).database)
    assert sorted(copying.folder().iterdir()) == sorted(kept)


def heard(store: Store, id: str, ids: str = "ab") -> Voices:
    """The feedback of a file with these rows, and no other."""
    voices = Voices(store, id)
    with voices.arriving() as arrivals:
        empty = (None, "survey", "", "", "the till", 9, None, None, None)
        rows = [("a", *empty, "Fine 日本", "", 1), ("b", *empty, "", "", 2)]
        arrivals.put(paged([row for row in rows if row[0] in ids]))
        arrivals.settle(id, Source(0, "a.csv", "file", "", {"touchpoints": {}}, 1.0), only=True)
    return voices


def test_what_customers_said_comes_back(store: Store, url: str, home: Path, tmp_path: Path) -> None:
    """Also from the archive of a PostgreSQL database (D1)."""
    theme = {"id": "slow", "name": "Slow"}
    id = store.create(Workshop(title="Bakery", themes=[theme]))
    to_be = versions.branch(store, id, "To be")
    voices = heard(store, id)
    voices.code("Ines", {"a": "slow"})
    voices.feel(["b"], -1)
    frame, codings = voices.frame, voices.codings
    kept = backups.save_backup(store, tmp_path / ("all.db" if store.file else "all.zip"))
    voices.forget("a.csv")
    store.apply(id, title("Corner bakery"))
    said = backups.restore(url, kept, force=True)
    assert "came back" in said
    there = Store(url)
    twin = next(one.id for one in there.workshops() if one.title.startswith("Bakery"))
    # An archive never touches what is there, so the branch that is there hears nothing again.
    for workshop in [twin, to_be] if store.file else [twin]:
        pd.testing.assert_frame_equal(Voices(there, workshop).frame, frame)
        pd.testing.assert_frame_equal(Voices(there, workshop).codings, codings)
    there.close()


def test_feedback_that_is_missing_comes_back_from_an_archive(postgres, home: Path, tmp_path: Path) -> None:
    url = postgres.new_database()
    store = Store(url)
    voices = heard(store, store.create(Workshop(title="Bakery")))
    kept = backups.save_backup(store, tmp_path / "all.zip")
    assert backups.restore(url, kept) == "Everything in the backup is there already."
    assert len(heard(store, voices.workshop, "b")) == 1
    assert backups.restore(url, kept) == "One piece of feedback came back."
    assert len(voices) == 2
    assert [one.name for one in voices.sources] == ["a.csv"]
    store.close()


@pytest.mark.parametrize(
    "line", ['["row"]', "[]", "{}", '["source", 1]', '["row", 7, "a"]', "no JSON", '["coding", "a"]']
)
def test_a_damaged_line_of_feedback_is_said_and_nothing_of_it_comes_in(line: str, file: Path, tmp_path: Path) -> None:
    store = Store(url_of(file))
    id = store.create(Workshop(title="Bakery"))
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr(f"{id}.json", dumps(store.load(id).value, ".json"))
        archive.writestr(
            f"{copying.FEEDBACK}/{id}.jsonl", '["source", 1, "a.csv", "file", "", {}, 1.0]\n' + line + "\n"
        )
    with pytest.raises(BadDocument, match="what their customers said cannot be read"):
        backups.restore(url_of(file), tmp_path / "all.zip")
    assert not Voices(store, id).sources
    store.close()


def test_a_copy_without_the_feedback_replaces_nothing_unasked(tmp_path: Path, home: Path) -> None:
    store = Store(url_of(tmp_path / "workshops.db"))
    id = store.create(Workshop(title="Bakery"))
    kept = backups.save_backup(store, tmp_path / "before.db")
    voices = heard(store, id)
    with pytest.raises(OutputError, match="--force"):
        backups.restore(url_of(tmp_path / "workshops.db"), kept)
    assert len(voices) == 2
    store.close()


def test_a_backup_follows_when_feedback_came_in(store: Store, home: Path) -> None:
    id = store.create(Workshop(title="Bakery"))
    first = backups.backup_now(store)
    heard(store, id)
    assert backups.backup_now(store) != first


@pytest.mark.parametrize("what", ["coded", "felt", "none"])
def test_what_people_did_with_feedback_is_not_replaced_unasked(
    what: str, file: Path, tmp_path: Path, home: Path
) -> None:
    """The rows are as many as in the backup; what was made of them since is not in it."""
    odd = tmp_path / "a?b%20c"
    odd.mkdir()
    store = Store(url_of(file))
    id = store.workshops()[0].id
    voices = heard(store, id)
    kept = backups.save_backup(store, odd / "copy.db")
    if what == "coded":
        voices.code("Ines", {"a": "slow"})
    elif what == "felt":
        voices.feel(["a"], -2.0)
    store.close()
    if what == "none":
        backups.restore(url_of(file), kept)
        return
    with pytest.raises(OutputError, match="--force"):
        backups.restore(url_of(file), kept)
    assert "came back" in backups.restore(url_of(file), kept, force=True)
