"""History and versions."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Change the tables of a database that has the migration before this one."""
    op.create_table(
        "version",
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("who", sa.String(length=300), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "name"),
    )
    op.add_column("change", sa.Column("undoes", sa.Text(), server_default="[]", nullable=False))
    op.add_column("change", sa.Column("redoes", sa.Text(), server_default="[]", nullable=False))
    op.add_column("workshop", sa.Column("branch_of", sa.String(length=20), nullable=True))
    op.add_column("workshop", sa.Column("branch_rev", sa.Integer(), nullable=True))
