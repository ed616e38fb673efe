"""Tables. What the map is made of is JSON by item; the rest is typed. Times are seconds since 1970, UTC."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

#: Newest migration that these tables contain; a database with a higher one was written by a newer kit.
VERSION = "0002"

metadata = MetaData()

workshop = Table(
    "workshop",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("json", Text, nullable=False),
    Column("rev", Integer, nullable=False),
    Column("created", Float, nullable=False),
    Column("changed", Float, nullable=False),
    # A branch knows the workshop it came from, and the revision it began at.
    Column("branch_of", String(20)),
    Column("branch_rev", Integer),
)
item = Table(
    "item",
    metadata,
    Column("workshop", String(20), primary_key=True),
    Column("id", String(130), primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("place", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Column("rev", Integer, nullable=False),
)
change = Table(
    "change",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("workshop", String(20), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("uid", String(60), nullable=False),
    Column("at", Float, nullable=False),
    Column("who", String(300), nullable=False),
    Column("op", Text, nullable=False),
    Column("before", Text, nullable=False),
    # Revisions that this one takes back, as a JSON list or "": those an undo undoes, the undo a redo reverts.
    Column("undoes", Text, nullable=False, server_default="[]"),
    Column("redoes", Text, nullable=False, server_default="[]"),
    UniqueConstraint("workshop", "uid"),
    Index("change_by_rev", "workshop", "rev"),
)
version = Table(
    "version",
    metadata,
    Column("workshop", String(20), primary_key=True),
    Column("name", String(300), primary_key=True),
    Column("rev", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("who", String(300), nullable=False),
)
setting = Table(
    "setting",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)
#: Which migration a database has: one row, kept by Alembic.
migrated = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
