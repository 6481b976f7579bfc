"""Calls of the operator to a desk that runs, and platforms that are in trouble."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0004_operating"
down_revision = "0003_feedback"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "operator_calls",
        sa.Column("call_id", schema.RowNumber, nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("call_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "platform_troubles",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(length=64), nullable=False),
        sa.Column("since", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform"),
    )


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    op.drop_table("platform_troubles")
    op.drop_table("operator_calls")
