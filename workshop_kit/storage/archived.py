"""Feedback in a backup: as lines of JSON, out and in again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table, select, update
from sqlalchemy.dialects import postgresql, sqlite

from workshop_kit.storage import schema
from workshop_kit.storage.feedback import PAGE, ROW, Source, changing, codings, count, keep_source, read, sources

_w = schema.workshop.c

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
