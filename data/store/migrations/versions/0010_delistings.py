"""Delistings, their stores, and what happened with them."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0010_delistings"
down_revision = "0009_approvals"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "delistings",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("app", sa.String(length=64), nullable=False),
        sa.Column("request", sa.BigInteger(), nullable=False),
        sa.Column("requester_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("take_down_on", sa.String(length=10), nullable=False),
        sa.Column("end_on", sa.String(length=10), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("begun_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("review", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    for name in ("requester_id", "state", "review"):
        op.create_index(op.f(f"ix_delistings_{name}"), "delistings", [name], unique=False)
    op.create_table(
        "delisting_stores",
        sa.Column("delisting_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("task", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("at", schema.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("delisting_number", "position"),
    )
    op.create_index(op.f("ix_delisting_stores_task"), "delisting_stores", ["task"], unique=False)
    op.create_table(
        "delisting_entries",
        sa.Column("delisting_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", sa.String(length=16), nullable=False),
        sa.Column("rung", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("delisting_number", "number"),
    )
    op.create_index(op.f("ix_delisting_entries_person_id"), "delisting_entries", ["person_id"], unique=False)


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    for name in ("delisting_entries", "delisting_stores", "delistings"):
        op.drop_table(name)
