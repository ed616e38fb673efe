"""What was ticked is kept once."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_TICKED = ("kind", "channel", "segment", "place", "nps", "csat", "ces", "rating")
_SAME = f"workshop, {', '.join(_TICKED)}"


def upgrade() -> None:
    """Change the tables of a database that has the migration before this one."""
    op.create_table(
        "answer",
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.Column("nps", sa.SmallInteger(), nullable=True),
        sa.Column("csat", sa.SmallInteger(), nullable=True),
        sa.Column("ces", sa.SmallInteger(), nullable=True),
        sa.Column("rating", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("workshop", "number"),
    )
    op.add_column("feedback", sa.Column("answer", sa.Integer(), server_default="0", nullable=False))
    # An answer has the number of the first row that gave it.
    op.execute(
        f"INSERT INTO answer (number, {_SAME}) SELECT min(number), {_SAME} FROM feedback GROUP BY {_SAME}"  # noqa: S608 - our own names
    )
    op.execute(
        "UPDATE feedback SET answer = told.first FROM "  # noqa: S608 - our own names
        f"(SELECT number, min(number) OVER (PARTITION BY {_SAME}) AS first FROM feedback) AS told "
        "WHERE told.number = feedback.number"
    )
    for name in _TICKED:
        op.drop_column("feedback", name)
