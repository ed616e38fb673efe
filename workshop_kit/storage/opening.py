"""What happens between a URL and a database that can be worked with. One that is up to date is only looked at."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from workshop_kit.errors import Damaged, OutputError, StoreError
from workshop_kit.storage import copying, migrations, schema
from workshop_kit.storage.database import Database, only_one_prepares
from workshop_kit.storage.refusals import refuse

#: The first SQLite that can take a column away, which bringing an older database up to date does.
_OLDEST = (3, 35, 0)


def prepare(database: Database, *, spare: bool = False) -> None:
    """Make the tables, or bring them up to date after a backup; put a damaged file out of the way.

    A `spare` copy of something that is kept elsewhere needs no backup.

    Raises
    ------
    Damaged
        The file holds something else than a database. It was renamed, and the sentence tells how to go on.
    StoreError
        The database cannot be opened, is of a newer kit, or would change without a backup.
    """
    if database.file and sqlite3.sqlite_version_info < _OLDEST:
        raise StoreError(
            f"The kit needs SQLite 3.35 or newer, and this Python brings {sqlite3.sqlite_version}. Install a newer "
            "Python from python.org and start the kit with it."
        )
    try:
        known = _version(database)
        if known != schema.VERSION:
            _bring_up(database, known, spare)
    except DBAPIError as error:
        database.close()
        reason = refuse(error, database)
        if isinstance(reason, Damaged) and database.file:
            raise _set_aside(database, database.file, reason) from error
        raise reason from error
    except StoreError:
        database.close()
        raise


def _version(database: Database) -> str | None:
    """The version of the tables, None where there are none yet. SQLite looks over the file as well."""
    file = database.file
    if file and (not file.exists() or not file.stat().st_size):
        if file.exists() and copying.kept(database):
            raise _set_aside(database, file, Damaged(f"The database {file} is empty."))
        return None
    with database.reader.connect() as db:
        if file and not _is_whole(db):
            db.close()
            raise _set_aside(database, file, Damaged(f"The database {file} is damaged."))
        return migrations.version(db)


def _is_whole(db: Connection) -> bool:
    """Whether SQLite finds nothing wrong with its file."""
    try:
        return bool(db.execute(text("PRAGMA quick_check(1)")).scalar() == "ok")
    except UnicodeDecodeError:
        # It quotes what it found, which is not even text.
        return False


def _bring_up(database: Database, known: str | None, spare: bool) -> None:
    if known and known > schema.VERSION:
        raise StoreError("This database was written by a newer kit. Update the kit, then open it again.")
    if known is not None and not spare:
        _keep_before(database)
    with database.writer.begin() as db:
        only_one_prepares(db)
        now = migrations.version(db)
        if now is None:
            migrations.create(db)
        elif now != schema.VERSION:
            migrations.upgrade(db)


def _keep_before(database: Database) -> None:
    """A backup, without which nothing is changed."""
    try:
        copying.keep(database)
    except OutputError as error:
        raise StoreError(
            f"The database has to be brought up to date, but no backup could be made before: {error}"
        ) from error


def _set_aside(database: Database, file: Path, reason: Damaged) -> Damaged:
    database.close()
    try:
        place = copying.set_aside(file)
    except OSError as error:
        return Damaged(f"{reason} It could not be renamed ({error.strerror}).", copying.way_back(database))
    return Damaged(f"{reason} Nothing was deleted: it is {place} now.", copying.way_back(database))
