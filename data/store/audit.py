"""The audit chain: every decision as canonical bytes, each entry sealed by the hash of the one before."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, Connection, Index, LargeBinary, Table, Text, func, select

from data.model.audit import HASH_BYTES, ChainHead
from data.store.inventory import IMPERSONAL, INSTANT, NUMBER, holds, legible, purpose
from data.store.schema import Moment, RowNumber, metadata

GENESIS = bytes(HASH_BYTES)
CHAIN_LOCK = 0x6465736B  # any number that no other advisory lock of this store uses

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("entry_id", RowNumber, primary_key=True, autoincrement=False, info=IMPERSONAL),
    Column("at", Moment, nullable=False, info=legible("when it happened", INSTANT)),
    Column(
        "body",
        LargeBinary,
        nullable=False,
        info=legible(
            "who did what to what",
            "a proof is read without any key; it holds numbers and keys, no names and no words",
        ),
    ),
    Column("chained", LargeBinary, nullable=False, info=IMPERSONAL),
    # Told by the body as well: they stand beside it so that entries are found without reading all.
    Column("person_id", BigInteger, info=holds("who did it", NUMBER)),
    Column(
        "subject",
        Text,
        nullable=False,
        server_default="",
        info=legible("to what it was done: a number of the desk", "entries are found by it"),
    ),
    info=purpose(
        "to prove who decided, saw or changed what",
        kept="for good: an entry that is taken out breaks the chain",
    ),
)
Index("audit_by_subject", audit_entries.c.subject, audit_entries.c.entry_id)
Index("audit_by_person", audit_entries.c.person_id, audit_entries.c.entry_id)
Index("audit_by_instant", audit_entries.c.at)

_HEAD = (
    select(audit_entries.c.entry_id, audit_entries.c.chained)
    .order_by(audit_entries.c.entry_id.desc())
    .limit(1)
)
_APPEND = audit_entries.insert()
_LOCK = select(func.pg_advisory_xact_lock(CHAIN_LOCK))


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing worth keeping for good: who did what to what.

    Attributes:
        deed: constant name, such as feedback.claimed.
        by: person_id, None for the desk itself.
        facts: numbers, keys and hashes; never what somebody wrote, never a name.
    """

    deed: str
    subject: str
    by: int | None = None
    facts: Mapping[str, str | int | None] | None = None


def canonical(event: Happened, at: datetime) -> bytes:
    """Return the one byte form of an event that is ever hashed."""
    body = {
        "at": at.astimezone(UTC).isoformat(),
        "by": event.by,
        "deed": event.deed,
        "facts": dict(event.facts or {}),
        "subject": event.subject,
    }
    return json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def close_chain(connection: Connection, events: Sequence[Happened], at: datetime) -> None:
    """Append the events of one work. Call it last before the commit: it holds the chain's lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK)
    head = chain_head(connection)
    number, chained = head.entry_id, head.chained
    rows = []
    for event in events:
        body = canonical(event, at)
        number, chained = number + 1, link(chained, body)
        rows.append(
            {
                "entry_id": number,
                "at": at,
                "body": body,
                "chained": chained,
                "person_id": event.by,
                "subject": event.subject,
            }
        )
    connection.execute(_APPEND, rows)


def chain_head(connection: Connection) -> ChainHead:
    """Return the last link, or the beginning of an empty chain."""
    head = connection.execute(_HEAD).first()
    return ChainHead(head.entry_id, head.chained) if head else ChainHead(0, GENESIS)


def link(before: bytes, body: bytes) -> bytes:
    """Return the hash that seals an entry after the one that was sealed with `before`."""
    return hashlib.sha256(before + body).digest()
