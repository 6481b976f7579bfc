"""Requests that wait for people, and the permissions that are granted by them."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0009_approvals"
down_revision = "0008_companies"


def upgrade() -> None:
    """Make the tables, and room beside people for what they hold."""
    op.create_table(
        "approval_requests",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("requester_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("expires_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("stages", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("barred_by", sa.String(length=64), nullable=False),
        sa.Column("second_factor", sa.Boolean(), nullable=False),
        sa.Column("decided_at", schema.Moment(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_approval_requests_requester_id"), "approval_requests", ["requester_id"])
    op.create_index(op.f("ix_approval_requests_state"), "approval_requests", ["state"])
    op.create_table(
        "approval_evidence",
        sa.Column("request_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("request_number", "version"),
    )
    op.create_table(
        "approval_marks",
        sa.Column("request_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.Column("evidence", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=64), nullable=False),
        sa.Column("stands", sa.Boolean(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("about_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("request_number", "number"),
    )
    op.create_table(
        "grants",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("permission", sa.String(length=64), nullable=False),
        sa.Column("request", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("since", schema.Moment(timezone=True), nullable=False),
        sa.Column("until", schema.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("connection", sa.String(length=16), nullable=False),
        sa.Column("ended_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("ended_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
    )
    op.create_index(op.f("ix_grants_person_id"), "grants", ["person_id"])
    op.add_column("people", sa.Column("held", sa.Text(), server_default="{}", nullable=False))


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    op.drop_column("people", "held")
    op.drop_table("grants")
    op.drop_table("approval_marks")
    op.drop_table("approval_evidence")
    op.drop_table("approval_requests")
