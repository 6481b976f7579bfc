"""What tickets are about, and how they end: in silence, or with a low rating that is left at that."""

import sqlalchemy as sa
from alembic import op

revision = "0013_tickets_over"
down_revision = "0010_tickets_together"


def upgrade() -> None:
    """Make the columns; of the tickets that are there nobody said so yet."""
    for name in ("let_be", "silent"):
        op.add_column("tickets", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("tickets", sa.Column("topic", sa.String(length=32), nullable=False, server_default=""))


def downgrade() -> None:
    """Drop them again."""
    for name in ("topic", "silent", "let_be"):
        op.drop_column("tickets", name)
