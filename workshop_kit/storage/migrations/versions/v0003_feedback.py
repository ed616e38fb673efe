"""Feedback."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Change the tables of a database that has the migration before this one."""
    op.create_table(
        "coding",
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("feedback", sa.String(length=20), nullable=False),
        sa.Column("coder", sa.String(length=300), nullable=False),
        sa.Column("theme", sa.String(length=60), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "feedback", "coder"),
    )
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("id", sa.String(length=20), nullable=False),
        sa.Column("source", sa.Integer(), nullable=False),
        sa.Column("date", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("touchpoint", sa.String(length=60), server_default="", nullable=False),
        sa.Column("nps", sa.SmallInteger(), nullable=True),
        sa.Column("csat", sa.SmallInteger(), nullable=True),
        sa.Column("ces", sa.SmallInteger(), nullable=True),
        sa.Column("rating", sa.Float(), nullable=True),
        sa.Column("sentiment", sa.Float(), nullable=True),
        sa.Column("sentiment_by", sa.String(length=20), server_default="", nullable=False),
        sa.Column("comment", sa.Text(), server_default="", nullable=False),
        sa.Column("person", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("workshop", "id"),
    )
    op.create_index("feedback_in_order", "feedback", ["workshop", "number"], unique=False)
    op.create_table(
        "source",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("form", sa.String(length=20), nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("json", sa.Text(), server_default="{}", nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("workshop", "name"),
    )
    op.add_column("workshop", sa.Column("feedback_rev", sa.Integer(), server_default="0", nullable=False))
