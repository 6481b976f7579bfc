"""What goes out can be taken back again, and cards can be pinned."""

import sqlalchemy as sa
from alembic import op

revision = "0005_home"
down_revision = "0004_ways_out"


def upgrade() -> None:
    """Widen the tables."""
    for table in ("cards", "messages"):
        op.add_column(table, sa.Column("recalled", sa.String(16), nullable=False, server_default=""))
    op.add_column("messages", sa.Column("earlier_refs", sa.String(512), nullable=False, server_default=""))
    op.add_column("cards", sa.Column("pinned", sa.String(16), nullable=False, server_default=""))
    op.create_index("messages_by_subject", "messages", ["subject"])


def downgrade() -> None:
    """Narrow the tables again."""
    op.drop_index("messages_by_subject", "messages")
    op.drop_column("cards", "pinned")
    op.drop_column("messages", "earlier_refs")
    for table in ("cards", "messages"):
        op.drop_column(table, "recalled")
