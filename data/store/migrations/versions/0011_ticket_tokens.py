"""What tickets are found by."""

import sqlalchemy as sa
from alembic import op

revision = "0011_ticket_tokens"
down_revision = "0010_tickets_together"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ticket_tokens",
        sa.Column("token", sa.LargeBinary(length=8), nullable=False),
        sa.Column("ticket_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("token", "ticket_number"),
    )
    op.create_index(op.f("ix_ticket_tokens_ticket_number"), "ticket_tokens", ["ticket_number"], unique=False)


def downgrade() -> None:
    """Drop it with all that it holds."""
    op.drop_table("ticket_tokens")
