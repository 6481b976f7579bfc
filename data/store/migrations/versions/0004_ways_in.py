"""Fingerprints of calls, former addresses of chats, messages in which things were written, and corrections."""

import sqlalchemy as sa
from alembic import op

revision = "0004_ways_in"
down_revision = "0003_feedback"


def upgrade() -> None:
    """Add them."""
    op.add_column("inbox", sa.Column("fingerprint", sa.String(length=64), nullable=True))
    op.create_index(
        "inbox_fingerprint",
        "inbox",
        ["fingerprint"],
        postgresql_where=sa.text("fingerprint IS NOT NULL"),
        sqlite_where=sa.text("fingerprint IS NOT NULL"),
    )
    op.create_table(
        "former_addresses",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "address"),
    )
    op.create_table(
        "origins",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_ref", sa.String(length=96), nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_ref"),
    )
    op.add_column("ticket_entries", sa.Column("corrects", sa.Integer(), nullable=True))


def downgrade() -> None:
    """Take them away with all that they hold."""
    op.drop_column("ticket_entries", "corrects")
    op.drop_table("origins")
    op.drop_table("former_addresses")
    op.drop_index("inbox_fingerprint", "inbox")
    op.drop_column("inbox", "fingerprint")
