"""A source that was taken out: kept aside for a day, so that one press brings it back with all that people decided.

It lies under a name that no workshop has. Nothing else of the kit looks there, so its rows are in no number, no export
and no handout. The next one that is taken out takes its place.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, literal, select, update

from workshop_kit.storage import bulk, schema
from workshop_kit.storage.feedback import keep_source, own_name, sources
from workshop_kit.storage.shared import SHARED, last, let_go, table

_f, _c, _s = schema.feedback.c, schema.coding.c, schema.source.c

#: How long it can be brought back, in seconds.
KEPT = 86_400
_ASIDE = "out:"
_WHEN = "taken_out"


class TakenOut(NamedTuple):
    """A source that can be brought back: its name, how many rows it has, and until when (seconds since 1970, UTC).

    Where each question is one piece of feedback, its rows are those of its file.
    """

    name: str
    rows: int
    until: float


def take_out(db: Connection, workshop: str, number: int) -> int:
    """Put a source aside with all that came from it; gives how many rows that were. What lay there is deleted."""
    clear(db, workshop)
    place = _ASIDE + workshop
    mine = (_f.workshop == workshop) & (_f.source == number)
    rows = int(db.execute(select(func.count()).where(mine)).scalar_one())
    with bulk.leaving(db, rows):
        db.execute(update(schema.feedback).where(mine).values(workshop=place))
    theirs = select(_f.id).where(_f.id == _c.feedback, _f.workshop == place).exists()
    db.execute(update(schema.coding).where(_c.workshop == workshop, theirs).values(workshop=place))
    for name in SHARED:
        _copy_lines(db, name, workshop, place)
    let_go(db, workshop)
    [source] = [one for one in sources(db, workshop) if one.number == number]
    details = json.dumps({**source.details, _WHEN: time.time()})
    db.execute(update(schema.source).where(_s.number == number).values(workshop=place, json=details))
    return rows


def bring_back(db: Connection, workshop: str) -> int:
    """Let in again what lies aside; gives how many rows that were.

    A row that came in once more meanwhile stays as it came, perhaps with more of it hidden, and takes over what people
    had decided about it. Where somebody has decided anew since, that stays.
    """
    place = _ASIDE + workshop
    rows = _count(db, place)
    start = last(db, workshop)
    for name in SHARED:
        _copy_lines(db, name, place, workshop, start[name])
    _take_over(db, workshop)
    db.execute(delete(schema.feedback).where(_f.workshop == place, _f.id.in_(_ids(workshop))))
    decided = select(_c.feedback, _c.coder).where(_c.workshop == workshop).subquery()
    anew = select(decided).where(decided.c.feedback == _c.feedback, decided.c.coder == _c.coder).exists()
    db.execute(update(schema.coding).where(_c.workshop == place, ~anew).values(workshop=workshop))
    back = {"workshop": workshop, "source": _let_in(db, workshop)}
    moved = {name: _f[name] + start[name] for name in SHARED}
    with bulk.leaving(db, _count(db, place)):
        db.execute(update(schema.feedback).where(_f.workshop == place).values(back | moved))
    clear(db, workshop)
    let_go(db, workshop)
    return rows


def taken_out(db: Connection, workshop: str) -> TakenOut | None:
    """What lies aside, None where there is nothing."""
    place = _ASIDE + workshop
    for source in sources(db, place):
        return TakenOut(source.name, _rows(db, place, source.details), float(source.details[_WHEN]) + KEPT)
    return None


def _rows(db: Connection, place: str, details: Mapping[str, Any]) -> int:
    """How many rows people know of: a survey with a question in each column has several pieces of feedback in one."""
    pieces = _count(db, place)
    if details.get("places"):
        # Of a file whose rows were known already, fewer pieces are its own.
        return min(pieces, int(details.get("rows", 0)) - int(details.get("refused", 0)))
    return pieces


def overdue(db: Connection) -> Iterator[str]:
    """Workshops with something aside that nobody brought back in time."""
    query = select(_s.workshop, _s.json).where(_s.workshop.startswith(_ASIDE, autoescape=True))
    for row in db.execute(query).all():
        if json.loads(row.json)[_WHEN] + KEPT <= time.time():
            yield row.workshop.removeprefix(_ASIDE)


def clear(db: Connection, workshop: str) -> None:
    """Delete what lies aside."""
    place = _ASIDE + workshop
    with bulk.leaving(db, _count(db, place)):
        db.execute(delete(schema.feedback).where(_f.workshop == place))
    for one in (schema.coding, schema.source, *map(table, SHARED)):
        db.execute(delete(one).where(one.c.workshop == place))


def _ids(workshop: str) -> Any:
    return select(_f.id).where(_f.workshop == workshop).scalar_subquery()


def _count(db: Connection, workshop: str) -> int:
    return int(db.execute(select(func.count()).where(_f.workshop == workshop)).scalar_one())


def _take_over(db: Connection, workshop: str) -> None:
    """Give rows that came in once more the places and feelings that people chose for them before."""
    chosen = {"touchpoint": (_f.touchpoint != "",), "sentiment": (_f.sentiment_by == "person",)}
    for field, by_a_person in chosen.items():
        names = (field, "sentiment_by") if field == "sentiment" else (field,)
        query = select(_f.id, *(_f[name] for name in names))
        query = query.where(_f.workshop == _ASIDE + workshop, *by_a_person, _f.id.in_(_ids(workshop)))
        rows = [{"of": id, **dict(zip(names, values, strict=True))} for id, *values in db.execute(query).all()]
        undecided = update(schema.feedback).where(_f.workshop == workshop, _f.id == bindparam("of"), ~by_a_person[0])
        if rows:
            db.execute(undecided, rows)


def _copy_lines(db: Connection, name: str, origin: str, to: str, start: int = 0) -> None:
    """Copy what the rows that lie aside share, under numbers after `start`."""
    of, made = table(name).c, SHARED[name]
    aside = origin if origin.startswith(_ASIDE) else to
    named = select(_f[name]).where(_f.workshop == aside).scalar_subquery()
    lines = select(literal(to), of.number + start, *(of[one] for one in made))
    lines = lines.where(of.workshop == origin, of.number.in_(named))
    db.execute(insert(table(name)).from_select(["workshop", "number", *made], lines))


def _let_in(db: Connection, workshop: str) -> int:
    """Give the source its place again, beside one that has taken its name, or as the one that was read anew."""
    [source] = sources(db, _ASIDE + workshop)
    here = sources(db, workshop)
    again = next((one for one in here if (one.name, one.address) == (source.name, source.address)), None)
    details = {key: value for key, value in source.details.items() if key != _WHEN}
    if again is not None:
        places = {**details.get("touchpoints", {}), **again.details.get("touchpoints", {})}
        keep_source(db, workshop, again._replace(details={**again.details, "touchpoints": places}))
        return again.number
    new = {"workshop": workshop, "name": own_name(here, source.name, source.address), "json": json.dumps(details)}
    db.execute(update(schema.source).where(_s.number == source.number).values(new))
    return source.number
