"""Backups at the start and the end of work, and the way back from one."""

from __future__ import annotations

import json
import logging
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sized
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from workshop_kit.counting import count
from workshop_kit.document import loads
from workshop_kit.errors import BadDocument, Damaged, NotFound, OutputError, StoreError, WorkshopError
from workshop_kit.language import capital
from workshop_kit.log import open_log
from workshop_kit.model import Workshop, new_id
from workshop_kit.storage import archived, copying
from workshop_kit.storage.database import Database, connect
from workshop_kit.storage.store import Store

log = logging.getLogger("workshop_kit")

#: Seconds that bringing a file back waits for those who are writing to it.
PATIENCE = 10


def backup_now(store: Store) -> Path | None:
    """Keep a backup, unless there is nothing yet or the newest one is the same.

    What stops it goes to the log, and stops nobody's work.
    """
    try:
        if not store.workshops():
            return None
        newest = next(iter(copying.kept(store.database)), None)
        return newest if newest and _unchanged(store, newest) else save_backup(store)
    except (WorkshopError, OSError) as error:
        open_log()
        log.warning("no backup was made: %s", error)
        return None


def save_backup(store: Store, file: Path | None = None, *, force: bool = False) -> Path:
    """Make a backup, in a file or beside the others; raises OutputError, Damaged."""
    # A copy of what cannot be read would push out one that can.
    _values(store)
    if file is None:
        return copying.keep(store.database)
    if file.exists() and not force:
        raise OutputError(f"'{file}' exists already. Choose another name, or allow replacing it with --force.")
    copying.copy(store.database, file.absolute())
    return file


def restore(url: str, backup: Path, *, force: bool = False) -> str:
    """Bring a backup back, and tell in a sentence what was done.

    A copy of a SQLite database takes the place of the one in use, history and all; that is backed up before, or set
    aside when it is damaged, and kits that have it open go on with what came back. From an archive of documents the
    workshops come back that are gone; those that look otherwise now come back beside the present ones.

    Raises
    ------
    NotFound
        There is no such file.
    BadDocument
        The file is no backup, or cannot be read to its end; nothing was changed.
    OutputError
        It would replace workshops, and `force` is not set.
    """
    if not backup.is_file():
        raise NotFound(f"There is no file '{backup}'. The kit's own backups are in {copying.folder()}.")
    with _opened(backup) as (found, file), _current(url) as store:
        here = _values(store)
        if not file or not store.file:
            return _put_beside(store, here, found, file or backup)
        said = _said_there(store.database, list(here))
        kept = _said_in(file, list(here))
        # A workshop without feedback loses nothing of it, however the backup counts.
        lost = [id for id, value in here.items() if found.get(id) != value or (said[id] and said[id] != kept[id])]
        if lost and not force:
            raise OutputError(
                f"This would replace {_counted(lost).lower()} by what the backup has. Allow it with --force; "
                "what is there now is backed up before."
            )
        before = copying.keep(store.database, spare=backup) if here else None
        _pour(file, store.file)
    return f"{_counted(found)} came back." + (f" What was there before is in {before}" if before else "")


def _put_beside(store: Store, here: dict[str, Workshop], found: dict[str, Workshop], backup: Path) -> str:
    """Bring workshops back without touching those that are there; what their customers said comes along."""
    new = {id: value for id, value in found.items() if id not in here}
    other = {id: new_id()[:6] for id, value in found.items() if here.get(id, value) != value}
    for id, beside in other.items():
        title = f"{found[id].title[:280]} (from the backup)"
        new[beside] = found[id].model_copy(update={"title": title})
    if new and here:
        copying.keep(store.database)
    store.put(new)
    said = _say_again(store, backup, {id: other.get(id, id) for id in found})
    beside = f" {_counted(other)} of them stand beside what they have become since." if other else ""
    if new:
        return f"{_counted(new)} came back.{beside}"
    if said:
        return capital(f"{count(said, 'piece')} of feedback came back.")
    return "Everything in the backup is there already."


def _say_again(store: Store, backup: Path, places: dict[str, str]) -> int:
    """Bring feedback back, to the workshop that each of the backup has become; gives how much was missing."""
    added = 0
    try:
        with _said(backup) as (origins, lines), store.writing() as db:
            for id, (origin, rev) in origins.items():
                if id in places and origin in places:
                    archived.rejoin(db, places[id], places[origin], rev)
            for id, place in places.items():
                added += archived.pour(db, place, lines(id))
    except (ValueError, TypeError, LookupError, EOFError, OSError, zipfile.BadZipFile) as error:
        raise BadDocument(
            f"The workshops of '{backup.name}' are back, but what their customers said cannot be read: {error}."
        ) from error
    return added


@contextmanager
def _said(backup: Path) -> Iterator[tuple[dict[str, Any], Callable[[str], Iterator[str]]]]:
    """Which workshop of a backup branched off which, and the feedback of one as lines."""
    if zipfile.is_zipfile(backup):
        with zipfile.ZipFile(backup) as archive:
            inside = set(archive.namelist())
            origins = json.loads(archive.read(copying.BRANCHES)) if copying.BRANCHES in inside else {}
            yield origins, lambda id: _unpacked(archive, f"{copying.FEEDBACK}/{id}.jsonl")
        return
    database = _database(backup)
    try:
        with database.reader.connect() as db:
            yield archived.branches(db), lambda id: archived.dump(db, id)
    finally:
        database.close()


def _unpacked(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """The lines of a part; none where an older kit made the archive."""
    if name in archive.namelist():
        with archive.open(name) as lines:
            yield from (line.decode() for line in lines)


def _said_there(database: Database, ids: list[str]) -> dict[str, str]:
    """A digest of the feedback of each workshop, rows, sources, codings and edits; "" where there is none."""
    with database.reader.connect() as db:
        return {id: archived.digest(db, id) for id in ids}


def _said_in(file: Path, ids: list[str]) -> dict[str, str]:
    """The same of a copy, which is closed again."""
    database = _database(file)
    try:
        return _said_there(database, ids)
    finally:
        database.close()


def _database(file: Path) -> Database:
    """The database of a file, whatever signs its path holds."""
    return connect(_address(file))


def _address(file: Path) -> URL:
    return URL.create("sqlite", database=str(file))


def _unchanged(store: Store, newest: Path) -> bool:
    """Whether nothing was written since a copy was begun; in doubt, something was."""
    if store.file:
        times = [part.stat().st_mtime for part in (store.file, Path(f"{store.file}-wal")) if part.exists()]
    else:
        times = [one.changed for one in store.workshops()]
    return max(times, default=0.0) + 2 < copying.made(newest).timestamp()


def _values(store: Store) -> dict[str, Workshop]:
    """All workshops by id, read from the database to the last letter."""
    return {one.id: store.load(one.id).value for one in store.workshops()}


@contextmanager
def _opened(backup: Path) -> Iterator[tuple[dict[str, Workshop], Path | None]]:
    """The workshops of a backup, and a file to take them from where it is a database; the backup stays as it is."""
    if zipfile.is_zipfile(backup):
        yield _archived(backup), None
        return
    with tempfile.TemporaryDirectory(prefix="workshop-kit-") as folder:
        file = Path(folder) / "restored.db"
        try:
            copying.vacuum(backup, file)
            store = Store(_address(file), spare=True)
            try:
                found = _values(store)
                store.leap()
            finally:
                store.close()
        except (sqlite3.Error, StoreError) as error:
            newer = isinstance(error, StoreError) and not isinstance(error, Damaged)
            reason = str(error) if newer else "It is damaged, or no backup of the kit."
            raise BadDocument(f"'{backup.name}' was not restored. {reason} Nothing was changed.") from error
        yield found, file


def _archived(backup: Path) -> dict[str, Workshop]:
    try:
        with zipfile.ZipFile(backup) as archive:
            names = [name for name in archive.namelist() if name.endswith(".json") and "/" not in name]
            return {Path(name).stem: loads(archive.read(name).decode(), f"'{name}'") for name in names}
    except (zipfile.BadZipFile, UnicodeDecodeError, EOFError, OSError) as error:
        raise BadDocument(f"'{backup.name}' is damaged, so nothing was changed: {error}.") from error


@contextmanager
def _current(url: str) -> Iterator[Store]:
    """The database in use; a new one in the place of one that cannot be read, which is set aside."""
    try:
        store = Store(url)
    except Damaged:
        store = Store(url)
    try:
        _values(store)
    except Damaged:
        store.close()
        if store.file is None:
            raise
        copying.set_aside(store.file)
        store = Store(url)
    try:
        yield store
    finally:
        store.close()


def _pour(source: Path, target: Path) -> None:
    """Replace what a database holds, in one transaction, so that kits which have it open see it whole, old or new."""
    end = time.monotonic() + PATIENCE

    def wait(_status: int, _remaining: int, _total: int) -> None:
        if time.monotonic() > end:
            raise TimeoutError

    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            new.execute("PRAGMA synchronous = FULL")
            old.backup(new, progress=wait)
    except TimeoutError as error:
        raise StoreError("Another program holds the database. Close the kit, then restore again.") from error
    except sqlite3.Error as error:
        raise StoreError(f"The backup could not be written into {target}: {error}. Nothing was changed.") from error


def _counted(many: Sized) -> str:
    return "One workshop" if len(many) == 1 else f"{len(many)} workshops"
