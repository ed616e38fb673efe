"""What was ticked is a context and ratings, each kept once."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_SHARED = {"context": ("kind", "channel", "segment", "place"), "ratings": ("nps", "csat", "ces", "rating")}


def upgrade() -> None:
    """Change the tables of a database that has the migration before this one."""
    op.create_table(
        "context",
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("segment", sa.Text(), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("workshop", "number"),
    )
    op.create_table(
        "ratings",
        sa.Column("workshop", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("nps", sa.SmallInteger(), nullable=True),
        sa.Column("csat", sa.SmallInteger(), nullable=True),
        sa.Column("ces", sa.SmallInteger(), nullable=True),
        sa.Column("rating", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("workshop", "number"),
    )
    firsts = []
    for name, columns in _SHARED.items():
        op.add_column("feedback", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
        # A context, and ratings, have the number of the first answer that had them.
        same = f"workshop, {', '.join(columns)}"
        firsts.append(f"min(number) OVER (PARTITION BY {same}) AS {name}")
        op.execute(f"INSERT INTO {name} (number, {same}) SELECT min(number), {same} FROM answer GROUP BY {same}")  # noqa: S608 - our own names
    # A table with a key: looking each row up among the answers would take minutes for 100,000 rows without one.
    op.create_table(
        "became",
        sa.Column("workshop", sa.String(length=20), primary_key=True),
        sa.Column("number", sa.Integer(), autoincrement=False, primary_key=True),
        *(sa.Column(name, sa.Integer()) for name in _SHARED),
    )
    op.execute(f"INSERT INTO became SELECT workshop, number, {', '.join(firsts)} FROM answer")  # noqa: S608 - our own names
    found = "FROM became WHERE became.workshop = feedback.workshop AND became.number = feedback.answer"
    values = ", ".join(f"{name} = (SELECT {name} {found})" for name in _SHARED)
    op.execute(f"UPDATE feedback SET {values}")  # noqa: S608 - our own names
    op.drop_table("became")
    op.drop_column("feedback", "answer")
    op.drop_table("answer")
