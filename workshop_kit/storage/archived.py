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
from workshop_kit.storage.feedback import Source, changing, codings, count, keep_source, read, sources
from workshop_kit.storage.pages import PAGE
from workshop_kit.storage.shared import SHARED, Numbering, keep, last, let_go, shared

_w = schema.workshop.c

# What a line has before and after what rows share.
_BEFORE, _AFTER = ("id", "date"), ("comment", "person", "touchpoint", "sentiment", "sentiment_by")


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
    contexts, ratings = (shared(db, workshop, name) for name in SHARED)
    for page in read(db, workshop, ("source", *_BEFORE, *SHARED, *_AFTER)):
        for source, id, date, context, rated, *after in zip(*page, strict=True):
            told = ["row", source, id, date, *contexts[context], *ratings[rated], *after]
            yield json.dumps(told, ensure_ascii=False)
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
        while page := [values for _, *values in islice(told, PAGE)]:
            if kind == "row":
                _pour_rows(db, workshop, numbers, page)
            else:
                _add(db, schema.coding, [_as_coding(workshop, values) for values in page])
    return count(db, workshop) - before


def _pour_rows(db: Connection, workshop: str, numbers: Mapping[int, int], page: list[list[Any]]) -> None:
    start = last(db, workshop)
    lines = {name: Numbering(start[name] + 1) for name in SHARED}
    rows = [_as_row(workshop, numbers, lines, values) for values in page]
    for name, new in lines.items():
        keep(db, workshop, name, new.new())
    _add(db, schema.feedback, rows)
    let_go(db, workshop, start)


def _as_row(
    workshop: str, numbers: Mapping[int, int], lines: Mapping[str, Numbering], values: Sequence[Any]
) -> dict[str, Any]:
    source, id, date, *rest = values
    told = iter(rest)
    named = {name: lines[name][tuple(islice(told, len(made)))] for name, made in SHARED.items()}
    after = dict(zip(_AFTER, told, strict=True))
    return {"workshop": workshop, "source": numbers[source], "id": id, "date": date, **named, **after}


def _as_coding(workshop: str, values: Sequence[Any]) -> dict[str, Any]:
    return {"workshop": workshop, **dict(zip(("feedback", "coder", "theme"), values, strict=True))}


def _add(db: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    kind = sqlite if db.dialect.name == "sqlite" else postgresql
    db.execute(kind.insert(table).on_conflict_do_nothing(), rows)
