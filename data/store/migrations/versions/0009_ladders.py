"""Ladders: what is done step by step until something ends it."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0009_ladders"
down_revision = "0004_recurring_due_rows"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ladders",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("started_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("climbed", sa.Integer(), nullable=False),
        sa.Column("due_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("goal_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("left_seconds", sa.Float(), nullable=True),
        sa.Column("ended_at", schema.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name", "subject"),
    )


def downgrade() -> None:
    """Drop the table with all that it holds."""
    op.drop_table("ladders")
