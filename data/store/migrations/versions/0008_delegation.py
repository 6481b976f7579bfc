"""Loans: what somebody who is away lends a colleague."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0008_delegation"
down_revision = "0007_privacy"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "loans",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("lender_id", sa.BigInteger(), nullable=False),
        sa.Column("delegate_id", sa.BigInteger(), nullable=False),
        sa.Column("starts_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("ends_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("ended_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("ending", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_loans_lender_id"), "loans", ["lender_id"])
    op.create_index(op.f("ix_loans_delegate_id"), "loans", ["delegate_id"])


def downgrade() -> None:
    """Drop the table with all that it holds."""
    op.drop_table("loans")
