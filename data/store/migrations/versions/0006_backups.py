"""Attempts at backups."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0006_backups"
down_revision = "0005_hooks"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "backup_runs",
        sa.Column("number", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("planned_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("wanted_at", schema.Moment(timezone=True), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.Column("ended_at", schema.Moment(timezone=True), nullable=True),
    )
    op.create_index("ix_backup_runs_state", "backup_runs", ["state"])


def downgrade() -> None:
    """Drop it again."""
    op.drop_table("backup_runs")
