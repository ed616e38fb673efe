"""Connections with the promises the store needs, and its errors in plain words."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from workshop_kit.errors import StoreError

#: From this version on two connections may write in WAL mode without a known way to damage the file.
_SAFE_WAL = (3, 51, 3)

_SENTENCES = {
    "disk is full": "The disk is full, so nothing was saved. Free some space, then type on.",
    "database is locked": "Another program holds the database. Close it, then try again; nothing was saved just now.",
    "readonly database": "The folder of the database is read-only, so nothing was saved. Allow writing to {file}.",
    "unable to open database": "The database {file} cannot be opened. Is its folder there, and may you write to it?",
    "not a database": "{file} is not a database of the kit. Move it away, then start again; it was left untouched.",
    "malformed": "The database {file} is damaged. It was left untouched; restore the newest backup.",
}


def database_file(url: str) -> Path | None:
    """The file of a SQLite URL, or None for other databases and memory."""
    parsed = _parsed(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in (None, "", ":memory:"):
        return None
    return Path(str(parsed.database)).absolute()


def connect(url: str) -> tuple[Engine, Engine]:
    """A writer and a reader for a database URL.

    The writer takes the write lock when a transaction begins; the reader cannot write.
    """
    if _parsed(url).get_backend_name() != "sqlite":
        raise StoreError("Only SQLite databases can be opened. Set WORKSHOP_KIT_DB to sqlite:///PATH, or unset it.")
    file = database_file(url)
    if file:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"The folder {file.parent} cannot be made: {error.strerror or error}.") from error
    return _engine(url, "BEGIN IMMEDIATE", _write_settings), _engine(url, "BEGIN", _read_settings, poolclass=NullPool)


def refuse(error: DBAPIError, file: Path | None) -> StoreError:
    """The database's own error as a sentence; its text goes along as the cause."""
    text = str(error.orig)
    for sign, sentence in _SENTENCES.items():
        if sign in text:
            return StoreError(sentence.format(file=file or "in memory"))
    return StoreError(f"The database refused: {text}. Nothing was saved.")


def _parsed(url: str) -> Any:
    try:
        return make_url(url)
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError("WORKSHOP_KIT_DB is not a database URL. An example: sqlite:///C:/work/workshops.db") from error


def _engine(url: str, begin: str, settings: Any, **options: Any) -> Engine:
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would begin transactions by itself, too late to take the lock first.
        connection.isolation_level = None
        settings(connection)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def _write_settings(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout = 10000")
    journal = "WAL" if sqlite3.sqlite_version_info >= _SAFE_WAL else "TRUNCATE"
    connection.execute(f"PRAGMA journal_mode = {journal}")
    connection.execute("PRAGMA synchronous = FULL")


def _read_settings(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA busy_timeout = 10000")
    connection.execute("PRAGMA query_only = ON")
