"""Feedback as rows of the database: in by the hundred thousand, out column by column; and the codes given to them."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from itertools import count as itertools_count
from typing import Any, NamedTuple

from sqlalchemy import Connection as Connection
from sqlalchemy import bindparam, delete, func, insert, select, update

from workshop_kit.errors import NotFound
from workshop_kit.storage import schema
from workshop_kit.storage.pages import pages
from workshop_kit.storage.shared import let_go

_f, _c, _s, _w = schema.feedback.c, schema.coding.c, schema.source.c, schema.workshop.c

#: What is read back of each row.
READ = ("source", "context", "ratings", "touchpoint", "id", "date", "sentiment", "sentiment_by", "comment")
#: Values of one statement; SQLite takes 32,766.
_MANY = 5_000


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


def own_name(known: Iterable[Source], name: str, address: str) -> str:
    """The name of a source, with a number where another place has that name: two files may both be answers.csv."""
    places = {one.name: one.address for one in known}
    names = chain([name], (f"{name} ({number})" for number in itertools_count(2)))
    return next(one for one in names if places.get(one, address) == address)


def keep_source(db: Connection, workshop: str, source: Source) -> int:
    """Store a source in the place of the one of its name and address; gives its number."""
    known = sources(db, workshop)
    name = own_name(known, source.name, source.address)
    values = {"form": source.form, "address": source.address, "json": json.dumps(source.details), "at": source.at}
    number = next((one.number for one in known if one.name == name), None)
    if number is not None:
        db.execute(update(schema.source).where(_s.workshop == workshop, _s.number == number).values(values))
        return number
    new = insert(schema.source).values(workshop=workshop, name=name, **values).returning(_s.number)
    return int(db.execute(new).scalar_one())


def sources(db: Connection, workshop: str) -> list[Source]:
    """The sources of a workshop, in the order they came."""
    query = select(_s.number, _s.name, _s.form, _s.address, _s.json, _s.at).where(_s.workshop == workshop)
    rows = db.execute(query.order_by(_s.number)).all()
    return [Source(row.number, row.name, row.form, row.address, json.loads(row.json), row.at) for row in rows]


def read(db: Connection, workshop: str, names: Sequence[str] = READ) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """Columns of the feedback, in the order it came in, some thousand rows at a time."""
    query = select(*(_f[name] for name in names)).where(_f.workshop == workshop).order_by(_f.number)
    for page in pages(db, query):
        yield tuple(zip(*page, strict=True))


def count(db: Connection, workshop: str) -> int:
    """How many rows there are."""
    return int(db.execute(select(func.count()).where(_f.workshop == workshop)).scalar_one())


def tally(db: Connection, workshop: str) -> dict[tuple[int, int, int, str], int]:
    """How many rows there are of each source, context, ratings and touchpoint."""
    # Counting what streams by is quicker than letting the database sort all of it into groups.
    query = select(_f.source, _f.context, _f.ratings, _f.touchpoint).where(_f.workshop == workshop)
    found: Counter[tuple[int, int, int, str]] = Counter()
    for page in pages(db, query):
        found.update(page if db.dialect.name == "sqlite" else map(tuple, page))
    return found


def codings(db: Connection, workshop: str) -> list[tuple[str, str, str]]:
    """Feedback, coder and theme of each coding."""
    query = select(_c.feedback, _c.coder, _c.theme).where(_c.workshop == workshop)
    found = db.execute(query.order_by(_c.coder, _c.feedback))
    return [tuple(row) for row in found]


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
    """Give rows a theme each, or none (""); gives what they had before."""
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


def forget(db: Connection, workshop: str, which: Any) -> int:
    """Delete the rows that an expression picks, with their codings; gives how many there were."""
    here = (_f.workshop == workshop) & which
    coded = _c.feedback.in_(select(_f.id).where(here).scalar_subquery())
    db.execute(delete(schema.coding).where(_c.workshop == workshop, coded))
    gone = int(db.execute(delete(schema.feedback).where(here)).rowcount)
    let_go(db, workshop)
    return gone


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _MANY):
        yield list(ids[start : start + _MANY])
