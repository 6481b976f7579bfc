"""Tickets that are handled together, and links among them."""

import sqlalchemy as sa
from alembic import op

revision = "0010_tickets_together"
down_revision = "0005_files"


def upgrade() -> None:
    """Make the column and the table."""
    op.add_column("tickets", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    op.create_index(op.f("ix_tickets_merged_into"), "tickets", ["merged_into"], unique=False)
    op.create_table(
        "ticket_links",
        sa.Column("ticket_number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(length=48), nullable=False),
        sa.PrimaryKeyConstraint("ticket_number", "subject"),
    )


def downgrade() -> None:
    """Drop them again."""
    op.drop_table("ticket_links")
    op.drop_index(op.f("ix_tickets_merged_into"), "tickets")
    op.drop_column("tickets", "merged_into")
