"""A source that was taken out: kept aside for a day, so that one press brings it back with all that people decided.

It lies under a name that no workshop has. Nothing else of the kit looks there, so its rows are in no number, no export
and no handout. The next one that is taken out takes its place.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, delete, func, insert, literal, select, update

from workshop_kit.storage import schema
from workshop_kit.storage.feedback import own_name, sources
from workshop_kit.storage.shared import SHARED, last, let_go, table

_f, _c, _s = schema.feedback.c, schema.coding.c, schema.source.c

#: How long it can be brought back, in seconds.
KEPT = 86_400
_ASIDE = "out:"
_WHEN = "taken_out"


class TakenOut(NamedTuple):
    """A source that can be brought back: its name, how many rows it has, and until when (seconds since 1970, UTC)."""

    name: str
    rows: int
    until: float


def take_out(db: Connection, workshop: str, number: int) -> int:
    """Put a source aside with all that came from it; gives how many rows that were. What lay there is deleted."""
    clear(db, workshop)
    place = _ASIDE + workshop
    mine = (_f.workshop == workshop) & (_f.source == number)
    gone = int(db.execute(update(schema.feedback).where(mine).values(workshop=place)).rowcount)
    theirs = _c.feedback.in_(_ids(place))
    db.execute(update(schema.coding).where(_c.workshop == workshop, theirs).values(workshop=place))
    for name in SHARED:
        _copy_lines(db, name, workshop, place)
    let_go(db, workshop)
    [source] = [one for one in sources(db, workshop) if one.number == number]
    details = json.dumps({**source.details, _WHEN: time.time()})
    db.execute(update(schema.source).where(_s.number == number).values(workshop=place, json=details))
    return gone


def bring_back(db: Connection, workshop: str) -> int:
    """Let in again what lies aside; gives how many rows that were.

    What came in once more meanwhile is replaced: the rows that lay aside know what people decided about them. Where
    somebody has decided anew since, that stays.
    """
    place = _ASIDE + workshop
    start = last(db, workshop)
    for name in SHARED:
        _copy_lines(db, name, place, workshop, start[name])
    settled = _ids(workshop, (_f.touchpoint != "") | (_f.sentiment_by == "person"))
    db.execute(delete(schema.feedback).where(_f.workshop == place, _f.id.in_(settled)))
    db.execute(delete(schema.feedback).where(_f.workshop == workshop, _f.id.in_(_ids(place))))
    decided = select(_c.feedback, _c.coder).where(_c.workshop == workshop).subquery()
    anew = select(decided).where(decided.c.feedback == _c.feedback, decided.c.coder == _c.coder).exists()
    db.execute(update(schema.coding).where(_c.workshop == place, ~anew).values(workshop=workshop))
    back = {"workshop": workshop, "source": _let_in(db, workshop)}
    moved = {name: _f[name] + start[name] for name in SHARED}
    rows = int(db.execute(update(schema.feedback).where(_f.workshop == place).values(back | moved)).rowcount)
    clear(db, workshop)
    let_go(db, workshop)
    return rows


def taken_out(db: Connection, workshop: str) -> TakenOut | None:
    """What can be brought back, None where there is nothing, or for too long."""
    place = _ASIDE + workshop
    for source in sources(db, place):
        until = float(source.details[_WHEN]) + KEPT
        rows = select(func.count()).where(_f.workshop == place)
        return TakenOut(source.name, int(db.execute(rows).scalar_one()), until) if until > time.time() else None
    return None


def overdue(db: Connection) -> Iterator[str]:
    """Workshops with something aside that nobody brought back in time."""
    query = select(_s.workshop, _s.json).where(_s.workshop.startswith(_ASIDE, autoescape=True))
    for row in db.execute(query).all():
        if json.loads(row.json)[_WHEN] + KEPT <= time.time():
            yield row.workshop.removeprefix(_ASIDE)


def clear(db: Connection, workshop: str) -> None:
    """Delete what lies aside."""
    place = _ASIDE + workshop
    for one in (schema.feedback, schema.coding, schema.source, *map(table, SHARED)):
        db.execute(delete(one).where(one.c.workshop == place))


def _ids(workshop: str, *which: Any) -> Any:
    return select(_f.id).where(_f.workshop == workshop, *which).scalar_subquery()


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
    again = next((one.number for one in here if (one.name, one.address) == (source.name, source.address)), None)
    if again is not None:
        return again
    details = {key: value for key, value in source.details.items() if key != _WHEN}
    new = {"workshop": workshop, "name": own_name(here, source.name, source.address), "json": json.dumps(details)}
    db.execute(update(schema.source).where(_s.number == source.number).values(new))
    return source.number
