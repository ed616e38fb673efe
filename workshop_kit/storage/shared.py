"""What rows of feedback share: the context in which something was said, and its ratings. Each is kept once.

A survey of a million people has some hundred contexts and as many ways to rate. A row names its own by numbers, so that
reading, writing and counting a million rows costs two numbers each in the place of eight texts and ratings. Only rows
that came in together share lines: a later file brings its own, and nothing of what is here is compared with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select

from workshop_kit.storage import schema
from workshop_kit.storage.pages import pages

_f = schema.feedback.c

#: What lines are made of, in order, by the column of the feedback that names them; their table has the same name.
SHARED = {"context": ("kind", "channel", "segment", "place"), "ratings": ("nps", "csat", "ces", "rating")}
#: Lines that are remembered while rows arrive; a segment that is a name makes one for each row.
_MOST = 200_000
_FROM_THE_START: Mapping[str, int] = MappingProxyType(dict.fromkeys(SHARED, 0))


class Numbering(dict[tuple[Any, ...], Any]):
    """Numbers lines in the order they are first met, from `start` on."""

    def __init__(self, start: int = 1) -> None:
        super().__init__()
        self._next = start
        self._new: list[tuple[Any, ...]] = []

    def __missing__(self, line: tuple[Any, ...]) -> Any:
        self[line] = number = self._next
        self._next += 1
        self._new.append((number, *line))
        return number

    def new(self) -> list[tuple[Any, ...]]:
        """The number and the values of those that were not asked for yet."""
        new, self._new = self._new, []
        if len(self) > _MOST:
            self.clear()
        return new


def table(name: str) -> Table:
    """The table of what is shared under a name of `SHARED`."""
    return schema.metadata.tables[name]


def shared(db: Connection, workshop: str, name: str) -> dict[int, tuple[Any, ...]]:
    """The lines of a workshop by their number, as `SHARED` says."""
    of = table(name).c
    query = select(of.number, *(of[column] for column in SHARED[name])).where(of.workshop == workshop)
    return {row[0]: row[1:] for page in pages(db, query) for row in page}


def last(db: Connection, workshop: str) -> dict[str, int]:
    """The highest numbers so far, by the names of `SHARED`."""
    highest = [
        select(func.coalesce(func.max(of.number), 0)).where(of.workshop == workshop).scalar_subquery()
        for of in (table(name).c for name in SHARED)
    ]
    return dict(zip(SHARED, db.execute(select(*highest)).one(), strict=True))


def keep(db: Connection, workshop: str, name: str, new: Sequence[tuple[Any, ...]]) -> None:
    """Store lines under the numbers they have."""
    if new:
        head = {"workshop": workshop}
        db.execute(insert(table(name)), [head | dict(zip(("number", *SHARED[name]), one, strict=True)) for one in new])


def let_go(db: Connection, workshop: str, after: Mapping[str, int] = _FROM_THE_START) -> None:
    """Delete lines that no row names any more, of the numbers after the given ones.

    Reads the rows of the workshop once for each of the two, 0.04 s for 100,000. An index on what they name was
    measured: deleting took four times as long with it, and letting rows in longer.
    """
    for name, start in after.items():
        of, names = table(name).c, _f[name]
        named = select(names).where(_f.workshop == workshop, names > start).scalar_subquery()
        db.execute(delete(table(name)).where(of.workshop == workshop, of.number > start, of.number.not_in(named)))
