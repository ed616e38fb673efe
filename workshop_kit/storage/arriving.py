"""Feedback on its way in: put aside row by row, and let in all at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, MetaData, Table, func, literal, select, true
from sqlalchemy.dialects import postgresql, sqlite

from workshop_kit.storage import schema
from workshop_kit.storage.database import Database
from workshop_kit.storage.feedback import ROW, Source, changing, forget, keep_source, root

_f, _c = schema.feedback.c, schema.coding.c

# A table of this connection alone: nobody waits while a long file is read into it.
_arriving = Table(
    "arriving",
    MetaData(),
    *(Column(name, _f[name].type) for name in ROW),
    Column("row", Integer),
    prefixes=["TEMPORARY"],
)


#: Rows of one statement: a statement for each row costs twice as much.
_ROWS = 50


@cache
def _put(rows: int) -> str:
    """The statement that puts so many rows aside."""
    row = f"({', '.join('?' * len(_arriving.c))})"
    return f"INSERT INTO {_arriving.name} VALUES {', '.join([row] * rows)}"  # noqa: S608 - our own names


class Settled(NamedTuple):
    """What became of rows that arrived: how many are new, how many of the source went, and how many of it stayed.

    Of those that stayed although they did not arrive, `touched` are kept because a person coded or edited them.
    """

    source: int
    added: int
    gone: int
    stayed: int = 0
    touched: int = 0
    shrunk: bool = False


class Arrivals:
    """Rows on their way in. Nothing of them can be seen before they are settled, all at once."""

    def __init__(self, db: Connection) -> None:
        self._db = db

    def put(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Put rows aside, each as `ROW` says."""
        if self._db.dialect.name == "sqlite":
            whole = len(rows) - len(rows) % _ROWS
            for part, size in ((rows[:whole], _ROWS), (rows[whole:], len(rows) - whole)):
                if part:
                    values = [tuple(chain.from_iterable(part[at : at + size])) for at in range(0, len(part), size)]
                    self._db.exec_driver_sql(_put(size), values)
            return
        driver: Any = self._db.connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {_arriving.name} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def fresh(self, workshop: str) -> int:
        """How many rows of the file hold something that is not known."""
        known = select(_f.id).where(_f.workshop == root(self._db, workshop), _f.id == _arriving.c.id).exists()
        return int(self._db.execute(select(func.count(_arriving.c.row.distinct())).where(~known)).scalar_one())

    def settle(self, workshop: str, source: Source, *, only: bool = False, counting: bool = False) -> Settled:
        """Let the rows in, and no row twice, in one transaction.

        With `only`, other rows of the source go, unless a person coded or edited them, or less than half of the rows
        arrived; `counting` only says how many they are.
        """
        db = self._db
        db.commit()
        db.execution_options(workshop_kit_begin="BEGIN IMMEDIATE")
        workshop = root(db, workshop)
        changing(db, workshop)
        number = keep_source(db, workshop, source)
        heads: dict[str, Any] = {"workshop": literal(workshop), "source": literal(number)}
        found = select(*heads.values(), *(_arriving.c[name] for name in ROW)).where(true())
        kind = sqlite if db.dialect.name == "sqlite" else postgresql
        into = kind.insert(schema.feedback).from_select([*heads, *ROW], found)
        rest = self._rest(workshop, number, only) if only or counting else (0, 0, 0, False)
        into = into.on_conflict_do_nothing(index_elements=["workshop", "id"])
        added = db.execute(into, execution_options={"preserve_rowcount": True}).rowcount
        db.commit()
        return Settled(number, added, *rest)

    def _rest(self, workshop: str, number: int, only: bool) -> tuple[int, int, int, bool]:
        """How many rows of a source went because they did not arrive, how many stayed, and why."""
        db, here = self._db, (_f.workshop == workshop) & (_f.source == number)
        missing = (_f.source == number) & _f.id.not_in(select(_arriving.c.id))
        all_of_it, left, arrived, touched = (
            int(db.execute(query).scalar_one())
            for query in (
                select(func.count()).select_from(schema.feedback).where(here),
                select(func.count()).select_from(schema.feedback).where(here, missing),
                select(func.count()).select_from(_arriving),
                select(func.count()).select_from(schema.feedback).where(here, missing, _touched(workshop)),
            )
        )
        shrunk = arrived * 2 < all_of_it
        gone = forget(db, workshop, missing & ~_touched(workshop)) if only and left and not shrunk else 0
        return gone, left - gone, touched, shrunk


def _touched(workshop: str) -> Any:
    """Rows that a person coded, placed, or said the sound of."""
    coded = select(_c.feedback).where(_c.workshop == workshop).scalar_subquery()
    return _f.id.in_(coded) | (_f.touchpoint != "") | (_f.sentiment_by == "person")


@contextmanager
def arriving(database: Database) -> Iterator[Arrivals]:
    """A place for rows that are read; what is not settled when the block ends was never there."""
    with database.writer.connect().execution_options(workshop_kit_begin="BEGIN") as db:
        if database.is_sqlite:
            # The index of a million rows would not fit into the usual two megabytes.
            db.exec_driver_sql("PRAGMA cache_size = -131072")
        try:
            _arriving.create(db, checkfirst=False)
            yield Arrivals(db)
        finally:
            db.rollback()
            if database.is_sqlite:
                # The table goes with the connection, and with it the room for its index.
                db.invalidate()
            else:
                _arriving.drop(db, checkfirst=True)
                db.commit()
