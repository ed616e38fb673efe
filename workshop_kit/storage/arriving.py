"""Feedback on its way in: put aside row by row, and let in all at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Column, Connection, Integer, MetaData, Table, delete, func, insert, literal, select, true
from sqlalchemy.dialects import postgresql, sqlite

from workshop_kit.storage import bulk, schema
from workshop_kit.storage.database import Database
from workshop_kit.storage.feedback import Source, changing, forget, keep_source, root
from workshop_kit.storage.shared import SHARED, last, let_go, table

_f, _c = schema.feedback.c, schema.coding.c

# Tables of this connection alone: nobody waits while a long file is read into them.
_own = MetaData()
_ROW = ("id", "date", *SHARED, "comment", "person")
_arriving = Table(
    "arriving", _own, *(Column(name, _f[name].type) for name in _ROW), Column("row", Integer), prefixes=["TEMPORARY"]
)
_lines = {
    name: Table(
        f"new_{name}",
        _own,
        *(Column(one, table(name).c[one].type) for one in ("number", *made)),
        prefixes=["TEMPORARY"],
    )
    for name, made in SHARED.items()
}

#: Rows of one statement: a statement for each row costs twice as much.
_ROWS = 100


class ArrivingRows(NamedTuple):
    """Rows on their way in, column by column.

    Attributes
    ----------
    contexts, ratings : list of int
        The numbers of what each row shares with others.
    rows : list of int
        The number of each row in its file.
    new : dict of str to list of tuple
        Number and values of what is shared that no page before had; see `shared.Numbering`.
    """

    ids: Sequence[str]
    dates: Sequence[int | None]
    contexts: Sequence[int]
    ratings: Sequence[int]
    comments: Sequence[str]
    people: Sequence[str]
    rows: Sequence[int]
    new: Mapping[str, Sequence[tuple[Any, ...]]]


@cache
def _put(into: Table, rows: int) -> str:
    """The statement that puts so many rows aside."""
    row = f"({', '.join('?' * len(into.c))})"
    return f"INSERT INTO {into.name} VALUES {', '.join([row] * rows)}"  # noqa: S608 - our own names


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
        self._count = 0

    def put(self, page: ArrivingRows) -> None:
        """Put rows aside."""
        self._count += len(page.ids)
        for name, lines in page.new.items():
            self._lay(_lines[name], list(zip(*lines, strict=True)))
        self._lay(_arriving, page[:-1])

    def _lay(self, into: Table, columns: Sequence[Sequence[Any]]) -> None:
        """Put rows, given column by column, into a table of this connection."""
        if not columns:
            return
        if self._db.dialect.name == "sqlite":
            self._lay_many(into, columns)
            return
        driver: Any = self._db.connection
        with driver.cursor() as cursor, cursor.copy(f"COPY {into.name} FROM STDIN") as copy:
            for row in zip(*columns, strict=True):
                copy.write_row(row)

    def _lay_many(self, into: Table, columns: Sequence[Sequence[Any]]) -> None:
        """Into SQLite, many rows with each statement; their values are laid side by side column by column."""
        width, rows = len(columns), len(columns[0])
        flat: Any = [None] * (width * rows)
        for place, column in enumerate(columns):
            flat[place::width] = column
        flat, end = tuple(flat), (rows - rows % _ROWS) * width
        whole = [flat[at : at + width * _ROWS] for at in range(0, end, width * _ROWS)]
        for values, size in ((whole, _ROWS), ([flat[end:]] if rows % _ROWS else [], rows % _ROWS)):
            if values:
                self._db.exec_driver_sql(_put(into, size), values)

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
        rest = self._rest(workshop, number, only) if only or counting else (0, 0, 0, False)
        added = self._let_in(workshop, number)
        db.commit()
        return Settled(number, added, *rest)

    def _let_in(self, workshop: str, source: int) -> int:
        """Store the rows that are not known yet, and what they share; gives how many rows that were."""
        db, start = self._db, last(self._db, workshop)
        for name, new in _lines.items():
            told = select(literal(workshop), new.c.number + start[name], *(new.c[one] for one in SHARED[name]))
            db.execute(insert(table(name)).from_select(["workshop", "number", *SHARED[name]], told))
        values = [_arriving.c[name] + start[name] if name in start else _arriving.c[name] for name in _ROW]
        found = select(literal(workshop), literal(source), *values).where(true())
        kind = sqlite if db.dialect.name == "sqlite" else postgresql
        into = kind.insert(schema.feedback).from_select(["workshop", "source", *_ROW], found)
        with bulk.coming(db, self._count) as anew:
            if anew:
                known = select(_f.id).where(_f.workshop == workshop)
                db.execute(delete(_arriving).where(_arriving.c.id.in_(known)))
            else:
                into = into.on_conflict_do_nothing(index_elements=["workshop", "id"])
            added = int(db.execute(into, execution_options={"preserve_rowcount": True}).rowcount)
        if added < self._count:
            let_go(db, workshop, start)
        return added

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
            _own.create_all(db, checkfirst=False)
            yield Arrivals(db)
        finally:
            db.rollback()
            if database.is_sqlite:
                # The table goes with the connection, and with it the room for its index.
                db.invalidate()
            else:
                _own.drop_all(db, checkfirst=True)
                db.commit()
