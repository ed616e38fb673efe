"""Tables. What the map is made of is JSON by item; the rest is typed. Times are seconds since 1970, UTC."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

#: Newest migration that these tables contain; a database with a higher one was written by a newer kit.
VERSION = "0006"

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
    # Counts the changes of its feedback, which are no revisions of the map.
    Column("feedback_rev", Integer, nullable=False, server_default="0"),
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
#: Where feedback came from: a file, a query, a pasted text; how its columns were matched, and what came of it.
source = Table(
    "source",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("workshop", String(20), nullable=False),
    Column("name", String(300), nullable=False),
    Column("form", String(20), nullable=False),
    # Where to read it again: a path, or a query without the name and password it needs; "" when it is not connected.
    Column("address", Text, nullable=False, server_default=""),
    Column("json", Text, nullable=False, server_default="{}"),
    Column("at", Float, nullable=False),
    UniqueConstraint("workshop", "name"),
)
#: What customers said, a row each. The id is made of what the row says, so that nothing comes in twice.
feedback = Table(
    "feedback",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("workshop", String(20), nullable=False),
    Column("id", String(20), nullable=False),
    Column("source", Integer, nullable=False),
    Column("date", BigInteger),
    # Lines of the two tables below, by their numbers; many rows share one.
    Column("context", Integer, nullable=False, server_default="0"),
    Column("ratings", Integer, nullable=False, server_default="0"),
    Column("touchpoint", String(60), nullable=False, server_default=""),
    Column("sentiment", Float),
    Column("sentiment_by", String(20), nullable=False, server_default=""),
    Column("comment", Text, nullable=False, server_default=""),
    # Who said it, as JSON; "" unless somebody asked for it.
    Column("person", Text, nullable=False, server_default=""),
)
feedback_in_order = Index("feedback_in_order", feedback.c.workshop, feedback.c.number)
#: An index and no constraint, so that SQLite can build it at once of many rows; ids first, which sorts a third sooner.
feedback_once = Index("feedback_once", feedback.c.id, feedback.c.workshop, unique=True)
#: Who said something where: each combination of the rows that came in together, once.
context = Table(
    "context",
    metadata,
    Column("workshop", String(20), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False, server_default=""),
    Column("channel", Text, nullable=False, server_default=""),
    Column("segment", Text, nullable=False, server_default=""),
    # The words of the file; which touchpoint they mean is kept with the source, unless a person chose for a row.
    Column("place", Text, nullable=False, server_default=""),
)
#: How it was rated: each combination of the rows that came in together, once.
ratings = Table(
    "ratings",
    metadata,
    Column("workshop", String(20), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("nps", SmallInteger),
    Column("csat", SmallInteger),
    Column("ces", SmallInteger),
    Column("rating", Float),
)
#: The theme that a coder gave to a comment.
coding = Table(
    "coding",
    metadata,
    Column("workshop", String(20), primary_key=True),
    Column("feedback", String(20), primary_key=True),
    Column("coder", String(300), primary_key=True),
    Column("theme", String(60), nullable=False),
)
setting = Table(
    "setting",
    metadata,
    Column("name", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)
#: Which migration a database has: one row, kept by Alembic.
migrated = Table("alembic_version", metadata, Column("version_num", String(32), primary_key=True))
