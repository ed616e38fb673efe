"""Whole copies of a database, and files that are put out of the way. Nothing here deletes what people wrote."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from workshop_kit.document import dumps
from workshop_kit.errors import OutputError
from workshop_kit.home import home, make
from workshop_kit.resources import command
from workshop_kit.storage import archived, rows, schema
from workshop_kit.storage.database import Database
from workshop_kit.storage.refusals import refuse

#: How many of a database are kept.
KEPT = 10
#: Where an archive has feedback, and which workshop is a branch of which.
FEEDBACK = "feedback"
BRANCHES = f"{FEEDBACK}/branches.json"
_TIME = "%Y-%m-%dT%H-%M-%S-%fZ"


def folder() -> Path:
    """Where the copies that the kit makes by itself are kept."""
    return home() / "backups"


def kept(database: Database) -> list[Path]:
    """The copies of a database, newest first; not what a copy that was interrupted left behind."""
    return sorted(folder().glob(f"{_label(database)}-????-??-??T*Z.{_ending(database)}"), reverse=True)


def keep(database: Database, *, spare: Path | None = None) -> Path:
    """Put a copy beside the others, and let go of the oldest over ten, but not of `spare`. Raises OutputError."""
    file = folder() / f"{_label(database)}-{datetime.now(UTC):{_TIME}}.{_ending(database)}"
    copy(database, file)
    for old in kept(database)[KEPT:]:
        if old != spare:
            old.unlink(missing_ok=True)
    return file


def copy(database: Database, target: Path) -> None:
    """Write a copy to a file; it is there whole or not at all. Raises OutputError, StoreError."""
    draft = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        if target.parent == folder():
            make(home())
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(database, draft)
        _settle(draft)
        draft.replace(target)
        _settle(target.parent)
    except OSError as error:
        raise OutputError(f"The backup {target} cannot be written: {error.strerror or error}.") from error
    except sqlite3.Error as error:
        raise OutputError(f"The backup {target} cannot be written: {error}.") from error
    except DBAPIError as error:
        raise refuse(error, database) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def made(copy: Path) -> datetime:
    """When a kept copy was made."""
    return datetime.strptime(copy.stem[-27:], _TIME).replace(tzinfo=UTC)


def set_aside(file: Path) -> Path:
    """Rename a damaged database and what belongs to it; gives the new name."""
    name = f"{file.name}.damaged-{datetime.now(UTC):{_TIME}}"
    for ending in ("", "-wal", "-shm", "-journal"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(file.with_name(name + ending))
    return file.with_name(name)


def put_aside(database: Database) -> list[Path]:
    """The damaged files of a database that were set aside, newest first."""
    file = database.file
    return sorted(file.parent.glob(f"{file.name}.damaged-*Z"), reverse=True) if file else []


def way_back(database: Database) -> str:
    """The newest copy and the command that brings it back, as a sentence."""
    newest = next(iter(kept(database)), None)
    if newest is None:
        return "There is no backup of it."
    when = f"{made(newest).astimezone():%Y-%m-%d %H:%M}"
    return f"The newest backup is of {when}. Bring it back with: {command('restore', newest)}"


def _write(database: Database, draft: Path) -> None:
    if database.file:
        vacuum(database.file, draft)
    else:
        _export(database, draft)


def vacuum(file: Path, target: Path) -> None:
    """A compact copy of a SQLite database, while others may write to it."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=10)) as db:
        db.execute("VACUUM INTO ?", (str(target),))


def _export(database: Database, draft: Path) -> None:
    """All workshops as documents, in one archive, and what their customers said."""
    with database.reader.connect() as db, zipfile.ZipFile(draft, "x", zipfile.ZIP_DEFLATED) as archive:
        for id in db.execute(select(schema.workshop.c.id).order_by(schema.workshop.c.id)).scalars().all():
            archive.writestr(f"{id}.json", dumps(rows.read(db, id), ".json"))
            _say(archive, id, archived.dump(db, id))
        if origins := archived.branches(db):
            archive.writestr(BRANCHES, json.dumps(origins))


def _say(archive: zipfile.ZipFile, id: str, lines: Iterator[str]) -> None:
    """What the customers of a workshop said, where they said anything."""
    first = next(lines, None)
    if first is None:
        return
    with archive.open(f"{FEEDBACK}/{id}.jsonl", "w", force_zip64=True) as part:
        for line in chain([first], lines):
            part.write(f"{line}\n".encode())


def _settle(path: Path) -> None:
    """Let the system write a file, or the names in a folder, to the disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDWR if path.is_file() else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _ending(database: Database) -> str:
    return "db" if database.is_sqlite else "zip"


def _label(database: Database) -> str:
    """How the copies of this database are called; only the one in the home goes without a mark of its place."""
    if database.file and database.file.parent == home():
        return database.file.stem
    place = str(database.file) if database.file else database.writer.url.render_as_string(hide_password=True)
    stem = database.file.stem if database.file else str(database.writer.url.database)
    return f"{stem}-{hashlib.sha256(place.encode()).hexdigest()[:6]}"
