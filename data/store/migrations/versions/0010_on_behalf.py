"""On whose behalf something was done by whoever stands in for a colleague."""

import sqlalchemy as sa
from alembic import op

revision = "0010_on_behalf"
down_revision = ("0009_approvals", "0009_alerts", "0009_tasks")
TABLES = ("approval_marks", "ticket_entries", "task_entries", "alert_entries")


def upgrade() -> None:
    """Add the column, empty for all that was done so far."""
    for table in TABLES:
        op.add_column(table, sa.Column("on_behalf_of", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    for table in TABLES:
        op.drop_column(table, "on_behalf_of")
