"""Announcements: their texts, whom they reach, and who wants to hear of what."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0010_announcements"
down_revision = "0009_approvals"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "announcements",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("author_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("app", sa.String(length=64), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("opened_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("wanted_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("send_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("request", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.Column("signed", sa.String(length=64), nullable=False),
        sa.Column("cursor", sa.BigInteger(), nullable=False),
        sa.Column("is_planned", sa.Boolean(), nullable=False),
        sa.Column("started_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("ended_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("corrected_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("about", sa.String(length=48), nullable=False),
        sa.Column("then_due", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_announcements_request"), "announcements", ["request"], unique=False)
    op.create_table(
        "announcement_texts",
        sa.Column("announcement_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("announcement_number", "revision"),
    )
    op.create_table(
        "announcement_recipients",
        sa.Column("announcement_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("skipped", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("announcement_number", "chat_id"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("wants", sa.Boolean(), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "kind"),
    )


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    for name in ("subscriptions", "announcement_recipients", "announcement_texts", "announcements"):
        op.drop_table(name)
