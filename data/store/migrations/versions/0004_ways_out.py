"""What goes out: in line by platform, in parts, settled or unknown; chats that nothing reaches."""

import sqlalchemy as sa
from alembic import op

revision = "0004_ways_out"
down_revision = "0003_feedback"

CARD_PENDING = sa.text(
    "(wanted > shown OR state IN ('settling', 'sending')) AND state NOT IN ('failed', 'withdrawn', 'unknown')"
)
MESSAGE_PENDING = sa.text("state IN ('waiting', 'retrying', 'settling', 'sending')")
MESSAGE_TROUBLED = sa.text("state IN ('unknown', 'failed')")
FORMER_CARD_PENDING = sa.text(
    "(wanted > shown OR state IN ('unknown', 'sending')) AND state NOT IN ('failed', 'withdrawn')"
)
ORDER = ["chat_id", "priority", "order_no"]
LINE = ["platform", "priority", "chat_id"]


def upgrade() -> None:
    """Widen the tables and index what waits by what is asked of it."""
    op.add_column("chats", sa.Column("gone", sa.String(64), nullable=False, server_default=""))
    op.add_column("messages", sa.Column("part", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("messages", sa.Column("upload_ref", sa.String(128), nullable=True))
    op.drop_index("cards_pending", "cards")
    op.drop_index("messages_by_state", "messages")
    for table in ("cards", "messages"):
        op.add_column(table, sa.Column("platform", sa.String(16), nullable=False, server_default=""))
        op.execute(
            f"UPDATE {table} SET platform = coalesce("  # noqa: S608  # two names of our own
            f"(SELECT platform FROM chats WHERE chats.chat_id = {table}.chat_id), '')"
        )
        op.execute(f"UPDATE {table} SET state = 'settling' WHERE state = 'unknown'")  # noqa: S608  # as above
    _index("cards_pending", "cards", ORDER, CARD_PENDING)
    _index("cards_in_line", "cards", LINE, CARD_PENDING)
    _index("messages_pending", "messages", ORDER, MESSAGE_PENDING)
    _index("messages_in_line", "messages", LINE, MESSAGE_PENDING)
    _index("messages_troubled", "messages", ["subject"], MESSAGE_TROUBLED)


def downgrade() -> None:
    """Narrow the tables again."""
    op.drop_index("messages_troubled", "messages")
    op.drop_index("messages_in_line", "messages")
    op.drop_index("messages_pending", "messages")
    op.drop_index("cards_in_line", "cards")
    op.drop_index("cards_pending", "cards")
    for table in ("cards", "messages"):
        op.execute(f"UPDATE {table} SET state = 'unknown' WHERE state = 'settling'")  # noqa: S608  # two names of our own
        op.drop_column(table, "platform")
    op.drop_column("messages", "upload_ref")
    op.drop_column("messages", "part")
    op.drop_column("chats", "gone")
    op.create_index("messages_by_state", "messages", ["state", "chat_id"])
    _index("cards_pending", "cards", ORDER, FORMER_CARD_PENDING)


def _index(name: str, table: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)
