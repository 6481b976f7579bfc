"""Due rows that recur."""

import sqlalchemy as sa
from alembic import op

from data.store import schema

revision = "0004_recurring_due_rows"
down_revision = "0003_feedback"


def upgrade() -> None:
    """Let a due row carry its rule and the last instant for which it was claimed."""
    op.add_column("due_rows", sa.Column("rule", sa.Text(), nullable=True))
    op.add_column("due_rows", sa.Column("claimed_for", schema.Moment(timezone=True), nullable=True))


def downgrade() -> None:
    """Forget every rule; what is planned is still due once."""
    op.drop_column("due_rows", "claimed_for")
    op.drop_column("due_rows", "rule")
