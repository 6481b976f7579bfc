"""Releases, what was done with them, and which tickets they fix."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0010_releases"
down_revision = "0009_approvals"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "releases",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("app", sa.String(length=64), nullable=False),
        sa.Column("version", sa.String(length=64), nullable=False),
        sa.Column("requester_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("watch_until", schema.Moment(timezone=True), nullable=True),
        sa.Column("passed_by", sa.BigInteger(), nullable=True),
        sa.Column("reviewed_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    for name in ("app", "state"):
        op.create_index(op.f(f"ix_releases_{name}"), "releases", [name], unique=False)
    op.create_table(
        "release_events",
        sa.Column("release_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("done", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("release_number", "number"),
    )
    op.create_table(
        "release_tickets",
        sa.Column("release_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ticket_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("by_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("release_number", "ticket_number"),
    )
    op.create_index(
        op.f("ix_release_tickets_ticket_number"), "release_tickets", ["ticket_number"], unique=False
    )


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    for name in ("release_tickets", "release_events", "releases"):
        op.drop_table(name)
