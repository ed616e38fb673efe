"""Connections with the promises the store needs: a writer that takes its lock first, a reader that cannot write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError, NoSuchModuleError
from sqlalchemy.pool import NullPool

from workshop_kit.errors import StoreError
from workshop_kit.home import home, make

#: From this version on two connections may write in WAL mode without a known way to damage the file.
_SAFE_WAL = (3, 51, 3)
#: Seconds a write waits for another one, on either database.
_PATIENCE = 10
#: Any number; the same in every kit, so that two of them do not make the tables at once.
_PREPARING = 7_205_759

_BAD_URL = (
    "WORKSHOP_KIT_DB is not a database URL the kit knows. Examples: sqlite:///C:/journeys/workshops.db, "
    "postgresql+psycopg://NAME:PASSWORD@HOST/DATABASE"
)
_IN_MEMORY = (
    "WORKSHOP_KIT_DB names a database in memory: it would be gone with the program that made it. "
    "Name a file, like sqlite:///C:/journeys/workshops.db"
)
_NO_DRIVER = (
    "PostgreSQL needs one more library, psycopg. Install it into the kit's Python environment: "
    "pip install 'psycopg[binary]>=3.2'"
)


@dataclass(frozen=True)
class Database:
    """Where workshops are stored.

    Attributes
    ----------
    writer, reader : Engine
        The writer holds the write lock from the beginning of a transaction; the reader cannot write.
    file : Path or None
        The file of a SQLite database.
    name : str
        What to call it in a sentence; never holds a password.
    """

    writer: Engine
    reader: Engine
    file: Path | None
    name: str

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite."""
        return self.writer.dialect.name == "sqlite"

    def close(self) -> None:
        """Let go of all connections."""
        self.writer.dispose()
        self.reader.dispose()


def connect(url: str | URL) -> Database:
    """The database of a URL; nothing is opened yet. Raises StoreError where the URL names none the kit can use."""
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite(parsed)
    if parsed.get_backend_name() == "postgresql":
        return _postgresql(parsed)
    raise StoreError(_BAD_URL)


def _close_late_ones(engine: Engine) -> None:
    """Close a connection that comes back when the others are closed already: nobody would ask for it again."""

    @event.listens_for(engine, "connect")
    def _opened(_connection: Any, record: Any) -> None:
        record.info["pool"] = engine.pool

    @event.listens_for(engine, "checkin")
    def _returned(connection: Any, record: Any) -> None:
        if connection is not None and record.info["pool"] is not engine.pool:
            record.invalidate()


def only_one_prepares(db: Connection) -> None:
    """Let other kits wait until this transaction ends; a writer of SQLite makes them wait anyway."""
    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PREPARING})


def _parsed(url: str | URL) -> URL:
    try:
        parsed = make_url(url)
        parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreError(_BAD_URL) from error
    # As a parameter it would be shown where SQLAlchemy shows a URL, with stars in the place of the password only.
    password = parsed.query.get("password")
    parsed = parsed.difference_update_query(["password"])
    return parsed.set(password=password) if isinstance(password, str) else parsed


# --- SQLite ---------------------------------------------------------------------------------------------------------


def _sqlite(url: URL) -> Database:
    if url.database in (None, "", ":memory:") or "mode=memory" in str(url):
        raise StoreError(_IN_MEMORY)
    file = Path(str(url.database)).absolute()
    try:
        if file.parent == home():
            make(file.parent)
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"The folder {file.parent} cannot be made: {error.strerror or error}.") from error
    writer = _sqlite_engine(url, "BEGIN IMMEDIATE", _write_settings)
    _follow(writer, file)
    _close_late_ones(writer)
    reader = _sqlite_engine(url, "BEGIN", _read_settings, poolclass=NullPool)
    return Database(writer, reader, file, str(file))


def _sqlite_engine(url: URL, begin: str, settings: Callable[[sqlite3.Connection], None], **options: Any) -> Engine:
    engine = create_engine(url, hide_parameters=True, **options)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: Any) -> None:
        # The driver would begin transactions by itself, too late to take the lock first.
        connection.isolation_level = None
        settings(connection)

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get("workshop_kit_begin", begin))

    return engine


def _follow(engine: Engine, file: Path) -> None:
    """Open the file again when another one took its place: writes to the old one would go nowhere."""

    @event.listens_for(engine, "connect")
    def _opened(_connection: Any, record: Any) -> None:
        record.info["inode"] = file.stat().st_ino

    @event.listens_for(engine, "checkout")
    def _taken(_connection: Any, record: Any, _proxy: Any) -> None:
        if not file.exists() or file.stat().st_ino != record.info["inode"]:
            raise DisconnectionError


def _write_settings(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    connection.execute(f"PRAGMA journal_mode = {journal_mode()}")
    connection.execute("PRAGMA synchronous = FULL")


def _read_settings(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE * 1000}")
    connection.execute("PRAGMA query_only = ON")


def journal_mode() -> str:
    """WAL where this library writes it without a known fault."""
    return "WAL" if sqlite3.sqlite_version_info >= _SAFE_WAL else "TRUNCATE"


# --- PostgreSQL -----------------------------------------------------------------------------------------------------


def _postgresql(url: URL) -> Database:
    settings = {
        "application_name": "workshop-kit",
        "connect_timeout": _PATIENCE,
        # A server that is gone without a word is noticed within half a minute instead of two hours.
        "keepalives_idle": 10,
        "keepalives_interval": 5,
        "keepalives_count": 3,
        "tcp_user_timeout": 30_000,
    }
    wanted = {name: value for name, value in settings.items() if name not in url.query}
    try:
        writer = create_engine(
            url.set(drivername="postgresql+psycopg"), hide_parameters=True, pool_pre_ping=True, connect_args=wanted
        )
    except ModuleNotFoundError as error:
        raise StoreError(_NO_DRIVER) from error

    @event.listens_for(writer, "connect")
    def _connected(connection: Any, _record: Any) -> None:
        connection.execute(f"SET lock_timeout = '{_PATIENCE}s'")
        # Stronger promises of the server stay; only the one that loses acknowledged edits is not taken.
        connection.execute(
            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'"
        )
        connection.commit()

    _close_late_ones(writer)
    reader = writer.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    return Database(writer, reader, None, f"{url.database or url.username} on {url.host or 'this computer'}")
