"""Feedback from another database: one question, which reads and never writes, with an end in rows and in time."""

from __future__ import annotations

import datetime
import os
import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from workshop_kit.importing.files import PAGE, SAMPLE, Cut, Table, Unreadable

#: Rows and seconds that a query may take unless somebody says otherwise.
ROWS, SECONDS = 1_000_000, 60.0

_READS = re.compile(r"\s*(?:--[^\n]*\n\s*|/\*.*?\*/\s*)*(select|with|values|table)\b", re.IGNORECASE | re.DOTALL)
#: What may hold a semicolon that ends nothing: texts, names and remarks.
_QUOTED = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_VARIABLE = re.compile(r"\$\{?([A-Za-z_]\w*)\}?$")


@dataclass(frozen=True)
class Query:
    """A question to a database.

    Attributes
    ----------
    url : str
        Where to ask, as SQLAlchemy writes it, or `$NAME` of an environment variable that says so. It may hold a
        password, so it is neither stored nor shown; `address` is what may be.
    sql : str
        One SELECT.
    name : str
        What people call it.
    rows, seconds : int, float
        The most it may take.
    """

    url: str = field(repr=False)
    sql: str
    name: str = "query"
    rows: int = ROWS
    seconds: float = SECONDS

    @property
    def address(self) -> str:
        """Where it asks, without name and password; the name of the variable where there is one."""
        if _VARIABLE.match(self.url.strip()):
            return self.url.strip()
        url = _url(self)
        return URL.create(
            url.get_backend_name(), host=url.host, port=url.port, database=url.database
        ).render_as_string()


def open_query(query: Query, *, sample: bool = False) -> Table:
    """Ask, and give the answer as a table with the names of its columns in the first row; for a look, a `sample`.

    The question is asked once, when the rows are first wanted. Raises Unreadable.
    """
    if sample:
        query = replace(query, rows=min(query.rows, SAMPLE))
    if not _READS.match(query.sql) or ";" in _QUOTED.sub("", query.sql).strip().rstrip(";"):
        raise Unreadable("Only one question that reads is asked: it begins with SELECT or WITH.")
    rows, notes = _answer(query)
    notes = [] if sample else notes
    part = f"only its first {query.rows:,} rows were asked for" if notes else ""
    return Table("query", lambda: iter(rows), {}, {}, notes, part)


def _answer(query: Query) -> tuple[list[tuple[int, list[str] | Cut]], list[str]]:
    try:
        engine = _engine(query)
    except (ArgumentError, NoSuchModuleError, ModuleNotFoundError, ValueError) as error:
        raise Unreadable(
            "This is no address of a database that the kit can ask. Examples: sqlite:///C:/answers.db, "
            "postgresql+psycopg://NAME:PASSWORD@HOST/DATABASE"
        ) from error
    try:
        with _asking(engine, query) as db:
            return _read(db, query)
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise Unreadable(_reason(error, query)) from None
    finally:
        engine.dispose()


def _read(db: Connection, query: Query) -> tuple[list[tuple[int, list[str] | Cut]], list[str]]:
    with closing(db.execute(text(query.sql.strip().rstrip(";").replace(":", r"\:")))) as found:
        rows: list[tuple[int, list[str] | Cut]] = [(1, list(map(str, found.keys())))]
        while page := found.fetchmany(min(PAGE, query.rows + 2 - len(rows))):
            rows += [(number, [_text(cell) for cell in row]) for number, row in enumerate(page, len(rows) + 1)]
            if len(rows) > query.rows + 1:
                break
    if len(rows) <= query.rows + 1:
        return rows, []
    return rows[: query.rows + 1], [f"There are more rows; the first {query.rows:,} were read."]


def _url(query: Query) -> URL:
    variable = _VARIABLE.match(query.url.strip())
    told = os.environ.get(variable[1], "") if variable else query.url
    if variable and not told:
        raise Unreadable(
            f"The environment variable {variable[1]} is not set. It should hold the address of the database."
        )
    return make_url(told.strip())


def _engine(query: Query) -> Engine:
    url = _url(query)
    if url.get_backend_name() == "sqlite":
        file = Path(str(url.database or ""))
        if not file.is_file():
            raise Unreadable(f"There is no database file '{file.name}'.")
        place = f"{file.absolute().as_uri()}?mode=ro"
        return create_engine(
            "sqlite://",
            creator=lambda: sqlite3.connect(place, uri=True, timeout=query.seconds, check_same_thread=False),
            poolclass=NullPool,
            hide_parameters=True,
        )
    if url.get_backend_name() == "postgresql":
        wanted: dict[str, Any] = {"connect_timeout": int(max(1, min(query.seconds, 10)))}
        return create_engine(
            url.set(drivername="postgresql+psycopg"), connect_args=wanted, poolclass=NullPool, hide_parameters=True
        )
    raise Unreadable(
        "The kit asks SQLite and PostgreSQL only, where it can make sure that a question writes nothing. Export the "
        "answers of another database as CSV, and bring that in."
    )


@contextmanager
def _asking(engine: Engine, query: Query) -> Iterator[Connection]:
    """A connection in a transaction that cannot write, which ends in time and is rolled back in any case."""
    with engine.connect() as db:
        driver: Any = db.connection.driver_connection
        stop = threading.Timer(query.seconds, getattr(driver, "interrupt", lambda: None))
        kind = db.dialect.name
        if kind == "sqlite":
            db.exec_driver_sql("PRAGMA query_only = ON")
        elif kind == "postgresql":
            db.exec_driver_sql("SET TRANSACTION READ ONLY")
            db.exec_driver_sql(f"SET LOCAL statement_timeout = {int(query.seconds * 1000)}")
        stop.daemon = True
        stop.start()
        try:
            yield db
        finally:
            stop.cancel()
            db.rollback()


def _reason(error: Exception, query: Query) -> str:
    """What the database answered, without anything of the address in it."""
    words = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    first = next(iter(words.splitlines()), "")
    if "interrupted" in words or "statement timeout" in words:
        return f"The question took longer than {query.seconds:g} seconds and was stopped. Ask for less."
    if "read-only" in words or "readonly" in words or "query_only" in words:
        return "The question would write, so it was stopped. Ask with SELECT."
    url = _url(query)
    for secret in filter(None, (url.password and str(url.password), url.username)):
        first = first.replace(secret, "…")
    return f"The database refused: {first[:200]}"


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime | datetime.date):
        return cell.isoformat().removesuffix("T00:00:00")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, bytes | memoryview):
        return bytes(cell).decode("utf-8", "replace")
    return str(cell)
