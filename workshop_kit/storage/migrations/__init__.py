"""Brings the tables of an older kit to what this one needs; one file in `versions` for each change.

A new database is made from `schema` as it is; a test holds both ways to the same result. Alembic itself is loaded
only where there is something to change: it takes most of a second.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, insert, inspect, select

from workshop_kit.storage import schema

#: What the first databases have; they were made before migrations were counted.
FIRST = "0001"
HERE = Path(__file__).parent


def version(db: Connection) -> str | None:
    """Number of the newest migration a database has; "" from before they were counted, None without tables."""
    there = inspect(db)
    if there.has_table(schema.migrated.name):
        return str(db.execute(select(schema.migrated.c.version_num)).scalar_one())
    return "" if there.has_table(schema.setting.name) else None


def create(db: Connection) -> None:
    """Make all tables, as of now."""
    schema.metadata.create_all(db)
    db.execute(insert(schema.migrated), {"version_num": schema.VERSION})


def upgrade(db: Connection) -> None:
    """Run the migrations that a database lacks, in the caller's transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": db})
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    if version(db) == "":
        command.stamp(config, FIRST)
    command.upgrade(config, "head")
