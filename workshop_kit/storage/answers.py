"""What was ticked: source, channel, segment, place and ratings. Rows that ticked the same share one line.

A survey of a million people has some thousand ways to be filled in. A row names its own by a number, so that reading,
writing and counting a million rows costs one number each in the place of eight texts and ratings. Only rows that came
in together share lines: a later file brings its own, and nothing of what is here has to be compared with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from workshop_kit.storage import schema
from workshop_kit.storage.pages import pages

_a, _f = schema.answer.c, schema.feedback.c

#: What is kept once, in this order.
ANSWER = ("kind", "channel", "segment", "place", "nps", "csat", "ces", "rating")
#: Ways to be filled in that are remembered while rows arrive; a segment that is a name makes one for each row.
_MOST = 200_000


class Numbering(dict[tuple[Any, ...], int]):
    """Numbers what was ticked in the order it is first met, from `start` on."""

    def __init__(self, start: int = 1) -> None:
        super().__init__()
        self._next = start
        self._new: list[tuple[Any, ...]] = []

    def __missing__(self, answer: tuple[Any, ...]) -> int:
        self[answer] = number = self._next
        self._next += 1
        self._new.append((number, *answer))
        return number

    def new(self) -> list[tuple[Any, ...]]:
        """The number and the values of those that were not asked for yet."""
        new, self._new = self._new, []
        if len(self) > _MOST:
            self.clear()
        return new


def answers(db: Connection, workshop: str) -> dict[int, tuple[Any, ...]]:
    """What was ticked, by its number, as `ANSWER` says."""
    query = select(_a.number, *(_a[name] for name in ANSWER)).where(_a.workshop == workshop)
    return {row[0]: row[1:] for page in pages(db, query) for row in page}


def last(db: Connection, workshop: str) -> int:
    """The highest number so far."""
    return int(db.execute(select(func.coalesce(func.max(_a.number), 0)).where(_a.workshop == workshop)).scalar_one())


def keep(db: Connection, workshop: str, new: Sequence[tuple[Any, ...]]) -> None:
    """Store what was ticked under the numbers it has."""
    if new:
        head = {"workshop": workshop}
        db.execute(insert(schema.answer), [head | dict(zip(("number", *ANSWER), one, strict=True)) for one in new])


def let_go(db: Connection, workshop: str, after: int = 0) -> None:
    """Delete what no row names any more, of the numbers after one.

    Reads the rows of the workshop once, 0.04 s for 100,000. An index on their answers was measured: deleting took four
    times as long with it, and letting rows in longer.
    """
    named = select(_f.answer).where(_f.workshop == workshop, _f.answer > after)
    left = (_a.workshop == workshop) & (_a.number > after) & _a.number.not_in(named.scalar_subquery())
    db.execute(delete(schema.answer).where(left))
