"""Tables of the outbox: cards, messages, and the ledger of what was said."""

from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    TextClause,
    UniqueConstraint,
    text,
)
from sqlalchemy.sql.schema import SchemaItem

from data.store.schema import Moment, RowNumber, metadata


def _way_columns() -> tuple[SchemaItem, ...]:
    """Return the columns that tell how far a notice has come; cards and messages share them."""
    return (
        Column("chat_id", BigInteger, nullable=False),
        # Of its chat, kept here too: what one platform does not take must not be in the way of the other's.
        Column("platform", String(16), nullable=False, server_default=""),
        Column("kind", String(64), nullable=False),
        Column("subject", String(48), nullable=False),
        Column("priority", Integer, nullable=False),
        Column("order_no", BigInteger, nullable=False),
        Column("state", String(16), nullable=False),
        Column("attempts", Integer, nullable=False, default=0),
        Column("unknowns", Integer, nullable=False, default=0),
        Column("not_before", Moment),
        Column("attempted_at", Moment),
        Column("message_ref", String(128)),
        Column("reason", String(128), nullable=False, default=""),
        Column("recalled", String(16), nullable=False, server_default=""),
    )


cards = Table(
    "cards",
    metadata,
    Column("card_id", RowNumber, primary_key=True),
    *_way_columns(),
    Column("instance", Integer, nullable=False),
    Column("page", String(16), nullable=False),
    Column("wanted", Integer, nullable=False),
    Column("shown", Integer, nullable=False),
    Column("drawn", LargeBinary),
    Column("pinned", String(16), nullable=False, server_default=""),
    UniqueConstraint("kind", "subject", "instance", "chat_id", name="card_once"),
)
Index("cards_by_subject", cards.c.subject)
# Written out, without parameters: only so do both databases see that the index holds what the queries ask for.
CARD_PENDING = text(
    "(wanted > shown OR state IN ('settling', 'sending')) AND state NOT IN ('failed', 'withdrawn', 'unknown')"
)
MESSAGE_PENDING = text("state IN ('waiting', 'retrying', 'settling', 'sending')")
MESSAGE_TROUBLED = text("state IN ('unknown', 'failed')")


def _index(name: str, *columns: Column[Any], where: TextClause) -> None:
    """Index what waits, by what is asked of it."""
    Index(name, *columns, sqlite_where=where, postgresql_where=where)


_index("cards_pending", cards.c.chat_id, cards.c.priority, cards.c.order_no, where=CARD_PENDING)
_index("cards_in_line", cards.c.platform, cards.c.priority, cards.c.chat_id, where=CARD_PENDING)

messages = Table(
    "messages",
    metadata,
    Column("message_id", RowNumber, primary_key=True),
    *_way_columns(),
    Column("facts", JSON, nullable=False),
    Column("only_for", BigInteger),
    Column("about_card", String(64), nullable=False, default=""),
    Column("promised_at", Moment, nullable=False),
    Column("part", Integer, nullable=False, server_default="0"),
    Column("upload_ref", String(128)),
    # Where the parts before the last one stand, with spaces between.
    Column("earlier_refs", String(512), nullable=False, server_default=""),
)
Index("messages_by_subject", messages.c.subject)
_index(
    "messages_pending", messages.c.chat_id, messages.c.priority, messages.c.order_no, where=MESSAGE_PENDING
)
_index(
    "messages_in_line", messages.c.platform, messages.c.priority, messages.c.chat_id, where=MESSAGE_PENDING
)
_index("messages_troubled", messages.c.subject, where=MESSAGE_TROUBLED)

spoken = Table(
    "spoken",
    metadata,
    Column("spoken_id", RowNumber, primary_key=True),
    Column("message_id", BigInteger, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("reference", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("language", String(8), nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("said_at", Moment, nullable=False),
)
