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

from data.store.inventory import (
    DIGEST,
    FEW,
    IMPERSONAL,
    INSTANT,
    NUMBER,
    PLATFORM_ID,
    SEALED,
    holds,
    legible,
    purpose,
)
from data.store.schema import Moment, RowNumber, metadata


def _way_columns() -> tuple[SchemaItem, ...]:
    """Return the columns that tell how far a notice has come; cards and messages share them."""
    return (
        Column("chat_id", BigInteger, nullable=False, info=holds("where it is shown", NUMBER)),
        # Of its chat, kept here too: what one platform does not take must not be in the way of the other's.
        Column("platform", String(16), nullable=False, server_default="", info=IMPERSONAL),
        Column("kind", String(64), nullable=False, info=IMPERSONAL),
        Column("subject", String(48), nullable=False, info=IMPERSONAL),
        Column("priority", Integer, nullable=False, info=IMPERSONAL),
        Column("order_no", BigInteger, nullable=False, info=IMPERSONAL),
        Column("state", String(16), nullable=False, info=IMPERSONAL),
        Column("attempts", Integer, nullable=False, default=0, info=IMPERSONAL),
        Column("unknowns", Integer, nullable=False, default=0, info=IMPERSONAL),
        Column("not_before", Moment, info=IMPERSONAL),
        Column("attempted_at", Moment, info=legible("when it was sent", INSTANT)),
        Column("message_ref", String(128), info=holds("the message", PLATFORM_ID)),
        Column("reason", String(128), nullable=False, default="", info=IMPERSONAL),
        Column("recalled", String(16), nullable=False, server_default="", info=IMPERSONAL),
    )


cards = Table(
    "cards",
    metadata,
    Column("card_id", RowNumber, primary_key=True, info=IMPERSONAL),
    *_way_columns(),
    Column("instance", Integer, nullable=False, info=IMPERSONAL),
    Column("page", String(16), nullable=False, info=IMPERSONAL),
    Column("wanted", Integer, nullable=False, info=IMPERSONAL),
    Column("shown", Integer, nullable=False, info=IMPERSONAL),
    Column("drawn", LargeBinary, info=holds("what the card shows", DIGEST)),
    Column("pinned", String(16), nullable=False, server_default="", info=IMPERSONAL),
    UniqueConstraint("kind", "subject", "instance", "chat_id", name="card_once"),
    info=purpose(
        "to show each subject as it stands",
        kept="as long as the chat; what it shows is drawn from its subject",
    ),
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
    Column("message_id", RowNumber, primary_key=True, info=IMPERSONAL),
    *_way_columns(),
    Column(
        "facts",
        JSON,
        nullable=False,
        info=legible(
            "what a message is made of: numbers, keys, at times names",
            "drawn in the reader's language when it is sent; not sealed yet",
        ),
    ),
    Column("only_for", BigInteger, info=holds("who alone is shown it", NUMBER)),
    Column("about_card", String(64), nullable=False, default="", info=IMPERSONAL),
    Column("promised_at", Moment, nullable=False, info=legible("when it was promised", INSTANT)),
    Column("part", Integer, nullable=False, server_default="0", info=IMPERSONAL),
    Column("upload_ref", String(128), info=holds("a file that was handed to the platform", PLATFORM_ID)),
    # Where the parts before the last one stand, with spaces between.
    Column(
        "earlier_refs",
        String(512),
        nullable=False,
        server_default="",
        info=holds("the parts before the last", PLATFORM_ID),
    ),
    info=purpose(
        "to tell people what happened",
        kept="privacy.terms.notices; of an announcement for good, so that it can be taken back",
    ),
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
    Column("spoken_id", RowNumber, primary_key=True, info=IMPERSONAL),
    Column("message_id", BigInteger, nullable=False, info=IMPERSONAL),
    Column("chat_id", BigInteger, nullable=False, info=holds("where it was said", NUMBER)),
    Column("person_id", BigInteger, nullable=False, info=holds("whose matter it is", NUMBER)),
    Column("reference", String(64), nullable=False, info=holds("the message", PLATFORM_ID)),
    Column("revision", Integer, nullable=False, info=IMPERSONAL),
    Column("language", String(8), nullable=False, info=legible("in which language it was said", FEW)),
    Column("hash", LargeBinary, nullable=False, info=holds("what was said", DIGEST)),
    Column("sealed", LargeBinary, nullable=False, info=holds("what was said", SEALED)),
    Column("said_at", Moment, nullable=False, info=legible("when it was said", INSTANT)),
    info=purpose(
        "to prove what was said to people in the name of the company",
        kept="privacy.terms.spoken, or until whoever was told is forgotten",
    ),
)
