"""Groups of alerts, what fires in them, and what happened to them."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0009_alerts"
down_revision = "0002_in_and_out"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "alert_groups",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("source", sa.String(length=32), nullable=False),
        sa.Column("group_key", sa.String(length=64), nullable=False),
        sa.Column("app", sa.String(length=64), nullable=False),
        sa.Column("severity", sa.String(length=16), nullable=False),
        sa.Column("opened_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("changed_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("firing", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.Column("acknowledged_by", sa.BigInteger(), nullable=True),
        sa.Column("acknowledged_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("resolved_by", sa.BigInteger(), nullable=True),
        sa.Column("silenced_by", sa.BigInteger(), nullable=True),
        sa.Column("silenced_until", schema.Moment(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_alert_groups_state"), "alert_groups", ["state"], unique=False)
    op.create_index("alert_groups_by_key", "alert_groups", ["source", "group_key"], unique=False)
    op.create_table(
        "alerts",
        sa.Column("group_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("firing", sa.Boolean(), nullable=False),
        sa.Column("severity", sa.Integer(), nullable=False),
        sa.Column("starts_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("told_at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("group_number", "fingerprint"),
    )
    op.create_table(
        "alert_entries",
        sa.Column("group_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.Column("by", sa.BigInteger(), nullable=True),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("until", schema.Moment(timezone=True), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("group_number", "entry_number"),
    )


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    op.drop_table("alert_entries")
    op.drop_table("alerts")
    op.drop_table("alert_groups")
