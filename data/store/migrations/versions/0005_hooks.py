"""Troubles that admins and the pager were told of."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0005_hooks"
down_revision = "0004_operating"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "told_troubles",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("since", schema.Moment(timezone=True), nullable=False),
        sa.Column("over_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("page", sa.String(length=16), nullable=False),
        sa.Column("page_reason", sa.String(length=128), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )


def downgrade() -> None:
    """Drop the table with all that it holds."""
    op.drop_table("told_troubles")
