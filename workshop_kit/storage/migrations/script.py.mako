"""${message}."""

import sqlalchemy as sa
from alembic import op

revision = "${up_revision}"
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Change the tables of a database that has the migration before this one."""
    ${upgrades if upgrades else "pass"}
