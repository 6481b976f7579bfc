"""Tasks, and what was done about them."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0009_tasks"
down_revision = "0003_feedback"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "tasks",
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("opened_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=64), nullable=False),
        sa.Column("about", sa.String(length=48), nullable=False),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("team", sa.String(length=64), nullable=False),
        sa.Column("opened_by", sa.BigInteger(), nullable=True),
        sa.Column("due_at", schema.Moment(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("told_overdue", sa.Boolean(), nullable=False),
        sa.Column("then_due", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("number"),
    )
    for name in ("about", "owner_id", "team"):
        op.create_index(op.f(f"ix_tasks_{name}"), "tasks", [name], unique=False)
    op.create_table(
        "task_entries",
        sa.Column("task_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry_number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", schema.Moment(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("task_number", "entry_number"),
    )
    op.create_index(op.f("ix_task_entries_person_id"), "task_entries", ["person_id"], unique=False)


def downgrade() -> None:
    """Drop the tables with all that they hold."""
    op.drop_table("task_entries")
    op.drop_table("tasks")
