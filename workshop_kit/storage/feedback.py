"""Feedback as rows of the database: in by the hundred thousand, out column by column; and the codes given to them."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import chain, groupby, islice
from itertools import count as itertools_count
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import Column, Integer, MetaData, Table, bindparam, delete, func, insert, literal, select, true, update
from sqlalchemy import Connection as Connection
from sqlalchemy.dialects import postgresql, sqlite

from workshop_kit.errors import NotFound
from workshop_kit.storage import schema
from workshop_kit.storage.database import Database

_f, _c, _s, _w = schema.feedback.c, schema.coding.c, schema.source.c, schema.workshop.c

#: What a row brings along, in this order; its number in the file comes last.
ROW = ("id", "date", "kind", "channel", "segment", "place", "nps", "csat", "ces", "rating", "comment", "person")
#: What is read back.
READ = (
    "id", "date", "source", "kind", "channel", "segment", "place", "touchpoint",
    "nps", "csat", "ces", "rating", "sentiment", "sentiment_by", "comment",
)  # fmt: skip
#: Rows that are read or written at once.
PAGE = 20_000
#: Values of one statement; SQLite takes 32,766.
_MANY = 5_000

# A table of this connection alone: nobody waits while a long file is read into it.
_arriving = Table(
    "arriving",
    MetaData(),
    *(Column(name, _f[name].type) for name in ROW),
    Column("row", Integer),
    prefixes=["TEMPORARY"],
)


class Source(NamedTuple):
    """Where feedback came from.

    Attributes
    ----------
    number : int
        What its rows name it by; 0 while it is not stored.
    name : str
        What people call it: the name of the file, most often.
    form : str
        "file", "query" or "text".
    address : str
        Where to read it again, without names and passwords; "" where it is not connected.
    details : dict
        How its columns were matched, which touchpoints its words mean, and what came of it.
    at : float
        When it was read last, in seconds since 1970, UTC.
    """

    number: int
    name: str
    form: str
    address: str
    details: dict[str, Any]
    at: float


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


# --- one set of feedback for a workshop and its branches ------------------------------------------------------------


def root(db: Connection, workshop: str) -> str:
    """The workshop that holds the feedback: the first of those that branched off one another; raises NotFound."""
    query = select(_w.id, _w.branch_of)
    origins = {row.id: row.branch_of for row in db.execute(query)}
    if workshop not in origins:
        raise NotFound(f"There is no workshop with the id '{workshop}'. List them to see those there are.")
    while origins.get(workshop) in origins:
        workshop = str(origins[workshop])
    return workshop


def revision(db: Connection, workshop: str) -> int:
    """Counts the changes of the feedback."""
    return int(db.execute(select(_w.feedback_rev).where(_w.id == workshop)).scalar_one())


def changing(db: Connection, workshop: str) -> None:
    """The first statement of every change: takes the lock and tells others that something changed."""
    new = {"feedback_rev": _w.feedback_rev + 1, "changed": time.time()}
    db.execute(update(schema.workshop).where(_w.id == workshop).values(new))


# --- in ------------------------------------------------------------------------------------------------------------


class Arrivals:
    """Rows on their way in. Nothing of them can be seen before they are settled, all at once."""

    def __init__(self, db: Connection) -> None:
        self._db = db
        self._insert = f"INSERT INTO {_arriving.name} VALUES ({', '.join('?' * len(_arriving.c))})"  # noqa: S608 - our own names

    def put(self, rows: Sequence[tuple[Any, ...]]) -> None:
        """Put rows aside, each as `ROW` says."""
        if self._db.dialect.name == "sqlite":
            self._db.exec_driver_sql(self._insert, rows)
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
        gone = _forget(db, workshop, missing & ~_touched(workshop)) if only and left and not shrunk else 0
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


def own_name(known: Iterable[Source], name: str, address: str) -> str:
    """The name of a source, with a number where another place has that name: two files may both be answers.csv."""
    places = {one.name: one.address for one in known}
    names = chain([name], (f"{name} ({number})" for number in itertools_count(2)))
    return next(one for one in names if places.get(one, address) == address)


def keep_source(db: Connection, workshop: str, source: Source) -> int:
    """Store a source in the place of the one of its name and address; gives its number."""
    name = own_name(sources(db, workshop), source.name, source.address)
    source = source._replace(name=name)
    here = (_s.workshop == workshop) & (_s.name == source.name)
    values = {"form": source.form, "address": source.address, "json": json.dumps(source.details), "at": source.at}
    number = db.execute(select(_s.number).where(here)).scalar()
    if number is not None:
        db.execute(update(schema.source).where(here).values(values))
        return int(number)
    new = insert(schema.source).values(workshop=workshop, name=source.name, **values).returning(_s.number)
    return int(db.execute(new).scalar_one())


# --- out -----------------------------------------------------------------------------------------------------------


def sources(db: Connection, workshop: str) -> list[Source]:
    """The sources of a workshop, in the order they came."""
    query = select(_s.number, _s.name, _s.form, _s.address, _s.json, _s.at).where(_s.workshop == workshop)
    rows = db.execute(query.order_by(_s.number)).all()
    return [Source(row.number, row.name, row.form, row.address, json.loads(row.json), row.at) for row in rows]


def read(db: Connection, workshop: str, names: Sequence[str] = READ) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """Columns of the feedback, in the order it came in, some thousand rows at a time."""
    query = select(*(_f[name] for name in names)).where(_f.workshop == workshop).order_by(_f.number)
    for page in _streamed(db, query):
        yield tuple(zip(*page, strict=True))


def _streamed(db: Connection, query: Any) -> Iterator[Sequence[Any]]:
    """What a query finds, some thousand rows at a time."""
    if db.dialect.name != "sqlite":
        with closing(db.execute(query, execution_options={"yield_per": PAGE})) as found:
            yield from found.partitions()
        return
    # The driver's own rows: nothing here needs converting, and a million of them are many.
    with closing(db.execute(query)) as found:
        cursor: Any = found.cursor
        while page := cursor.fetchmany(PAGE):
            yield page


def count(db: Connection, workshop: str) -> int:
    """How many rows there are."""
    return int(db.execute(select(func.count()).where(_f.workshop == workshop)).scalar_one())


def tally(db: Connection, workshop: str, names: Sequence[str]) -> dict[tuple[Any, ...], int]:
    """How many rows there are of each combination of values."""
    # Counting what streams by is quicker than letting the database sort all of it into groups.
    query = select(*(_f[name] for name in names)).where(_f.workshop == workshop)
    found: Counter[tuple[Any, ...]] = Counter()
    for page in _streamed(db, query):
        found.update(map(tuple, page))
    return found


def codings(db: Connection, workshop: str) -> list[tuple[str, str, str]]:
    """Feedback, coder and theme of each coding."""
    query = select(_c.feedback, _c.coder, _c.theme).where(_c.workshop == workshop)
    found = db.execute(query.order_by(_c.coder, _c.feedback))
    return [tuple(row) for row in found]


# --- changes -------------------------------------------------------------------------------------------------------


def set_fields(db: Connection, workshop: str, ids: Sequence[str], **fields: Any) -> int:
    """Give fields of some rows a value; gives how many there were."""
    count = 0
    for part in _parts(ids):
        here = (_f.workshop == workshop) & _f.id.in_(part)
        count += db.execute(update(schema.feedback).where(here).values(fields)).rowcount
    return count


def hint(db: Connection, workshop: str, hints: Mapping[str, float | None], by: str) -> None:
    """Give rows a sentiment of their own each, but never in the place of what a person chose."""
    kept = (_f.workshop == workshop) & (_f.sentiment_by != "person")
    of: Any = bindparam("of")
    change = update(schema.feedback).where(kept, _f.id == of).values(sentiment=bindparam("value"), sentiment_by=by)
    rows = [{"of": id, "value": value} for id, value in hints.items()]
    if rows:
        db.execute(change, rows)


def code(db: Connection, workshop: str, coder: str, themes: Mapping[str, str]) -> dict[str, str]:
    """Give rows a theme each, or none ("") ; gives what they had before."""
    before: dict[str, str] = {}
    for part in _parts(list(themes)):
        here = (_c.workshop == workshop) & (_c.coder == coder) & _c.feedback.in_(part)
        had = {row.feedback: row.theme for row in db.execute(select(_c.feedback, _c.theme).where(here))}
        before |= {id: had.get(id, "") for id in part}
        db.execute(delete(schema.coding).where(here))
    head = {"workshop": workshop, "coder": coder}
    new = [{**head, "feedback": id, "theme": theme} for id, theme in themes.items() if theme]
    if new:
        db.execute(insert(schema.coding), new)
    return before


def forget_source(db: Connection, workshop: str, number: int) -> int:
    """Delete a source with all that came from it; gives how many rows that were."""
    gone = _forget(db, workshop, _f.source == number)
    db.execute(delete(schema.source).where(_s.workshop == workshop, _s.number == number))
    return gone


def forget_rows(db: Connection, workshop: str, ids: Sequence[str]) -> int:
    """Delete rows with their codings; gives how many there were."""
    return sum(_forget(db, workshop, _f.id.in_(part)) for part in _parts(ids))


def _forget(db: Connection, workshop: str, which: Any) -> int:
    here = (_f.workshop == workshop) & which
    coded = _c.feedback.in_(select(_f.id).where(here).scalar_subquery())
    db.execute(delete(schema.coding).where(_c.workshop == workshop, coded))
    return int(db.execute(delete(schema.feedback).where(here)).rowcount)


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _MANY):
        yield list(ids[start : start + _MANY])


# --- in archives ---------------------------------------------------------------------------------------------------

_KEPT = (*ROW, "touchpoint", "sentiment", "sentiment_by")


def branches(db: Connection) -> dict[str, tuple[str, int]]:
    """The workshop and revision that each branch began at."""
    query = select(_w.id, _w.branch_of, _w.branch_rev).where(_w.branch_of.is_not(None))
    return {row.id: (row.branch_of, row.branch_rev) for row in db.execute(query)}


def rejoin(db: Connection, workshop: str, origin: str, rev: int) -> None:
    """Make a workshop the branch again that it was."""
    here = (_w.id == workshop) & _w.branch_of.is_(None)
    db.execute(update(schema.workshop).where(here).values(branch_of=origin, branch_rev=rev))


def dump(db: Connection, workshop: str) -> Iterator[str]:
    """All feedback of a workshop as lines of JSON: sources first, then rows, then codings."""
    for one in sources(db, workshop):
        yield json.dumps(["source", *one], ensure_ascii=False)
    for page in read(db, workshop, ("source", *_KEPT)):
        yield from (json.dumps(["row", *row], ensure_ascii=False) for row in zip(*page, strict=True))
    for coded in codings(db, workshop):
        yield json.dumps(["coding", *coded], ensure_ascii=False)


def digest(db: Connection, workshop: str) -> str:
    """Tells two states of the feedback apart, "" where there is none."""
    made = sha256()
    empty = True
    for line in dump(db, workshop):
        made.update(line.encode() + b"\n")
        empty = False
    return "" if empty else made.hexdigest()


def pour(db: Connection, workshop: str, lines: Iterable[str]) -> int:
    """Take in what `dump` gave, less what is there; gives how many rows that were. Raises ValueError, TypeError."""
    changing(db, workshop)
    numbers: dict[int, int] = {}
    known = {(one.name, one.address): one.number for one in sources(db, workshop)}
    before = count(db, workshop)
    for kind, told in groupby(map(json.loads, lines), key=itemgetter(0)):
        if kind == "source":
            for _, number, *rest in told:
                source = Source(number, *rest)
                numbers[number] = known.get((source.name, source.address)) or keep_source(db, workshop, source)
            continue
        table, make = (schema.feedback, _as_row) if kind == "row" else (schema.coding, _as_coding)
        while page := [make(workshop, numbers, values) for _, *values in islice(told, PAGE)]:
            _add(db, table, page)
    return count(db, workshop) - before


def _as_row(workshop: str, numbers: Mapping[int, int], values: Sequence[Any]) -> dict[str, Any]:
    return {"workshop": workshop, "source": numbers[values[0]], **dict(zip(_KEPT, values[1:], strict=True))}


def _as_coding(workshop: str, _numbers: Mapping[int, int], values: Sequence[Any]) -> dict[str, Any]:
    return {"workshop": workshop, **dict(zip(("feedback", "coder", "theme"), values, strict=True))}


def _add(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    kind = sqlite if db.dialect.name == "sqlite" else postgresql
    db.execute(kind.insert(table).on_conflict_do_nothing(), rows)
