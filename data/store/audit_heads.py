"""Heads of the audit chain, one of every day, as they were told to the outside."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import BigInteger, Column, Date, LargeBinary, Table, select

from data.model.audit import ChainHead
from data.store.audit import chain_head
from data.store.inventory import IMPERSONAL, purpose
from data.store.schema import inserts_into, metadata
from data.store.work import Reading, Work

audit_heads = Table(
    "audit_heads",
    metadata,
    Column("day", Date, primary_key=True, info=IMPERSONAL),
    Column("entry_id", BigInteger, nullable=False, info=IMPERSONAL),
    Column("chained", LargeBinary, nullable=False, info=IMPERSONAL),
    info=purpose("to find out whether the chain was written anew", kept="for good"),
)
_KEEP = {
    dialect: insert.on_conflict_do_nothing(index_elements=[audit_heads.c.day]).returning(audit_heads.c.day)
    for dialect, insert in inserts_into(audit_heads).items()
}


class Heads:
    """The heads that are kept, and the one that would be."""

    def __init__(self, reading: Reading) -> None:
        self._connection = reading.connection

    def __iter__(self) -> Iterator[ChainHead]:
        """Yield all, the oldest first."""
        for row in self._connection.execute(select(audit_heads).order_by(audit_heads.c.day)):
            yield ChainHead(row.entry_id, row.chained)


class HeadChanges:
    """The keeping of heads."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection

    def keep(self, day: date) -> ChainHead | None:
        """Keep the head of a day and return it; None when there is nothing yet, or that day has one."""
        head = chain_head(self._connection)
        if not head.entry_id:
            return None
        row = {"day": day, "entry_id": head.entry_id, "chained": head.chained}
        kept = self._connection.execute(_KEEP[self._connection.dialect.name], row).scalar()
        return None if kept is None else head
