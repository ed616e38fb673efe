"""That nothing comes in twice is an index, no constraint."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_COLUMNS = "number, workshop, id, source, date, context, ratings, touchpoint, sentiment, sentiment_by, comment, person"


def upgrade() -> None:
    """Change the tables of a database that has the migration before this one."""
    if op.get_bind().dialect.name == "sqlite":
        _without_constraint()
    else:
        op.drop_constraint("feedback_workshop_id_key", "feedback")
    op.create_index("feedback_once", "feedback", ["id", "workshop"], unique=True)


def _without_constraint() -> None:
    """SQLite takes no constraint from a table: the rows move to one without it."""
    op.rename_table("feedback", "feedback_before")
    op.drop_index("feedback_in_order", "feedback_before")
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("date", sa.BigInteger(), nullable=True),
        sa.Column("context", sa.Integer(), server_default="0", nullable=False),
        sa.Column("ratings", sa.Integer(), server_default="0", nullable=False),
        sa.Column("touchpoint", sa.String(length=60), server_default="", nullable=False),
        sa.Column("sentiment", sa.Float(), nullable=True),
        sa.Column("sentiment_by", sa.String(length=20), server_default="", nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.execute(f"INSERT INTO feedback ({_COLUMNS}) SELECT {_COLUMNS} FROM feedback_before ORDER BY number")  # noqa: S608 - our own names
    op.drop_table("feedback_before")
    op.create_index("feedback_in_order", "feedback", ["workshop", "number"], unique=False)
