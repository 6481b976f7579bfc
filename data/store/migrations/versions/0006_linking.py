"""Codes that link accounts, and what is kept of linked ones."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0006_linking"
down_revision = "0005_home"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "link_codes",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("selector", sa.String(length=8), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("seed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("selector"),
        sa.UniqueConstraint("platform", "user_id", name="link_code_once"),
    )
    op.create_table(
        "wrong_codes",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("platform", "user_id"),
    )
    op.create_table(
        "linked_accounts",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("user_id", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.LargeBinary(), nullable=False),
        sa.Column("linked_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("was", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform", "user_id"),
    )
    op.create_table(
        "merged_people",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kept_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id"),
    )
    op.create_index(op.f("ix_merged_people_kept_id"), "merged_people", ["kept_id"])


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    op.drop_table("merged_people")
    op.drop_table("linked_accounts")
    op.drop_table("wrong_codes")
    op.drop_table("link_codes")
