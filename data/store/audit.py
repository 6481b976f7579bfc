"""The audit chain: every decision as canonical bytes, each entry sealed by the hash of the one before."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Column, Connection, LargeBinary, Table, func, select

from data.store.schema import Moment, RowNumber, metadata

GENESIS = bytes(32)
CHAIN_LOCK = 0x6465736B  # any number that no other advisory lock of this store uses

audit_entries = Table(
    "audit_entries",
    metadata,
    Column("entry_id", RowNumber, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("chained", LargeBinary, nullable=False),
)


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


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """The first entry whose hash does not follow from the one before it."""

    entry_id: int


def canonical(event: Happened, at: datetime) -> bytes:
    """Return the one byte form of an event that is ever hashed."""
    body = {
        "at": at.isoformat(),
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
        number, chained = number + 1, _link(chained, body)
        rows.append({"entry_id": number, "at": at, "body": body, "chained": chained})
    connection.execute(_APPEND, rows)


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last link of the chain; whoever has it from elsewhere can tell whether the chain was cut or rewritten."""

    entry_id: int
    chained: bytes


def chain_head(connection: Connection) -> ChainHead:
    """Return the last link, or the beginning of an empty chain."""
    head = connection.execute(_HEAD).first()
    return ChainHead(head.entry_id, head.chained) if head else ChainHead(0, GENESIS)


def verify_chain(connection: Connection) -> BrokenLink | int:
    """Walk the whole chain from its stored bytes; return the number of entries, or where it breaks."""
    chained, count = GENESIS, 0
    rows = connection.execute(select(audit_entries).order_by(audit_entries.c.entry_id))
    for row in rows:
        count += 1
        chained = _link(chained, row.body)
        if row.entry_id != count or row.chained != chained:
            return BrokenLink(row.entry_id)
    return count


def _link(before: bytes, body: bytes) -> bytes:
    return hashlib.sha256(before + body).digest()
