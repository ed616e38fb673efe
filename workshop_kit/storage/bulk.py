"""Many rows of feedback at once.

Their ids are hashes: each row that comes, moves or goes changes an index at another place, which takes seconds for a
million of them. Building the index anew sorts them first and takes a third of that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, func, select

from workshop_kit.storage import schema

#: Fewer rows are soon done either way.
_MANY = 50_000


@contextmanager
def coming(db: Connection, rows: int) -> Iterator[bool]:
    """Around rows that come: whether the index that keeps doubles out is away meanwhile, and built when they are in."""
    anew = _is_sooner(db, rows) and rows > 2 * _stored(db)
    if anew:
        schema.feedback_once.drop(db)
    yield anew
    if anew:
        schema.feedback_once.create(db)


@contextmanager
def leaving(db: Connection, rows: int) -> Iterator[None]:
    """Around rows that go, or go over to another workshop, while nothing else is asked."""
    anew = _is_sooner(db, rows) and rows > 2 * (_stored(db) - rows)
    indexes = (schema.feedback_once, schema.feedback_in_order) if anew else ()
    for index in indexes:
        index.drop(db)
    yield
    for index in indexes:
        index.create(db)


def _is_sooner(db: Connection, rows: int) -> bool:
    """SQLite only: there a transaction that fails brings indexes back, and nobody else works while one writes."""
    return db.dialect.name == "sqlite" and rows >= _MANY


def _stored(db: Connection) -> int:
    return int(db.execute(select(func.count()).select_from(schema.feedback)).scalar_one())
