"""Alembic runs this to know where to work: on the connection it was handed, whose transaction is not its own."""

from alembic import context

from workshop_kit.storage import schema

context.configure(connection=context.config.attributes["connection"], target_metadata=schema.metadata)
context.run_migrations()
