"""What a query finds, some thousand rows at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any

from sqlalchemy import Connection

#: Rows that are read or written at once.
PAGE = 20_000


def pages(db: Connection, query: Any) -> Iterator[Sequence[Any]]:
    """The rows that a query finds, as tuples or what behaves like them, at most `PAGE` at a time."""
    if db.dialect.name != "sqlite":
        with closing(db.execute(query, execution_options={"yield_per": PAGE})) as found:
            yield from found.partitions()
        return
    # The driver's own rows: nothing here needs converting, and a million of them are many.
    with closing(db.execute(query)) as found:
        cursor: Any = found.cursor
        while page := cursor.fetchmany(PAGE):
            yield page
